/**
 * A settlement report's amounts: whole numbers without sign or point, in the smallest unit PayPal keeps of the currency, beside DR or CR.
 * PayPal keeps no fraction of yen, forints and Taiwan dollars, and prints their amounts unscaled; ours of the last two has two more digits.
 */
import { fractionDigits } from '../../../../../shared/domain/money.ts';

const WHOLE_AT_PAYPAL: ReadonlySet<string> = new Set(['JPY', 'HUF', 'TWD']);

/** Minor units; null where the text is no such amount. */
export function amountOf(text: string, currency: string): number | null {
  if (!/^\d{1,16}$/.test(text)) return null;
  const value = Number(text) * (WHOLE_AT_PAYPAL.has(currency) ? 10 ** fractionDigits(currency) : 1);
  return Number.isSafeInteger(value) ? value : null;
}

/** +1 for CR, -1 for DR, null for anything else. */
export const signOf = (text: string): 1 | -1 | null => {
  const side = text.toUpperCase();
  return side === 'CR' ? 1 : side === 'DR' ? -1 : null;
};
