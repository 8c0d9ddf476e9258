/**
 * A row of a person's Alipay bill (app export). Which way the money went is the column 收/支 alone: 不计收支 (money given back, own moves,
 * funds) has no direction, and a closed trade that Alipay still counts as 支出 was paid and is counted here too.
 */
import type { LineKind } from '../../../../../shared/domain/statement-line.ts';
import { alipayKindOf, originalOf } from '../alipay-wallet.ts';
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
  refundStatusOf,
  statusOf,
  walletLine,
} from '../wallet-words.ts';
import type { Field } from './columns.ts';

export function readRow(reader: RowReader<Field>, account: string): WalletRow | null {
  const occurredAt = momentIn(reader, 'time');
  const stated = directionIn(reader, 'direction', '不计收支');
  const net = amountIn(reader, 'amount');
  const id = idIn(reader, 'id');
  const merchantNo = idIn(reader, 'merchantNo');
  if (!reader.isReadable) return null;
  const category = filled(reader.text('category'));
  const product = filled(reader.text('product'));
  const word = reader.text('status');
  const kind: LineKind = alipayKindOf({ category, product, status: word, isNeutral: stated === null });
  const line = walletLine({
    row: reader.row,
    account,
    channel: 'alipay',
    kind,
    direction: isUnpaid(word) ? null : stated,
    occurredAt,
    net,
    status: kind === 'refund' ? refundStatusOf(word) : statusOf(word),
    merchantOrderNo: merchantNo,
    channelTransactionId: id,
    relatedTransactionId: kind === 'refund' ? originalOf(id) : '',
    batchNo: kind === 'payout' ? id : '',
    counterparty: filled(reader.text('counterparty')),
    description: joined(
      category,
      product,
      reader.text('counterAccount'),
      reader.text('note'),
      reader.text('method'),
    ),
  });
  return { line, group: '不计收支' };
}
