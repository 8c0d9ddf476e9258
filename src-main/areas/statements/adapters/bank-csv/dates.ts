/**
 * Dates as banks print them, and in which order a file prints them.
 *
 * The order is found from all dates of the sample together; where they allow two readings that differ, the file is refused with the question.
 */
import { dayNumber, formatDay } from '../../../../../shared/domain/dates.ts';
import type { DecimalSign } from './amounts.ts';
import { isBlankCode } from './text.ts';

export const DATE_ORDERS = ['ymd', 'dmy', 'mdy'] as const;
export type DateOrder = (typeof DATE_ORDERS)[number];

/** Three parts in the order of print. `fixed` where the print itself says which part is what (year first with four digits, month names). */
interface DateParts {
  readonly a: number;
  readonly b: number;
  readonly c: number;
  readonly fixed: DateOrder | '';
  readonly hasShortYear: boolean;
  readonly separator: string;
  /** Where the time begins, if there is one. */
  readonly rest: number;
}

// First letters are enough in five languages; June and July need four in French.
const MONTHS: readonly (readonly [string, number])[] = (
  [
    ['juin', 6],
    ['juil', 7],
    ...'jan feb mar apr may jun jul aug sep oct nov dec'
      .split(' ')
      .map((name, at) => [name, at + 1] as const),
    ['fev', 2],
    ['mrz', 3],
    ['mae', 3],
    ['avr', 4],
    ['abr', 4],
    ['mai', 5],
    ['aou', 8],
    ['ago', 8],
    ['set', 9],
    ['okt', 10],
    ['out', 10],
    ['ene', 1],
    ['dez', 12],
    ['dic', 12],
  ] as const
).map(([name, month]) => [name, month] as const);

const monthOf = (letters: string): number => {
  const word = letters.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
  return MONTHS.find(([name]) => word.startsWith(name))?.[1] ?? 0;
};

const isDigit = (code: number) => code >= 0x30 && code <= 0x39;
const isLetter = (code: number) =>
  (code >= 0x41 && code <= 0x5a) || (code >= 0x61 && code <= 0x7a) || (code >= 0xc0 && code <= 0x24f);

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
    if (at - from > 3 || at === from || !/^(?:[-/.,]|[年月]|)$/.test(between)) {
      // 'd.Mon' and 'Mon. d' print a dot and a blank; anything longer is no date.
      if (!/^[.,][ ]?$/.test(between)) return null;
    }
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

export type OrderFinding =
  /** `isMonthFirst` only where the dates themselves prove it. */
  | { readonly is: 'found'; readonly order: DateOrder; readonly isMonthFirst: boolean }
  /** The orders that all dates allow, to be asked; none where they contradict each other. */
  | { readonly is: 'undecided'; readonly between: readonly DateOrder[] };

/** What else a file says about the order of its dates, beside the column itself. */
export interface DateEvidence {
  /** Dates from elsewhere in the file (a preamble's period, another column): they count for what is possible, not for the order of rows. */
  readonly others?: readonly string[];
  /** The file's decimal sign: nobody prints the month first beside a decimal comma. */
  readonly decimal?: DecimalSign;
  /** Two days of one row (trade and booking): they lie days apart, not months. */
  readonly pairs?: readonly (readonly [string, string])[];
}

/** Distinct days needed before the file's being sorted is taken as proof: four could be sorted by chance. */
const SORTED_DAYS_MIN = 5;

/**
 * In which order a column prints its dates: the one that fits all of them. `texts` are the column's cells in the order of the file; cells
 * that are no date are passed over, and dates that say their order themselves (2026-03-01, 1-Mar-26) decide nothing and need nothing.
 * A file without any open date is 'ymd'. Give it the whole column: a single 13/… far down settles what the first page leaves open.
 */
export function findDateOrder(texts: readonly string[], evidence: DateEvidence = {}): OrderFinding {
  const { others = [], decimal = '.', pairs = [] } = evidence;
  const open = [...texts].flatMap((text) => openParts(text));
  if (open.length === 0) return { is: 'found', order: 'ymd', isMonthFirst: false };
  const hints = others.flatMap((text) => openParts(text)).filter((parts) => sameManner(parts, open[0]));
  const all = [...open, ...hints];
  const readable = all.filter((parts) => DATE_ORDERS.some((order) => dayOf(parts, order) !== null));
  const fits = (['dmy', 'mdy', 'ymd'] as const).filter((order) =>
    readable.every((parts) => dayOf(parts, order) !== null),
  );
  const candidates = withoutYearFirst(fits, open).filter(
    // Month first goes with a decimal point and never with dots between the parts.
    (order) => order !== 'mdy' || fits.length === 1 || (decimal === '.' && open[0]?.separator !== '.'),
  );
  const [first] = candidates;
  if (first === undefined) return { is: 'undecided', between: [] };
  const days = (order: DateOrder) => open.map((parts) => dayOf(parts, order));
  const distinct = new Set(candidates.map((order) => days(order).join(' ')));
  if (distinct.size === 1)
    return { is: 'found', order: first, isMonthFirst: candidates.length === 1 && first === 'mdy' };
  const near = candidates.filter((order) => gapOf(pairs, order) <= DAYS_TO_BOOK);
  const [close] = near;
  if (
    near.length === 1 &&
    close &&
    candidates.every((order) => order === close || gapOf(pairs, order) > DAYS_APART)
  )
    return { is: 'found', order: close, isMonthFirst: close === 'mdy' };
  const sorted = candidates.filter((order) => isSorted(days(order)));
  const [only] = sorted;
  if (sorted.length === 1 && only && new Set(days(only)).size >= SORTED_DAYS_MIN)
    return { is: 'found', order: only, isMonthFirst: only === 'mdy' };
  return { is: 'undecided', between: candidates };
}

