/**
 * How often a rule was right, by what persons decided: the share, and the bound it holds above at 95 % (Wilson's interval), so that a few lucky
 * decisions do not read as certainty.
 */

/** Fewer decisions say nothing. */
export const DECISIONS_MIN = 30;
const Z = 1.959_964;
const PPM = 1_000_000;

export interface Precision {
  readonly precisionPpm: number;
  readonly lowerPpm: number;
}

/** null where too few were decided. */
export function precisionOf(right: number, wrong: number): Precision | null {
  const all = right + wrong;
  if (all < DECISIONS_MIN) return null;
  const share = right / all;
  const spread = Z * Math.sqrt((share * (1 - share)) / all + (Z * Z) / (4 * all * all));
  const lower = (share + (Z * Z) / (2 * all) - spread) / (1 + (Z * Z) / all);
  // Rounded down: 999,999 of a million is not all of them.
  return { precisionPpm: Math.floor(share * PPM), lowerPpm: Math.max(0, Math.floor(lower * PPM)) };
}

/** Bands of confidence, 0 to 100; numbers that agree in full stand apart. */
export const BANDS: readonly { readonly from: number; readonly to: number }[] = [
  { from: 100, to: 100 },
  { from: 90, to: 99 },
  { from: 80, to: 89 },
  { from: 70, to: 79 },
  { from: 60, to: 69 },
  { from: 0, to: 59 },
];

export const bandOf = (confidence: number): number =>
  BANDS.findIndex(({ from, to }) => confidence >= from && confidence <= to);
