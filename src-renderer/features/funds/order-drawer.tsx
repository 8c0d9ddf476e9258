/** One top-up or withdrawal: the line that is it or the lines that may be, the batch that carries it, and the way to take it back. */
import { Button } from '@mantine/core';
import { useState } from 'react';
import { Link } from 'react-router-dom';
import type { FundOrderView } from '../../../shared/contract/funds.ts';
import type { LineView } from '../../../shared/contract/shapes.ts';
import { useAnswer, useAsk } from '../../api/client.tsx';
import { Amount } from '../../ui/amount.tsx';
import { Instant, OurClock } from '../../ui/day.tsx';
import { Drawer } from '../../ui/drawer.tsx';
import { ErrorNote } from '../../ui/error-note.tsx';
import { Facts } from '../../ui/facts.tsx';
import { LineAmount } from '../../ui/line-amount.tsx';
import { ReasonDialog } from '../../ui/reason-dialog.tsx';
import { useMay } from '../../ui/rights.tsx';
import { sayDone } from '../../ui/said.ts';
import { Tag } from '../../ui/tag.tsx';
import { useWords } from '../../ui/words.ts';
import classes from './funds.module.css';
import { mayCancel, orderStateText, orderTone } from './order-look.ts';

interface OrderDrawerProps {
  readonly orderNo: string;
  readonly onClose: () => void;
}

export function OrderDrawer({ orderNo, onClose }: OrderDrawerProps) {
  const words = useWords();
  const mayPay = useMay('pay');
  const [isCancelling, setCancelling] = useState(false);
  const found = useAnswer(
    'funds.orders',
    { query: orderNo, show: 'all', offset: 0, limit: 1 },
    { enabled: orderNo !== '' },
  );
  const order = orderNo === '' ? undefined : found.data?.rows[0];
  return (
    <>
      <Drawer
        isOpen={orderNo !== ''}
        onClose={onClose}
        title={order ? words('funds.order', { kind: words(`funds.kind.${order.kind}`), orderNo }) : orderNo}
        actions={
          order && mayPay && mayCancel(order) ? (
            <Button variant="default" onClick={() => setCancelling(true)}>
              {words(`funds.cancel.${order.kind}`)}
            </Button>
          ) : null
        }
      >
        {found.error ? <ErrorNote error={found.error} retry={() => void found.refetch()} /> : null}
        {order ? (
          <div className={classes.drawer}>
            <OrderFacts order={order} />
            {order.kind === 'top_up' ? <Arrival order={order} mayLink={mayPay} /> : <Carried order={order} />}
          </div>
        ) : null}
      </Drawer>
      {order && isCancelling ? <CancelDialog order={order} onClose={() => setCancelling(false)} /> : null}
    </>
  );
}

function OrderFacts({ order }: { readonly order: FundOrderView }) {
  const words = useWords();
  return (
    <Facts
      facts={[
        {
          name: words('funds.col.state'),
          value: <Tag tone={orderTone(order)}>{orderStateText(words, order)}</Tag>,
        },
        {
          name: words('funds.col.amount'),
          value: <Amount minor={order.amount} currency={order.currency} showsCurrency size="strong" />,
        },
        { name: words('funds.col.party'), value: `${order.partyName} ${order.partyId}` },
        { name: words('funds.col.account'), value: order.accountName },
        { name: words('funds.col.reference'), value: order.reference },
        { name: words('funds.col.note'), value: order.note },
        { name: words('funds.col.by'), value: order.byName },
        { name: words('funds.col.at'), value: <OurClock value={order.at} /> },
      ]}
    />
  );
}

function Arrival({ order, mayLink }: { readonly order: FundOrderView; readonly mayLink: boolean }) {
  const words = useWords();
  return (
    <>
      <section>
        <h3>{words('funds.line')}</h3>
        {order.lines.length === 0 ? <p className={classes.none}>{words('funds.lineNone')}</p> : null}
        {order.lines.map((line) => (
          <LineRow key={line.id} line={line} />
        ))}
      </section>
      {order.state === 'expected' ? <Offers order={order} mayLink={mayLink} /> : null}
    </>
  );
}

function Offers({ order, mayLink }: { readonly order: FundOrderView; readonly mayLink: boolean }) {
  const words = useWords();
  const offers = useAnswer('payments.lineOffers', { itemNo: order.orderNo });
  const link = useAsk('payments.linkLine');
  return (
    <section>
      <h3>{words('funds.offers')}</h3>
      {offers.error ? <ErrorNote error={offers.error} retry={() => void offers.refetch()} /> : null}
      {link.error ? <ErrorNote error={link.error} /> : null}
      {offers.data?.offers.length === 0 ? <p className={classes.none}>{words('funds.offersNone')}</p> : null}
      {offers.data?.offers.map(({ line, why }) => (
        <LineRow key={line.id} line={line} why={words.or(`payment_offer.${why}`, why)}>
          {mayLink ? (
            <Button
              size="compact-sm"
              variant="default"
              loading={link.isPending && link.variables.lineId === line.id}
              onClick={() =>
                link.mutate(
                  { itemNo: order.orderNo, lineId: line.id, role: 'arrived', reason: '' },
                  { onSuccess: () => sayDone(words('funds.linked')) },
                )
              }
            >
              {words('funds.link')}
            </Button>
          ) : null}
        </LineRow>
      ))}
    </section>
  );
}

interface LineRowProps {
  readonly line: LineView;
  readonly why?: string;
  readonly children?: React.ReactNode;
}

function LineRow({ line, why, children }: LineRowProps) {
  const words = useWords();
  return (
    <article className={classes.line}>
      <div>
        <Link to={`/statements/line/${line.id}`} title={words('funds.seeLine')}>
          {line.file} · {line.row}
        </Link>
        <small>
          <Instant value={line.occurredAt || line.bookingDate} /> {line.counterparty} {line.description}
        </small>
        {why ? <small>{why}</small> : null}
      </div>
      <LineAmount line={line} />
      {children}
    </article>
  );
}

function Carried({ order }: { readonly order: FundOrderView }) {
  const words = useWords();
  return (
    <section>
      <h3>{words('funds.col.batch')}</h3>
      {order.batchNo === '' ? (
        <p className={classes.none}>{order.state === 'expected' ? words('funds.notInBatch') : '–'}</p>
      ) : (
        <p className={classes.none}>
          <Link to={`/payments/${order.batchNo}`}>{order.batchNo}</Link> {order.itemNo}
        </p>
      )}
    </section>
  );
}

function CancelDialog({ order, onClose }: { readonly order: FundOrderView; readonly onClose: () => void }) {
  const words = useWords();
  const cancel = useAsk('funds.cancel');
  const { orderNo } = order;
  return (
    <ReasonDialog
      about={`funds cancel ${orderNo}`}
      title={words('funds.cancelTitle', { orderNo })}
      text={words(`funds.cancelText.${order.kind}`)}
      confirm={words(`funds.cancel.${order.kind}`)}
      dismiss={words('action.back')}
      error={cancel.error}
      isBusy={cancel.isPending}
      onClose={onClose}
      onConfirm={(reason) =>
        cancel.mutate(
          { orderNo, reason },
          {
            onSuccess: () => {
              sayDone(words('funds.cancelDone', { orderNo }));
              onClose();
            },
          },
        )
      }
    />
  );
}
