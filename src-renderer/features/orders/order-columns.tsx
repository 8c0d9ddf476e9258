/** The columns of the list of orders: one row an order, its refunds folded into it. */
import { IconHourglass } from '@tabler/icons-react';
import { useMemo } from 'react';
import type { Output } from '../../../shared/contract/calls.ts';
import { Amount } from '../../ui/amount.tsx';
import type { Column } from '../../ui/data-grid/data-grid.tsx';
import { Instant } from '../../ui/day.tsx';
import { Tag, type Tone } from '../../ui/tag.tsx';
import { useWords } from '../../ui/words.ts';
import { ORDER_TONES } from './order-look.ts';
import classes from './orders-page.module.css';

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
        // What waits is said as waiting: it has not gone yet. Where nothing came in, nothing can go back.
        render: ({ paid, refunded, refundPending, currency }) =>
          refunded === 0 && refundPending > 0 ? (
            <span className={classes.pending} title={words('orders.refundPending')}>
              <IconHourglass size={12} role="img" aria-label={words('orders.refundPending')} />
              <Amount minor={refundPending} currency={currency} />
            </span>
          ) : paid + refunded === 0 ? (
            '–'
          ) : (
            <Amount minor={refunded} currency={currency} isMuted={refunded === 0} />
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
