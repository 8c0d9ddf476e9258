/** Whose story a guessed table tells, through which channel, in which currency, and which of its rows are no lines. */
import type { ColumnMapping } from '../../../../shared/domain/column-mapping.ts';
import type { SourceKind } from '../../../../shared/domain/statement-line.ts';
import { AmountReader } from '../adapters/bank-csv/amounts.ts';
import { currencyOf } from '../adapters/bank-csv/currencies.ts';
import { noFacts, readPreambleRow } from '../adapters/bank-csv/preamble.ts';
import { senseOf } from '../adapters/bank-csv/row-words.ts';
import { cleanCell } from '../adapters/bank-csv/text.ts';
import type { GuessedColumns } from './guess-columns.ts';
import type { Role } from './guess-fields.ts';
import { channelOfWord, kindOfWord } from './guess-words.ts';
import type { Look } from './look.ts';

/** Whose story it is, by what only such a table has. */
export function sourceKindOf({ places }: GuessedColumns, heads: string): SourceKind {
  const has = (...roles: readonly Role[]) => roles.some((role) => places.has(role));
  const isFees = has('fee', 'gross');
  const isChannels =
    isFees || has('channelTransactionId', 'relatedTransactionId') || channelOfWord(heads) !== 'other';
  const isBanks = has('balance', 'valueDate', 'direction') || (has('in') && has('out'));
  const isNumbered = has('channelTransactionId', 'relatedTransactionId', 'merchantOrderNo', 'bankReference');
  if (isFees) return has('balance') ? 'fund_bill' : 'trade_bill';
  if (isChannels && isBanks && isNumbered) return 'fund_bill';
  if (has('merchantOrderNo') && !isBanks) return has('channelTransactionId') ? 'trade_bill' : 'orders';
  if (has('channelTransactionId') && has('status') && !isBanks) return 'trade_bill';
  return 'bank';
}

export function channelBySource(sourceKind: SourceKind, heads: string): ColumnMapping['channel'] {
  if (sourceKind === 'bank') return 'bank';
  const named = channelOfWord(heads);
  // Not the channel bank: a bill may name one without being one.
  if (sourceKind === 'orders') return 'none';
  return named === 'none' || named === 'bank' ? 'other' : named;
}

/** A bank's type of movement is a word of its description; a bill's reference is the channel's number. */
export function placesBySource(
  { places: found, descriptions: texts, cells }: GuessedColumns,
  sourceKind: SourceKind,
): { readonly places: ReadonlyMap<Role, number>; readonly descriptions: readonly number[] } {
  const places = new Map(found);
  const descriptions = [...texts];
  const kind = places.get('kind');
  const isKnown =
    kind !== undefined &&
    cells[kind]?.isWords === true &&
    cells[kind].words.some((word) => kindOfWord(word) !== null);
  if (kind !== undefined && (sourceKind === 'bank' || !isKnown)) {
    places.delete('kind');
    descriptions.unshift(kind);
  }
  const move = (from: Role, to: Role) => {
    const at = places.get(from);
    if (at === undefined || places.has(to)) return;
    places.delete(from);
    places.set(to, at);
  };
  if (sourceKind === 'bank') move('channelTransactionId', 'bankReference');
  else if (sourceKind === 'orders') move('bankReference', 'merchantOrderNo');
  else move('bankReference', 'channelTransactionId');
  if (sourceKind === 'bank') for (const role of ['status', 'channel'] as const) places.delete(role);
  for (const role of ['status', 'channel'] as const) {
    const at = places.get(role);
    if (at !== undefined && cells[at]?.isWords !== true) places.delete(role);
  }
  return { places, descriptions };
}

/** By the heading, the lines above it, or the sign beside every amount; in Chinese it is yuan where nothing else is said. */
export function currencyBy({ preamble }: Look, columns: GuessedColumns, isHan: boolean): string {
  if (columns.currency !== '') return columns.currency;
  const facts = noFacts();
  for (const raw of preamble) readPreambleRow(raw.cells, raw.row, facts);
  if (facts.currency !== '') return facts.currency;
  const marks = new Set<string>();
  const reader = new AmountReader('.');
  for (const column of columns.cells.filter((each) => each.isMoney))
    for (const text of column.texts) if (reader.read(text, 3) === 'ok') marks.add(reader.mark);
  const [mark = ''] = marks;
  // A dollar may be of several countries, so it is asked.
  if (marks.size === 1 && mark !== '' && mark !== '$') return currencyOf(mark, isHan ? 'CNY' : '');
  return isHan ? 'CNY' : '';
}

/** First cells of rows without a day that are words for a total or a balance, balances with a day at the two ends, and the usual ones. */
export function skipWordsOf({ rows }: Look, places: ReadonlyMap<Role, number>, isHan: boolean): string[] {
  const day = places.get('date') ?? -1;
  const seen = rows.flatMap((raw) => {
    const label = raw.cells.map(cleanCell).find((cell) => cell !== '') ?? '';
    return !/\d/.test(raw.cells[day] ?? '') && senseOf(label) !== null ? [label] : [];
  });
  const ends = [rows[0], rows.at(-1)].flatMap((raw) => raw?.cells.map(cleanCell).filter(isBalanceWord) ?? []);
  return [...new Set([...seen, ...ends, ...(isHan ? ['合计', '总计', '小计'] : ['Total'])])].slice(0, 20);
}

/** Shoes are called New Balance, too. */
const isBalanceWord = (cell: string): boolean =>
  /balance$/.test(senseOf(cell) ?? '') && !/^new\s?balance$/i.test(cell);
