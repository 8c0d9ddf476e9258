/**
 * The code of a receipt (凭证校验码): its number and 80 bits of the SHA-256 of what it says, in letters and digits that are not taken for one another.
 *
 * Whoever holds the paper types it in; it names one receipt and fits no other text.
 */
import { receiptNumber } from '../../../../../shared/domain/receipt-number.ts';

const SIGNS = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const HASH_SIGNS = 16;
const CODE = /^R(\d{6,15})-((?:[0-9A-HJKMNP-TV-Z]{4}-){3}[0-9A-HJKMNP-TV-Z]{4})$/;

/** `sha256` in hex, over the body's text. */
export function receiptCode(number: number, sha256: string): string {
  const bits = BigInt(`0x${sha256.slice(0, 20)}`);
  const signs = Array.from(
    { length: HASH_SIGNS },
    (_, at) => SIGNS[Number((bits >> BigInt(5 * (HASH_SIGNS - 1 - at))) & 31n)] ?? '',
  );
  const groups = [0, 4, 8, 12].map((from) => signs.slice(from, from + 4).join(''));
  return `R${receiptNumber(number)}-${groups.join('-')}`;
}

/** A code as somebody typed it: small letters, blanks and other dashes are forgiven, and what looks alike is read alike. Null when it is none. */
export function readReceiptCode(text: string): { readonly number: number; readonly code: string } | null {
  const plain = text
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[\s_]/g, '')
    .replace(/[‐-―−]/g, '-');
  const dash = plain.indexOf('-');
  const code = `${plain.slice(0, dash)}${plain.slice(dash).replaceAll('O', '0').replace(/[IL]/g, '1')}`;
  const found = CODE.exec(code);
  const number = Number(found?.[1]);
  return found && Number.isSafeInteger(number) && number > 0 ? { number, code } : null;
}
