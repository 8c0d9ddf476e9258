/** Which series is which, what is dashed and what is hatched. */
import { useId } from 'react';
import { useWords } from '../words.ts';
import classes from './chart.module.css';
import { hatchId, Patterns, Swatch } from './drawing/looks.tsx';
import { drawsBefore } from './model/geometry.ts';
import { legendLabel } from './model/picture-text.ts';
import { gapsOf, type Plot } from './model/plot.ts';

export function ChartLegend({ plot }: { readonly plot: Plot }) {
  const words = useWords();
  const id = useId().replaceAll(':', '');
  const hasSeries = plot.form === 'columns' || plot.form === 'bars';
  const gaps = gapsOf(plot);
  if (!hasSeries && gaps === 'none' && plot.undrawn === 0) return null;
  return (
    <div className={classes.legend}>
      <svg width={0} height={0} className={classes.defs} aria-hidden>
        <Patterns id={id} looks={plot.series.map(({ look }) => look)} />
      </svg>
      {hasSeries
        ? plot.series.map((series) => (
            <span key={series.key}>
              <Swatch id={id} series={series} />
              {legendLabel(words, plot, series)}
            </span>
          ))
        : null}
      {drawsBefore(plot) ? <span>{words('chart.compared.legend')}</span> : null}
      {gaps === 'some' ? (
        <span>
          <svg width={18} height={10} aria-hidden className={classes.legendKey}>
            <rect width={18} height={10} fill={`url(#${hatchId(id)})`} stroke="var(--ch-line)" />
          </svg>
          {words('chart.gap.legend')}
        </span>
      ) : null}
      {gaps === 'all' ? <span className={classes.legendGap}>{words('chart.gap.all')}</span> : null}
      {plot.undrawn > 0 ? <span>{words('chart.undrawn', { count: plot.undrawn })}</span> : null}
    </div>
  );
}
