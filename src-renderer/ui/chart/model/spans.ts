/** From where to where each mark reaches along its axis: a bar from nought, a stacked one from the one beneath, a step of a waterfall from the one before. */
import type { Plot } from './plot.ts';

export interface Span {
  readonly from: number;
  readonly to: number;
}
/** By category, then by series; null where there is no figure. */
export type Spans = readonly (readonly (Span | null)[])[];

/** Of a waterfall these stand on the ground. */
export const isWhole = (step: string): boolean => step === 'gross' || step === 'net';

export function spansOf(plot: Plot): Spans {
  if (plot.form === 'waterfall') return waterfall(plot);
  return plot.categories.map((_, at) => {
    let [above, below] = [0, 0];
    return plot.series.map(({ values }) => {
      const value = values[at] ?? null;
      if (value === null) return null;
      if (!plot.isStacked) return { from: 0, to: value };
      const from = value < 0 ? below : above;
      if (value < 0) below += value;
      else above += value;
      return { from, to: from + value };
    });
  });
}

/** Each step goes on from where the one before came to; gross and net are whole. */
function waterfall({ categories, series }: Plot): Spans {
  let reached = 0;
  return categories.map(({ key }, at) => {
    const value = series[0]?.values[at] ?? null;
    if (value === null) return [null];
    const from = isWhole(key) ? 0 : reached;
    reached = from + value;
    return [{ from, to: reached }];
  });
}
