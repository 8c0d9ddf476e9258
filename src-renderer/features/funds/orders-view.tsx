/** Top-ups and withdrawals: what is awaited, what is on its way, what ended and how. */
import { SegmentedControl } from '@mantine/core';
import { IconTransfer } from '@tabler/icons-react';
import { useMemo } from 'react';
import type { FundOrderView } from '../../../shared/contract/funds.ts';
import { Amount } from '../../ui/amount.tsx';
import type { Column } from '../../ui/data-grid/data-grid.tsx';
import { useGridSource } from '../../ui/data-grid/use-grid-source.ts';
import { OurClock } from '../../ui/day.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { Tag } from '../../ui/tag.tsx';
import { useWords } from '../../ui/words.ts';
import { FundGrid } from './fund-grid.tsx';
import { orderStateText, orderTone } from './order-look.ts';

export const SHOWS = ['open', 'ended', 'all'] as const;
export type Show = (typeof SHOWS)[number];

interface OrdersViewProps {
  readonly query: string;
  readonly onQuery: (query: string) => void;
  readonly show: Show;
  readonly onShow: (show: Show) => void;
  readonly currentKey: string;
  readonly onActive: (order: FundOrderView | null) => void;
  readonly onOpen: (order: FundOrderView) => void;
}

export function OrdersView({ query, onQuery, show, onShow, currentKey, onActive, onOpen }: OrdersViewProps) {
  const words = useWords();
  const source = useGridSource('funds.orders', { query, show });
  const columns = useOrderColumns();
  return (
    <FundGrid
      label={words('funds.orders')}
      source={source}
      columns={columns}
      query={query}
      onQuery={onQuery}
      keyOf={(row) => row.orderNo}
      currentKey={currentKey}
      onActive={onActive}
      onOpen={onOpen}
      tools={
        <SegmentedControl
          aria-label={words('funds.show')}
          value={show}
          onChange={(value) => onShow(SHOWS.find((each) => each === value) ?? show)}
          data={SHOWS.map((value) => ({ value, label: words(`funds.show.${value}`) }))}
        />
      }
      empty={
        <EmptyState
          icon={<IconTransfer size={36} stroke={1.2} aria-hidden />}
          title={words(`funds.ordersEmpty.${show}`)}
          text={words('funds.ordersEmptyText')}
        />
      }
    />
  );
}

function useOrderColumns(): readonly Column<FundOrderView>[] {
  const words = useWords();
  return useMemo(
    () => [
      { id: 'at', header: words('funds.col.at'), width: 150, render: (row) => <OurClock value={row.at} /> },
      { id: 'orderNo', header: words('funds.col.orderNo'), width: 150, render: (row) => row.orderNo },
      {
        id: 'kind',
        header: words('funds.col.kind'),
        width: 94,
        render: (row) => words(`funds.kind.${row.kind}`),
      },
      {
        id: 'party',
        header: words('funds.col.party'),
        width: 116,
        grow: 0.42,
        render: (row) => (
          <span title={`${row.partyName} ${row.partyId}`}>{row.partyName || row.partyId}</span>
        ),
      },
      {
        id: 'account',
        header: words('funds.col.account'),
        width: 272,
        grow: 1,
        render: (row) => <span title={row.accountName}>{row.accountName}</span>,
      },
      {
        id: 'amount',
        header: words('funds.col.amount'),
        width: 136,
        align: 'right',
        render: (row) => <Amount minor={row.amount} currency={row.currency} showsCurrency />,
      },
      {
        id: 'state',
        header: words('funds.col.state'),
        width: 96,
        render: (row) => <Tag tone={orderTone(row)}>{orderStateText(words, row)}</Tag>,
      },
    ],
    [words],
  );
}
