/** Which way money moves on a line that is a payment or its return: a collection (代收) is paid in, everything else out. */
import type { BatchPurpose } from '../../../../shared/domain/payment.ts';

export const directionOf = (role: 'paid' | 'returned' | 'arrived', purpose: BatchPurpose): 'in' | 'out' =>
  role === 'arrived' || (role === 'paid') === (purpose === 'collection') ? 'in' : 'out';

export const roleOf = (direction: 'in' | 'out', purpose: BatchPurpose): 'paid' | 'returned' =>
  directionOf('paid', purpose) === direction ? 'paid' : 'returned';
