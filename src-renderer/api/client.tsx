/**
 * The typed client of the contract: ask, hooks over TanStack Query, and the events that keep lists fresh.
 *
 * Answers are checked against the contract here and nowhere else. A refusal is thrown as CallError with its kind and facts; words are made
 * by ui/error-note.
 */
import './no-generated-code.ts';
import {
  keepPreviousData,
  QueryClient,
  QueryClientProvider,
  useMutation,
  useQuery,
} from '@tanstack/react-query';
import { type ReactNode, useEffect, useState } from 'react';
import { z } from 'zod';
import { type CallName, calls, eventSchema, type Input, type Output } from '../../shared/contract/calls.ts';
import { type ErrorKind, type Facts, wireErrorSchema } from '../../shared/contract/errors.ts';
import { askForProof } from './proof.ts';
import { beginTask, endTask, noteCancel, noteProgress, type Progress, useRunningTasks } from './tasks.ts';
import { pickTransport, type Transport } from './transport.ts';

export class CallError extends Error {
  readonly kind: ErrorKind | 'unreachable';
  readonly facts: Facts;
  readonly call: string;
  constructor(kind: ErrorKind | 'unreachable', facts: Facts, call: string) {
    super(`${call}: ${kind}`);
    this.name = 'CallError';
    this.kind = kind;
    this.facts = facts;
    this.call = call;
  }
}

const refusalSchema = z.object({ ok: z.literal(false), error: wireErrorSchema });
const answerSchema = z.object({ ok: z.literal(true), value: z.unknown() });

let held: Transport | null = null;
/** Made at the first use, so that the shell's token leaves the address before the router reads it. */
export const transport = (): Transport => {
  held ??= pickTransport();
  return held;
};

/** A call refused until the person proves herself anew is asked again by itself once she has; who would not prove it gets the refusal. */
export async function ask<N extends CallName>(name: N, input: Input<N>): Promise<Output<N>> {
  try {
    return await askOnce(name, input);
  } catch (fault) {
    if (!(fault instanceof CallError)) throw fault;
    // The session ended elsewhere, or owes a password now: the app shows what there is to do.
    if (fault.kind === 'locked' || fault.kind === 'must_change_password') void invalidate('workspace.status');
    if (fault.kind !== 'prove_again' || !(await askForProof(name))) throw fault;
    return askOnce(name, input);
  }
}

async function askOnce<N extends CallName>(name: N, input: Input<N>): Promise<Output<N>> {
  let raw: unknown;
  try {
    raw = await transport().call(name, input);
  } catch {
    throw new CallError('unreachable', {}, name);
  }
  const refused = refusalSchema.safeParse(raw);
  if (refused.success) throw new CallError(refused.data.error.kind, refused.data.error.facts, name);
  const answered = answerSchema.safeParse(raw);
  const value = answered.success ? calls[name].output.safeParse(answered.data.value) : answered;
  if (!value.success) {
    const issue = value.error.issues[0];
    throw new CallError('internal', { at: issue?.path.map(String).join('.') ?? '' }, name);
  }
  return value.data as Output<N>; // Checked by this very call's schema a line above; the compiler cannot follow the index.
}

export function cancelTask(taskId: string): void {
  noteCancel(taskId);
  void ask('task.cancel', { taskId }).catch(() => undefined); // It may have ended in between.
}

/** Hands a file over; a refusal of the shell is a CallError like any other. */
export const putFile = (file: File): Promise<string> => passing(file.name, () => transport().putFile(file));

export const saveFile = (file: { readonly token: string; readonly fileName: string }): Promise<void> =>
  passing(file.fileName, () => transport().saveFile(file.token, file.fileName));

async function passing<T>(file: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (fault) {
    const refused = refusalSchema.safeParse(fault);
    if (refused.success)
      throw new CallError(refused.data.error.kind, { ...refused.data.error.facts, file }, 'files');
    throw new CallError('unreachable', { file }, 'files');
  }
}

export const queryClient = new QueryClient({
  defaultOptions: {
    queries: { retry: false, refetchOnWindowFocus: false, staleTime: 30_000 },
    mutations: { retry: false, gcTime: 0 }, // Answers may be secrets: none outlives the part that asked.
  },
});

interface AnswerOptions {
  readonly enabled?: boolean;
  /** Keeps the last page on the screen while the next one comes. */
  readonly keepsPrevious?: boolean;
}

export function useAnswer<N extends CallName>(name: N, input: Input<N>, options: AnswerOptions = {}) {
  return useQuery<Output<N>, CallError>({
    queryKey: [name, input],
    queryFn: () => ask(name, input),
    enabled: options.enabled ?? true,
    ...(options.keepsPrevious ? { placeholderData: keepPreviousData } : {}),
  });
}

/** A call that changes something. Lists refresh by the engine's `changed` event, not here. */
export function useAsk<N extends CallName>(name: N) {
  return useMutation<Output<N>, CallError, Input<N>>({ mutationFn: (input) => ask(name, input) });
}

export const invalidate = (...names: CallName[]): Promise<unknown> =>
  queryClient.invalidateQueries({ predicate: (query) => names.some((name) => query.queryKey[0] === name) });

