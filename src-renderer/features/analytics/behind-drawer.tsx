/**
 * What stands behind a figure: the figure exactly, what it means, and the things it is made of, whose sum is held against it and said to be equal. Of a
 * ratio its two parts are looked into, each by itself.
 */
import { SegmentedControl } from '@mantine/core';
import { useState } from 'react';
import type { AnalyticsFilter, PanelAnswer } from '../../../shared/contract/analytics.ts';
import { type Metric, metricOf, PANELS } from '../../../shared/domain/analytics/panels.ts';
import { rowLabels } from '../../../shared/wording/row-label.ts';
import { Drawer } from '../../ui/drawer.tsx';
import { ErrorNote } from '../../ui/error-note.tsx';
import { RowsSkeleton } from '../../ui/page-skeleton.tsx';
import { useWords } from '../../ui/words.ts';
import classes from './analytics.module.css';
import { BehindList } from './behind-list.tsx';
import type { SeenCell } from './cell-address.ts';
import { figureOf, partsOf } from './figures.ts';
import { unitText } from './key-figures.tsx';
import { usePanel } from './use-panel.ts';

interface BehindDrawerProps {
  readonly cell: SeenCell;
  readonly filter: AnalyticsFilter;
  readonly onClose: () => void;
}
const WIDTH = 660;

export function BehindDrawer({ cell, filter, onClose }: BehindDrawerProps) {
  const words = useWords();
  const answer = usePanel(cell.panel, filter, true);
  const name = words.or(`metric.${cell.metric}`, cell.metric);
  return (
    <Drawer isOpen width={WIDTH} title={words('analytics.behind', { figure: name })} onClose={onClose}>
      <div className={classes.behind}>
        {answer.error ? <ErrorNote error={answer.error} retry={() => void answer.refetch()} /> : null}
        {answer.data ? (
          <Figure cell={cell} answer={answer.data} filter={filter} />
        ) : answer.error ? null : (
          <RowsSkeleton />
        )}
      </div>
    </Drawer>
  );
}

interface FigureProps {
  readonly cell: SeenCell;
  readonly answer: PanelAnswer;
  readonly filter: AnalyticsFilter;
}

function Figure({ cell, answer, filter }: FigureProps) {
  const words = useWords();
  const { metric, currency, of } = cell;
  const { dimensions } = PANELS[cell.panel];
  const parts = partsOf(metric);
  const [chosen, setChosen] = useState<Metric | null>(null);
  const part = parts.find((each) => each === chosen) ?? parts[0] ?? metric;
  const value = figureOf(answer, cell);
  const text = (of: Metric, figure: number | null | undefined) =>
    figure === null || figure === undefined
      ? '–'
      : `${unitText(words, figure, of, currency, 'plain').replace('-', '−')}${metricOf(of).unit === 'money' ? ` ${currency}` : ''}`;
  return (
    <>
      <header className={classes.behindHead}>
        <p className={classes.behindOf}>
          {words.or(`panel.${cell.panel}`, cell.panel)} ·{' '}
          {of === null
            ? words('analytics.behind.total')
            : rowLabels(words.locale, dimensions, of, answer.names)}
        </p>
        <strong className={classes.behindValue}>{text(metric, value)}</strong>
        <p className={classes.hint}>{words.or(`metric.${metric}.means`, '')}</p>
      </header>
      {parts.length > 1 ? (
        <div className={classes.parts}>
          <span className={classes.hint}>{words('analytics.behind.parts')}</span>
          <SegmentedControl
            aria-label={words('analytics.behind.parts')}
            value={part}
            onChange={(next) => setChosen(parts.find((each) => each === next) ?? null)}
            data={parts.map((each) => ({
              value: each,
              label: `${words.or(`metric.${each}`, each)} ${text(each, figureOf(answer, { ...cell, metric: each }))}`,
            }))}
          />
        </div>
      ) : null}
      {value === undefined ? (
        <p className={classes.hint}>{words('analytics.behind.gone')}</p>
      ) : (
        <BehindList
          key={part}
          cell={{ ...cell, metric: part }}
          value={figureOf(answer, { ...cell, metric: part }) ?? null}
          filter={filter}
        />
      )}
    </>
  );
}
