/**
 * Samples drawn, the newest first, each with how far it is judged; one opens to its items. A new one is drawn in a dialog.
 *
 * Address: /audit?tab=samples, with &sample=7 for one.
 */
import { Button } from '@mantine/core';
import { IconTargetArrow } from '@tabler/icons-react';
import { useMemo, useState } from 'react';
import type { Output } from '../../../../shared/contract/calls.ts';
import { type Column, DataGrid } from '../../../ui/data-grid/data-grid.tsx';
import { useGridSource } from '../../../ui/data-grid/use-grid-source.ts';
import { OurClock } from '../../../ui/day.tsx';
import { EmptyState } from '../../../ui/empty-state.tsx';
import { ErrorNote } from '../../../ui/error-note.tsx';
import { KeyCap } from '../../../ui/key-cap.tsx';
import { useKeys } from '../../../ui/keys.ts';
import { RowsSkeleton } from '../../../ui/page-skeleton.tsx';
import { Panel } from '../../../ui/panel.tsx';
import { Tag } from '../../../ui/tag.tsx';
import { useSearch } from '../../../ui/use-search.ts';
import { useWords, type Words } from '../../../ui/words.ts';
import classes from '../parts.module.css';
import { populationText } from '../population.ts';
import { DrawDialog } from './draw-dialog.tsx';
import { SamplePage } from './sample-page.tsx';
import { STATE_TONES, stateOf } from './sample-standing.ts';

type Sample = Output<'audit.samples'>['rows'][number];

export function SamplesView() {
  const { said } = useSearch();
  const id = /^\d{1,15}$/.test(said('sample')) ? Number(said('sample')) : 0;
  return id > 0 ? <SamplePage key={id} id={id} /> : <SampleList />;
}

function SampleList() {
  const words = useWords();
  const { go } = useSearch();
  const [isDrawing, setDrawing] = useState(false);
  const source = useGridSource('audit.samples', {});
  const columns = useMemo(() => sampleColumns(words), [words]);
  const draw = () => setDrawing(true);
  const open = (id: number) => go({ sample: String(id) });
  useKeys({ n: { label: words('sampleScreen.draw'), run: draw } });
  const button = (
    <Button onClick={draw} rightSection={<KeyCap name="n" />}>
      {words('sampleScreen.draw')}
    </Button>
  );
  return (
    <>
      <div className={classes.tools}>
        <p className={classes.text}>{words('sampleScreen.text')}</p>
        <span className={classes.spread} />
        {button}
      </div>
      {source.error ? <ErrorNote error={source.error} retry={source.retry} /> : null}
      {source.error && !source.first ? null : (
        <Panel className={classes.list} title={words('sampleScreen.count', { count: source.total })} isFlush>
          {source.first ? (
            <DataGrid
              label={words('sampleScreen.list')}
              columns={columns}
              total={source.total}
              fetchPage={source.fetchPage}
              resetKey={source.resetKey}
              version={source.version}
              rowKey={(row) => row.id}
              isMain
              autoFocus
              activatesFirst
              opensOnClick
              onOpen={(row) => open(row.id)}
              empty={
                <EmptyState
                  icon={<IconTargetArrow size={36} stroke={1.2} aria-hidden />}
                  title={words('sampleScreen.empty')}
                  text={words('sampleScreen.emptyText')}
                />
              }
            />
          ) : (
            <RowsSkeleton />
          )}
        </Panel>
      )}
      {isDrawing ? (
        <DrawDialog
          onClose={() => setDrawing(false)}
          onDrawn={(id) => {
            setDrawing(false);
            open(id);
          }}
        />
      ) : null}
    </>
  );
}

const sampleColumns = (words: Words): readonly Column<Sample>[] => [
  { id: 'id', header: words('sampleScreen.col.no'), width: 56, align: 'right', render: ({ id }) => id },
  {
    id: 'title',
    header: words('sampleScreen.col.title'),
    width: 150,
    grow: 2,
    render: ({ title }) => <span title={title}>{title}</span>,
  },
  {
    id: 'population',
    header: words('populationForm.title'),
    width: 170,
    grow: 2,
    render: ({ scope }) => <span title={populationText(words, scope)}>{populationText(words, scope)}</span>,
  },
  {
    id: 'method',
    header: words('sampleScreen.method'),
    width: 128,
    render: ({ draw }) => words(`sample_method.${draw.method}`),
  },
  {
    id: 'judged',
    header: words('sampleScreen.col.judged'),
    width: 90,
    align: 'right',
    render: ({ judged, items }) => `${judged.toLocaleString('en')} / ${items.toLocaleString('en')}`,
  },
  {
    id: 'wrong',
    header: words('sampleScreen.col.wrong'),
    width: 70,
    align: 'right',
    render: ({ wrong }) => wrong.toLocaleString('en'),
  },
  {
    id: 'state',
    header: words('sampleScreen.col.state'),
    width: 110,
    render: (row) => <Tag tone={STATE_TONES[stateOf(row)]}>{words(`sample_state.${stateOf(row)}`)}</Tag>,
  },
  {
    id: 'by',
    header: words('handed.col.by'),
    width: 90,
    render: ({ byName }) => byName || words('request.erasedName'),
  },
  { id: 'at', header: words('handed.col.at'), width: 152, render: ({ at }) => <OurClock value={at} /> },
];
