/**
 * One run of the matching, computed and then written at once. Nothing is written while it computes; what was there before stays the newest run
 * until the new one is in.
 */
import { Refused } from '../../../shared/contract/errors.ts';
import type { Ledger } from '../../ledger/ledger.ts';
import type { CallInfo } from '../../platform/handlers.ts';
import type { Record as AuditRecord } from '../../record/record.ts';
import { computeRun, inputsHash } from './compute.ts';
import type { InputDeps } from './leg-input.ts';
import type { RuleStore } from './rule-store.ts';
import type { Pair } from './sides.ts';
import { appendRun } from './store.ts';

export interface RunDeps extends InputDeps {
  readonly ledger: Ledger;
  readonly record: AuditRecord;
  readonly now: () => string;
  readonly rules: RuleStore;
}

/** Runs and writes; gives the run's id and its as-of day. */
export async function runMatching(
  deps: RunDeps,
  input: { readonly asOf: string | null; readonly pair: Pair | null },
  info: CallInfo,
): Promise<{ readonly runId: number; readonly asOf: string }> {
  const computed = await computeRun(deps, { ...input, rules: deps.rules.inForce() }, info);
  const { asOf } = computed;
  if (inputsHash(deps.lines, deps.rules.inForce(), deps.terms.now()) !== computed.inputsHash)
    throw new Refused('plan_stale', { file: '' });
  info.progress('writing', computed.legs.length, computed.legs.length);
  const ranAt = deps.now();
  const ran = (id: number) => ({ action: 'matching.ran', subject: { run: id, as_of: asOf } });
  const runId = deps.record.write(info, ran, () =>
    appendRun(deps.ledger, { ...computed, ranAt, ranBy: info.person }),
  );
  return { runId, asOf };
}
