/**
 * Amounts and days as OFX files print them. The sign is part of the amount; a comma may be the decimal sign, and is never taken for a
 * thousands sign where it could be either.
 */
import { formatDay, parseDay } from '../../../../../shared/domain/dates.ts';
import { type Minor, type MoneyProblem, parseMinor } from '../../../../../shared/domain/money.ts';
import { err, type Result } from '../../../../../shared/result.ts';

/**
 * OFX has a decimal sign, point or comma, and no thousands sign. Files with both, or with one sign repeated, can only mean thousands by the
 * other: '1.234,56', '1,234.56', '1,234,567'.
 */
export function readOfxAmount(text: string, digits: number): Result<Minor, MoneyProblem> {
  const written = text.replace(/[\u2212\u2013]/g, '-').trim();
  const decimal = decimalSign(written);
  if (decimal === null) return err({ kind: 'not_an_amount', text });
  const thousands = decimal === ',' ? '.' : ',';
  const parts = written.split(decimal);
  const [whole = '', fraction] = parts;
  if (parts.length > 2 || !isGrouped(whole, thousands) || fraction?.includes(thousands))
    return err({ kind: 'not_an_amount', text });
  const read = parseMinor(
    fraction === undefined
      ? whole.replaceAll(thousands, '')
      : `${whole.replaceAll(thousands, '')}.${fraction}`,
    digits,
  );
  return read.ok ? read : err({ ...read.error, text });
}

/** Null where the signs contradict each other. */
function decimalSign(text: string): '.' | ',' | null {
  const point = text.lastIndexOf('.');
  const comma = text.lastIndexOf(',');
  if (point < 0 && comma < 0) return '.';
  const last = comma > point ? ',' : '.';
  const other = last === ',' ? '.' : ',';
  const isRepeated = text.indexOf(last) !== text.lastIndexOf(last);
  if (!isRepeated) return last;
  return text.includes(other) ? null : other;
}

const isGrouped = (whole: string, sign: string): boolean =>
  !whole.includes(sign) ||
  whole
    .replace(/^[+-]/, '')
    .split(sign)
    .every((group, at) => (at === 0 ? /^\d{1,3}$/ : /^\d{3}$/).test(group));

const DAY = /^(\d{4})(\d{2})(\d{2})(?!\d{1,3}(?!\d))(?:[\d.:,]*\s*(?:\[[^\]]{0,20}\]?)?|[ T].{0,30})$/;
const DASHED = /^(\d{4}-\d{2}-\d{2})(?:[T ].{0,30})?$/;

/**
 * The day printed: 'YYYYMMDD', whatever time and zone come behind it, whole or broken. It is the day in the zone the bank names and is never
 * moved into another, where noon of one day is the next. Null where it is no day.
 */
export function readOfxDay(text: string): string | null {
  const found = DAY.exec(text);
  const day = found ? `${found[1]}-${found[2]}-${found[3]}` : DASHED.exec(text)?.[1];
  const number = day === undefined ? null : parseDay(day);
  return number === null ? null : formatDay(number);
}
