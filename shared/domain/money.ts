/**
 * Money: a whole number of minor units (最小货币单位, 分) with a currency.
 *
 * No float arithmetic touches it: text becomes minor units digit by digit, products go through bigint, and
 * every construction asserts the safe-integer bound. Unreadable text is a problem value, never 0.
 */
import { assert, err, ok, type Result } from '../result.ts';

declare const minorBrand: unique symbol;
/** Whole minor units: fen for CNY, cents for USD, yen for JPY. Never yuan. */
export type Minor = number & { readonly [minorBrand]: true };

/** ISO 4217 code, upper case, three letters. */
export type Currency = string;

// ISO 4217 minor-unit exponents that are not 2.
const EXPONENTS: Readonly<Record<string, number>> = {
  BIF: 0,
  CLP: 0,
  DJF: 0,
  GNF: 0,
  ISK: 0,
  JPY: 0,
  KMF: 0,
  KRW: 0,
  PYG: 0,
  RWF: 0,
  UGX: 0,
  VND: 0,
  VUV: 0,
  XAF: 0,
  XOF: 0,
  XPF: 0,
  BHD: 3,
  IQD: 3,
  JOD: 3,
  KWD: 3,
  LYD: 3,
  OMR: 3,
  TND: 3,
};

export const fractionDigits = (currency: Currency): number => EXPONENTS[currency] ?? 2;

export type MoneyProblem =
  | { readonly kind: 'not_an_amount'; readonly text: string }
  | { readonly kind: 'finer_than_minor_unit'; readonly text: string }
  | { readonly kind: 'out_of_range'; readonly text: string };

export function minor(value: number): Minor {
  // The words are made only where they are needed: this runs for every line.
  if (!Number.isSafeInteger(value)) assert(false, `not a whole number of minor units: ${value}`);
  return (value === 0 ? 0 : value) as Minor; // Folds -0 into 0: the sign of zero means nothing.
}

const PLAIN = /^([+-]?)(\d+|\d{1,3}(?:,\d{3})+)?(?:\.(\d*))?$/;

/**
 * Reads an amount printed with a decimal point: "12.30", "1,234.5", "-0.00", "0.01000", "+3".
 * `digits` is the number of fraction digits of one minor unit (2 for CNY; 5 reads WeChat's fee column in 1/1000 fen).
 */
export function parseMinor(text: string, digits = 2): Result<Minor, MoneyProblem> {
  const trimmed = text.trim();
  const found = PLAIN.exec(trimmed);
  const whole = found?.[2] ?? '';
  const fraction = found?.[3] ?? '';
  if (!found || (whole === '' && fraction === '')) return err({ kind: 'not_an_amount', text });
  // '0.01000' is one fen printed with five decimals; '0.01400' is not a whole fen.
  if (fraction.length > digits && /[1-9]/.test(fraction.slice(digits)))
    return err({ kind: 'finer_than_minor_unit', text });
  const value = Number(
    (whole.includes(',') ? whole.replaceAll(',', '') : whole) + fraction.slice(0, digits).padEnd(digits, '0'),
  );
  if (!Number.isSafeInteger(value)) return err({ kind: 'out_of_range', text });
  return ok(minor(found[1] === '-' ? -value : value));
}

/** Rate in parts per million (0.6 % is 6_000), rounded half away from zero (四舍五入). */
export function applyRate(base: Minor, ratePpm: number): Minor {
  assert(Number.isSafeInteger(ratePpm), `rate must be whole ppm: ${ratePpm}`);
  const product = BigInt(base) * BigInt(ratePpm); // May pass 2^53 on the way.
  const half = product < 0n ? -500_000n : 500_000n;
  return minor(Number((product + half) / 1_000_000n));
}

/** Decimal text with a dot and no grouping, for files: -123456 fen → "-1234.56". */
export function formatMinor(amount: number, currency: Currency): string {
  const digits = fractionDigits(currency);
  const sign = amount < 0 ? '-' : '';
  const text = String(Math.abs(amount)).padStart(digits + 1, '0');
  return digits === 0 ? sign + text : `${sign}${text.slice(0, -digits)}.${text.slice(-digits)}`;
}

/** The same with thousands separated, for screens: -123456 fen → "-1,234.56". */
export function formatMinorGrouped(amount: number, currency: Currency): string {
  const [whole = '', fraction] = formatMinor(amount, currency).split('.');
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, ',');
  return fraction === undefined ? grouped : `${grouped}.${fraction}`;
}
