/** One row (SB) of a settlement report: an amount and a fee, each with the side it was booked on. */
import { minor } from '../../../../../shared/domain/money.ts';
import type { ParsedLine } from '../../../../../shared/domain/statement-line.ts';
import type { RawRow, Sink } from '../../adapter.ts';
import { type Header, readMoment } from '../cells.ts';
import { legsOf } from '../psp-legs.ts';
import { RowReader } from '../row-reader.ts';
import { amountOf, signOf } from './amounts.ts';
import type { Field } from './columns.ts';
import { kindOf } from './kinds.ts';

export interface Body {
  readonly line: ParsedLine;
  /** Plus is credit. */
  readonly gross: number;
  readonly fee: number;
}

/** Null where a cell cannot be read; the sink is told. */
export function readBody(raw: RawRow, header: Header<Field>, account: string, sink: Sink): Body | null {
  const row = new RowReader(raw, header, sink);
  const currency = row.text('currency').toUpperCase();
  if (!/^[A-Z]{3}$/.test(currency))
    row.refuse('currency', currency === '' ? 'missing_value' : 'unknown_word', currency, 'USD');
  const sign = signOf(row.text('side'));
  if (sign === null) row.refuse('side', 'unknown_word', row.text('side'), 'DR / CR');
  const amount = amountOf(row.text('gross'), currency);
  if (amount === null) row.refuse('gross', 'not_an_amount', row.text('gross'), '10000');
  const fee = readFee(row, currency);
  const occurredAt = readTime(row);
  const id = row.requiredId('transactionId');
  const code = row.text('eventCode').toUpperCase();
  if (code === '') row.refuse('eventCode', 'missing_value', '', 'T0006');
  const invoice = row.id('invoice');
  if (!row.isReadable || sign === null || amount === null) return null;
  const gross = sign * amount;
  const kind = kindOf(code, sign > 0);
  const reference = row.text('reference');
  const isOfAnother = kind !== 'payment' && kind !== 'payout' && kind !== 'top_up' && reference !== '';
  const isTrade = kind === 'payment' || kind === 'refund';
  const line: ParsedLine = {
    row: raw.row,
    account,
    channel: 'paypal',
    kind,
    ...legsOf(gross, fee, gross - fee),
    occurredAt,
    bookingDate: '',
    valueDate: '',
    orderAmount: null,
    currency,
    balance: null,
    status: 'none',
    merchantOrderNo: isTrade ? invoice || row.text('custom') : '',
    refundNo: '',
    channelTransactionId: isOfAnother ? reference : id,
    relatedTransactionId: id,
    batchNo: kind === 'payout' ? id : '',
    bankReference: row.text('bankReference'),
    counterparty: '',
    description: code,
  };
  return { line, gross, fee };
}

/** Plus where it was charged. */
function readFee(row: RowReader<Field>, currency: string): number {
  const text = row.text('fee');
  if (text === '') return 0;
  const amount = amountOf(text, currency);
  const sign = signOf(row.text('feeSide'));
  if (amount === 0) return 0;
  if (amount === null) row.refuse('fee', 'not_an_amount', text, '35');
  else if (sign === null) row.refuse('feeSide', 'unknown_word', row.text('feeSide'), 'DR / CR');
  const ofFee = row.text('feeCurrency').toUpperCase();
  // A fee in another currency is no part of this amount.
  if (ofFee !== '' && ofFee !== currency) row.refuse('feeCurrency', 'net_differs', ofFee, currency);
  return minor(-(sign ?? 1) * (amount ?? 0));
}

/** '2026/05/08 10:00:00 -0700'. */
function readTime(row: RowReader<Field>): string {
  const text = row.text('completedAt') || row.text('initiatedAt');
  const moment = /[+-]\d{2}:?\d{2}$|Z$/i.test(text) ? readMoment(text) : null;
  if (moment === null)
    row.refuse(
      'completedAt',
      text === '' ? 'missing_value' : 'not_a_date',
      text,
      '2026/05/08 10:00:00 -0700',
    );
  return moment ?? '';
}
