/** The list of orders: what each one says, and where it stands with the channel's trade bill. */
import { Button } from '@mantine/core';
import { IconReceipt } from '@tabler/icons-react';
import { useMemo, useState } from 'react';
import { Link, useNavigate, useSearchParams } from 'react-router-dom';
import type { Output } from '../../../shared/contract/calls.ts';
import type { FilterField } from '../../../shared/domain/filter.ts';
import { type Column, DataGrid } from '../../ui/data-grid/data-grid.tsx';
import { FilterBox } from '../../ui/data-grid/filter-box.tsx';
import { useGridSource } from '../../ui/data-grid/use-grid-source.ts';
import { Instant } from '../../ui/day.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { ErrorNote } from '../../ui/error-note.tsx';
import { LineAmount } from '../../ui/line-amount.tsx';
import { NothingFits } from '../../ui/nothing-fits.tsx';
import { RowsSkeleton } from '../../ui/page-skeleton.tsx';
import { Panel } from '../../ui/panel.tsx';
import { Tag, type Tone } from '../../ui/tag.tsx';
import { useWords } from '../../ui/words.ts';
import classes from './orders-page.module.css';

type OrderRow = Output<'orders.list'>['rows'][number];
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
const TRADE_TONES: Readonly<Record<OrderRow['trade'], Tone>> = {
  matched: 'ok',
  proposed: 'accent',
  exception: 'bad',
  open: 'warn',
  outside: 'plain',
};

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
    </div>
  );
}

function useOrderColumns(): readonly Column<OrderRow>[] {
  const words = useWords();
  return useMemo(
    () => [
      {
        id: 'time',
        header: words('orders.col.time'),
        width: 168,
        sorts: true,
        render: ({ line }) => <Instant value={line.occurredAt || line.bookingDate} />,
      },
      {
        id: 'orderNo',
        header: words('orders.col.orderNo'),
        width: 172,
        grow: 0.5,
        render: ({ line }) => line.merchantOrderNo || line.refundNo || '–',
      },
      {
        id: 'channel',
        header: words('orders.col.channel'),
        width: 104,
        render: ({ line }) => words(`channel.${line.channel}`),
      },
      {
        id: 'kind',
        header: words('orders.col.kind'),
        width: 78,
        render: ({ line }) => words(`lineKind.${line.kind}`),
      },
      {
        id: 'status',
        header: words('orders.col.status'),
        width: 84,
        render: ({ line }) => (line.status === 'none' ? '–' : words(`lineStatus.${line.status}`)),
      },
      {
        id: 'amount',
        header: words('orders.col.amount'),
        width: 126,
        align: 'right',
        sorts: true,
        render: ({ line }) => <LineAmount line={line} />,
      },
      {
        id: 'trade',
        header: words('orders.col.trade'),
        width: 106,
        render: ({ trade }) => <Tag tone={TRADE_TONES[trade]}>{words(`orders.trade.${trade}`)}</Tag>,
      },
      {
        id: 'exceptions',
        header: words('orders.col.exceptions'),
        width: 164,
        grow: 1,
        render: ({ exceptionKinds }) => {
          const text = exceptionKinds.map((kind) => words(`exceptionKind.${kind}`)).join(' / ');
          return <span title={text}>{text}</span>;
        },
      },
    ],
    [words],
  );
}
