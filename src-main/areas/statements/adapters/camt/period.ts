/**
 * Which days a statement speaks of: what it says itself where its entries agree, else what its balances are dated.
 */
import { formatDay, parseDay } from '../../../../../shared/domain/dates.ts';
import type { TagNode } from '../../split-tags.ts';
import { childOf, textOf } from '../tag-reader.ts';
import type { BalancePair } from './balances.ts';
import type { Tally } from './tally.ts';

export interface Period {
  readonly from: string;
  readonly to: string;
}
const UNKNOWN: Period = { from: '', to: '' };

export function periodOf(statement: TagNode, pair: BalancePair | undefined, tally: Tally): Period {
  const closingDay = pair?.closing?.day ?? '';
  const stated = statedPeriod(statement, closingDay, tally.lastDay);
  const holdsEntries = tally.firstDay === '' || (stated.from <= tally.firstDay && stated.to >= tally.lastDay);
  if (stated.from !== '' && holdsEntries && (closingDay === '' || stated.from <= closingDay)) return stated;
  if (!pair?.opening) return UNKNOWN;
  if (closingDay !== '') return { from: openingDay(pair, closingDay, tally), to: closingDay };
  // Nothing but where it opened, and nothing moved: it speaks of that day.
  const { day } = pair.opening;
  return tally.all.count === 0 && parseDay(day) !== null ? { from: day, to: day } : UNKNOWN;
}

/** Where it ends at midnight, that may be the end of the day before or a day without its time: the closing decides, and so does an entry. */
function statedPeriod(statement: TagNode, closingDay: string, lastEntry: string): Period {
  const stated = childOf(statement, 'FrToDt');
  const from = textOf(stated, 'FrDtTm') || textOf(stated, 'FrDt');
  const to = textOf(stated, 'ToDtTm') || textOf(stated, 'ToDt');
  const first = parseDay(from);
  const end = parseDay(to);
  if (first === null || end === null || end < first) return UNKNOWN;
  const last = formatDay(end);
  const before = formatDay(end - 1);
  const isMidnight = /T00:00(?::00(?:\.0+)?)?(?:Z|[+-]|$)/.test(to) && end > first;
  const isBefore =
    isMidnight && lastEntry !== last && (closingDay === before || (closingDay === '' && end === first + 1));
  return { from: formatDay(first), to: isBefore ? before : last };
}

/**
 * The first day after an opening balance. PRCD is dated the day that closed; OPBD by some banks so, by others the day that opens: an entry of
 * that day decides, and so does the first of a month.
 */
function openingDay(pair: BalancePair, closingDay: string, tally: Tally): string {
  const day = pair.opening?.day ?? '';
  const number = parseDay(day);
  if (number === null || day >= closingDay) return closingDay;
  const isOpened =
    pair.opening?.code === 'OPBD' &&
    ((tally.firstDay !== '' && tally.firstDay <= day) || day.endsWith('-01'));
  return isOpened ? day : formatDay(number + 1);
}
