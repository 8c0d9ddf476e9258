/** A table read as series along an axis: of two dimensions, one tells the series; of one, the metrics do. */
import type { Unit } from '../../../../../shared/domain/analytics/metric.ts';
import type { Picture } from './picture.ts';

export interface Series {
  readonly name: string;
  readonly unit: Unit;
  /** By category. */
  readonly values: readonly (number | null)[];
}
export interface Plotted {
  readonly categories: readonly { readonly name: string; readonly isIncomplete: boolean }[];
  readonly series: readonly Series[];
}

export function plotted(picture: Picture): Plotted {
  const { rows, along, apart, drawn } = picture;
  const at = new Map<string, number>();
  const categories: { name: string; isIncomplete: boolean }[] = [];
  for (const row of rows) {
    const code = row.of[along] ?? '';
    const known = at.get(code);
    if (known === undefined) {
      at.set(code, categories.length);
      categories.push({ name: row.names[along] ?? '', isIncomplete: row.isIncomplete });
    } else if (row.isIncomplete) categories[known] = { name: row.names[along] ?? '', isIncomplete: true };
  }
  const blank = () => categories.map((): number | null => null);
  if (apart === null) {
    const series = drawn.map((metric) => ({ ...metric, values: blank() }));
    for (const row of rows)
      for (const [metric, each] of series.entries())
        each.values[at.get(row.of[along] ?? '') ?? 0] = row.values[metric] ?? null;
    return { categories, series };
  }
  const unit = drawn[0]?.unit ?? 'count';
  const bySeries = new Map<string, { name: string; unit: Unit; values: (number | null)[] }>();
  for (const row of rows) {
    const code = row.of[apart] ?? '';
    const known = bySeries.get(code) ?? { name: row.names[apart] ?? '', unit, values: blank() };
    bySeries.set(code, known);
    known.values[at.get(row.of[along] ?? '') ?? 0] = row.values[0] ?? null;
  }
  return { categories, series: [...bySeries.values()] };
}

export const known = (values: readonly (number | null)[]): number[] => values.filter((each) => each !== null);
