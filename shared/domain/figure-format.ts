/**
 * Figures of analytics as text (数字格式): every digit, or in 万 and 亿, or in K, M and B where there is little room. Whole numbers only, from end to end:
 * a shortened figure is rounded half to even on the integer itself, so no float ever stands between a ledger and a chart.
 */
import type { Unit } from './analytics/metric.ts';
import { fractionDigits } from './money.ts';

/** plain: every digit. wan: 万 (ten thousands) and 亿 (hundred millions). kmb: thousands, millions, billions. */
export type FigureScale = 'plain' | 'wan' | 'kmb';

/** 'short' as a reader of this language expects it. */
export const scaleOf = (numbers: 'plain' | 'short', locale: string): FigureScale => {
  if (numbers === 'plain') return 'plain';
  return locale.startsWith('zh') ? 'wan' : 'kmb';
};

interface Step {
  readonly digits: number;
  readonly mark: string;
}
/** Smallest first. */
const STEPS: Readonly<Record<FigureScale, readonly Step[]>> = {
  plain: [],
  wan: [
    { digits: 4, mark: '万' },
    { digits: 8, mark: '亿' },
  ],
  kmb: [
    { digits: 3, mark: 'K' },
    { digits: 6, mark: 'M' },
    { digits: 9, mark: 'B' },
  ],
};
/** A shortened figure has two decimals, as amounts have. */
const SHORT_DECIMALS = 2;
/** Parts per million are ten-thousandths of a percent: two decimals always, the other two where they say something. */
const PPM_DECIMALS = 4;
const PERCENT_DECIMALS_MIN = 2;

/**
 * `currency` matters to money alone. A figure below one 万 (or K) is said with every digit, so 9,999.99 never turns into '1.00 万' of something else.
 * Percentages carry their sign; days, hours and money carry none: the head of the column says them.
 */
export function figureText(
  value: number,
  unit: Unit,
  currency: string,
  scale: FigureScale = 'plain',
): string {
  if (unit === 'ppm' && scale === 'plain')
    return `${trimmed(decimal(value, PPM_DECIMALS), PERCENT_DECIMALS_MIN)}%`;
  if (unit === 'ppm') return percentText(value);
  const decimals = unit === 'money' ? fractionDigits(currency) : 0;
  const [first] = STEPS[scale];
  if (!first || Math.abs(value) < 10 ** (first.digits + decimals)) return decimal(value, decimals);
  const shortBy = ({ digits }: Step) => rounded(BigInt(value), digits + decimals - SHORT_DECIMALS);
  // The smallest step whose figure does not fill the next one: 9,999.999万 is 1.00亿, 9,950万 stays what it is.
  let step = first;
  for (const next of STEPS[scale].slice(1)) {
    const filled = 10n ** BigInt(next.digits - step.digits + SHORT_DECIMALS);
    const short = shortBy(step);
    if (short < filled && short > -filled) break;
    step = next;
  }
  return `${decimal(shortBy(step), SHORT_DECIMALS)}${step.mark}`;
}

const HUNDRED_PERCENT = 1_000_000;

/** With two decimals; 100.00% is said only of all of it. */
export function percentText(ppm: number): string {
  const short = rounded(BigInt(ppm), PPM_DECIMALS - SHORT_DECIMALS);
  const isPart = Math.abs(ppm) < HUNDRED_PERCENT && (short === 10_000n || short === -10_000n);
  return `${decimal(isPart ? (short > 0n ? 9_999n : -9_999n) : short, SHORT_DECIMALS)}%`;
}

/** The same on an axis, where a round figure needs no noughts behind its point: 5万, 2.5M, 40%. */
export function tickText(value: number, unit: Unit, currency: string, scale: FigureScale): string {
  const text = figureText(value, unit, currency, scale);
  return text.replace(/(\.\d*?)0+(?=\D*$)/, '$1').replace(/\.(?=\D*$)/, '');
}

/** Half to even, on whole numbers: 12345 by two digits is 123, 12350 is 124, 12450 is 124. */
function rounded(value: bigint, digits: number): bigint {
  const by = 10n ** BigInt(digits);
  const size = value < 0n ? -value : value;
  const whole = size / by;
  const left = 2n * (size % by);
  const up = left > by || (left === by && whole % 2n === 1n) ? whole + 1n : whole;
  return value < 0n ? -up : up;
}

/** 1234567 with two decimals → '12,345.67'. */
function decimal(value: number | bigint, decimals: number): string {
  const isNegative = value < 0;
  const digits = String(value < 0 ? -value : value).padStart(decimals + 1, '0');
  const whole = digits.slice(0, digits.length - decimals).replace(/\B(?=(\d{3})+$)/g, ',');
  const text = decimals === 0 ? whole : `${whole}.${digits.slice(-decimals)}`;
  return isNegative ? `-${text}` : text;
}

/** Noughts at the end are dropped, down to so many decimals. */
function trimmed(text: string, decimalsMin: number): string {
  const point = text.indexOf('.');
  let end = text.length;
  while (end > point + 1 + decimalsMin && text[end - 1] === '0') end--;
  return text.slice(0, end);
}
