/**
 * Orders paid straight into the bank against the bank statement (订单 ↔ 银行流水).
 *
 * The order number quoted by the bank, or in its own column, with the amount: accepted. An amount unique within three business days:
 * proposed. Orders of a payment channel are other legs' business, and so are credits in which the bank names a channel: outside.
 */
import { CHANNELS } from '../../../../../shared/domain/statement-line.ts';
import { byContent, draftOf } from '../work/drafts.ts';
import { type LegPlay, lineItem } from '../work/items.ts';
import type { LegWork } from '../work/leg-work.ts';
import { hasId, idText } from '../work/line-facts.ts';
import { quotesOf } from './bank-text.ts';
import { bankPlay, exceptBankRest, openBankLines, type Unit } from './bank-units.ts';

const ORDER_NO_LENGTH_MIN = 6;

export function playOrderBank(work: LegWork): LegPlay {
  const { left, right, input } = work;
  const banks = openBankLines(work);
  // Beside channels' files an order of no named channel is theirs.
  const isAlone = input.bank.legs.every((leg) => leg === 'order_bank');
  const units: Unit[] = [];
  const idle: number[] = [];
  for (let position = 0; position < left.count; position += 1) {
    if (!work.isLeftOpen(position)) continue;
    const channel = CHANNELS[left.channel[position] ?? 0] ?? 'none';
    const isDirect = channel === 'bank' || (isAlone && (channel === 'none' || channel === 'other'));
    if (!isDirect || (work.leftSigned(position) === 0 && !hasId(left.orderNo, position))) {
      work.leaveLeft(position);
      continue;
    }
    if (work.leftSigned(position) === 0) {
      idle.push(position);
      continue;
    }
    units.push({
      ...lineItem(work, 'left', position),
      numbers: hasId(left.orderNo, position) ? [idText(left.orderNo, position)] : [],
    });
  }
  const quotes = new Map<string, readonly number[]>(
    quotesOf(units.length + idle.length === 0 ? [] : banks, input.rightText, ORDER_NO_LENGTH_MIN),
  );
  for (const bank of banks) {
    const number = idText(right.orderNo, bank);
    if (number !== '') quotes.set(number, [...new Set([...(quotes.get(number) ?? []), bank])]);
  }
  const play = bankPlay(work, units, banks, quotes, () => {
    exceptPaidAfterAll(work, idle, quotes);
    for (const position of idle) if (work.isLeftOpen(position)) work.leaveLeft(position);
    exceptBankRest(work);
  });
  return {
    ...play,
    keyed: (rule) => {
      play.keyed(rule);
      // Money that quotes an order is that order's, before another of the same amount is looked at.
      exceptPaidAfterAll(work, idle, quotes);
    },
  };
}

/** An order that our books call unpaid or closed, and money that quotes its number. Of two with one number, which is told is no matter of rows. */
function exceptPaidAfterAll(
  work: LegWork,
  idle: readonly number[],
  quotes: ReadonlyMap<string, readonly number[]>,
): void {
  for (const position of byContent(work.left, idle)) {
    if (!work.isLeftOpen(position)) continue;
    const number = idText(work.left.orderNo, position);
    const paid = (quotes.get(number) ?? []).filter(
      (bank) => work.isRightOpen(bank) && work.rightSigned(bank) > 0,
    );
    if (paid.length > 0 && work.leftPlain(position) > 0 && !work.isRefused([position], paid))
      work.except(draftOf(work, 'status_differs', [position], paid));
  }
}
