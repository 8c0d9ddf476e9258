/** Payments that became paid, for tests of their receipts: with their rows, because a receipt is of a payment that is a fact. */

import type { PaidPayment } from '../../src-main/areas/payments/receipts/body.ts';
import { type IssuedReceipt, issueReceipts } from '../../src-main/areas/payments/receipts/store.ts';
import type { Ledger } from '../../src-main/ledger/ledger.ts';
import type { Record as AuditRecord } from '../../src-main/record/record.ts';
import { HER } from './record-books.ts';

export const paidPayment = (over: Partial<PaidPayment> = {}): PaidPayment => ({
  itemNo: 'PB20261126001N0001',
  batchNo: 'PB20261126-001',
  place: 1,
  purpose: 'payout',
  amount: 123456,
  currency: 'CNY',
  remark: '十月货款',
  merchantOrderNo: 'M20261101-77',
  payer: {
    name: '城南店商贸有限公司',
    number: '6222021001116245702',
    bankName: '工商银行城南支行',
    channel: 'bank',
  },
  payee: { name: '王掌柜', number: '6217000010012345678', bankName: '建设银行城北支行', channel: 'bank' },
  messageId: 'CH20261126001',
  instructionFile: 'PB20261126-001.xml',
  instructionSha256: 'ab'.repeat(32),
  resultFile: 'pain002-20261126.xml',
  resultRow: 3,
  paidAt: '2026-11-26T10:20:30+08:00',
  ...over,
});

export const SAID = { at: '2026-11-26T02:20:40.000Z', by: HER.person, house: '城南店' };

/** The payment is agreed to, as its row says. */
export function agree(
  ledger: Ledger,
  { itemNo, batchNo, place, amount, currency, merchantOrderNo }: PaidPayment,
): void {
  ledger.append(
    ledger.query.insertInto('payment_item').values({
      item_no: itemNo,
      batch_no: batchNo,
      place,
      party_id: '',
      account_id: 'A-00000001',
      account_version: 1,
      amount,
      currency,
      merchant_order_no: merchantOrderNo,
      retry_of: '',
      body: '{}',
      at: SAID.at,
      by: SAID.by,
    }),
  );
}

/** Agreed to, and paid by one result. */
export const pay = (
  record: AuditRecord,
  ledger: Ledger,
  payments: readonly PaidPayment[],
): readonly IssuedReceipt[] => {
  record.write(HER, { action: 'payments.frozen' }, () => {
    for (const each of payments) agree(ledger, each);
  });
  return record.write(HER, { action: 'payments.results_taken' }, () => issueReceipts(ledger, payments, SAID));
};
