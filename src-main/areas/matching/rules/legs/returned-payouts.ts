/**
 * Payouts that came back to the channel account under their own number (a bank refused them): neither ever reached the bank, so neither is
 * missing there. Where the bank shows them after all, keys have matched them before.
 */
import { isItemOpen } from '../work/items.ts';
import type { LegWork } from '../work/leg-work.ts';
import type { Unit } from './bank-units.ts';

export function leaveReturned(work: LegWork, units: readonly Unit[]): void {
  const sent = new Map<string, Unit[]>();
  const keyOf = (number: string, unit: Unit) => `${number}|${unit.currency}|${Math.abs(unit.sum)}`;
  const isOpen = (unit: Unit) => isItemOpen(work, 'left', unit);
  const isPayout = (unit: Unit) => !unit.isFromRight && isOpen(unit);
  for (const unit of units.filter((each) => each.sum > 0 && isPayout(each)))
    for (const number of unit.numbers) {
      const key = keyOf(number, unit);
      sent.set(key, [...(sent.get(key) ?? []), unit]);
    }
  for (const back of units.filter((each) => each.sum < 0 && isPayout(each))) {
    const of = back.numbers
      .flatMap((number) => sent.get(keyOf(number, back)) ?? [])
      .filter((unit) => isOpen(unit) && unit.day <= back.day);
    const [unit] = new Set(of);
    if (!unit || new Set(of).size > 1) continue; // Which of several came back is not said.
    for (const line of [...unit.lines, ...back.lines]) work.leaveLeft(line);
  }
}
