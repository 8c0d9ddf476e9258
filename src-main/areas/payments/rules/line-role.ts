/** Which way money moves on a line that is a payment or its return: a collection (代收) is paid in, everything else out. */
import type { BatchPurpose, ItemState, LineRole } from '../../../../shared/domain/payment.ts';

export const directionOf = (role: LineRole, purpose: BatchPurpose): 'in' | 'out' =>
  role === 'arrived' || (role === 'paid') === (purpose === 'collection') ? 'in' : 'out';

export const roleOf = (direction: 'in' | 'out', purpose: BatchPurpose): 'paid' | 'returned' =>
  directionOf('paid', purpose) === direction ? 'paid' : 'returned';

const UNTOLD: readonly ItemState[] = ['instructed', 'accepted', 'unknown'];

/** What lines of banks show of a payment that nobody has said of it yet; '' where they show no more than is known. Two persons say it, never a line alone. */
export function shownByLines(state: ItemState, roles: readonly string[]): '' | 'paid' | 'returned' {
  if (roles.includes('returned')) return UNTOLD.includes(state) || state === 'paid' ? 'returned' : '';
  return roles.includes('paid') && UNTOLD.includes(state) ? 'paid' : '';
}
