/** Columns of a draft as it is typed: what is saved of a payment, and who it goes to as the screen may show it. */
import { useMemo } from 'react';
import { Amount } from '../../ui/amount.tsx';
import type { Column } from '../../ui/data-grid/data-grid.tsx';
import { shortNumber } from '../../ui/payment-header/house-accounts.ts';
import { useWords } from '../../ui/words.ts';
import type { FormRow } from './batch-form.ts';

export interface PlacedRow extends FormRow {
  /** From 1. */
  readonly place: number;
}

export function useDraftColumns(currency: string): readonly Column<PlacedRow>[] {
  const words = useWords();
  return useMemo(
    () => [
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
        grow: 1,
        render: (row) => <span title={row.payee}>{row.payee || row.draft.accountId}</span>,
      },
      {
        id: 'number',
        header: words('payments.col.number'),
        width: 136,
        render: (row) => <span title={row.number}>{shortNumber(row.number)}</span>,
      },
      {
        id: 'bank',
        header: words('payments.col.bank'),
        width: 130,
        grow: 0.6,
        render: (row) => <span title={row.bankName}>{row.bankName}</span>,
      },
      {
        id: 'amount',
        header: words('payments.amountIn', { currency }),
        width: 140,
        align: 'right',
        render: (row) => <Amount minor={row.draft.amount} currency={currency} />,
      },
      {
        id: 'remark',
        header: words('payments.col.remark'),
        width: 150,
        grow: 0.8,
        render: (row) => <span title={row.draft.remark}>{row.draft.remark}</span>,
      },
      {
        id: 'order',
        header: words('payments.col.orderNo'),
        width: 130,
        grow: 0.4,
        render: (row) => (
          <span title={row.draft.merchantOrderNo}>
            {row.draft.retryOf === ''
              ? row.draft.merchantOrderNo
              : words('payments.retryOf', { item: row.draft.retryOf })}
          </span>
        ),
      },
    ],
    [words, currency],
  );
}
