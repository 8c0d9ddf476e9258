/** Tests over amounts alone: round ones (整数金额), those just below a limit (贴近限额), and first digits by Benford. */

import { type DigitsAsked, firstDigits, ofCounts } from '../../../../../shared/domain/benford.ts';
import { LARGE_VALUE_THRESHOLDS } from '../../../../../shared/domain/large-value.ts';
import { applyRate, formatMinorGrouped, minor } from '../../../../../shared/domain/money.ts';
import type { EvidenceDeps } from '../../deps.ts';
import type { PopulationRows } from '../populations/rows.ts';
import { hitsAt, placesWhere, type StandardTest, type TestRun } from './run.ts';

export const roundAmounts: StandardTest = (rows, { minor: multiple = 0 }) => {
  const step = Math.max(1, multiple);
  const places = placesWhere(rows, (place) => {
    const amount = Math.abs(rows.value[place] ?? 0);
    return amount >= step && amount % step === 0;
  });
  return hitsAt(rows, places, () => ({ multiple: formatMinorGrouped(step, rows.scope.currency) }));
};

export const belowLimit: StandardTest = (rows, { minor: asked = 0, bp = 0 }, deps) => {
  const share = 100 * Math.min(bp, 10_000);
  const lines = (asked > 0 ? [asked] : limitsOf(rows, deps)).map((limit) => ({
    limit,
    from: limit - applyRate(minor(limit), share),
  }));
  const lineOf = (place: number) => {
    const amount = Math.abs(rows.value[place] ?? 0);
    return lines.find(({ limit, from }) => amount < limit && amount >= from)?.limit ?? 0;
  };
  return hitsAt(
    rows,
    placesWhere(rows, (place) => lineOf(place) > 0),
    (place) => {
      const limit = lineOf(place);
      const { currency } = rows.scope;
      return {
        limit: formatMinorGrouped(limit, currency),
        short: formatMinorGrouped(limit - Math.abs(rows.value[place] ?? 0), currency),
      };
    },
  );
};

/** The reporting lines of the currency, and of payments the house's own limits; 0 is no limit. */
function limitsOf({ scope: { population, currency } }: PopulationRows, { payments }: EvidenceDeps): number[] {
  const { itemMax, payeeDayMax } = payments.limits.now();
  const own = population === 'payments' && currency === 'CNY' ? [itemMax, payeeDayMax] : [];
  const reported = LARGE_VALUE_THRESHOLDS.filter((each) => each.currency === currency);
  return [...new Set([...reported.map(({ amount }) => amount), ...own])]
    .filter((limit) => limit > 0)
    .toSorted((a, b) => a - b);
}

/** Below so many amounts two digits say nothing. */
const TWO_DIGITS_MIN = 1000;
const ONE_DIGIT_MIN = 300;
/** A single amount met so often is a price. */
const PRICED_SHARE = 0.05;
/** From the smallest to the largest, the outermost hundredth at each end left out. */
const SPREAD_MIN = 100;
const SPREAD_OVER = 50_000;

export const benfordOf =
  (asked: DigitsAsked): StandardTest =>
  (rows) => {
    const digits = new Uint8Array(rows.count);
    const counts = new Float64Array(100);
    for (let place = 0; place < rows.count; place += 1) {
      const digit = firstDigits(rows.value[place] ?? 0, asked);
      digits[place] = digit;
      counts[digit] = (counts[digit] ?? 0) + 1;
    }
    const result = ofCounts(counts, asked);
    const isStriking = new Uint8Array(100);
    for (const digit of result.excessive) isStriking[digit] = 1;
    const digitAt = (place: number) => digits[place] ?? 0;
    const places = placesWhere(rows, (place) => isStriking[digitAt(place)] === 1);
    const found = new Map(result.digits.map((each) => [each.digit, each]));
    const run = hitsAt(rows, places, (place) => {
      const digit = digitAt(place);
      const { found: count = 0, foundPpm = 0, expectedPpm = 0 } = found.get(digit) ?? {};
      return { digit, count, found: percent(foundPpm), expected: percent(expectedPpm) };
    });
    return {
      ...run,
      tested: result.tested,
      caveats: caveatsOf(rows, asked, result.tested),
      benford: result,
    } satisfies TestRun;
  };

const percent = (ppm: number): string => `${(ppm / 10_000).toFixed(2)} %`;

function caveatsOf({ value }: PopulationRows, asked: DigitsAsked, tested: number): string[] {
  // Of a million amounts every twentieth says how they are spread.
  const stride = Math.max(1, Math.floor(value.length / SPREAD_OVER));
  const sizes = value
    .filter((amount, place) => amount !== 0 && place % stride === 0)
    .map(Math.abs)
    .sort();
  const at = (share: number) => sizes[Math.min(sizes.length - 1, Math.floor(share * sizes.length))] ?? 0;
  let [run, longest] = [0, 0];
  for (let place = 0; place < sizes.length; place += 1) {
    run = place > 0 && sizes[place] === sizes[place - 1] ? run + 1 : 1;
    longest = Math.max(longest, run);
  }
  return [
    ...(tested < (asked === 2 ? TWO_DIGITS_MIN : ONE_DIGIT_MIN) ? ['benford_few'] : []),
    ...(tested > 0 && at(0.99) < SPREAD_MIN * at(0.01) ? ['benford_narrow'] : []),
    ...(tested > 0 && longest > PRICED_SHARE * sizes.length ? ['benford_priced'] : []),
    'benford_screen',
  ];
}
