/** A chart in one sentence for who does not see it: from where to where, the total, and the largest. */
import type { Facts } from '../../../../shared/contract/errors.ts';
import type { WordKey } from '../../../../shared/wording/catalogue.ts';
import { figureSaid } from './marks.ts';
import type { Plot, Series } from './plot.ts';

type Say = (key: WordKey, facts?: Facts) => string;

export function summaryOf(say: Say, plot: Plot): string {
  const [first, last] = [plot.categories[0], plot.categories.at(-1)];
  if (!first || !last) return say('chart.summary.none');
  const count = plot.categories.length;
  const range =
    count === 1
      ? say('chart.summary.one', { first: first.label })
      : say('chart.summary.range', { count, first: first.label, last: last.label });
  const gaps =
    plot.form === 'heat'
      ? plot.series.filter(({ missing }) => missing.some((each) => each > 0)).length
      : plot.categories.filter(({ missing }) => missing > 0).length;
  return [
    range,
    ...plot.series.map((series) => seriesSaid(say, plot, series)),
    ...(gaps > 0 ? [say('chart.summary.gaps', { count: gaps })] : []),
  ].join(' ');
}

function seriesSaid(say: Say, plot: Plot, { label, unit, values, total }: Series): string {
  const known = values.flatMap((value, at) => (value === null ? [] : [{ value, at }]));
  const largest = known.reduce(
    (most, each) => (each.value > most.value ? each : most),
    known[0] ?? { value: 0, at: -1 },
  );
  if (largest.at < 0) return say('chart.summary.noFigure', { what: label });
  const said = (value: number) => figureSaid(say, value, unit, plot.currency);
  const facts = {
    what: label,
    largest: said(largest.value),
    where: plot.categories[largest.at]?.label ?? '',
  };
  // What does not add up has no total: nobody sums balances or percentages.
  if (total === null) return say('chart.summary.largest', facts);
  return say('chart.summary.total', { ...facts, total: said(total) });
}
