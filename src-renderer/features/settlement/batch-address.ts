/** A batch's own address: its key as it is. A key is made of parts that are safe in one, and says in the bar what is looked at. Pure. */
import { settlementKey } from '../../../shared/contract/settlement-views.ts';

const BASE = '/settlement/';

export const batchAddress = (key: string): string => `${BASE}${key}`;

/** Null where the address is of no batch. */
export function keyInAddress(pathname: string): string | null {
  const read = settlementKey.safeParse(pathname.startsWith(BASE) ? pathname.slice(BASE.length) : '');
  return read.success ? read.data : null;
}
