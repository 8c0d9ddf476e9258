/** PayPal's transaction event codes (T-codes): the first digits name a family, a few codes inside it another thing. */
import type { LineKind } from '../../../../../shared/domain/statement-line.ts';

const CODES: ReadonlyMap<string, LineKind> = new Map<string, LineKind>([
  ['T1105', 'adjustment'], // Reversal of a general account hold.
  ['T1108', 'fee_return'],
  ['T1109', 'fee_return'],
  ['T1110', 'adjustment'], // Hold for a dispute, and its cancellation.
  ['T1111', 'adjustment'],
  ['T1104', 'transfer'], // Transfers to and from the bank that came back.
  ['T1101', 'payout'],
  ['T1201', 'chargeback'],
  ['T1202', 'chargeback'],
  ['T1205', 'chargeback'],
  ['T1207', 'chargeback'],
  ['T1208', 'chargeback'],
]);

const FAMILIES: ReadonlyMap<string, LineKind> = new Map<string, LineKind>([
  ['T01', 'fee'],
  ['T02', 'transfer'],
  ['T03', 'top_up'],
  ['T04', 'payout'],
  ['T05', 'transfer'],
  ['T06', 'payout'],
  ['T07', 'top_up'],
  ['T10', 'transfer'],
  ['T11', 'refund'],
  ['T12', 'adjustment'],
  ['T14', 'interest'],
  ['T15', 'adjustment'],
  ['T17', 'transfer'],
  ['T19', 'adjustment'],
  ['T20', 'transfer'],
  ['T21', 'adjustment'],
  ['T22', 'transfer'],
]);

/** T00: paid to us; what we paid out of PayPal is no trade of ours. Codes grow: an unknown one is 'other' with its amount and direction. */
export const kindOf = (code: string, isIn: boolean): LineKind =>
  CODES.get(code) ??
  FAMILIES.get(code.slice(0, 3)) ??
  (code.startsWith('T00') ? (isIn ? 'payment' : 'transfer') : 'other');
