/**
 * Payouts and top-ups of the channels' fund bills against the bank (资金账单 ↔ 银行流水).
 *
 * Passes: the payout's number quoted by the bank and the amount: accepted; an amount unique within three business days: proposed only,
 * because unique amounts are wrong too often. Other movements of the fund bill are outside.
 */
import { LINE_KINDS } from '../../../../../shared/domain/statement-line.ts';
import { type LegPlay, lineItem } from '../work/items.ts';
import type { LegWork } from '../work/leg-work.ts';
import { batchWords, hashText, quotesOf } from './bank-text.ts';
import { bankPlay, exceptBankRest, openBankLines, type Unit } from './bank-units.ts';
import { leaveReturned } from './returned-payouts.ts';

/** Shorter numbers agree by chance. */
export const NUMBER_LENGTH_MIN = 8;
const PAYOUT = LINE_KINDS.indexOf('payout');
const TOP_UP = LINE_KINDS.indexOf('top_up');

export function playFundBank(work: LegWork): LegPlay {
  const { left, input } = work;
  const units: Unit[] = [];
  for (let position = 0; position < left.count; position += 1) {
    if (!work.isLeftOpen(position)) continue;
    const kind = left.kind[position] ?? 0;
    if ((kind !== PAYOUT && kind !== TOP_UP) || work.leftSigned(position) === 0) {
      work.leaveLeft(position);
      continue;
    }
    const text = input.leftText(position);
    const channel = left.channel[position] ?? 0;
    const numbers = [
      text.batchNo,
      text.channelTransactionId,
      text.relatedTransactionId,
      text.bankReference,
    ].filter((number) => number.length >= NUMBER_LENGTH_MIN);
    units.push({
      ...lineItem(work, 'left', position),
      numbers: [...new Set([...numbers, ...batchWords(kind === PAYOUT ? text.batchNo : '', channel)])].map(
        hashText,
      ),
      isFromRight: kind === TOP_UP,
    });
  }
  const banks = openBankLines(work);
  const quotes = quotesOf(units.length === 0 ? [] : banks, input.rightText, NUMBER_LENGTH_MIN);
  const play = bankPlay(work, units, banks, quotes, () => exceptBankRest(work));
  return {
    ...play,
    finish: () => {
      leaveReturned(work, units);
      play.finish();
    },
  };
}
