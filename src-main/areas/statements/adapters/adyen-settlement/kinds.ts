/** Adyen's journal types. They grow; an unknown one is 'other' with its amount and direction. */
import type { LineKind } from '../../../../../shared/domain/statement-line.ts';

/** By how the word begins, the first that fits: Settled, SettledBulk, SettledInInstallments … */
const BEGINNINGS: readonly (readonly [string, LineKind])[] = [
  ['settled', 'payment'],
  ['refund', 'refund'],
  ['chargeback', 'chargeback'],
  ['secondchargeback', 'chargeback'],
  ['prearbitration', 'chargeback'],
  ['capturefailed', 'refund'],
  ['fee', 'fee'],
  ['invoicededuction', 'fee'],
  ['misccosts', 'fee'],
  ['merchantpayout', 'payout'],
  ['merchantpayin', 'top_up'],
  ['depositcorrection', 'adjustment'],
  ['manualcorrect', 'adjustment'],
  ['matchedstatement', 'adjustment'],
  ['reserveadjustment', 'adjustment'],
  ['balancetransfer', 'transfer'],
  ['internalcompanypayout', 'transfer'],
  ['bankinstructionreturned', 'transfer'],
  ['paidout', 'transfer'],
  ['epaid', 'transfer'],
];

export function kindOf(type: string): LineKind {
  const word = type.toLowerCase().replace(/[^a-z]/g, '');
  return BEGINNINGS.find(([start]) => word.startsWith(start))?.[1] ?? 'other';
}
