/**
 * A row of Alipay's 交易记录明细查询. What was given back stands on the payment's own row, so what moved is the amount less 成功退款; a
 * service fee (服务费) is charged to who receives.
 *
 * 资金状态 says whether money moved: none did where it is still awaited (待收入, 待支出) or where a closed trade has no state at all.
 */
import { minor } from '../../../../../shared/domain/money.ts';
import type { Direction } from '../../../../../shared/domain/statement-line.ts';
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

/** 冻结, 解冻 and words to come say that money is held or moved within the account; they contradict no direction. */
const SIDES: ReadonlyMap<string, Direction> = new Map([
  ['已收入', 'in'],
  ['已支出', 'out'],
]);

export function readRow(reader: RowReader<Field>, account: string): WalletRow | null {
  const id = idIn(reader, 'id');
  const merchantNo = idIn(reader, 'merchantNo');
  const occurredAt = momentIn(reader, 'paidAt', 'createdAt');
  const stated = directionIn(reader, 'direction', '不计收支');
  const amount = amountIn(reader, 'amount');
  const fee = Math.abs(reader.amount('fee') ?? 0);
  const given = Math.abs(reader.amount('refunded') ?? 0);
  const fundState = filled(reader.text('fundState'));
  const side = SIDES.get(fundState);
  if (stated !== null && side !== undefined && side !== stated)
    reader.refuse('fundState', 'direction_contradicts', fundState, reader.text('direction'));
  const word = reader.text('status');
  const type = filled(reader.text('type'));
  const product = filled(reader.text('product'));
  const kind = alipayKindOf({ category: type, product, status: word, isNeutral: stated === null });
  const isRefund = kind === 'refund';
  // The row of a refund repeats its own amount as 成功退款.
  const back = isRefund ? 0 : given;
  if (back > amount) reader.refuse('refunded', 'net_differs', reader.text('refunded'), '≤ 金额');
  if (!reader.isReadable) return null;
  const isWaiting = fundState.startsWith('待');
  const isNeverPaid = word.includes('关闭') && reader.has('fundState') && fundState === '';
  const direction = isWaiting || isNeverPaid || isUnpaid(word) ? null : stated;
  const charged = direction === 'in' && !isRefund ? fee : 0;
  const isWholeBack = back > 0 && back === amount;
  const status = isRefund ? refundStatusOf(word) : isWholeBack ? 'refunded' : statusOf(word);
  const line = walletLine({
    row: reader.row,
    account,
    channel: 'alipay',
    kind,
    direction,
    occurredAt,
    gross: back > 0 || charged > 0 ? minor(amount) : null,
    fee: charged > 0 ? minor(charged) : null,
    net: amount - back - charged,
    status: isWaiting ? 'pending' : status,
    merchantOrderNo: merchantNo,
    channelTransactionId: id,
    relatedTransactionId: isRefund ? originalOf(id) : '',
    batchNo: kind === 'payout' ? id : '',
    counterparty: filled(reader.text('counterparty')),
    description: joined(
      type,
      product,
      reader.text('note'),
      reader.text('source'),
      back > 0 ? `成功退款 ${reader.text('refunded')}` : '',
      fee > 0 && charged === 0 ? `服务费 ${reader.text('fee')}` : '',
    ),
  });
  return { line, group: isWaiting ? fundState : '不计收支' };
}
