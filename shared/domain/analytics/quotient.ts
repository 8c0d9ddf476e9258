/** One figure in another: the one way in which a rate is worked out, on every screen and in every file. */

const WHOLE = 1_000_000;

/** Rounded half away from nought; null where there is nothing to divide by. In ppm a part is never rounded up to the whole: 100 % is said only of all. */
export function quotient(of: number, by: number, unit: string): number | null {
  const found = divided(BigInt(of) * (unit === 'ppm' ? BigInt(WHOLE) : 1n), BigInt(by));
  const isPart = unit === 'ppm' && Math.abs(of) < Math.abs(by);
  if (found === null || !isPart) return found;
  return Math.sign(found) * Math.min(Math.abs(found), WHOLE - 1);
}

export function divided(of: bigint, by: bigint): number | null {
  if (by === 0n) return null;
  const isNegative = of < 0n !== by < 0n;
  const [a, b] = [of < 0n ? -of : of, by < 0n ? -by : by];
  const rounded = Number((2n * a + b) / (2n * b));
  return isNegative ? -rounded : rounded;
}
