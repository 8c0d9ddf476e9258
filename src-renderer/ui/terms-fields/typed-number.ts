/**
 * Numbers of terms as they are typed: percents, amounts and whole numbers, read digit by digit and never as floats. What cannot be read is NaN, which no
 * shape of terms lets through, so that the field is named and nothing is guessed.
 */
import { parseMinor } from '../../../shared/domain/money.ts';

/** Percent has four decimals at most: one ppm. */
const PERCENT_DIGITS = 4;

export const ppmOf = (text: string): number => {
  const read = parseMinor(text, PERCENT_DIGITS);
  return read.ok && read.value >= 0 && read.value <= 1_000_000 ? read.value : Number.NaN;
};

/** Null for nothing typed. */
export const amountOf = (text: string, digits = 2): number | null => {
  if (text.trim() === '') return null;
  const read = parseMinor(text, digits);
  return read.ok && read.value >= 0 ? read.value : Number.NaN;
};

/** Nothing but digits: Number('') is 0 and Number('1e1') is 10. */
export const wholeOf = (text: string): number => (/^\d{1,9}$/.test(text.trim()) ? Number(text) : Number.NaN);
