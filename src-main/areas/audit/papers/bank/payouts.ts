/**
 * Payouts of channels under way to a bank account (在途资金): left the channel by the day, and come to the bank behind it. Where it goes is known by the line
 * it was matched with, or because the house has no other bank account of that currency; else it is counted to none.
 */
import { BANK_LEGS } from '../../../matching/rules/legs/bank-sharing.ts';
import type { LegView } from '../../../review/leg-view.ts';
import type { EvidenceDeps } from '../../deps.ts';
import { openOn } from './booked.ts';

export interface Payout {
  readonly line: number;
  readonly day: string;
  readonly amount: number;
}

export function payoutsUnderWay(
  deps: EvidenceDeps,
  of: { readonly currency: string; readonly day: string },
  { isHere, isOnly }: { readonly isHere: (lineId: number) => boolean; readonly isOnly: boolean },
): Payout[] {
  const account = deps.chart.codeOf('funds_in_transit');
  const lineOf = (key: string) => Number(key.slice('line:'.length));
  const open = openOn(deps.ledger, { ...of, account, sub: null }, (id) => `line:${id}`);
  // What came is booked under the bank's line, with a minus: of a group that came in part nothing is said.
  const arrived = new Set([...open].flatMap(([key, { amount }]) => (amount < 0 ? [lineOf(key)] : [])));
  const views = BANK_LEGS.filter((leg) => deps.standing.legs().includes(leg)).map((leg) =>
    deps.standing.view(leg),
  );
  return [...open].flatMap(([key, { amount, day }]): Payout[] => {
    if (amount <= 0 || !key.startsWith('line:')) return [];
    const line = lineOf(key);
    const others = partnersOf(views, line);
    const isMeant =
      others.length === 0
        ? isOnly
        : others.every((id) => isHere(id)) && !others.some((id) => arrived.has(id));
    return isMeant ? [{ line, day, amount }] : [];
  });
}

/** Lines of banks it was matched with. */
function partnersOf(views: readonly LegView[], line: number): readonly number[] {
  for (const view of views) {
    const group = view.isMatched('left', line) ? view.groupOf('left', line) : null;
    if (group) return group.right;
  }
  return [];
}
