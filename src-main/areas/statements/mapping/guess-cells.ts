/** What the cells of one column are, whatever its heading says: days, amounts, words that repeat, numbers that do not. */
import type { RawRow } from '../adapter.ts';
import { AmountReader } from '../adapters/bank-csv/amounts.ts';
import { currencyOf } from '../adapters/bank-csv/currencies.ts';
import { splitDate } from '../adapters/bank-csv/date-parts.ts';
import { directionOf } from '../adapters/bank-csv/row-words.ts';
import { textOf } from '../adapters/bank-csv/text.ts';
import { NONE_WORDS } from './guess-words.ts';
import { wordKey } from './words.ts';

export interface ColumnCells {
  readonly at: number;
  /** Cells that say something, in the order of the file. */
  readonly texts: readonly string[];
  readonly isDates: boolean;
  readonly isAmounts: boolean;
  /** Money prints its decimals or its sign of currency; a whole number may be anything. */
  readonly isMoney: boolean;
  readonly isCurrencies: boolean;
  readonly isDirections: boolean;
  /** Few words that repeat: a kind, a status, a channel. */
  readonly isWords: boolean;
  /** Numbers of things: each its own, digits in it, no blanks. */
  readonly isIds: boolean;
  /** Different texts, the most frequent first. */
  readonly words: readonly string[];
}

const MONEY = /[.,]\d{1,3}\D{0,4}$|[$€£¥￥]/;
/** Most of them: a cell here and there is a note or a mistake, and told when rows are read. */
const MOST = 0.8;
const WORDS_MAX = 30;
const WORD_CHARS_MAX = 40;

export function cellsOf(rows: readonly RawRow[], at: number): ColumnCells {
  const texts = rows.map((raw) => textOf(raw.cells[at])).filter((text) => text !== '');
  const counts = new Map<string, number>();
  for (const text of texts) counts.set(text, (counts.get(text) ?? 0) + 1);
  const words = [...counts.keys()].toSorted((a, b) => (counts.get(b) ?? 0) - (counts.get(a) ?? 0));
  const readers = [new AmountReader('.'), new AmountReader(',')];
  const share = (is: (text: string) => boolean) =>
    texts.length > 0 && texts.filter(is).length >= MOST * texts.length;
  const isDates = share((text) => splitDate(text) !== null);
  const isAmounts = share((text) => readers.some((reader) => reader.read(text, 3) === 'ok'));
  const isFew = words.length <= WORDS_MAX && words.every((word) => word.length <= WORD_CHARS_MAX);
  return {
    at,
    texts,
    isDates,
    isAmounts,
    isMoney: isAmounts && !isDates && texts.some((text) => MONEY.test(text)),
    isCurrencies: share((text) => currencyOf(text) !== ''),
    isDirections: isFew && share((text) => directionOf(text) !== null || NONE_WORDS.has(wordKey(text))),
    isWords: isFew && !isDates && !isAmounts && (words.length < texts.length || words.length <= 3),
    isIds:
      texts.length > 0 &&
      words.length === texts.length &&
      share((text) => /^[\w\-/.]*\d[\w\-/.]*$/.test(text)),
    words,
  };
}
