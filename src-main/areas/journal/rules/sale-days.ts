/**
 * The day on which what a refund gives back or a chargeback takes back was sold: whose the sale was on that day bears it, whatever was agreed since.
 */
import { LINE_KINDS } from '../../../../shared/domain/statement-line.ts';
import { IdIndex } from '../../statements/rules/id-index.ts';
import { type LineSet, NO_DAY } from '../../statements/rules/line-columns.ts';

const PAYMENT = LINE_KINDS.indexOf('payment');
const BACK = [LINE_KINDS.indexOf('refund'), LINE_KINDS.indexOf('chargeback')];

/** By position; NO_DAY for lines that take nothing back, and for those whose payment is in no file here. */
export function saleDays(set: LineSet): Int32Array {
  const days = new Int32Array(set.count).fill(NO_DAY);
  const byOrder = new IdIndex(set.orderNo);
  for (let position = 0; position < set.count; position += 1) {
    if (!BACK.includes(set.kind[position] ?? 0)) continue;
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
