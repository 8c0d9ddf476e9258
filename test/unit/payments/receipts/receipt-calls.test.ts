/** Taking a receipt out: masked for everybody who reads, whole only for who may look and says why, and the record knows either way. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Output } from '../../../../shared/contract/calls.ts';
import { receiptCalls } from '../../../../src-main/areas/payments/receipts/calls.ts';
import type { PaymentNow } from '../../../../src-main/areas/payments/receipts/receipt-paper.ts';
import type { Ledger } from '../../../../src-main/ledger/ledger.ts';
import { readEntry } from '../../../../src-main/record/entry.ts';
import { Record as AuditRecord } from '../../../../src-main/record/record.ts';
import { info } from '../../../support/desk.ts';
import { pdfText } from '../../../support/pdf-text.ts';
import { paidPayment, pay } from '../../../support/receipts.ts';
import { keys, newFolder, openBooks, testClock } from '../../../support/record-books.ts';

const folder = newFolder();
const payment = paidPayment();
let ledger: Ledger;
let record: AuditRecord;
let code = '';
let now: PaymentNow = { state: 'paid', day: '2026-11-26' };
let handedOut = Buffer.alloc(0);
const hers = {
  ...info,
  offer: (_: string, bytes: Uint8Array) => {
    handedOut = Buffer.from(bytes);
    return 'a-token-of-a-file';
  },
};
const calls = (mayReveal: boolean) =>
  receiptCalls({ ledger, record, keys, mayReveal: () => mayReveal, paymentNow: () => now });
const ask = (over: object, mayReveal = false) =>
  calls(mayReveal)['payments.receipt']({ itemNo: payment.itemNo, locale: 'zh-CN', ...over }, hers);
const lastEvent = () =>
  readEntry(
    ledger.first(ledger.query.selectFrom('audit_event').select('entry').orderBy('seq', 'desc').limit(1))
      ?.entry ?? '',
  );

beforeAll(async () => {
  ledger = await openBooks(folder.file);
  record = new AuditRecord(ledger, keys, testClock().now);
  code = pay(record, ledger, [payment])[0]?.code ?? '';
});
afterAll(() => {
  ledger.close();
  folder.remove();
});

test('who reads gets it masked, and the record says that she did', async () => {
  expect(await ask({})).toMatchObject({ fileName: 'receipt-000001-zh-CN.pdf', number: 1, code });
  expect(pdfText(handedOut)).not.toContain(payment.payee.number);
  expect(lastEvent()).toMatchObject({
    action: 'payments.receipt_made',
    actor: info.person,
    subject: { number: 1, revealed: 0, reason: '' },
  });
});

test('whole it is for who may look at protected fields, with her reason; nobody else', async () => {
  await expect(ask({ reveal: '收款人要求' })).rejects.toMatchObject({ kind: 'no_right' });
  await ask({ reveal: '收款人要求' }, true);
  expect(pdfText(handedOut)).toContain(payment.payee.number);
  expect(lastEvent()).toMatchObject({ subject: { revealed: 1, reason: '收款人要求' } });
  expect(JSON.stringify(lastEvent())).not.toContain(payment.payee.number);
});

test('a payment that was not paid has none', async () => {
  await expect(ask({ itemNo: 'PB20261126001N0099' })).rejects.toMatchObject({ kind: 'not_found' });
});

test('its code is proved with what became of the payment since, names masked', async () => {
  const verify = (typed: string): Output<'payments.verifyReceipt'> =>
    calls(false)['payments.verifyReceipt']({ code: typed }, hers) as Output<'payments.verifyReceipt'>;
  expect(verify(code)).toMatchObject({
    fault: '',
    number: 1,
    receipt: { payee: '王**', amount: 123456, state: 'paid' },
  });
  now = { state: 'returned', day: '2026-11-28' };
  expect(verify(code).receipt).toMatchObject({ state: 'returned', day: '2026-11-28' });
  expect(verify('R000001-0000-0000-0000-0000')).toEqual({ fault: 'other_code', number: 1, receipt: null });
});
