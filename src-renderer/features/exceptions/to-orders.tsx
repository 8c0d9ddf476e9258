/** From an exception about an order of ours one step to where it is put right: its own page, or a new order made from the channel's line. */
import { Button } from '@mantine/core';
import { Link } from 'react-router-dom';
import type { Output } from '../../../shared/contract/calls.ts';
import { useMay } from '../../ui/rights.tsx';
import { useWords } from '../../ui/words.ts';

export function ToOrders({ detail }: { readonly detail: Output<'exceptions.get'> }) {
  const words = useWords();
  const mayEnter = useMay('orders');
  const { leg, kind } = detail.exception;
  if (leg !== 'order_trade' && leg !== 'order_bank') return null;
  const number = [...detail.left, ...detail.right].find(
    (line) => line.merchantOrderNo !== '',
  )?.merchantOrderNo;
  const [missing] = kind === 'missing_in_orders' ? detail.right : [];
  return (
    <div>
      {mayEnter && missing ? (
        <Button
          component={Link}
          to={`/orders?supplement=${missing.id.toString()}`}
          variant="default"
          size="compact-sm"
        >
          {words('orders.supplement')}
        </Button>
      ) : null}{' '}
      {number ? (
        <Button
          component={Link}
          to={`/orders/${encodeURIComponent(number)}`}
          variant="default"
          size="compact-sm"
        >
          {words('orders.toStory')}
        </Button>
      ) : null}
    </div>
  );
}
