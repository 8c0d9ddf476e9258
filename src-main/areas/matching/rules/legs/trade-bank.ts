/**
 * Trade bills of channels without a fund bill against the bank (交易账单 ↔ 银行流水).
 *
 * What arrives is the net of a settlement batch: the lines of one batch number, or, where the bill has none, of one account and day.
 * A batch whose number the bank quotes with that sum is accepted; a sum unique within three business days is proposed. Payouts in the
 * bill are the same money a second time: outside.
 */
import { LINE_KINDS } from '../../../../../shared/domain/statement-line.ts';
import { type LegPlay, lineItem } from '../work/items.ts';
import type { LegWork } from '../work/leg-work.ts';
import { dayOf, hasId, idText, isIdle } from '../work/line-facts.ts';
import { quotesOf } from './bank-text.ts';
import { bankPlay, exceptBankRest, openBankLines, type Unit } from './bank-units.ts';
import { NUMBER_LENGTH_MIN } from './fund-bank.ts';

const OUTSIDE = (['payout', 'top_up', 'transfer'] as const).map((kind) => LINE_KINDS.indexOf(kind));

export function playTradeBank(work: LegWork): LegPlay {
  const units = batches(work);
  const banks = openBankLines(work);
  const quotes = quotesOf(units.length === 0 ? [] : banks, work.input.rightText, NUMBER_LENGTH_MIN);
  return bankPlay(work, units, banks, quotes, () => exceptBankRest(work));
}

function batches(work: LegWork): Unit[] {
  const { left } = work;
  const linesOf = new Map<string, number[]>();
  for (let position = 0; position < left.count; position += 1) {
    if (!work.isLeftOpen(position)) continue;
    if (isIdle(left, position) || OUTSIDE.includes(left.kind[position] ?? 0)) {
      work.leaveLeft(position);
      continue;
    }
    const batch = hasId(left.batchNo, position)
      ? idText(left.batchNo, position)
      : `day ${dayOf(left, position)}`;
    const key = `${left.channel[position]}|${left.account[position]}|${left.currency[position]}|${batch}`;
    const lines = linesOf.get(key) ?? [];
    linesOf.set(key, lines);
    lines.push(position);
  }
  const units: Unit[] = [];
  for (const lines of linesOf.values()) {
    const first = lines[0] ?? 0;
    const sum = lines.reduce((total, line) => total + work.leftSigned(line), 0);
    if (sum === 0) {
      for (const line of lines) work.leaveLeft(line); // Nothing to pay out.
      continue;
    }
    units.push({
      ...lineItem(work, 'left', first),
      lines,
      sum,
      day: lines.reduce((last, line) => Math.max(last, dayOf(left, line)), dayOf(left, first)),
      numbers: hasId(left.batchNo, first) ? [idText(left.batchNo, first)] : [],
    });
  }
  return units;
}
