/**
 * What stands behind a figure: the figure exactly, what it means, and the things it is made of, whose sum is held against it and said to be equal. Of a
 * ratio its two parts are looked into, each by itself; which one stands in the address, so that the way back from a line leads to it.
 */
import { SegmentedControl } from '@mantine/core';
import type { AnalyticsFilter, PanelAnswer } from '../../../shared/contract/analytics.ts';
import { type Metric, metricOf, PANELS } from '../../../shared/domain/analytics/panels.ts';
import { rowLabels } from '../../../shared/wording/row-label.ts';
import { figureSaid } from '../../ui/chart/model/marks.ts';
import { Drawer } from '../../ui/drawer.tsx';
import { ErrorNote } from '../../ui/error-note.tsx';
import { KeyCap } from '../../ui/key-cap.tsx';
import { useKeys } from '../../ui/keys.ts';
import { RowsSkeleton } from '../../ui/page-skeleton.tsx';
import { useWords, type Words } from '../../ui/words.ts';
import frame from './analytics.module.css';
import classes from './behind.module.css';
import { BehindList } from './behind-list.tsx';
import type { SeenCell } from './cell-address.ts';
import { figureOf, partsOf } from './figures.ts';
import { usePanel } from './use-panel.ts';

interface BehindDrawerProps {
  readonly cell: SeenCell;
  readonly filter: AnalyticsFilter;
  /** Of a ratio, the part that is looked into. */
  readonly onPart: (part: Metric) => void;
  readonly onClose: () => void;
}
const WIDTH = 660;

export function BehindDrawer({ cell, filter, onPart, onClose }: BehindDrawerProps) {
  const words = useWords();
  const answer = usePanel(cell.panel, filter, true);
  const name = words.or(`metric.${cell.metric}`, cell.metric);
  return (
    <Drawer isOpen width={WIDTH} title={words('analytics.behind', { figure: name })} onClose={onClose}>
      <div className={classes.behind}>
        {answer.error ? <ErrorNote error={answer.error} retry={() => void answer.refetch()} /> : null}
        {answer.data ? (
          <Figure cell={cell} answer={answer.data} filter={filter} onPart={onPart} />
        ) : answer.error ? null : (
          <RowsSkeleton />
        )}
      </div>
    </Drawer>
  );
}

interface FigureProps extends Omit<BehindDrawerProps, 'onClose'> {
  readonly answer: PanelAnswer;
}

function Figure({ cell, answer, filter, onPart }: FigureProps) {
  const words = useWords();
  const { metric, of } = cell;
  const parts = partsOf(metric);
  const part = cell.part ?? parts[0];
  const value = figureOf(answer, cell);
  return (
    <>
      <header className={classes.behindHead}>
        <p className={classes.behindOf}>
          {words.or(`panel.${cell.panel}`, cell.panel)} ·{' '}
          {of === null
            ? words('analytics.behind.total')
            : rowLabels(words.locale, PANELS[cell.panel].dimensions, of, answer.names)}
        </p>
        <strong className={classes.behindValue}>{said(words, answer, cell)}</strong>
        <p className={frame.hint}>{words.or(`metric.${metric}.means`, '')}</p>
      </header>
      {parts.length > 1 ? <Parts {...{ cell, answer, parts, part, onPart }} /> : null}
      {value === undefined ? (
        <p className={frame.hint}>{words('analytics.behind.gone')}</p>
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

interface PartsProps extends Omit<FigureProps, 'filter'> {
  readonly parts: readonly Metric[];
  readonly part: Metric;
}

/** Both with what they come to, so that the ratio is seen to be one by the other; a key goes from one to the other. */
function Parts({ cell, answer, parts, part, onPart }: PartsProps) {
  const words = useWords();
  const choose = (wanted: string) => {
    const found = parts.find((each) => each === wanted);
    if (found) onPart(found);
  };
  useKeys({
    p: {
      label: words('analytics.keys.part'),
      run: () => choose(parts[(parts.indexOf(part) + 1) % parts.length] ?? part),
    },
  });
  return (
    <div className={classes.parts}>
      <span className={frame.hint}>
        {words('analytics.behind.parts')} <KeyCap name="p" />
      </span>
      <SegmentedControl
        aria-label={words('analytics.behind.parts')}
        value={part}
        onChange={choose}
        data={parts.map((each) => ({
          value: each,
          label: `${words.or(`metric.${each}`, each)} ${said(words, answer, { ...cell, metric: each })}`,
        }))}
      />
    </div>
  );
}

const said = (words: Words, answer: PanelAnswer, cell: SeenCell): string =>
  figureSaid(words, figureOf(answer, cell) ?? null, metricOf(cell.metric).unit, cell.currency);