/** After a lock: everything but the door's own two answers leaves the page. */
export const forgetAnswers = (): void => {
  queryClient.removeQueries({
    predicate: ({ queryKey }) => queryKey[0] !== 'workspace.status' && queryKey[0] !== 'settings.get',
  });
  queryClient.getMutationCache().clear();
};

/** Answers that other areas' facts are in: by call, or all of an area's. */
const RESTS_ON: Readonly<Record<string, readonly string[]>> = {
  funds: ['journal', 'payments', 'statements'],
  // What waits for a second person, and how many have agreed.
  payments: ['approvals'],
  'parties.waiting': ['approvals'],
  'orders.story': ['approvals'],
  'journal.fundChecks': ['statements', 'matching', 'exceptions', 'payments', 'funds', 'parties', 'terms'],
  'journal.clientFunds': ['parties'],
  // Figures of all there is. Risk's own charts rest on its alerts and cases too, which change by no other name.
  analytics: [
    'statements',
    'matching',
    'exceptions',
    'orders',
    'parties',
    'terms',
    'payments',
    'funds',
    'journal',
    'settlement',
    'risk',
  ],
  // What rules find is in all that is read, paid and asked for.
  risk: ['statements', 'orders', 'payments', 'parties', 'funds', 'approvals'],
  'journal.standing': ['statements', 'matching', 'exceptions', 'payments', 'funds', 'parties'],
  // Every hand-over and every judgement is an event of the record.
  'evidence.handed': ['record'],
  'audit.samples': ['record'],
  'audit.sample': ['record'],
  // A pack is of all there is.
  evidence: [
    'statements',
    'matching',
    'exceptions',
    'orders',
    'parties',
    'terms',
    'payments',
    'journal',
    'settlement',
    'audit',
  ],
  'audit.population': ['statements', 'matching', 'payments', 'journal', 'settlement'],
  retention: ['statements', 'parties', 'approvals', 'access', 'audit'],
  settlement: [
    'statements',
    'matching',
    'exceptions',
    'terms',
    'parties',
    'payments',
    'journal',
    'approvals',
  ],
};

/** Area of a call as `changed` names it. A person's decisions change the matching lists; `today` and `home` rest on everything. */
function isTouched(name: string, areas: readonly string[]): boolean {
  const prefix = name.split('.')[0] ?? '';
  // Whether a request is still what was asked for may hang on any of them.
  if (prefix === 'today' || prefix === 'home' || name === 'approvals.get' || areas.includes('workspace'))
    return true;
  if (name === 'workspace.status') return areas.includes('access'); // Rights, and what she owes.
  if ((RESTS_ON[name] ?? RESTS_ON[prefix])?.some((area) => areas.includes(area))) return true;
  return areas.includes(prefix === 'review' ? 'matching' : prefix);
}

function heed(raw: unknown): void {
  const event = eventSchema.safeParse(raw);
  if (!event.success) return;
  if (event.data.type === 'progress') noteProgress(event.data);
  else {
    const { areas } = event.data;
    void queryClient.invalidateQueries({ predicate: (query) => isTouched(String(query.queryKey[0]), areas) });
  }
}

export function ApiProvider({ children }: { readonly children: ReactNode }) {
  useEffect(() => transport().onEvent(heed), []);
  return <QueryClientProvider client={queryClient}>{children}</QueryClientProvider>;
}

/** The calls that take a task id of the caller's. */
type TaskCall = {
  [N in CallName]: N extends 'task.cancel' ? never : Input<N> extends { taskId: string } ? N : never;
}[CallName];

export interface Task {
  readonly isRunning: boolean;
  readonly progress: Progress | null;
  readonly error: CallError | null;
  /** Undefined when it was refused or cancelled; `error` then says why (null for a cancel). */
  readonly run: <N extends TaskCall>(
    name: N,
    input: Omit<Input<N>, 'taskId'>,
  ) => Promise<Output<N> | undefined>;
  readonly cancel: () => void;
  readonly clearError: () => void;
}

/** One long call at a time for a screen: `run` makes the task id, `progress` follows the events, `cancel` asks it to stop. */
export function useTask(): Task {
  const [taskId, setTaskId] = useState<string | null>(null);
  const [error, setError] = useState<CallError | null>(null);
  const running = useRunningTasks().find((task) => task.taskId === taskId);
  return {
    isRunning: running !== undefined,
    progress: running?.progress ?? null,
    error,
    run: async <N extends TaskCall>(name: N, input: Omit<Input<N>, 'taskId'>) => {
      const id = beginTask(name);
      setTaskId(id);
      setError(null);
      try {
        return await ask(name, { ...input, taskId: id } as Input<N>); // Omit and spread give back exactly the input.
      } catch (fault) {
        const refused = fault instanceof CallError ? fault : new CallError('internal', {}, name);
        if (refused.kind !== 'cancelled') setError(refused);
        return undefined;
      } finally {
        endTask(id);
      }
    },
    cancel: () => {
      if (taskId !== null) cancelTask(taskId);
    },
    clearError: () => setError(null),
  };
}
