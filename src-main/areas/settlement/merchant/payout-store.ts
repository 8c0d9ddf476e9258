/** Which settlements a payment was made for, as it was said when its draft was made; a payment carries the newest of their numbers itself. */
import type { Ledger } from '../../../ledger/ledger.ts';

export interface PaidFor {
  readonly batchNo: string;
  /** The number that stands in the payment. */
  readonly carriedNo: string;
  readonly settlementNo: string;
  readonly amount: number;
}

/** In the order in which they were said. */
export const readPaidFor = (ledger: Ledger): readonly PaidFor[] =>
  ledger
    .all(
      ledger.query
        .selectFrom('settlement_payout')
        .select(['batch_no', 'carried_no', 'settlement_no', 'amount'])
        .orderBy('row'),
    )
    .map(({ batch_no, carried_no, settlement_no, amount }) => ({
      ...{ batchNo: batch_no, carriedNo: carried_no, settlementNo: settlement_no, amount },
    }));

/** Inside a write. */
export function appendPaidFor(
  ledger: Ledger,
  made: readonly PaidFor[],
  said: { readonly at: string; readonly by: string },
): void {
  for (const { batchNo, carriedNo, settlementNo, amount } of made)
    ledger.append(
      ledger.query.insertInto('settlement_payout').values({
        ...{ batch_no: batchNo, carried_no: carriedNo, settlement_no: settlementNo, amount, ...said },
      }),
    );
}
