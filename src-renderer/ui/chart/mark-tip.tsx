/** The mark in hand: a ring around it and, beside it, its name and every digit, with what else stands in the same place and the period compared with. */
import { useId } from 'react';
import { useWords } from '../words.ts';
import classes from './chart.module.css';
import { Patterns, Swatch } from './drawing/looks.tsx';
import { figureSaid, type Mark } from './model/marks.ts';
import type { Plot } from './model/plot.ts';
import type { MarkPlace } from './use-surface.tsx';

interface MarkTipProps {
  readonly plot: Plot;
  readonly mark: Mark;
  readonly box: MarkPlace;
  readonly width: number;
  readonly height: number;
}

const RING = 2;
const LINE = { fill: 'none', stroke: 'var(--ch-ink)', strokeWidth: 1.5 };
/** Beyond so many series only those near the one in hand are listed. */
const LINES_MAX = 9;

export function MarkTip({ plot, mark, box, width, height }: MarkTipProps) {
  const words = useWords();
  const id = useId().replaceAll(':', '');
  const category = plot.categories[mark.category];
  if (!category) return null;
  const isOne = plot.form === 'heat' || plot.series.length > LINES_MAX;
  const missing = plot.series[mark.series]?.missing[mark.category] ?? 0;
  const lines = plot.series
    .map((series, at) => ({ series, at }))
    .filter(({ at }) => !isOne || at === mark.series);
  const isLeft = box.left + box.width / 2 > width / 2;
  const isHigh = box.top > height / 2;
  return (
    <>
      <svg className={classes.ring} width={width} height={height} aria-hidden>
        {box.path === undefined ? (
          <rect
            x={box.left - RING}
            y={box.top - RING}
            width={box.width + 2 * RING}
            height={box.height + 2 * RING}
            rx={4}
            {...LINE}
          />
        ) : (
          <path d={box.path} {...LINE} strokeWidth={3} />
        )}
      </svg>
      <div
        className={classes.tip}
        aria-hidden
        style={{
          ...(isLeft
            ? { right: width - box.left + 10 }
            : { left: box.left + Math.min(box.width, width / 2) + 10 }),
          ...(isHigh
            ? { bottom: Math.max(0, height - box.top - box.height) }
            : { top: Math.max(0, box.top - 4) }),
        }}
      >
        <svg width={0} height={0} className={classes.defs} aria-hidden>
          <Patterns id={id} looks={plot.series.map(({ look }) => look)} />
        </svg>
        <strong>{category.label}</strong>
        {missing > 0 ? (
          <span className={classes.tipGap}>{words('chart.missingFiles', { count: missing })}</span>
        ) : null}
        <dl>
          {lines.map(({ series, at }) => {
            const before = series.before?.[mark.category] ?? null;
            return (
              <div key={series.key} data-held={at === mark.series || undefined}>
                <dt>
                  <Swatch id={id} series={series} />
                  {series.label}
                </dt>
                <dd>{figureSaid(words, series.values[mark.category] ?? null, series.unit, plot.currency)}</dd>
                {before === null ? null : (
                  <dd className={classes.tipBefore}>
                    {words('chart.before')} {figureSaid(words, before, series.unit, plot.currency)}
                  </dd>
                )}
              </div>
            );
          })}
        </dl>
      </div>
    </>
  );
}
