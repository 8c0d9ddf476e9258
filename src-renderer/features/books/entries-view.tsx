/** Entries as they were posted, newest days found by their range; one key opens one with all that is behind it. */
import { Button } from '@mantine/core';
import { IconFileInvoice } from '@tabler/icons-react';
import { useMemo, useState } from 'react';
import { Link, useNavigate, useSearchParams } from 'react-router-dom';
import type { EntryView } from '../../../shared/contract/journal-views.ts';
import type { FilterField } from '../../../shared/domain/filter.ts';
import { type Column, DataGrid } from '../../ui/data-grid/data-grid.tsx';
import { FilterBox } from '../../ui/data-grid/filter-box.tsx';
import { useGridSource } from '../../ui/data-grid/use-grid-source.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { ErrorNote } from '../../ui/error-note.tsx';
import { NothingFits } from '../../ui/nothing-fits.tsx';
import { RowsSkeleton } from '../../ui/page-skeleton.tsx';
import { Panel } from '../../ui/panel.tsx';
import { Tag } from '../../ui/tag.tsx';
import { useWords, type Words } from '../../ui/words.ts';
import classes from './books.module.css';
import { type DayRange, WHOLE } from './day-range.ts';
import { daysText } from './days-text.ts';
import { plannedColumns } from './entry-columns.tsx';
import { PrintRows } from './print-rows.tsx';
import { RangeBar } from './range-bar.tsx';

const FIELDS: readonly FilterField[] = ['text', 'account', 'amount', 'currency', 'day'];

export function EntriesView() {
  const words = useWords();
  const navigate = useNavigate();
  const [search, setSearch] = useSearchParams();
  const query = search.get('q') ?? '';
  const [range, setRange] = useState<DayRange>(WHOLE);
  const source = useGridSource('journal.entries', { query, ...range });
  const columns = useMemo(() => entryColumns(words), [words]);
  const setQuery = (q: string) =>
    setSearch({ tab: 'entries', ...(q === '' ? {} : { q }) }, { replace: true });
  const isUnasked = query === '' && range.from === '' && range.to === '';
  return (
    <>
      <div className={classes.tools}>
        <FilterBox value={query} onChange={setQuery} fields={FIELDS} />
      </div>
      <RangeBar
        print={
          <PrintRows
            title={words('books.tab.entries')}
            facts={[daysText(words, range), query]}
            columns={columns}
            total={source.total}
            fetchPage={source.fetchPage}
          />
        }
        range={range}
        onRange={setRange}
        exports={{ kind: 'journal' }}
      />
      {source.error ? <ErrorNote error={source.error} retry={source.retry} /> : null}
      {source.error && !source.first ? null : (
        <Panel
          className={classes.list}
          title={words('books.standing.entries', { count: source.total })}
          isFlush
        >
          {source.first ? (
            <DataGrid
              label={words('books.tab.entries')}
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
              onOpen={(row) => void navigate(`/books/entry/${row.id}`)}
              empty={
                isUnasked ? (
                  <EmptyState
                    icon={<IconFileInvoice size={36} stroke={1.2} aria-hidden />}
                    title={words('books.entriesEmpty')}
                    text={words('books.entriesEmptyText')}
                    action={
                      <Button component={Link} to="/books" variant="default">
                        {words('books.goPost')}
                      </Button>
                    }
                  />
                ) : (
                  <NothingFits
                    onClear={() => {
                      setRange(WHOLE);
                      setQuery('');
                    }}
                  />
                )
              }
            />
          ) : (
            <RowsSkeleton />
          )}
        </Panel>
      )}
    </>
  );
}

function entryColumns(words: Words): readonly Column<EntryView>[] {
  const [day, ...rest] = plannedColumns<EntryView>(words);
  return [
    { id: 'number', header: words('books.col.number'), width: 150, render: (row) => row.number },
    ...(day ? [day] : []),
    {
      id: 'origin',
      header: words('books.col.origin'),
      width: 100,
      render: (row) => (
        <Tag
          tone={
            row.origin === 'reversal' || row.reversedBy !== null
              ? 'bad'
              : row.origin === 'manual'
                ? 'accent'
                : 'plain'
          }
        >
          {words(`books.origin.${row.origin}`)}
        </Tag>
      ),
    },
    ...rest,
  ];
}
