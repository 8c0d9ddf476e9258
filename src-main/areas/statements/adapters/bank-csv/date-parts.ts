/**
 * One printed date taken apart: three parts in the order of print, and which of them is what where the print itself says so (year first with
 * four digits, month names in eleven languages). Dates without a year are two parts. Nothing is guessed here.
 */
import { dayNumber } from '../../../../../shared/domain/dates.ts';
import { isBlankCode } from './text.ts';

export const DATE_ORDERS = ['ymd', 'dmy', 'mdy'] as const;
export type DateOrder = (typeof DATE_ORDERS)[number];

/** Three parts in the order of print. `fixed` where the print itself says which part is what (year first with four digits, month names). */
export interface DateParts {
  readonly a: number;
  readonly b: number;
  readonly c: number;
  readonly fixed: DateOrder | '';
  readonly hasShortYear: boolean;
  readonly separator: string;
  /** Where the time begins, if there is one. */
  readonly rest: number;
}

// First letters are enough, also where a language declines the name; June and July need four in French.
const MONTHS: readonly (readonly [string, number])[] = [
  ['juin', 6],
  ['juil', 7],
  ...(
    [
      'jan ene gen sty', // styczeń
      'feb fev lut', // luty
      'mar mrz mae maa mrt',
      'apr avr abr kwi', // kwiecień
      'may mai maj mag mei',
      'jun giu cze', // czerwiec
      'jul lug lip', // lipiec
      'aug aou ago sie', // sierpień
      'sep set wrz', // wrzesień
      'oct okt out ott paz', // październik
      'nov lis', // listopad
      'dec dez dic gru', // grudzień
    ] as const
  ).flatMap((names, at) => names.split(' ').map((name) => [name, at + 1] as const)),
];

const monthOf = (letters: string): number => {
  const word = letters.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
  return MONTHS.find(([name]) => word.startsWith(name))?.[1] ?? 0;
};

const isDigit = (code: number) => code >= 0x30 && code <= 0x39;
const isLetter = (code: number) =>
  (code >= 0x41 && code <= 0x5a) || (code >= 0x61 && code <= 0x7a) || (code >= 0xc0 && code <= 0x24f);

/** What may stand between two parts; '1JAN2026' has nothing between digits and letters. */
const BETWEEN = /^(?:[-/.,]|[年月]|)$/;
const DOT_AND_BLANK = /^[.,] ?$/; // '1. Mon', 'Mon. 1'

export function splitDate(text: string): DateParts | null {
  let at = 0;
  const end = text.length;
  while (at < end && (isBlankCode(text.charCodeAt(at)) || text.charCodeAt(at) === 0x27)) at += 1;
  const values = [0, 0, 0];
  const lengths = [0, 0, 0];
  let named = -1;
  let separator = '';
  for (let part = 0; part < 3; part += 1) {
    const start = at;
    let value = 0;
    while (at < end && isDigit(text.charCodeAt(at))) {
      value = value * 10 + text.charCodeAt(at) - 0x30;
      at += 1;
    }
    if (at === start) {
      while (at < end && isLetter(text.charCodeAt(at))) at += 1;
      if (at - start < 3 || named >= 0 || part === 2) return null;
      named = part;
      value = monthOf(text.slice(start, at));
      if (value === 0) return null;
    } else if (part === 0 && at - start >= 8) return compactDate(text, start, at);
    values[part] = value;
    lengths[part] = at - start;
    if (part === 2) break;
    const from = at;
    while (at < end && !isDigit(text.charCodeAt(at)) && !isLetter(text.charCodeAt(at))) at += 1;
    const between = text.slice(from, at).trim();
    const isTouching = at === from && (named === part) !== isLetter(text.charCodeAt(at));
    const isUsual = at > from && at - from <= 3 && BETWEEN.test(between);
    if (!isUsual && !isTouching && !DOT_AND_BLANK.test(between)) return null;
    if (between !== '') separator = between;
  }
  if (at < end && (text.charCodeAt(at) === 0x65e5 || text.charCodeAt(at) === 0x53f7)) at += 1; // 日, 号
  if (at < end && isDigit(text.charCodeAt(at))) return null;
  const [a = 0, b = 0, c = 0] = values;
  const [first = 0, second = 0, third = 0] = lengths;
  const base = { a, b, c, separator, rest: at };
  if (named === 1)
    return third === 4 || third <= 2 ? { ...base, fixed: 'dmy', hasShortYear: third < 4 } : null;
  if (named === 0)
    return third === 4 || third === 2 ? { ...base, fixed: 'mdy', hasShortYear: third < 4 } : null;
  if (second > 2) return null;
  if (first === 4 && third <= 2) return { ...base, fixed: 'ymd', hasShortYear: false };
  if (first > 2) return null;
  if (third === 4) return { ...base, fixed: '', hasShortYear: false };
  return third === 2 && separator !== '' ? { ...base, fixed: '', hasShortYear: true } : null;
}

/** YYYYMMDD, with or without hhmmss behind it. */
function compactDate(text: string, start: number, end: number): DateParts | null {
  const length = end - start;
  if (length !== 8 && length !== 12 && length !== 14) return null;
  const number = (from: number, digits: number) => Number(text.slice(start + from, start + from + digits));
  const year = number(0, 4);
  if (year < 1900 || year > 2199) return null;
  return {
    a: year,
    b: number(4, 2),
    c: number(6, 2),
    fixed: 'ymd',
    hasShortYear: false,
    separator: '',
    rest: start + 8,
  };
}

const fullYear = (year: number, isShort: boolean) =>
  isShort && year < 100 ? (year < 80 ? 2000 : 1900) + year : year;

/** Day number of the parts read in this order, null where there is no such day. */
export function dayOf(parts: DateParts, order: DateOrder): number | null {
  const { a, b, c, hasShortYear } = parts;
  switch (parts.fixed === '' ? order : parts.fixed) {
    case 'ymd':
      // Without a fixed order only a two-digit year can stand first.
      if (parts.fixed === '' && !hasShortYear) return null;
      return dayNumber(fullYear(a, hasShortYear), b, c);
    case 'dmy':
      return dayNumber(fullYear(c, hasShortYear), b, a);
    case 'mdy':
      return dayNumber(fullYear(c, hasShortYear), a, b);
  }
}

const SHORT = /^[\s']*(\d{1,2})\s?([-/.月])\s?(\d{1,2})[日.]?\s*$/;
const SHORT_COMPACT = /^\s*(\d{2})(\d{2})\s*$/;

/** 'MM/DD', 'd.m.', '1月2日', 'MMDD': card bills leave the year to their title. */
export function splitYearless(
  text: string,
): { readonly a: number; readonly b: number; readonly separator: string } | null {
  if (text.length > 12) return null;
  const found = SHORT.exec(text);
  if (found) return { a: Number(found[1]), b: Number(found[3]), separator: found[2] ?? '' };
  const compact = SHORT_COMPACT.exec(text);
  return compact ? { a: Number(compact[1]), b: Number(compact[2]), separator: '' } : null;
}
