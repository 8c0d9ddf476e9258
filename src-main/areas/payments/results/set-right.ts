/**
 * An end that is set right (更正): what failed, or came back, was paid after all. Only a line of a bank can show it, never a word alone, and whoever agrees
 * is told of every payment that has made it good meanwhile: the money may have gone out twice.
 */
import { Refused } from '../../../../shared/contract/errors.ts';
import { standingLinks } from '../bank-lines/line-links.ts';
import type { PaymentsDeps } from '../deps.ts';
import { isLive } from '../rules/item-words.ts';

/** While another line shows that the money came back it was not paid, whatever else is shown. */
export function refuseUnshown(
  deps: Pick<PaymentsDeps, 'store' | 'lines'>,
  itemNo: string,
  lineId: number | null,
): void {
  if (lineId === null) throw new Refused('move_not_allowed', { why: 'line_needed', id: itemNo });
  if (standingLinks(deps).some((link) => link.itemNo === itemNo && link.role === 'returned'))
    throw new Refused('move_not_allowed', { why: 'came_back', id: itemNo });
}

/** Payments that went out instead of it, or may still, however often it was made again (可能重复付款). */
export function paidAgainBy(deps: Pick<PaymentsDeps, 'store'>, itemNo: string): string[] {
  const { store } = deps;
  return [...store.items()]
    .filter((item) => item.retryOf === itemNo)
    .flatMap((item) => [
      ...(isLive(store.stateOf(item)) ? [item.itemNo] : []),
      ...paidAgainBy(deps, item.itemNo),
    ]);
}
