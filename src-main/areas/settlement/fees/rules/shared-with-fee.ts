/**
 * What Alipay's trade bill withholds together with the fee (分润): a part shared out, that the line names in its words. It is no fee, and no schedule is asked
 * for it.
 */
import { parseMinor } from '../../../../../shared/domain/money.ts';
import { type FeeRows, kindIndex } from './fee-rows.ts';

const SHARED = /(?:^|· )分润 (-?[\d.,]+)$/;
const REFUND = kindIndex('refund');

/** Rows whose words are to be read: the fee is not as expected, or nobody can say of the line alone. By position of the set. */
export function mayBeShared(rows: FeeRows, set: number): ReadonlyMap<number, number> {
  const asked = new Map<number, number>();
  for (let row = 0; row < rows.count; row += 1) {
    if (rows.set[row] !== set || rows.ownerOf(row).channel !== 'alipay') continue;
    const charged = rows.charged[row] ?? Number.NaN;
    if (!Number.isNaN(charged) && charged !== 0 && charged !== rows.expected[row])
      asked.set(rows.position[row] ?? 0, row);
  }
  return asked;
}

/** Withheld of a payment, given back with a refund, whatever sign the bill prints. */
export function takeShared(rows: FeeRows, row: number, description: string): void {
  const said = SHARED.exec(description)?.[1];
  const read = said === undefined ? null : parseMinor(said);
  if (!read?.ok) return;
  const isRefund = rows.setOf(row).kind[rows.position[row] ?? 0] === REFUND;
  const part = Math.abs(read.value);
  rows.charged[row] = (rows.charged[row] ?? 0) - (isRefund ? -part : part);
}
