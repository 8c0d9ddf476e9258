/** What was imported, newest first; a row opens to its proof, its lines, and the way to undo it. */
import { Switch } from '@mantine/core';
import { IconFileText } from '@tabler/icons-react';
import { useState } from 'react';
import { useSearchParams } from 'react-router-dom';
import type { ImportView } from '../../../shared/contract/shapes.ts';
import { ask, useAnswer } from '../../api/client.tsx';
import { Amount } from '../../ui/amount.tsx';
import { type Column, DataGrid } from '../../ui/data-grid/data-grid.tsx';
import { DayRange, OurClock } from '../../ui/day.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { ErrorNote } from '../../ui/error-note.tsx';
import { RowsSkeleton } from '../../ui/page-skeleton.tsx';
import { Panel } from '../../ui/panel.tsx';
import { Standing } from '../../ui/standing.tsx';
import { useIsWide } from '../../ui/use-is-wide.ts';
import { useWords, type Words } from '../../ui/words.ts';
import classes from './history-view.module.css';
import { ImportDrawer } from './import-drawer.tsx';
import { sourceText } from './line-columns.tsx';
import { accountText } from './plan-table.tsx';

export function HistoryView() {
  const words = useWords();
  const [includeUndone, setIncludeUndone] = useState(false);
  const isWide = useIsWide();
  // The calendar names the file of a day in the address.
  const [search, setSearch] = useSearchParams();
  const asked = Number(search.get('import') ?? 0);
  const openId = Number.isSafeInteger(asked) && asked > 0 ? asked : null;
  const setOpenId = (importId: number | null) =>
    setSearch(
      (old) => {
        const next = new URLSearchParams(old);
        if (importId === null) next.delete('import');
        else next.set('import', String(importId));
        return next;
      },
      { replace: true },
    );
  // The first page tells how many there are and, by its time, that the list changed.
  const head = useAnswer(
    'statements.imports',
    { offset: 0, limit: 1, includeUndone },
    { keepsPrevious: true },
  );
  return (
    <>
      <ErrorNote error={head.error} retry={() => void head.refetch()} />
      <Panel
        isFlush
        className={classes.panel}
        title={words('statements.history')}
        aside={
          <Switch
            size="xs"
            checked={includeUndone}
            onChange={(event) => setIncludeUndone(event.currentTarget.checked)}
            label={words('statements.showUndone')}
          />
        }
      >
        {head.data ? (
          <DataGrid<ImportView>
            label={words('statements.history')}
            columns={columns(words, isWide)}
            total={head.data.total}
            fetchPage={(offset, limit) => ask('statements.imports', { offset, limit, includeUndone })}
            rowKey={(row) => row.id}
            resetKey={`imports|${includeUndone}`}
            version={head.dataUpdatedAt}
            onOpen={(row) => setOpenId(row.id)}
            opensOnClick
            isMain
            empty={
              <EmptyState
                icon={<IconFileText size={40} stroke={1.2} aria-hidden />}
                title={words('statements.historyEmpty')}
                text={words('statements.historyEmptyText')}
              />
            }
          />
        ) : (
          <RowsSkeleton />
        )}
      </Panel>
      <ImportDrawer importId={openId} onClose={() => setOpenId(null)} />
    </>
  );
}

/** Where there is little room, what the drawer says is left out; no figure is ever cut. */
const columns = (words: Words, isWide: boolean): Column<ImportView>[] =>
  allColumns(words).filter(({ id }) => isWide || !ONLY_WIDE.has(id));
const ONLY_WIDE: ReadonlySet<string> = new Set(['id', 'format', 'account', 'duplicates', 'by']);

const allColumns = (words: Words): Column<ImportView>[] => [
  { id: 'id', header: '#', width: 44, align: 'right', render: (row) => row.id },
  {
    id: 'file',
    header: words('statements.file'),
    width: 170,
    grow: 1,
    render: (row) => <span title={row.file}>{row.file}</span>,
  },
  {
    id: 'proof',
    header: words('statements.standing'),
    width: words.locale === 'en' ? 114 : 88,
    render: (row) => <Standing standing={row.state === 'undone' ? 'undone' : row.proof} />,
  },
  {
    id: 'days',
    header: words('statements.days'),
    width: 206,
    render: (row) => <DayRange from={row.periodFrom} to={row.periodTo} />,
  },
  {
    id: 'format',
    header: words('column.sourceKind'),
    width: 150,
    render: (row) => sourceText(words, row),
  },
  {
    id: 'account',
    header: words('statements.account'),
    width: 164,
    render: (row) => accountText(words, row.accounts),
  },
  {
    id: 'added',
    header: words('end.added'),
    width: 64,
    align: 'right',
    render: (row) => row.counts.added.toLocaleString('en'),
  },
  {
    id: 'duplicates',
    header: words('end.duplicate'),
    width: 80,
    align: 'right',
    render: (row) => row.counts.duplicates.toLocaleString('en'),
  },
  {
    id: 'in',
    header: words('statements.in'),
    width: 150,
    align: 'right',
    render: (row) => <Sum row={row} side="in" />,
  },
  {
    id: 'out',
    header: words('statements.out'),
    width: 150,
    align: 'right',
    render: (row) => <Sum row={row} side="out" />,
  },
  {
    id: 'at',
    header: words('statements.committedAt'),
    width: 150,
    render: (row) => <OurClock value={row.committedAt} />,
  },
  { id: 'by', header: words('statements.committedBy'), width: 90, render: (row) => row.committedBy },
];

/** The first currency, and how many more there are: they are in the drawer. */
function Sum({ row, side }: { readonly row: ImportView; readonly side: 'in' | 'out' }) {
  const total = row.totals[0];
  if (!total) return <Amount minor={null} currency="" />;
  const others = row.totals.slice(1).map(({ currency }) => currency);
  return (
    <>
      <Amount minor={side === 'in' ? total.inSum : total.outSum} currency={total.currency} showsCurrency />
      {others.length > 0 ? (
        <small className={classes.others} title={others.join(', ')}>
          {' '}
          +{others.length}
        </small>
      ) : null}
    </>
  );
}
