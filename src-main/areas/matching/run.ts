/**
 * One run of the matching, computed and then written at once. Nothing is written while it computes; what was there before stays the newest run
 * until the new one is in.
 */
import { Refused } from '../../../shared/contract/errors.ts';
import type { Ledger } from '../../ledger/ledger.ts';
import type { CallInfo } from '../../platform/handlers.ts';
import type { Record as AuditRecord } from '../../record/record.ts';
import { type ComputedRun, computeRun } from './compute.ts';
import { inputsHash } from './fingerprint.ts';
import type { InputDeps } from './leg-input.ts';
import type { RuleStore } from './rule-book/rule-store.ts';
import type { Pair } from './sides.ts';
import { appendRun, runBefore } from './store.ts';

export interface RunDeps extends InputDeps {
  readonly ledger: Ledger;
  readonly record: AuditRecord;
  readonly now: () => string;
  readonly rules: RuleStore;
}

interface RunInput {
  readonly asOf: string | null;
  readonly pair: Pair | null;
  /** full: nothing is taken over from the run before, though the result is the same. */
  readonly scope?: 'changes' | 'full' | undefined;
}

/** Runs and writes. */
export async function runMatching(
  deps: RunDeps,
  { asOf: wanted, pair, scope }: RunInput,
  info: CallInfo,
): Promise<Pick<ComputedRun, 'asOf' | 'done'>> {
  const before = scope === 'full' ? null : runBefore(deps.ledger);
  const computed = await computeRun(deps, { asOf: wanted, pair, rules: deps.rules.inForce(), before }, info);
  const { asOf } = computed;
  if (inputsHash(deps.lines, deps.rules.inForce(), deps.terms.now()) !== computed.inputsHash)
    throw new Refused('plan_stale', { file: '' });
  info.progress('writing', computed.legs.length, computed.legs.length);
  const ranAt = deps.now();
  const ran = (id: number) => ({ action: 'matching.ran', subject: { run: id, as_of: asOf } });
  deps.record.write(info, ran, () => appendRun(deps.ledger, { ...computed, ranAt, ranBy: info.person }));
  return { asOf, done: computed.done };
}
