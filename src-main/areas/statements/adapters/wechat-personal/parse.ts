/**
 * A row of a person's WeChat Pay bill: what moved on the wallet.
 *
 * The amount of a payment stays what it was when money is given back: that is a row of its own. What withdrawing cost is in the amount, and
 * the note says how much of it.
 */
import { minor } from '../../../../../shared/domain/money.ts';
import type { LineKind } from '../../../../../shared/domain/statement-line.ts';
import { readAmount } from '../cells.ts';
import type { RowReader } from '../row-reader.ts';
import type { WalletRow } from '../wallet-bill.ts';
import {
  amountIn,
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

/** By 交易类型; new types keep coming, and a row that buys or sells something is a payment. */
function kindOf(type: string, isNeutral: boolean): LineKind {
  if (type.includes('退款')) return 'refund';
  if (type.includes('提现')) return 'payout';
  if (type.includes('收益')) return 'interest';
  if (type.includes('零钱充值') || (isNeutral && type.includes('充值'))) return 'top_up';
  if (/转账|红包|零钱通|理财|还款|群收款/.test(type)) return 'transfer';
  return isNeutral ? 'other' : 'payment';
}

/** '服务费¥0.10' → 10; null where the note names no fee. One that cannot be read is a problem: it is part of what left the wallet. */
function feeIn(reader: RowReader<Field>, note: string): number | null {
  const printed = /服务费\s*([¥￥]?\s*[\d,]+(?:\.\d+)?)/.exec(note.slice(0, 200))?.[1];
  if (printed === undefined) return null;
  const fee = readAmount(printed);
  if (!fee.ok) reader.refuse('note', fee.error.kind, printed, '服务费¥0.10');
  return fee.ok ? fee.value : null;
}

export function readRow(reader: RowReader<Field>, account: string): WalletRow | null {
  const occurredAt = momentIn(reader, 'time');
  const stated = directionIn(reader, 'direction', '/');
  const net = amountIn(reader, 'amount');
  const id = idIn(reader, 'id');
  const merchantNo = idIn(reader, 'merchantNo');
  const type = filled(reader.text('type'));
  const note = filled(reader.text('note'));
  const kind = kindOf(type, stated === null);
  const fee = kind === 'payout' ? feeIn(reader, note) : null;
  if (fee !== null && fee > net) reader.refuse('note', 'net_differs', note, '服务费 ≤ 金额');
  if (!reader.isReadable) return null;
  const word = reader.text('status');
  const status = kind === 'refund' ? refundStatusOf(word) : statusOf(word);
  const isIdle = status === 'closed' || isUnpaid(word);
  const line = walletLine({
    row: reader.row,
    account,
    channel: 'wechat',
    kind,
    direction: isIdle ? null : stated,
    occurredAt,
    // What reaches the bank; with the fee it is what left the wallet.
    gross: fee === null ? null : minor(net - fee),
    fee: fee === null ? null : minor(fee),
    net,
    status,
    merchantOrderNo: merchantNo,
    channelTransactionId: id,
    relatedTransactionId: kind === 'refund' ? refundKey(id, occurredAt) : merchantNo,
    batchNo: kind === 'payout' ? id : '',
    counterparty: filled(reader.text('counterparty')),
    description: joined(type, reader.text('product'), note, reader.text('method')),
  });
  return { line, group: '中性交易' };
}
