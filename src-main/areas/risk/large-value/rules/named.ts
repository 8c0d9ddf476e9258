/**
 * Who a counterparty's text names: a number of an account, a name, or both in one cell. Compared without what files put around and between their signs,
 * so that one customer is one whatever bank prints her.
 */
import { plainName, plainNumber } from '../../../../../shared/domain/plain-account.ts';

export interface Named {
  /** As compared; '' where the text says none. */
  readonly number: string;
  readonly name: string;
}

/** Eight signs with at least six digits among them, gaps of one sign allowed, or a mailbox: the number of an account. */
const NUMBER = /[\w.%+-]+@[\w.-]+\.\w+|(?<![\p{L}\p{N}])[A-Za-z]{0,4}\d(?:[\s-]?[\dA-Za-z]){7,}/u;
const DIGITS_MIN = 6;

export function namedIn(text: string): Named {
  const plain = text.normalize('NFKC');
  const found = NUMBER.exec(plain)?.[0] ?? '';
  const isNumber = found.includes('@') || found.replace(/\D/g, '').length >= DIGITS_MIN;
  if (!isNumber) return { number: '', name: plainName(plain) };
  const name = plainName(plain.replace(found, ' '));
  return { number: plainNumber(found), name: /\p{L}/u.test(name) ? name : '' };
}
