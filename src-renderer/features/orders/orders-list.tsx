/** The list of orders: what each one says, and where it stands with the channel's trade bill. */
import { Button } from '@mantine/core';
import { IconPlus, IconReceipt } from '@tabler/icons-react';
import { useState } from 'react';
import { Link, useNavigate, useSearchParams } from 'react-router-dom';
import type { FilterField } from '../../../shared/domain/filter.ts';
import { DataGrid } from '../../ui/data-grid/data-grid.tsx';
import { FilterBox } from '../../ui/data-grid/filter-box.tsx';
import { useGridSource } from '../../ui/data-grid/use-grid-source.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { ErrorNote } from '../../ui/error-note.tsx';
import { KeyCap } from '../../ui/key-cap.tsx';
import { useKeys } from '../../ui/keys.ts';
import { NothingFits } from '../../ui/nothing-fits.tsx';
import { RowsSkeleton } from '../../ui/page-skeleton.tsx';
import { Panel } from '../../ui/panel.tsx';
import { useMay } from '../../ui/rights.tsx';
import { useWords } from '../../ui/words.ts';
import { OrdersExport } from './export-menu.tsx';
import { useOrderColumns } from './order-columns.tsx';
import classes from './orders-page.module.css';
import { SavedViews } from './saved-views.tsx';
import { SupplementDialog } from './supplement-dialog.tsx';

type SortName = 'time' | 'amount';

const FIELDS: readonly FilterField[] = [
  'reference',
  'channel',
  'amount',
  'day',
  'state',
  'status',
  'kind',
  'file',
];

export function OrdersList() {
  const words = useWords();
  const navigate = useNavigate();
  const [search] = useSearchParams();
  const query = search.get('q') ?? '';
  const [sort, setSort] = useState<{ column: SortName; descending: boolean }>({
    column: 'time',
    descending: true,
  });
  const source = useGridSource('orders.list', { query, sort: sort.column, descending: sort.descending });
  const columns = useOrderColumns();
  const mayEnter = useMay('orders');
  const supplemented = Number(search.get('supplement') ?? '0');
  useKeys(
    mayEnter ? { n: { label: words('orders.goEnter'), run: () => void navigate('/orders?do=enter') } } : {},
  );
  const setQuery = (next: string) =>
    navigate(
      { pathname: '/orders', search: next === '' ? '' : new URLSearchParams({ q: next }).toString() },
      { replace: true },
    );
  return (
    <div className={classes.page}>
      <div className={classes.head}>
        <h1>{words('orders.title')}</h1>
        <FilterBox value={query} onChange={setQuery} fields={FIELDS} />
        <SavedViews
          list="orders"
          now={{ query, sort: sort.column, descending: sort.descending }}
          onChoose={(view) => {
            setQuery(view.query);
            setSort({ column: view.sort === 'amount' ? 'amount' : 'time', descending: view.descending });
          }}
        />
        <OrdersExport what={{ query, sort: sort.column, descending: sort.descending }} />
        {mayEnter ? (
          <Button
            component={Link}
            to="/orders?do=enter"
            leftSection={<IconPlus size={16} aria-hidden />}
            rightSection={<KeyCap name="n" />}
          >
            {words('orders.goEnter')}
          </Button>
        ) : null}
      </div>
      {source.error ? <ErrorNote error={source.error} retry={source.retry} /> : null}
      {source.error && !source.first ? null : (
        <Panel className={classes.list ?? ''} title={words('list.rows', { count: source.total })} isFlush>
          {source.first ? (
            <DataGrid
              label={words('orders.list')}
              columns={columns}
              total={source.total}
              fetchPage={source.fetchPage}
              resetKey={source.resetKey}
              version={source.version}
              rowKey={(row) => row.line.id}
              isMain
              activatesFirst
              opensOnClick
              onOpen={(row) => {
                const number = row.line.merchantOrderNo;
                navigate(
                  number ? `/orders/${encodeURIComponent(number)}` : `/statements/line/${row.line.id}`,
                );
              }}
              sort={sort}
              onSort={(column) => {
                const next = column === 'amount' ? 'amount' : 'time';
                setSort({ column: next, descending: sort.column === next ? !sort.descending : true });
              }}
              empty={
                query === '' ? (
                  <EmptyState
                    icon={<IconReceipt size={36} stroke={1.2} />}
                    title={words('orders.empty')}
                    text={words('orders.emptyText')}
                    action={
                      <Button component={Link} to="/statements" variant="default">
                        {words('matching.goStatements')}
                      </Button>
                    }
                  />
                ) : (
                  <NothingFits onClear={() => setQuery('')} />
                )
              }
            />
          ) : (
            <RowsSkeleton />
          )}
        </Panel>
      )}
      {supplemented > 0 ? <SupplementDialog lineId={supplemented} onClose={() => setQuery(query)} /> : null}
    </div>
  );
}
