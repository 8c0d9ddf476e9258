/** The figures of one row of a chart's table; of a compared period also what it was and the difference, in words of the same digits. */
import type { Metric } from '../../../shared/domain/analytics/panels.ts';
import classes from './chart.module.css';
import type { ChartPanelProps } from './chart-props.ts';
import type { Values } from './model/plot.ts';
import { cellText, differenceText } from './model/table-model.ts';

interface FigureCellsProps extends Pick<ChartPanelProps, 'onOpen'> {
  readonly metrics: readonly Metric[];
  readonly currency: string;
  readonly isCompared: boolean;
  /** Null for the totals. */
  readonly of: readonly string[] | null;
  readonly values: Values;
  readonly before: Values | null;
  /** The Tab key comes in by its first figure; arrows go on from there. */
  readonly isFirst: boolean;
}

export function FigureCells({
  metrics,
  currency,
  isCompared,
  of,
  values,
  before,
  isFirst,
  onOpen,
}: FigureCellsProps) {
  return metrics.flatMap((metric, at) => {
    const value = values[at] ?? null;
    const was = before?.[at] ?? null;
    const text = cellText(value, metric, currency);
    return [
      <td key={metric} className={negative(value)}>
        {onOpen && value !== null ? (
          <button
            type="button"
            className={classes.cell}
            data-figure
            tabIndex={isFirst && at === 0 ? 0 : -1}
            onClick={() => onOpen({ currency, of, metric })}
          >
            {text}
          </button>
        ) : (
          text
        )}
      </td>,
      ...(isCompared
        ? [
            <td key={`${metric}-before`} className={negative(was)}>
              {cellText(was, metric, currency)}
            </td>,
            <td key={`${metric}-difference`} className={classes.figure}>
              {differenceText(value, was, metric, currency)}
            </td>,
          ]
        : []),
    ];
  });
}

const negative = (value: number | null): string =>
  value !== null && value < 0 ? `${classes.figure} ${classes.negative}` : (classes.figure ?? '');
