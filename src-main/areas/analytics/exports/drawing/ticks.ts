/** Round figures along an axis, whole numbers from end to end, and the way from a figure to its place. */

export interface Axis {
  readonly low: number;
  readonly high: number;
  readonly ticks: readonly number[];
}

/** From nought to round figures around the values; `wanted` steps, more or less. */
export function axisOf(values: readonly number[], wanted = 4): Axis {
  const bottom = values.reduce((least, value) => Math.min(least, value), 0);
  const top = values.reduce((most, value) => Math.max(most, value), 0);
  const step = roundStep((top - bottom) / wanted);
  const low = Math.floor(bottom / step) * step;
  const high = Math.max(low + step, Math.ceil(top / step) * step);
  const ticks = Array.from({ length: Math.round((high - low) / step) + 1 }, (_, at) => low + at * step);
  return { low, high, ticks };
}

/** 1, 2 or 5 of a power of ten, never less than one. */
function roundStep(atLeast: number): number {
  if (atLeast <= 1) return 1;
  const power = 10 ** Math.floor(Math.log10(atLeast));
  return [1, 2, 5, 10].map((by) => by * power).find((each) => each >= atLeast) ?? 10 * power;
}

/** Where a figure stands between two places. */
export const placeOf =
  ({ low, high }: Pick<Axis, 'low' | 'high'>, from: number, to: number) =>
  (value: number): number =>
    from + ((value - low) / (high - low)) * (to - from);
