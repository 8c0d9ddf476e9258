/**
 * The day on which what a refund gives back was sold: whose the sale was on that day bears the refund, whatever was agreed since.
 */
import { LINE_KINDS } from '../../../../shared/domain/statement-line.ts';
import { IdIndex } from '../../statements/rules/id-index.ts';
import { type LineSet, NO_DAY } from '../../statements/rules/line-columns.ts';

const PAYMENT = LINE_KINDS.indexOf('payment');
const REFUND = LINE_KINDS.indexOf('refund');

/** By position; NO_DAY for lines that are no refund, and for refunds whose payment is in no file here. */
export function saleDays(set: LineSet): Int32Array {
  const days = new Int32Array(set.count).fill(NO_DAY);
  const byOrder = new IdIndex(set.orderNo);
  for (let position = 0; position < set.count; position += 1) {
    if (set.kind[position] !== REFUND) continue;
    let entry = byOrder.first(set.orderNo[2 * position] ?? 0, set.orderNo[2 * position + 1] ?? 0);
    for (; entry >= 0; entry = byOrder.next(entry)) {
      const isSale =
        set.kind[entry] === PAYMENT &&
        set.account[entry] === set.account[position] &&
        set.currency[entry] === set.currency[position];
      if (!isSale) continue;
      days[position] = set.day[entry] ?? NO_DAY;
      break;
    }
  }
  return days;
}
