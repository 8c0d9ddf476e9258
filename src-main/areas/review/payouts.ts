/**
 * Channels' payouts that matching joined to their arrival at the bank, by rule or by a person: one movement between accounts of ours, which sums
 * that count money once leave out.
 */
import type { Standing } from './standing.ts';

/** Line → the first line of its group. */
export function payoutsOf(standing: Standing): ReadonlyMap<number, number> {
  const payouts = new Map<number, number>();
  if (!standing.legs().includes('fund_bank')) return payouts;
  const groups = standing.view('fund_bank').groupIndex(['accepted', 'confirmed']);
  for (let at = 0; at < groups.count; at += 1) {
    const { left, right } = groups.at(at);
    const [first] = left;
    // Lines of one side alone are no movement between two accounts.
    if (first === undefined || right.length === 0) continue;
    for (const line of [...left, ...right]) payouts.set(line, first);
  }
  return payouts;
}
