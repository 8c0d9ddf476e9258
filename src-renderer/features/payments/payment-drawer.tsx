/** One payment beside the list: what it is, what its checks said, what files and persons said of it, the lines of banks that are it, its receipt. */
import { Button } from '@mantine/core';
import { useState } from 'react';
import { Link } from 'react-router-dom';
import type { Output } from '../../../shared/contract/calls.ts';
import type { BatchView } from '../../../shared/contract/payment-views.ts';
import { receiptNumber } from '../../../shared/domain/receipt-number.ts';
import { useAnswer } from '../../api/client.tsx';
import { Amount } from '../../ui/amount.tsx';
import { OurClock } from '../../ui/day.tsx';
import { Drawer } from '../../ui/drawer.tsx';
import { ErrorNote } from '../../ui/error-note.tsx';
import { Facts } from '../../ui/facts.tsx';
import { RowsSkeleton } from '../../ui/page-skeleton.tsx';
import { useMay } from '../../ui/rights.tsx';
import { Tag } from '../../ui/tag.tsx';
import { useWords } from '../../ui/words.ts';
import { ITEM_TONES, resolvable, whyNoRetry } from './batch-steps.ts';
import { CheckList } from './findings.tsx';
import { paidForAddress } from './paid-for.ts';
import { PaymentLines } from './payment-lines.tsx';
import classes from './payments.module.css';
import { reasonSaid } from './reason-said.ts';
import { ReceiptDialog } from './receipt-dialog.tsx';
import { ResolveDialog } from './resolve-dialog.tsx';

type Detail = Output<'payments.get'>;

interface PaymentDrawerProps {
  readonly batch: BatchView;
  /** 0 keeps it closed. */
  readonly place: number;
  readonly onClose: () => void;
}

export function PaymentDrawer({ batch, place, onClose }: PaymentDrawerProps) {
  const words = useWords();
  const mayPay = useMay('pay');
  const [asks, setAsks] = useState<'receipt' | 'resolve' | null>(null);
  const found = useAnswer(
    'payments.get',
    { batchNo: batch.batchNo, place },
    { enabled: place > 0, keepsPrevious: true },
  );
  const detail = place > 0 ? (found.data ?? null) : null;
  const payment = detail?.payment ?? null;
  return (
    <>
      <Drawer
        isOpen={place > 0}
        onClose={onClose}
        width={560}
        title={
          payment ? (
            <span className={classes.drawerTitle}>
              <span>
                {payment.payee} <Amount minor={payment.amount} currency={payment.currency} showsCurrency />
              </span>
              <small>
                {batch.batchNo} · {words('payments.placeNo', { place: payment.place })}
              </small>
            </span>
          ) : (
            words('payments.one')
          )
        }
        actions={
          payment && (payment.receiptNumber > 0 || (mayPay && resolvable(payment.state).length > 0)) ? (
            <>
              {mayPay && resolvable(payment.state).length > 0 ? (
                <Button
                  // Where the end is known its paper is what one comes for; to say otherwise is the exception.
                  variant={payment.receiptNumber > 0 ? 'default' : 'filled'}
                  disabled={found.isPlaceholderData}
                  onClick={() => setAsks('resolve')}
                >
                  {words('payments.resolve')}
                </Button>
              ) : null}
              {payment.receiptNumber > 0 ? (
                <Button disabled={found.isPlaceholderData} onClick={() => setAsks('receipt')}>
                  {words('payments.receipt')}
                </Button>
              ) : null}
            </>
          ) : null
        }
      >
        {found.error && place > 0 ? (
          <ErrorNote error={found.error} retry={() => void found.refetch()} />
        ) : detail ? (
          <Body detail={detail} purpose={batch.purpose} />
        ) : (
          <RowsSkeleton />
        )}
      </Drawer>
      {asks === 'receipt' && payment ? (
        <ReceiptDialog payment={payment} onClose={() => setAsks(null)} />
      ) : null}
      {asks === 'resolve' && payment ? (
        <ResolveDialog payment={payment} linked={detail?.lines ?? []} onClose={() => setAsks(null)} />
      ) : null}
    </>
  );
}

function Body({ detail, purpose }: { readonly detail: Detail; readonly purpose: BatchView['purpose'] }) {
  const words = useWords();
  const { payment, checks, events } = detail;
  const whyNot = whyNoRetry(payment);
  return (
    <div className={classes.drawer}>
      <div className={classes.drawerState}>
        <Tag tone={ITEM_TONES[payment.state]}>{words(`payment_state.${payment.state}`)}</Tag>
        {payment.lineShows === '' ? null : (
          <p className={classes.warn}>{words(`payments.lineShows.${payment.lineShows}`)}</p>
        )}
        {whyNot === 'unknown' ? <p className={classes.warn}>{words('payments.whyNoRetry.unknown')}</p> : null}
      </div>
      <Facts
        facts={[
          { name: words('payments.payee'), value: payment.payee },
          { name: words('payments.col.number'), value: payment.number, isCode: true },
          { name: words('payments.col.bank'), value: payment.bankName },
          { name: words('payments.remark'), value: payment.remark },
          {
            name: words(purpose === 'settlement' ? 'settlement.no' : 'payments.orderNo'),
            value:
              payment.merchantOrderNo === '' ? (
                ''
              ) : (
                <Link className={classes.link} to={paidForAddress(purpose, payment.merchantOrderNo)}>
                  {payment.merchantOrderNo}
                </Link>
              ),
          },
          { name: words('payments.col.itemNo'), value: payment.itemNo, isCode: true },
          { name: words('payments.retries'), value: payment.retryOf, isCode: true },
          { name: words('payments.retriedAs'), value: payment.retriedBy, isCode: true },
          {
            name: words('payments.receipt'),
            value: payment.receiptNumber > 0 ? receiptNumber(payment.receiptNumber) : '',
          },
        ]}
      />
      {events.length === 0 ? null : (
        <section>
          <h3>{words('payments.events')}</h3>
          <ol className={classes.history}>
            {events.map((each, at) => (
              // One file may say two things of one payment.
              <li key={`${each.at} ${each.state} ${at.toString()}`}>
                <span>
                  <OurClock value={each.at} />
                </span>
                <span>
                  <Tag tone={ITEM_TONES[each.state]}>{words(`payment_state.${each.state}`)}</Tag>{' '}
                  {reasonSaid(words, each)}
                  <small>
                    {[
                      each.file === ''
                        ? ''
                        : each.row > 0
                          ? words('matching.source', { file: each.file, row: each.row })
                          : each.file,
                      each.byName,
                    ]
                      .filter((text) => text !== '')
                      .join(' · ')}
                  </small>
                </span>
              </li>
            ))}
          </ol>
        </section>
      )}
      <PaymentLines detail={detail} />
      <section>
        <h3>{words('payments.checks')}</h3>
        <CheckList checks={checks} />
      </section>
    </div>
  );
}
