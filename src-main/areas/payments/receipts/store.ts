/**
 * Receipts (支付凭证) in the ledger: issued in the very transaction in which a payment becomes paid, numbered from 1 without a gap (the database
 * refuses one), one a payment. A receipt is never changed or taken back; a payment that comes back later says so beside it.
 */
import type { Ledger } from '../../../ledger/ledger.ts';
import { newToken } from '../../../platform/ids.ts';
import { sha256Of } from '../../../platform/sha256.ts';
import { type PaidPayment, type ReceiptBody, receiptBody } from './body.ts';
import { receiptCode } from './rules/code.ts';

export interface IssuedReceipt {
  readonly number: number;
  readonly itemNo: string;
  readonly code: string;
}

export interface Receipt extends IssuedReceipt {
  readonly body: ReceiptBody;
  /** The body's text as it was hashed. */
  readonly text: string;
  readonly at: string;
  readonly by: string;
}

/** The code that fits this number and text. */
export const codeOf = (number: number, text: string): string => receiptCode(number, sha256Of(text));

/**
 * Called inside the `record.write` that makes these payments paid, so that its event binds their receipts. A payment that has one gets no second;
 * gives those that were issued, in the order of the payments.
 */
export function issueReceipts(
  ledger: Ledger,
  payments: readonly PaidPayment[],
  said: { readonly at: string; readonly by: string; readonly house: string },
): readonly IssuedReceipt[] {
  const { query } = ledger;
  const issued: IssuedReceipt[] = [];
  let number = lastNumber(ledger);
  const seen = new Set<string>();
  for (const payment of payments) {
    const isKnown = seen.has(payment.itemNo) || receiptOfItem(ledger, payment.itemNo) !== null;
    seen.add(payment.itemNo);
    if (isKnown) continue;
    number += 1;
    const { at, by, house } = said;
    const text = JSON.stringify(
      receiptBody.parse({ ...payment, version: 1, house, issuedAt: at, salt: newToken() }),
    );
    const code = codeOf(number, text);
    ledger.append(
      query
        .insertInto('payment_receipt')
        .values({ number, item_no: payment.itemNo, code, body: text, at, by }),
    );
    issued.push({ number, itemNo: payment.itemNo, code });
  }
  return issued;
}

const lastNumber = (ledger: Ledger): number =>
  ledger.first(ledger.query.selectFrom('payment_receipt').select('number').orderBy('number', 'desc').limit(1))
    ?.number ?? 0;

export function receiptOfItem(ledger: Ledger, itemNo: string): Receipt | null {
  const row = ledger.first(
    ledger.query.selectFrom('payment_receipt').selectAll().where('item_no', '=', itemNo),
  );
  return row ? toReceipt(row) : null;
}

/** As it lies there, whatever was done to it. */
export const storedReceipt = (ledger: Ledger, number: number): StoredReceipt | null =>
  ledger.first(ledger.query.selectFrom('payment_receipt').selectAll().where('number', '=', number)) ?? null;

/** Number of the receipt by payment, of those that have one. */
export const receiptNumbers = (ledger: Ledger): ReadonlyMap<string, number> =>
  new Map(
    ledger
      .all(ledger.query.selectFrom('payment_receipt').select(['item_no', 'number']))
      .map((each) => [each.item_no, each.number]),
  );

export interface StoredReceipt {
  readonly number: number;
  readonly item_no: string;
  readonly code: string;
  readonly body: string;
  readonly at: string;
  readonly by: string;
}

export const toReceipt = ({ number, item_no: itemNo, code, body, at, by }: StoredReceipt): Receipt => ({
  number,
  itemNo,
  code,
  body: receiptBody.parse(JSON.parse(body)),
  text: body,
  at,
  by,
});
