/**
 * In which order a file prints its dates: found from all dates of a column together.
 *
 * Where they allow two readings that differ, the answer is that the data cannot decide; then a person is asked.
 */
import type { DecimalSign } from './amounts.ts';
import {
  DATE_ORDERS,
  type DateOrder,
  type DateParts,
  dayOf,
  splitDate,
  splitYearless,
} from './date-parts.ts';

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
  /** The file is of a country whose banks print the month first: counts where the dates themselves leave it open. */
  readonly isMonthFirstHome?: boolean;
}

/** Distinct days needed before the file's being sorted is taken as proof: four could be sorted by chance. */
const SORTED_DAYS_MIN = 5;

/**
 * In which order a column prints its dates: the one that fits all of them. `texts` are the column's cells in the order of the file; cells
 * that are no date are passed over, and dates that say their order themselves (2026-03-01, 1-Mar-26) decide nothing and need nothing.
 * A file without any open date is 'ymd'. Give it the whole column: a single 13/… far down settles what the first page leaves open.
 */
export function findDateOrder(texts: readonly string[], evidence: DateEvidence = {}): OrderFinding {
  const { others = [], decimal = '.', pairs = [], isMonthFirstHome = false } = evidence;
  const open = [...texts].flatMap((text) => openParts(text));
  if (open.length === 0) return { is: 'found', order: 'ymd', isMonthFirst: false };
  const hints = others.flatMap((text) => openParts(text)).filter((parts) => sameManner(parts, open[0]));
  const all = [...open, ...hints];
  const readable = all.filter((parts) => DATE_ORDERS.some((order) => dayOf(parts, order) !== null));
  const fits = (['dmy', 'mdy', 'ymd'] as const).filter((order) =>
    readable.every((parts) => dayOf(parts, order) !== null),
  );
  const isDotted = open[0]?.separator === '.';
  const candidates = withoutYearFirst(fits, open).filter(
    (order) =>
      fits.length === 1 ||
      order === 'dmy' ||
      // Month first goes with a decimal point and never with dots between the parts; a short year first never with dots and decimal commas.
      (order === 'mdy' ? decimal === '.' && !isDotted : decimal === '.' || !isDotted),
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
  if (isMonthFirstHome && candidates.includes('mdy'))
    return { is: 'found', order: 'mdy', isMonthFirst: false };
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

/** In which order dates without a year are printed: one part above 12 tells, dots mean the day first, Chinese the month first. Null: open. */
export function findYearlessOrder(texts: readonly string[], isHan: boolean): 'md' | 'dm' | null {
  const all = texts.flatMap((text) => splitYearless(text) ?? []);
  const isMonthFirst = all.some((each) => each.b > 12) || all.some((each) => /[月]/.test(each.separator));
  const isDayFirst = all.some((each) => each.a > 12);
  if (isMonthFirst !== isDayFirst) return isMonthFirst ? 'md' : 'dm';
  if (isMonthFirst || all.length === 0) return null;
  if (isHan) return 'md';
  if (all.every((each) => each.separator === '.')) return 'dm';
  return all.every((each) => each.a === each.b) ? 'md' : null;
}
