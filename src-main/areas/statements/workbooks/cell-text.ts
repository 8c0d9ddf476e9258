/**
 * What stands in a cell, as text: numbers in plain decimals, dates as 'YYYY-MM-DD HH:MM:SS', as 'YYYY-MM-DD' where the cell shows a day and
 * nothing else, times alone as 'HH:MM:SS'.
 *
 * Excel keeps numbers as binary fractions of 15 good digits, so that is what is written out; a longer number (an order number typed as a
 * number) has lost its tail in Excel already and is marked, never passed on as if it were whole.
 */

/** From here on a number has more digits than Excel keeps. */
export const isCut = (value: number): boolean => Math.abs(value) >= 1e15;

/** The number as Excel shows it: at most 15 digits, no exponent. */
export function plainNumber(value: number): string {
  const shown = Number(value.toPrecision(15));
  const text = String(shown);
  if (!text.includes('e')) return text;
  if (Math.abs(shown) < 1) return shown.toFixed(20).replace(/0+$/, '');
  // Zeros for what Excel has lost, and not the digits of the binary number.
  const [digits = '', exponent = '0'] = text.split('e+');
  const [whole = '', fraction = ''] = digits.split('.');
  return whole + fraction.padEnd(Number(exponent), '0');
}

/** What the format of a cell makes of its number. */
export type NumberKind = 'number' | 'day' | 'moment' | 'time';

/** Built into Excel: 14 to 22 and 45 to 47 everywhere, the others in Chinese, Japanese and Korean. */
const BUILT_IN: ReadonlyMap<number, NumberKind> = new Map([
  ...[14, 15, 16, 17, 27, 28, 29, 30, 31, 36, 50, 51, 52, 53, 54, 57, 58].map((id) => [id, 'day'] as const),
  ...[18, 19, 20, 21, 32, 33, 34, 35, 45, 46, 47, 55, 56].map((id) => [id, 'time'] as const),
  [22, 'moment'],
]);
export const builtInKind = (id: number): NumberKind => BUILT_IN.get(id) ?? 'number';

/** Formats longer than this are nobody's. */
const FORMAT_CHARS_MAX = 1000;

/** The kind of a written-out format, by its first section: what is quoted, escaped or in brackets is no part of a date. */
export function kindOfFormat(format: string): NumberKind {
  const [first = ''] = format
    .slice(0, FORMAT_CHARS_MAX)
    .replace(/\[(h+|m+|s+)\]/gi, '$1')
    .replace(/"[^"]*"|\[[^\]]*\]|[\\_*]./g, '')
    .replace(/general/gi, '')
    .split(';');
  const hasTime = /[hs]/i.test(first);
  // An m beside hours or seconds stands for minutes, unless there is a year or a day.
  const hasDay = /[ydeb]/i.test(first.replace(/e[+-]/gi, '')) || (/m/i.test(first) && !hasTime);
  // Unquoted letters of a currency ('CHF #,##0.00') make no date: a place for digits does not stand beside one, but for parts of a second.
  if (/[#0?]/.test(hasTime ? first.replace(/s[.,]0+/gi, '') : first)) return 'number';
  if (hasDay) return hasTime ? 'moment' : 'day';
  return hasTime ? 'time' : 'number';
}

const DAY_SECONDS = 86_400;
/** Days from 1899-12-30 to 1970-01-01, and from there to Excel's last day, 9999-12-31. */
const UNIX_DAY = 25_569;
const LAST_DAY = 2_958_465;
const DAYS_TO_1904 = 1462;

export function numberText(value: number, kind: NumberKind, is1904: boolean): string {
  if (kind === 'number') return plainNumber(value);
  const isTimeOnly = kind === 'time' && value >= 0 && value < 1;
  const serial = is1904 && !isTimeOnly ? value + DAYS_TO_1904 : value;
  // Excel's 1900 had a 29th of February.
  const days = serial < 60 && !is1904 && !isTimeOnly ? serial + 1 : serial;
  if (!(days >= 0 && days < LAST_DAY + 1)) return plainNumber(value);
  // Fractions of a second are errors of the binary fraction.
  const seconds = Math.round((days - UNIX_DAY) * DAY_SECONDS);
  const text = new Date(seconds * 1000).toISOString();
  if (isTimeOnly) return text.slice(11, 19);
  if (kind === 'day' && seconds % DAY_SECONDS === 0) return text.slice(0, 10);
  return `${text.slice(0, 10)} ${text.slice(11, 19)}`;
}

/** A date written out ('2026-03-01T00:00:00.000'), as cells of type d and Excel 2003 keep it; anything else stays as it is. */
export function isoText(text: string): string {
  const found = /^(\d{4}-\d\d-\d\d)(?:T(\d\d:\d\d:\d\d)(?:\.\d+)?Z?)?$/.exec(text.trim());
  if (!found) return text;
  const [, day = '', time = ''] = found;
  return time === '' ? day : `${day} ${time}`;
}
