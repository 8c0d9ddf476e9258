/**
 * What a bill withholds together with the fee to be shared out (Alipay 分润, UnionPay 分账): it is no fee, a batch has it among its splits, and no schedule is
 * asked for it.
 */
import type { Channel } from '../../../../../shared/domain/statement-line.ts';
import { sharedPart } from '../../channel/rules/shared-part.ts';
import type { FeeRows } from './fee-rows.ts';

const WITHHOLDING: readonly Channel[] = ['alipay', 'unionpay'];

/** Rows whose words are to be read: the fee is not as expected, or nobody can say of the line alone. By position of the set. */
export function mayBeShared(rows: FeeRows, set: number): ReadonlyMap<number, number> {
  const asked = new Map<number, number>();
  for (let row = 0; row < rows.count; row += 1) {
    if (rows.set[row] !== set || !WITHHOLDING.includes(rows.ownerOf(row).channel)) continue;
    const charged = rows.charged[row] ?? Number.NaN;
    if (!Number.isNaN(charged) && charged !== 0 && charged !== rows.expected[row])
      asked.set(rows.position[row] ?? 0, row);
  }
  return asked;
}

/** Withheld of a sale, given back with a refund; never more than the fee it is withheld with. */
export function takeShared(rows: FeeRows, row: number, description: string): void {
  const charged = rows.charged[row] ?? 0;
  rows.charged[row] =
    charged - Math.sign(charged) * Math.min(sharedPart(description), Math.abs(charged)) || 0;
}
