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
  const stated = statedPeriod(statement);
  const holdsEntries = tally.firstDay === '' || (stated.from <= tally.firstDay && stated.to >= tally.lastDay);
  if (stated.from !== '' && holdsEntries && (closingDay === '' || stated.from <= closingDay)) return stated;
  if (!pair?.opening || closingDay === '') return UNKNOWN;
  return { from: openingDay(pair, closingDay, tally), to: closingDay };
}

function statedPeriod(statement: TagNode): Period {
  const stated = childOf(statement, 'FrToDt');
  const from = textOf(stated, 'FrDtTm') || textOf(stated, 'FrDt');
  const to = textOf(stated, 'ToDtTm') || textOf(stated, 'ToDt');
  const first = parseDay(from);
  const end = parseDay(to);
  if (first === null || end === null || end < first) return UNKNOWN;
  // Midnight is the end of the day before.
  const isMidnight = /T00:00(?::00(?:\.0+)?)?(?:Z|[+-]|$)/.test(to);
  return { from: from.slice(0, 10), to: formatDay(isMidnight && end > first ? end - 1 : end) };
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
