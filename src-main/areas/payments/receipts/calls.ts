/** The receipts' part of the contract: one as PDF. `paymentsCalls` spreads it; `issueReceipts` is in store.ts. */
import { Refused } from '../../../../shared/contract/errors.ts';
import type { Ledger } from '../../../ledger/ledger.ts';
import type { HandlersOf } from '../../../platform/handlers.ts';
import type { Record as AuditRecord } from '../../../record/record.ts';

export interface ReceiptsDeps {
  readonly ledger: Ledger;
  readonly record: AuditRecord;
  readonly now: () => string;
  readonly mayReveal: (person: string) => boolean;
}

export function receiptCalls(_deps: ReceiptsDeps): HandlersOf<'payments.receipt'> {
  return {
    'payments.receipt': (input) => {
      throw new Refused('not_found', { what: 'receipt', id: input.itemNo });
    },
  };
}
