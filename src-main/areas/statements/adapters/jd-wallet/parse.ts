/**
 * A row of a JD bill. Money given back stands inside the payment's amount, '131.77(已退款89.84)', and comes again as a row of its own that
 * JD counts as 不计收支. So a payment moves what is left of it, the row of the refund has no direction, and nothing is counted twice.
 */
import { type Minor, minor } from '../../../../../shared/domain/money.ts';
import type { LineKind } from '../../../../../shared/domain/statement-line.ts';
import { readAmount } from '../cells.ts';
import type { RowReader } from '../row-reader.ts';
import type { WalletRow } from '../wallet-bill.ts';
import {
  directionIn,
  filled,
  idIn,
  isUnpaid,
  joined,
  momentIn,
  refundKey,
  refundStatusOf,
  statusOf,
  walletLine,
} from '../wallet-words.ts';
import type { Field } from './columns.ts';

interface Paid {
  readonly amount: Minor;
  readonly back: Minor;
}

const NOTHING: Paid = { amount: minor(0), back: minor(0) };

/** '28.61', '131.77(已退款89.84)' or '468.32(已全额退款)', brackets of either width; any other tail is no amount. */
function paidIn(reader: RowReader<Field>): Paid {
  const text = reader.text('amount');
  const [, head = '', tail] = /^([^()]*)(?:\(([^()]*)\))?$/.exec(text.slice(0, 80).normalize('NFKC')) ?? [];
  const amount = readAmount(head.trim());
  const isWhole = tail === '已全额退款';
  const back =
    tail === undefined ? null : isWhole ? amount : readAmount(/^已退款\s*(.*)$/.exec(tail)?.[1] ?? '');
  if (!amount.ok || back?.ok === false) {
    const kind = text === '' ? 'missing_value' : !amount.ok ? amount.error.kind : 'not_an_amount';
    reader.refuse('amount', kind, text, '131.77(已退款89.84)');
    return NOTHING;
  }
  const paid = { amount: amount.value, back: back?.ok ? back.value : minor(0) };
  if (paid.amount < 0 || paid.back < 0) reader.refuse('amount', 'direction_contradicts', text, '≥ 0');
  else if (paid.back > paid.amount) reader.refuse('amount', 'net_differs', text, '已退款 ≤ 金额');
  return paid;
}

/** Words that name an own move are believed only where JD counts the row as none: a product may be called anything. */
function kindOf(category: string, product: string, status: string, isNeutral: boolean): LineKind {
  if (status.includes('退款') || /退款$|^退款/.test(product)) return 'refund';
  if (category === '小金库' && product.includes('收益')) return 'interest';
  if (!isNeutral) return 'payment';
  if (product.includes('提现')) return 'payout';
  if (/(?:余额|钱包).*充值/.test(product)) return 'top_up';
  return /还款|转入|转出/.test(product) ? 'transfer' : 'payment';
}

export function readRow(reader: RowReader<Field>, account: string): WalletRow | null {
  const occurredAt = momentIn(reader, 'time');
  const stated = directionIn(reader, 'direction', '不计收支');
  const { amount, back } = paidIn(reader);
  const id = idIn(reader, 'id');
  const merchantNo = idIn(reader, 'merchantNo');
  if (!reader.isReadable) return null;
  const category = filled(reader.text('category'));
  const product = filled(reader.text('product'));
  const word = reader.text('status');
  const kind = kindOf(category, product, word, stated === null && back === 0);
  const isRefund = kind === 'refund';
  const status = isRefund ? refundStatusOf(word) : back > 0 && back === amount ? 'refunded' : statusOf(word);
  const isIdle = status === 'closed' || isUnpaid(word);
  const line = walletLine({
    row: reader.row,
    account,
    channel: 'jd',
    kind,
    direction: isIdle ? null : stated,
    occurredAt,
    gross: back > 0 ? amount : null,
    net: amount - back,
    status,
    merchantOrderNo: merchantNo,
    channelTransactionId: id,
    // One order may be paid in parts, and given back in parts: its number is that of all of them.
    relatedTransactionId: isRefund ? refundKey(merchantNo || id, occurredAt) : merchantNo,
    batchNo: kind === 'payout' ? id : '',
    counterparty: filled(reader.text('counterparty')),
    description: joined(
      category,
      product,
      reader.text('note'),
      reader.text('method'),
      back > 0 ? reader.text('amount') : '',
    ),
  });
  return { line, group: '不计收支' };
}