/** A movement is booked within days of the trade; read in the wrong order the two lie months apart. */
const DAYS_TO_BOOK = 10;
const DAYS_APART = 27;

/** The longest way between the two days of one row. */
function gapOf(pairs: readonly (readonly [string, string])[], order: DateOrder): number {
  let longest = 0;
  for (const [one, other] of pairs) {
    const [a] = openParts(one);
    const [b] = openParts(other);
    const from = a ? dayOf(a, order) : null;
    const to = b ? dayOf(b, order) : null;
    if (from !== null && to !== null) longest = Math.max(longest, Math.abs(to - from));
  }
  return longest;
}

const openParts = (text: string): DateParts[] => {
  const parts = splitDate(text);
  return parts && parts.fixed === '' ? [parts] : [];
};

const sameManner = (a: DateParts, b: DateParts | undefined): boolean =>
  b !== undefined && a.separator === b.separator;

/** Two-digit years: 01/04/20 is not the year 2001 where the last part stands still and the first moves. */
function withoutYearFirst(fits: readonly DateOrder[], open: readonly DateParts[]): readonly DateOrder[] {
  if (!fits.includes('ymd') || fits.length === 1) return fits;
  const firsts = new Set(open.map((parts) => parts.a)).size;
  const lasts = new Set(open.map((parts) => parts.c)).size;
  if (firsts === 1 && lasts > 1) return ['ymd'];
  if (lasts < firsts) return fits.filter((order) => order !== 'ymd');
  return fits;
}

function isSorted(days: readonly (number | null)[]): boolean {
  let rises = 0;
  let falls = 0;
  for (let at = 1; at < days.length; at += 1) {
    const step = (days[at] ?? 0) - (days[at - 1] ?? 0);
    if (step > 0) rises += 1;
    if (step < 0) falls += 1;
  }
  return rises === 0 || falls === 0;
}

/** Reads dates of one column; the same text again costs nothing (statements repeat their days). */
export class DateReader {
  readonly #order: DateOrder;
  #text = '';
  /** 'YYYY-MM-DD', or '' where the cell is no date. */
  day = '';
  /** What stands behind the date, untrimmed. */
  rest = '';

  constructor(order: DateOrder) {
    this.#order = order;
  }

  read(cell: string): boolean {
    if (cell === this.#text && this.day !== '') return true;
    this.#text = cell;
    this.day = '';
    this.rest = '';
    const parts = splitDate(cell);
    if (!parts) return false;
    const day = dayOf(parts, this.#order);
    if (day === null) return false;
    this.day = formatDay(day);
    this.rest = cell.slice(parts.rest);
    return true;
  }
}

const TIME = /^[T\s]*(\d{1,2})[:.时](\d{2})(?:[:.分](\d{2}))?(?:[.,]\d+)?秒?\s*$/;
const COMPACT_TIME = /^\s*(\d{1,2})(\d{2})(\d{2})\s*$/;

/** 'hh:mm:ss'; '' where the text is no time of day. */
export function timeOf(text: string): string {
  const found = TIME.exec(text) ?? COMPACT_TIME.exec(text);
  if (!found) return '';
  const [, hour = '', minute = '', second = '00'] = found;
  if (Number(hour) > 23 || Number(minute) > 59 || Number(second) > 59) return '';
  return `${hour.padStart(2, '0')}:${minute}:${second}`;
}

/** What may stand behind a day: nothing, or a time of day with or without its zone. */
const BEHIND =
  /^[T\s]*(?:\d{1,2}[:.时]?\d{2}(?:[:.分]?\d{2})?(?:[.,]\d+)?秒?\s*(?:[ap]\.?m\.?)?\s*(?:Z|UTC|GMT|[+-]\d{2}:?\d{2})?(?:\[.*\])?)?\s*["']?$/i;
export const isTimeLike = (rest: string): boolean => rest === '' || BEHIND.test(rest);
