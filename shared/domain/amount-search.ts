/**
 * What is typed to search the other side: `100`, `100±1`, `100±2%`, `100..120` are amounts, every other word is looked for as text. It becomes the
 * filter language of every list, so the whole side is searched and the numbers stay exact: no float comes near an amount.
 */
import { type FilterTerm, formatFilter } from './filter.ts';
import type { FilterLocale } from './filter-words.ts';
import { parseMinor } from './money.ts';

interface AmountRange {
  readonly from: number;
  readonly to: number;
}

const NUMBER = String.raw`\d[\d,]*(?:\.\d+)?`;
const AROUND = new RegExp(`^(${NUMBER})(?:±|\\+-|\\+/-)(${NUMBER})(%?)$`, 'u');
const BETWEEN = new RegExp(`^(${NUMBER})(?:\\.\\.|~|～)(${NUMBER})$`, 'u');
/** More digits without a point are a number of something, not an amount. */
const WHOLE_DIGITS_MAX = 9;

/** In hundredths; null when the word names no amount. */
export function amountRange(word: string): AmountRange | null {
  const plain = word.replace(/^[¥￥]/u, '');
  const around = AROUND.exec(plain);
  if (around) {
    const [, middle = '', width = '', percent] = around;
    const at = minorOf(middle);
    const by = percent === '%' ? shareOf(at, width) : minorOf(width);
    return at === null || by === null ? null : { from: Math.max(0, at - by), to: at + by };
  }
  const between = BETWEEN.exec(plain);
  if (between) {
    const from = minorOf(between[1] ?? '');
    const to = minorOf(between[2] ?? '');
    return from === null || to === null ? null : { from: Math.min(from, to), to: Math.max(from, to) };
  }
  if (!new RegExp(`^${NUMBER}$`).test(plain)) return null;
  if (/^\d+$/.test(plain) && (plain.length > WHOLE_DIGITS_MAX || /^0\d/.test(plain))) return null;
  const at = minorOf(plain);
  return at === null ? null : { from: at, to: at };
}

const minorOf = (text: string): number | null => {
  const read = parseMinor(text, 2);
  return read.ok ? read.value : null;
};

/** A percentage of an amount, rounded up, so that what lies exactly on the edge is found. */
function shareOf(amount: number | null, percent: string): number | null {
  const hundredths = minorOf(percent);
  if (amount === null || hundredths === null) return null;
  const product = BigInt(amount) * BigInt(hundredths);
  const share = (product + 9_999n) / 10_000n;
  return share > BigInt(Number.MAX_SAFE_INTEGER - amount) ? null : Number(share);
}

/** The search as a filter. Quotes keep words together; a word that is no amount is a text. */
export function searchFilter(text: string, locale: FilterLocale): string {
  const terms: FilterTerm[] = [];
  for (const found of text.matchAll(/"([^"]*)"|(\S+)/gu)) {
    const word = found[2];
    const range = word === undefined ? null : amountRange(word);
    if (!range) {
      const value = (found[1] ?? word ?? '').trim();
      if (value !== '') terms.push({ field: 'text', value, not: false });
    } else if (range.from === range.to)
      terms.push({ field: 'amount', op: '=', minor: range.from, not: false });
    else
      terms.push(
        { field: 'amount', op: '>=', minor: range.from, not: false },
        { field: 'amount', op: '<=', minor: range.to, not: false },
      );
  }
  return formatFilter(terms, locale);
}
