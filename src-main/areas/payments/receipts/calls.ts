/**
 * The receipts' part of the contract: one as PDF, and the proof of one by its code. `paymentsCalls` spreads it; receipts are issued by
 * `issueReceipts` (store.ts) where a payment becomes paid.
 */
import { Refused } from '../../../../shared/contract/errors.ts';
import { maskCounterparty } from '../../../../shared/domain/masking/party.ts';
import { receiptNumber } from '../../../../shared/domain/receipt-number.ts';
import type { CallInfo, HandlersOf } from '../../../platform/handlers.ts';
import { makePdf } from '../../../platform/pdf/make-pdf.ts';
import { sha256Of } from '../../../platform/sha256.ts';
import type { Record as AuditRecord } from '../../../record/record.ts';
import { type ProofDeps, proveReceipt } from './prove.ts';
import { type PaymentNow, receiptPaper } from './receipt-paper.ts';
import { receiptOfItem, storedReceipt, toReceipt } from './store.ts';

export interface ReceiptsDeps extends ProofDeps {
  readonly record: AuditRecord;
  readonly mayReveal: (person: string) => boolean;
  /** Where a payment that was agreed to stands now. */
  readonly paymentNow: (itemNo: string) => PaymentNow;
}

export function receiptCalls(deps: ReceiptsDeps): HandlersOf<'payments.receipt' | 'payments.verifyReceipt'> {
  return {
    'payments.receipt': async ({ itemNo, locale, reveal }, info) => {
      const isRevealed = reveal !== undefined;
      if (isRevealed && !deps.mayReveal(info.person)) throw new Refused('no_right', {});
      const receipt = receiptOfItem(deps.ledger, itemNo);
      if (!receipt) throw new Refused('not_found', { what: 'receipt', id: itemNo });
      const now = deps.paymentNow(itemNo);
      const bytes = await makePdf(receiptPaper(receipt, { locale, isRevealed, now }));
      noteMade(deps, { number: receipt.number, bytes, reveal: reveal ?? '', isRevealed }, info);
      const fileName = `receipt-${receiptNumber(receipt.number)}-${locale}.pdf`;
      return { token: info.offer(fileName, bytes), fileName, number: receipt.number, code: receipt.code };
    },
    'payments.verifyReceipt': ({ code }) => {
      const proof = proveReceipt(deps, code);
      if (proof.fault !== null) return { fault: proof.fault, number: proof.number, receipt: null };
      const row = storedReceipt(deps.ledger, proof.number);
      if (!row) throw new Refused('not_found', { what: 'receipt', id: proof.number });
      const receipt = toReceipt(row);
      const { seq, size, root } = proof;
      const { payee, amount, currency, issuedAt, itemNo } = receipt.body;
      const about = {
        code: receipt.code,
        itemNo,
        payee: maskCounterparty(payee.name),
        amount,
        currency,
        issuedAt,
      };
      return {
        fault: '',
        number: proof.number,
        receipt: { ...about, ...deps.paymentNow(itemNo), seq, size, root },
      };
    },
  };
}

/** Who was given which receipt, and whether protected fields stood in it, is kept on record as of every export. */
function noteMade(
  deps: ReceiptsDeps,
  made: {
    readonly number: number;
    readonly bytes: Buffer;
    readonly isRevealed: boolean;
    readonly reveal: string;
  },
  info: CallInfo,
): void {
  deps.record.note(info, {
    action: 'payments.receipt_made',
    subject: {
      number: made.number,
      sha256: sha256Of(made.bytes),
      revealed: made.isRevealed ? 1 : 0,
      reason: made.reveal,
    },
  });
  info.changed('record', 'signals');
}
