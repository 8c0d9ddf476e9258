/**
 * A row of a Meituan bill: 实付金额 is what was paid, 订单金额 what the order said before discounts. Money given back is a row of its own,
 * counted as 收入, and the payment's row stays as it was.
 */
import { minor } from '../../../../../shared/domain/money.ts';
import type { LineKind } from '../../../../../shared/domain/statement-line.ts';
import type { RowReader } from '../row-reader.ts';
import type { WalletRow } from '../wallet-bill.ts';
import { amountIn, directionIn, filled, idIn, joined, momentIn, walletLine } from '../wallet-words.ts';
import type { Field } from './columns.ts';

function kindOf(type: string): LineKind {
  if (type.includes('退款')) return 'refund';
  if (type.includes('提现')) return 'payout';
  if (type.includes('充值')) return 'top_up';
  return /还款|转账|转入|转出/.test(type) ? 'transfer' : 'payment';
}

export function readRow(reader: RowReader<Field>, account: string): WalletRow | null {
  const occurredAt = momentIn(reader, 'paidAt', 'createdAt');
  const direction = directionIn(reader, 'direction', '不计收支');
  const net = amountIn(reader, 'amount');
  const order = reader.amount('orderAmount');
  const id = idIn(reader, 'id');
  const merchantNo = idIn(reader, 'merchantNo');
  const type = filled(reader.text('type'));
  if (!reader.isReadable) return null;
  const kind = kindOf(type);
  const line = walletLine({
    row: reader.row,
    account,
    channel: 'meituan',
    kind,
    direction,
    occurredAt,
    net,
    orderAmount: order === null || order === net ? null : minor(Math.abs(order)),
    status: 'none',
    merchantOrderNo: merchantNo,
    channelTransactionId: id,
    relatedTransactionId: merchantNo,
    batchNo: kind === 'payout' ? id : '',
    description: joined(type, reader.text('product'), reader.text('note'), reader.text('method')),
  });
  return { line, group: '不计收支' };
}
