/**
 * What a BAI2 type code says of a movement: which way the money went, whether it is a fee or interest.
 */
import type { Direction, LineKind } from '../../../../../shared/domain/statement-line.ts';

/** Non-monetary information. */
export const NO_MONEY = '890';

/**
 * By the ranges of the standard: 100–399 credit, 400–699 debit; of a bank's own codes 920–959 credit, 960–999 debit; loan accounts 720–759
 * payment, 760–799 disbursement. Null for a code that says none (a balance, a status, no three digits).
 */
export function directionOfCode(code: string): Direction | null {
  if (!/^\d{3}$/.test(code)) return null;
  const number = Number(code);
  if (number >= 100 && number <= 399) return 'in';
  if (number >= 400 && number <= 699) return 'out';
  if (number >= 720 && number <= 759) return 'in';
  if (number >= 760 && number <= 799) return 'out';
  if (number >= 920 && number <= 959) return 'in';
  if (number >= 960 && number <= 999) return 'out';
  return null;
}

const INTEREST: ReadonlySet<string> = new Set(['354', '654']);
const FEES: ReadonlySet<string> = new Set(['564', '567', '661', '698']);

export const kindOfCode = (code: string): LineKind =>
  INTEREST.has(code) ? 'interest' : FEES.has(code) ? 'fee' : 'transfer';
