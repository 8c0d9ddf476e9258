/** A panel as a table: every row and every figure with all its digits, sorted by any column, totals beneath, and each figure opens what is behind it. */
import { Button } from '@mantine/core';
import { type KeyboardEvent, useMemo, useRef, useState } from 'react';
import type { PanelAnswer } from '../../../shared/contract/analytics.ts';
import { type Metric, metricOf } from '../../../shared/domain/analytics/panels.ts';
import tableClasses from '../table.module.css';
import { useWords } from '../words.ts';
import classes from './chart.module.css';
import type { ChartPanelProps } from './chart-props.ts';
import { FigureCells } from './figure-cells.tsx';
import type { Table } from './model/plot.ts';
import { nextSort, type Sort, tableRows } from './model/table-model.ts';
import { SortHead } from './sort-head.tsx';

interface ChartTableProps extends Pick<ChartPanelProps, 'onOpen'> {
  readonly answer: PanelAnswer;
  readonly table: Table;
  readonly title: string;
  readonly onToggle: () => void;
}

/** So many rows at a time: a page of thousands of merchants would be slow to come and long to scroll. */
const ROWS_STEP = 200;

export function ChartTable({ answer, table, title, onOpen, onToggle }: ChartTableProps) {
  const words = useWords();
  const [sort, setSort] = useState<Sort | null>(null);
  const [most, setMost] = useState(ROWS_STEP);
  const box = useRef<HTMLDivElement>(null);
  const rows = useMemo(
    () => tableRows(answer, table, { locale: words.locale, sort }),
    [answer, table, words, sort],
  );
  const { dimensions, metrics } = answer;
  const isCompared = answer.compared !== null;
  const shared = { metrics, currency: table.currency, isCompared, ...(onOpen ? { onOpen } : {}) };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the figures inside are the buttons; arrows only go from one to the next.
    <div ref={box} className={classes.tableBox} onKeyDown={(event) => goOn(event, onToggle)}>
      <table
        className={`${tableClasses.table} ${classes.table}`}
        aria-label={words('chart.table', { title })}
      >
        <thead>
          <tr>
            {dimensions.map((name, at) => (
              <SortHead
                key={name}
                sort={stateOf(sort, 'dimension', at)}
                onSort={() => setSort(nextSort(sort, 'dimension', at))}
              >
                {words(`dimension.${name}`)}
              </SortHead>
            ))}
            {metrics.flatMap((metric, at) => [
              <SortHead
                key={metric}
                isFigure
                sort={stateOf(sort, 'metric', at)}
                onSort={() => setSort(nextSort(sort, 'metric', at))}
              >
                {words.or(`metric.${metric}`, metric)}
                <span className={classes.unit}>{unitHead(words, metric, table.currency)}</span>
              </SortHead>,
              ...(isCompared
                ? [
                    <th key={`${metric}-before`} className={classes.figure}>
                      {words('chart.before')}
                    </th>,
                    <th key={`${metric}-difference`} className={classes.figure}>
                      {words('chart.difference')}
                    </th>,
                  ]
                : []),
            ])}
          </tr>
        </thead>
        <tbody>
          {rows.slice(0, most).map((row, at) => (
            <tr key={row.key}>
              {row.labels.map((label, place) => (
                <th key={dimensions[place]} scope="row">
                  {label}
                  {place === 0 && row.missing > 0 ? (
                    <span className={classes.rowGap}>
                      {words('chart.missingFiles', { count: row.missing })}
                    </span>
                  ) : null}
                </th>
              ))}
              <FigureCells
                {...shared}
                of={row.of}
                values={row.values}
                before={row.before}
                isFirst={at === 0}
              />
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row" colSpan={dimensions.length}>
              {words('chart.total')}
            </th>
            <FigureCells
              {...shared}
              of={null}
              values={table.totals}
              before={table.totalsBefore}
              isFirst={rows.length === 0}
            />
          </tr>
        </tfoot>
      </table>
      {rows.length > most ? (
        <div className={classes.more}>
          <Button variant="default" size="compact-sm" onClick={() => setMost(most + ROWS_STEP)}>
            {words('chart.moreRows', { count: Math.min(ROWS_STEP, rows.length - most), total: rows.length })}
          </Button>
        </div>
      ) : null}
    </div>
  );
}

const stateOf = (sort: Sort | null, by: Sort['by'], at: number): 'none' | 'ascending' | 'descending' => {
  if (sort?.by !== by || sort.at !== at) return 'none';
  return sort.isDown ? 'descending' : 'ascending';
};

function unitHead(words: ReturnType<typeof useWords>, metric: Metric, currency: string): string {
  const { unit } = metricOf(metric);
  if (unit === 'money') return currency;
  return unit === 'days' || unit === 'hours' ? words(`chart.head.${unit}`) : '';
}

/** Arrows go from figure to figure; T goes back to the drawing. */
function goOn(event: KeyboardEvent<HTMLDivElement>, onToggle: () => void): void {
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  if (event.key.toLowerCase() === 't') {
    event.preventDefault();
    event.stopPropagation();
    onToggle();
    return;
  }
  const step = STEPS[event.key];
  const cell = event.target instanceof Element ? event.target.closest('[data-figure]') : null;
  if (!step || !cell) return;
  event.preventDefault();
  event.stopPropagation();
  const [down, right] = step;
  const lines = [...event.currentTarget.querySelectorAll('tbody tr, tfoot tr')];
  const line = cell.closest('tr');
  const place = line ? [...line.querySelectorAll('[data-figure]')].indexOf(cell) : 0;
  const target =
    lines[(line ? lines.indexOf(line) : 0) + down]?.querySelectorAll<HTMLElement>('[data-figure]')[
      place + right
    ];
  target?.focus();
}
const STEPS: Readonly<Record<string, readonly [down: number, right: number]>> = {
  ArrowDown: [1, 0],
  ArrowUp: [-1, 0],
  ArrowLeft: [0, -1],
  ArrowRight: [0, 1],
};
