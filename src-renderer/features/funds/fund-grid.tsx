/** A list of funds as both tabs have it: filter above, rows that open, and what stands there while there are none. */
import type { ReactNode } from 'react';
import type { FilterField } from '../../../shared/domain/filter.ts';
import { type Column, DataGrid } from '../../ui/data-grid/data-grid.tsx';
import { FilterBox } from '../../ui/data-grid/filter-box.tsx';
import { ErrorNote } from '../../ui/error-note.tsx';
import { NothingFits } from '../../ui/nothing-fits.tsx';
import { RowsSkeleton } from '../../ui/page-skeleton.tsx';
import { Panel } from '../../ui/panel.tsx';
import { useWords } from '../../ui/words.ts';
import classes from './funds.module.css';

const FIELDS: readonly FilterField[] = ['text', 'amount', 'currency'];

/** What `useGridSource` gives of such rows. */
interface RowsOf<Row> {
  readonly total: number;
  readonly first: unknown;
  readonly error: unknown;
  readonly retry: () => void;
  readonly resetKey: string;
  readonly version: number;
  readonly fetchPage: (offset: number, limit: number) => Promise<{ readonly rows: readonly Row[] }>;
}

interface FundGridProps<Row> {
  readonly label: string;
  readonly source: RowsOf<Row>;
  readonly columns: readonly Column<Row>[];
  readonly query: string;
  readonly onQuery: (query: string) => void;
  readonly keyOf: (row: Row) => string;
  readonly currentKey: string;
  readonly onActive: (row: Row | null) => void;
  readonly onOpen: (row: Row) => void;
  /** Beside the filter. */
  readonly tools?: ReactNode;
  /** Where there is no row and no filter. */
  readonly empty: ReactNode;
}

export function FundGrid<Row>(props: FundGridProps<Row>) {
  const { label, source, columns, query, onQuery, keyOf, currentKey, onActive, onOpen, tools, empty } = props;
  const words = useWords();
  return (
    <>
      <div className={classes.tools}>
        <FilterBox value={query} onChange={onQuery} fields={FIELDS} />
        {tools}
      </div>
      {source.error ? <ErrorNote error={source.error} retry={source.retry} /> : null}
      {source.error && !source.first ? null : (
        <Panel className={classes.list} title={words('list.rows', { count: source.total })} isFlush>
          {source.first ? (
            <DataGrid
              label={label}
              columns={columns}
              total={source.total}
              fetchPage={source.fetchPage}
              resetKey={source.resetKey}
              version={source.version}
              rowKey={keyOf}
              currentKey={currentKey}
              isMain
              autoFocus
              activatesFirst
              opensOnClick
              onActiveChange={onActive}
              onOpen={onOpen}
              empty={query === '' ? empty : <NothingFits onClear={() => onQuery('')} />}
            />
          ) : (
            <RowsSkeleton />
          )}
        </Panel>
      )}
    </>
  );
}
