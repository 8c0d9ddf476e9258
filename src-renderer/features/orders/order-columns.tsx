/** The columns of the list of orders: one row an order, its refunds folded into it. */
import { useMemo } from 'react';
import type { Output } from '../../../shared/contract/calls.ts';
import { Amount } from '../../ui/amount.tsx';
import type { Column } from '../../ui/data-grid/data-grid.tsx';
import { Instant } from '../../ui/day.tsx';
import { Tag, type Tone } from '../../ui/tag.tsx';
import { useWords } from '../../ui/words.ts';
import { ORDER_TONES } from './order-look.ts';

export type OrderRow = Output<'orders.list'>['rows'][number];

const TRADE_TONES: Readonly<Record<OrderRow['trade'], Tone>> = {
  matched: 'ok',
  proposed: 'accent',
  exception: 'bad',
  open: 'warn',
  outside: 'plain',
};

export function useOrderColumns(): readonly Column<OrderRow>[] {
  const words = useWords();
  return useMemo(
    (): readonly Column<OrderRow>[] => [
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
        width: 106,
        render: ({ line }) => words(`channel.${line.channel}`),
      },
      {
        id: 'state',
        header: words('orders.col.state'),
        width: 96,
        render: ({ state }) => <Tag tone={ORDER_TONES[state]}>{words(`orders.state.${state}`)}</Tag>,
      },
      {
        id: 'amount',
        header: words('orders.col.amount'),
        width: 116,
        align: 'right',
        sorts: true,
        render: ({ line, paid }) => (
          <Amount
            minor={line.net}
            currency={line.currency}
            showsCurrency={line.currency !== 'CNY'}
            isMuted={paid === 0}
          />
        ),
      },
      {
        id: 'refunded',
        header: words('orders.col.refunded'),
        width: 104,
        align: 'right',
        // What waits is said, yet has not gone.
        render: ({ refunded, refundPending, currency }) =>
          refunded + refundPending === 0 ? (
            '–'
          ) : (
            <span title={refunded === 0 ? words('orders.refundPending') : undefined}>
              <Amount minor={refunded || refundPending} currency={currency} isMuted={refunded === 0} />
            </span>
          ),
      },
      {
        id: 'trade',
        header: words('orders.col.trade'),
        width: 114,
        render: ({ trade }) => <Tag tone={TRADE_TONES[trade]}>{words(`orders.trade.${trade}`)}</Tag>,
      },
      {
        id: 'exceptions',
        header: words('orders.col.exceptions'),
        width: 150,
        grow: 1,
        render: ({ exceptionKinds, findings }) => {
          const text = [
            ...findings.map((finding) => words(`orders.finding.${finding}`)),
            ...exceptionKinds.map((kind) => words(`exceptionKind.${kind}`)),
          ].join(' / ');
          return <span title={text}>{text}</span>;
        },
      },
    ],
    [words],
  );
}
