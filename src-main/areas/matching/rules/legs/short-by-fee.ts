/**
 * A bank credit that lacks exactly the schedule's fee of what should have arrived: one `fee_differs` that names both, instead of one line missing
 * and another unexplained. Only where one credit fits one unit and no other.
 */
import { draftOf } from '../work/drafts.ts';
import { isItemOpen } from '../work/items.ts';
import type { LegWork } from '../work/leg-work.ts';
import { dayOf } from '../work/line-facts.ts';
import type { Unit } from './bank-units.ts';
import { feeNotNetted } from './fee-check.ts';

export function exceptShortByFee(
  work: LegWork,
  units: readonly Unit[],
  banks: readonly number[],
  expectedBy: (unit: Unit) => number,
): void {
  if (!work.input.terms.feeOf) return;
  const open = units.filter((unit) => isItemOpen(work, 'left', unit));
  const credits = new Map<string, number[]>();
  for (const bank of banks) {
    if (!work.isRightOpen(bank)) continue;
    const key = `${work.rightCurrency(bank)}|${work.rightSigned(bank)}`;
    credits.set(key, [...(credits.get(key) ?? []), bank]);
  }
  const fits = open.flatMap((unit) => {
    const fee = feeNotNetted(work, unit.lines);
    if (!fee) return [];
    const until = expectedBy(unit);
    const found = (credits.get(`${unit.currency}|${unit.sum - fee.amount}`) ?? []).filter(
      (bank) => dayOf(work.right, bank) >= unit.day && dayOf(work.right, bank) <= until,
    );
    return found.map((bank) => ({ unit, bank, evidence: fee.evidence }));
  });
  for (const { unit, bank, evidence } of fits) {
    const isOnly = fits.every((each) => (each.unit === unit) === (each.bank === bank));
    if (isOnly && !work.isRefused(unit.lines, [bank]))
      work.except(draftOf(work, 'fee_differs', unit.lines, [bank], { evidence }));
  }
}
