/**
 * A panel in its frame (图框): what it is called and means, as of when and what it rests on; drawn, or as a table of the same figures. Currencies stand apart:
 * one is shown at a time, the others are one step away.
 */
import { ActionIcon, SegmentedControl, Skeleton } from '@mantine/core';
import { IconChartBar, IconTable } from '@tabler/icons-react';
import { useMemo, useRef, useState } from 'react';
import { PANELS } from '../../../shared/domain/analytics/panels.ts';
import { EmptyState } from '../empty-state.tsx';
import { ErrorNote } from '../error-note.tsx';
import { ownTime } from '../own-time.ts';
import { Panel } from '../panel.tsx';
import { useWords } from '../words.ts';
import classes from './chart.module.css';
import { ChartBody } from './chart-body.tsx';
import { ChartDefinition } from './chart-definition.tsx';
import { ChartFoot } from './chart-foot.tsx';
import { ChartMenu } from './chart-menu.tsx';
import type { ChartPanelProps } from './chart-props.ts';
import { pictureText } from './model/picture-text.ts';
import { plotOf } from './model/plot.ts';

const HEIGHT = 230;

export function ChartPanel({
  panel,
  answer,
  error,
  onRetry,
  numbers = 'short',
  by = 'day',
  onOpen,
  isTable = false,
  onTable,
  menu,
  height = HEIGHT,
}: ChartPanelProps) {
  const words = useWords();
  const title = words.or(`panel.${panel}`, panel);
  const frame = useRef<HTMLDivElement>(null);
  const [isOwnTable, setOwnTable] = useState(isTable);
  const [wanted, setWanted] = useState('');
  const [failed, setFailed] = useState<unknown>(null);
  // Who keeps it says so; else the frame keeps it.
  const showsTable = onTable ? isTable : isOwnTable;
  const toggle = () => {
    setOwnTable(!showsTable);
    onTable?.(!showsTable);
    // What had the focus is gone with the other view.
    setTimeout(() => frame.current?.querySelector<HTMLElement>('[role=application],[data-figure]')?.focus());
  };
  const filled = answer?.tables.filter(({ rows }) => rows.length > 0) ?? [];
  const table = filled.find(({ currency }) => currency === wanted) ?? filled[0];
  const plot = useMemo(
    () => (answer && table ? plotOf({ panel, answer, table, locale: words.locale, by }) : null),
    [panel, answer, table, words, by],
  );
  // Rows without one figure are for the table; what stands beneath says why there is nothing to draw.
  const isDrawn =
    plot !== null && (showsTable || plot.series.some(({ values }) => values.some((value) => value !== null)));
  const keep = (kind: 'png' | 'svg') => {
    const drawing = frame.current?.querySelector<SVGSVGElement>('[role=application] svg');
    if (!drawing || !plot || !answer) return;
    const text = pictureText(words, { panel, title, plot, answer });
    const fileName = [title, ownTime(answer.asOf).slice(0, 10), plot.currency]
      .filter((part) => part !== '')
      .join(' ');
    setFailed(null);
    import('./picture/save-picture.ts')
      .then(({ savePicture }) => savePicture(kind, { drawing, plot, text, fileName }))
      .catch(setFailed);
  };
  return (
    <Panel
      isFlush
      title={
        <>
          {title}
          {plot && plot.currency !== '' && filled.length === 1 ? (
            <span className={classes.currency}>{plot.currency}</span>
          ) : null}
        </>
      }
      aside={
        <span className={classes.aside}>
          {filled.length > 1 && table ? (
            <SegmentedControl
              size="xs"
              aria-label={words('chart.currency')}
              data={filled.map(({ currency }) => currency)}
              value={table.currency}
              onChange={setWanted}
            />
          ) : null}
          <ChartDefinition panel={panel} title={title} />
          {plot ? (
            <ActionIcon
              variant="subtle"
              color="gray"
              aria-label={`${title} · ${words(showsTable ? 'chart.asChart' : 'chart.asTable')}`}
              onClick={toggle}
            >
              {showsTable ? <IconChartBar size={16} aria-hidden /> : <IconTable size={16} aria-hidden />}
            </ActionIcon>
          ) : null}
          <ChartMenu title={title} onPicture={isDrawn && !showsTable ? keep : undefined}>
            {menu}
          </ChartMenu>
        </span>
      }
    >
      <div ref={frame} className={classes.body} data-panel={panel}>
        <ErrorNote error={error ?? failed} {...(onRetry && error ? { retry: onRetry } : {})} />
        {answer && plot && table && isDrawn ? (
          <ChartBody
            {...{ answer, plot, table, title, numbers, height, showsTable, ...(onOpen ? { onOpen } : {}) }}
            onToggle={toggle}
          />
        ) : null}
        {answer && !isDrawn ? (
          <Nothing panel={panel} hasRows={plot !== null} hasFiles={answer.standing !== 'empty'} />
        ) : null}
        {answer ? <ChartFoot answer={answer} /> : null}
        {!answer && !error ? (
          <Skeleton height={height} role="status" aria-label={words('chart.loading')} />
        ) : null}
      </div>
    </Panel>
  );
}

/** Says what would make it show: the files it rests on, or where these are here, other days; notes say the rest. */
function Nothing({
  panel,
  hasRows,
  hasFiles,
}: Pick<ChartPanelProps, 'panel'> & { readonly hasRows: boolean; readonly hasFiles: boolean }) {
  const words = useWords();
  if (hasRows) return <EmptyState title={words('chart.empty.open')} text={words('chart.empty.openText')} />;
  const sources = PANELS[panel].rests.map((kind) => words(`sourceKind.${kind}`));
  return (
    <EmptyState
      title={words('chart.empty.title')}
      text={
        sources.length === 0 || hasFiles
          ? words('chart.empty.own')
          : words('chart.empty.text', { sources: sources.join(words('chart.comma')) })
      }
    />
  );
}
