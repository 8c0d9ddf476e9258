/**
 * The limits while somebody writes them: amounts as text, exactly as typed. Pure: what is wrong with a draft, and the rules it makes when nothing
 * is. The engine checks the same again; here it is said beside the field.
 */
import { z } from 'zod';
import { type PolicyRule, REQUEST_KINDS, type RequestKind } from '../../../shared/contract/approvals.ts';
import { formatMinorGrouped, parseMinor } from '../../../shared/domain/money.ts';

export interface DraftStep {
  readonly from: string;
  readonly approvers: number;
}
export interface DraftRule {
  readonly kind: RequestKind;
  readonly steps: readonly DraftStep[];
}
export type StepProblem = 'policy.badAmount' | 'policy.badOrder';

/** The contract's limit. */
export const STEPS_MAX = 5;
export const APPROVERS_MAX = 2;

/** Only the kinds that were written in are kept: limits that somebody else has changed meanwhile stand as they are now. */
export const NOTHING_TYPED: readonly DraftRule[] = [];
const typedRules = z.array(
  z.object({
    kind: z.enum(REQUEST_KINDS),
    steps: z
      .array(z.object({ from: z.string(), approvers: z.number().int().min(0).max(APPROVERS_MAX) }))
      .min(1)
      .max(STEPS_MAX),
  }),
);
export function readTyped(body: string): readonly DraftRule[] | null {
  try {
    return typedRules.parse(JSON.parse(body));
  } catch {
    return null;
  }
}

export const draftOf = (rules: readonly Pick<PolicyRule, 'kind' | 'steps'>[]): DraftRule[] =>
  rules.map(({ kind, steps }) => ({
    kind,
    steps: steps.map((step) => ({
      from: formatMinorGrouped(step.from, 'CNY'),
      approvers: step.approvers,
    })),
  }));

const minorOf = (text: string): number | null => {
  const read = parseMinor(text);
  return read.ok && read.value >= 0 ? read.value : null;
};

/** Steps ascend, each from an amount; the first is from nothing and is not asked for. */
export function problemOf(steps: readonly DraftStep[], at: number): StepProblem | null {
  if (at === 0) return null;
  const own = minorOf(steps[at]?.from ?? '');
  if (own === null) return 'policy.badAmount';
  const before = at === 1 ? 0 : minorOf(steps[at - 1]?.from ?? '');
  return before !== null && own <= before ? 'policy.badOrder' : null;
}

/** null while something is wrong. */
export function rulesFrom(draft: readonly DraftRule[]): PolicyRule[] | null {
  if (draft.some(({ steps }) => steps.some((_, at) => problemOf(steps, at) !== null))) return null;
  return draft.map(({ kind, steps }) => ({
    kind,
    steps: steps.map((step, at) => ({
      from: at === 0 ? 0 : (minorOf(step.from) ?? 0),
      approvers: step.approvers,
    })),
  }));
}

/** One step more than there are, ten times the last, and one person more where that is possible. */
export function withStep(steps: readonly DraftStep[]): readonly DraftStep[] {
  const last = steps.at(-1);
  const from = steps.length === 1 ? 100_000 : (minorOf(last?.from ?? '') ?? 10_000) * 10;
  const approvers = Math.min(APPROVERS_MAX, (last?.approvers ?? 0) + 1);
  return [...steps, { from: formatMinorGrouped(Math.min(from, Number.MAX_SAFE_INTEGER), 'CNY'), approvers }];
}
