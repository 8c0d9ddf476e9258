/** Columns of payments, by where they are looked at: among all batches, as they were typed, while they are checked, after their file is out. */
import { useMemo } from 'react';
import type { PaymentView } from '../../../shared/contract/payment-views.ts';
import { receiptNumber } from '../../../shared/domain/receipt-number.ts';
import { Amount } from '../../ui/amount.tsx';
import type { Column } from '../../ui/data-grid/data-grid.tsx';
import { Day } from '../../ui/day.tsx';
import { shortNumber } from '../../ui/payment-header/house-accounts.ts';
import { Tag } from '../../ui/tag.tsx';
import { useIsWide } from '../../ui/use-is-wide.ts';
import { useWords } from '../../ui/words.ts';
import { ITEM_TONES, OUTCOME_TONES } from './batch-steps.ts';
import { Findings } from './findings.tsx';
import classes from './payments.module.css';
import { reasonSaid } from './reason-said.ts';

export type PaymentsShown = 'everywhere' | 'typed' | 'checked' | 'sent';

export function usePaymentColumns(
  where: PaymentsShown,
  /** Of the batch all of them are of; '' where each says its own. */
  currency = '',
): readonly Column<PaymentView>[] {
  const words = useWords();
  const isWide = useIsWide();
  return useMemo(() => {
    const hasResult = where === 'everywhere' || where === 'sent';
    const columns: (Column<PaymentView> | false)[] = [
      where === 'everywhere' && {
        id: 'batch',
        header: words('payments.col.batch'),
        width: 150,
        render: (row) => row.batchNo,
      },
      {
        id: 'place',
        header: words('payments.col.place'),
        width: 58,
        align: 'right',
        render: (row) => row.place.toLocaleString('en'),
      },
      {
        id: 'payee',
        header: words('payments.col.payee'),
        width: 150,
        grow: 0.8,
        render: (row) => <span title={row.payee}>{row.payee}</span>,
      },
      {
        id: 'number',
        header: words('payments.col.number'),
        width: 132,
        render: (row) => <span title={row.number}>{shortNumber(row.number)}</span>,
      },
      isWide && {
        id: 'bank',
        header: words('payments.col.bank'),
        width: 120,
        grow: 0.5,
        render: (row) => <span title={row.bankName}>{row.bankName}</span>,
      },
      {
        id: 'amount',
        header: currency === '' ? words('payments.col.amount') : words('payments.amountIn', { currency }),
        width: 148,
        align: 'right',
        render: (row) => (
          <Amount minor={row.amount} currency={row.currency} showsCurrency={row.currency !== currency} />
        ),
      },
      where === 'checked' && {
        id: 'outcome',
        header: words('payments.col.outcome'),
        width: 92,
        render: (row) => <Tag tone={OUTCOME_TONES[row.outcome]}>{words(`check_outcome.${row.outcome}`)}</Tag>,
      },
      where === 'checked' && {
        id: 'findings',
        header: words('payments.col.findings'),
        width: 240,
        grow: 2,
        render: (row) => <Findings payment={row} />,
      },
      where === 'typed' && {
        id: 'remark',
        header: words('payments.col.remark'),
        width: 160,
        grow: 1,
        render: (row) => <span title={row.remark}>{row.remark}</span>,
      },
      hasResult && {
        id: 'state',
        header: words('payments.col.result'),
        width: 88,
        render: (row) => <Tag tone={ITEM_TONES[row.state]}>{words(`payment_state.${row.state}`)}</Tag>,
      },
      hasResult && {
        id: 'reason',
        header: words('payments.col.reason'),
        width: 90,
        grow: 1,
        render: (row) => <Reason payment={row} />,
      },
      where === 'sent' &&
        isWide && {
          id: 'itemNo',
          header: words('payments.col.itemNo'),
          width: 216,
          render: (row) => <span title={row.itemNo}>{row.itemNo}</span>,
        },
      hasResult && {
        id: 'day',
        header: words('payments.col.moved'),
        width: 108,
        render: (row) => <Day value={row.day} />,
      },
      (where === 'everywhere' || where === 'typed' || isWide) && {
        id: 'order',
        header: words('payments.col.orderNo'),
        width: 96,
        grow: 0.4,
        render: (row) => <span title={row.merchantOrderNo}>{row.merchantOrderNo}</span>,
      },
    ];
    return columns.filter((column) => column !== false);
  }, [words, where, currency, isWide]);
}

/** Why it failed or came back, as the file says; that it was paid again stands there as well. */
function Reason({ payment }: { readonly payment: PaymentView }) {
  const words = useWords();
  const said = reasonSaid(words, payment);
  const text = [
    said,
    payment.retriedBy === '' ? '' : words('payments.retriedBy', { item: payment.retriedBy }),
    payment.receiptNumber > 0
      ? words('payments.receiptNo', { number: receiptNumber(payment.receiptNumber) })
      : '',
  ]
    .filter((each) => each !== '')
    .join(' · ');
  return (
    <span className={said === '' ? classes.muted : undefined} title={text}>
      {text}
    </span>
  );
}
