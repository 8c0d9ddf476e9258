/**
 * Runs one call of the contract. Every shell's calls end here; whatever happens inside, the caller gets the one answer shape.
 *
 * Order: name, right, input, handler, output. A refusal is an expected answer; anything else is a bug of ours, reported to the log and told
 * as `internal` without details.
 */
import type { Right } from '../../shared/contract/call.ts';
import { type CallName, calls, isCallName } from '../../shared/contract/calls.ts';
import { type ErrorKind, type Facts, Refused } from '../../shared/contract/errors.ts';
import type { CallInfo } from '../platform/handlers.ts';

/** Input and output are checked by the contract here, so a table of handlers may be seen as this. */
export type AnyHandler = (input: unknown, info: CallInfo) => unknown;

export interface ServeRequest {
  readonly name: string;
  readonly input: unknown;
  readonly info: CallInfo;
  readonly handlerOf: (name: CallName) => AnyHandler | undefined;
  /** Null when the caller may make the call, which needs this right; else why not. */
  readonly refuseRight: (right: Right, name: CallName) => ErrorKind | null;
  readonly report: (bug: unknown, name: string) => void;
}

export async function serve(request: ServeRequest): Promise<unknown> {
  const { name } = request;
  if (!isCallName(name)) return refusal('unknown_call');
  const call = calls[name];
  const refused = request.refuseRight(call.right, name);
  if (refused) return refusal(refused);
  const input = call.input.safeParse(request.input);
  if (!input.success) {
    const issue = input.error.issues[0];
    return refusal('bad_input', { at: issue?.path.map(String).join('.') ?? '', expected: issue?.code ?? '' });
  }
  const handler = request.handlerOf(name);
  if (!handler) return refusal('locked');
  try {
    return { ok: true, value: call.output.parse(await handler(input.data, request.info)) };
  } catch (fault) {
    if (fault instanceof Refused) return refusal(fault.kind, fault.facts);
    request.report(fault, name);
    return refusal('internal');
  }
}

const refusal = (kind: ErrorKind, facts: Facts = {}) => ({ ok: false, error: { kind, facts } });
