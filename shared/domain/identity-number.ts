/**
 * Identity numbers by their check digits: 统一社会信用代码 (GB 32100-2015) and 居民身份证 (GB 11643-1999). One wrong sign or two neighbours swapped are
 * found; whether the number is whose it should be is for a person.
 */
import { parseDay } from './dates.ts';
import type { IdentityKind } from './party.ts';
import { plainNumber } from './plain-account.ts';

export const IDENTITY_PROBLEMS = [
  'missing',
  'uscc_length',
  'uscc_signs',
  'uscc_check',
  'id_card_length',
  'id_card_day',
  'id_card_check',
  'passport',
  'not_asked', // A number without saying of what kind.
] as const;
export type IdentityProblem = (typeof IDENTITY_PROBLEMS)[number] | '';

export function identityProblem({
  identityKind,
  identityNo,
}: {
  readonly identityKind: IdentityKind;
  readonly identityNo: string;
}): IdentityProblem {
  const number = plainNumber(identityNo);
  if (identityKind === 'none') return number === '' ? '' : 'not_asked';
  if (number === '') return 'missing';
  if (identityKind === 'uscc') return usccProblem(number);
  if (identityKind === 'id_card') return idCardProblem(number);
  if (identityKind === 'passport') return /^[A-Z0-9]{5,20}$/.test(number) ? '' : 'passport';
  return '';
}

/** I, O, S, V and Z are left out: they look like digits or like one another. */
const USCC_SIGNS = '0123456789ABCDEFGHJKLMNPQRTUWXY';

function usccProblem(number: string): IdentityProblem {
  if (number.length !== 18) return 'uscc_length';
  const values = [...number].map((sign) => USCC_SIGNS.indexOf(sign));
  if (values.includes(-1)) return 'uscc_signs';
  // Weights are the powers of 3, of 31; the last sign makes the sum divisible.
  let [sum, weight] = [0, 1];
  for (const value of values.slice(0, 17)) {
    sum += value * weight;
    weight = (weight * 3) % 31;
  }
  return (sum + (values[17] ?? 0)) % 31 === 0 ? '' : 'uscc_check';
}

/** ISO 7064 MOD 11-2 over 17 digits, the seventh to fourteenth a day of birth. */
function idCardProblem(number: string): IdentityProblem {
  if (!/^\d{17}[\dX]$/.test(number)) return 'id_card_length';
  if (parseDay(`${number.slice(6, 10)}-${number.slice(10, 12)}-${number.slice(12, 14)}`) === null)
    return 'id_card_day';
  let sum = 0;
  for (const digit of number.slice(0, 17)) sum = ((sum + Number(digit)) * 2) % 11;
  const check = number[17] === 'X' ? 10 : Number(number[17]);
  return (sum + check) % 11 === 1 ? '' : 'id_card_check';
}
