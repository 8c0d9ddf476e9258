/**
 * How far the right amount is from the left one, as a level: equal, or within a share of the left amount, less and more apart.
 *
 * Whole numbers throughout: shares are ppm of the left amount.
 */
const SHARES_PPM = [1000, 5000, 10_000, 20_000, 30_000, 50_000, 100_000] as const;
/** Equal; right less by up to each share or more than the last; right more likewise. */
export const AMOUNT_LEVELS = 1 + 2 * (SHARES_PPM.length + 1);
export const EQUAL = 0;

/** Both amounts have one sign. */
export function amountLevel(left: number, right: number): number {
  const apart = Math.abs(right) - Math.abs(left);
  if (apart === 0) return EQUAL;
  const ppm = (Math.abs(apart) / Math.abs(left)) * 1_000_000;
  const band = SHARES_PPM.findIndex((share) => ppm <= share);
  const step = band < 0 ? SHARES_PPM.length : band;
  return 1 + step + (apart < 0 ? 0 : SHARES_PPM.length + 1);
}

/** Smallest and largest right amount (without signs) of a level, both possible; null bounds are open. */
export function boundsOf(level: number, left: number): readonly [from: number, to: number] {
  const plain = Math.abs(left);
  if (level === EQUAL) return [plain, plain];
  const isLess = level <= SHARES_PPM.length + 1;
  const step = isLess ? level - 1 : level - 2 - SHARES_PPM.length;
  const near = step === 0 ? 0 : (plain * (SHARES_PPM[step - 1] ?? 0)) / 1_000_000;
  const far = step === SHARES_PPM.length ? Infinity : (plain * (SHARES_PPM[step] ?? 0)) / 1_000_000;
  return isLess
    ? [Math.max(0, Math.ceil(plain - far)), plain - Math.floor(near) - 1]
    : [plain + Math.floor(near) + 1, Math.floor(plain + far)];
}

/** What to expect before anything is known: half equal, the rest near, less rather than more. */
export const AMOUNT_PRIOR: readonly number[] = (() => {
  const less = [0.05, 0.05, 0.05, 0.06, 0.04, 0.04, 0.03, 0.005];
  const more = [0.03, 0.03, 0.02, 0.02, 0.015, 0.015, 0.01, 0.005];
  return [0.525, ...less, ...more];
})();
