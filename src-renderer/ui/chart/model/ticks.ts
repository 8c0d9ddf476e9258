/** Round figures along an axis, in whole numbers of the unit: steps of 1, 2 or 5 times a power of ten, so that fen come to round yuan and round 万. */

export interface Axis {
  readonly low: number;
  readonly high: number;
  readonly ticks: readonly number[];
}

/** From at most `low` to at least `high`, about `wanted` steps. `cap`: not beyond it, where nothing is (100 %). */
export function axisOf(low: number, high: number, wanted: number, cap = Number.MAX_SAFE_INTEGER): Axis {
  const step = stepFor(Math.max(1, high - low), Math.max(1, wanted));
  const first = Math.floor(low / step) * step;
  const past = Math.ceil(high / step) * step;
  const last = Math.max(first + step, high <= cap ? Math.min(past, Math.ceil(cap / step) * step) : past);
  const ticks: number[] = [];
  for (let at = first; at <= last; at += step) ticks.push(at);
  return { low: first, high: last, ticks };
}

function stepFor(span: number, wanted: number): number {
  let power = 1;
  for (;;) {
    for (const by of [1, 2, 5]) if (span <= by * power * wanted) return by * power;
    power *= 10;
  }
}
