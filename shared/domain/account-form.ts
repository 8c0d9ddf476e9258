/**
 * Forms of account numbers (账号的格式): what a number says of itself, before anybody is asked whether it is whose it should be.
 *
 * Each answer is '' or the name of what is wrong (wording: account_form.<why>). A scheme with check digits finds a mistyped one; where a bank has no
 * public scheme only length and signs are held against the number, because a refusal of a right one would be worse.
 */
import { IBAN_LENGTHS } from './iban-lengths.ts';
import type { AccountKind } from './party.ts';
import { plainNumber } from './plain-account.ts';
import type { Channel } from './statement-line.ts';

export const ACCOUNT_PROBLEMS = [
  'empty',
  'masked', // Stars stand in it: a bank or channel hid it.
  'signs',
  'length',
  'card_check', // Luhn.
  'iban_country',
  'iban_length',
  'iban_check',
  'merchant_number',
  'wallet',
  'bank_code',
  'mailbox_or_phone',
] as const;
export type AccountProblem = (typeof ACCOUNT_PROBLEMS)[number] | '';

interface Numbered {
  readonly kind: AccountKind;
  readonly channel: Channel;
  readonly number: string;
  readonly currency: string;
  readonly isOrganisation: boolean;
}

export function accountProblem(account: Numbered): AccountProblem {
  const number = plainNumber(account.number);
  if (number === '') return 'empty';
  if (number.includes('*')) return 'masked';
  if (account.kind === 'bank') return bankNumberProblem(number, account);
  return account.kind === 'channel'
    ? merchantNumberProblem(number, account.channel)
    : walletProblem(account.number.trim(), account.channel);
}

const IBAN = /^[A-Z]{2}\d{2}[A-Z0-9]+$/;
/** Accounts of non-residents and of free trade zones have letters before their digits (NRA, OSA, FTN …). */
const CHINESE = /^(?:NRA|OSA|FT[A-Z])?\d+$/;

function bankNumberProblem(number: string, { currency, isOrganisation }: Numbered): AccountProblem {
  if (IBAN.test(number)) return ibanProblem(number);
  if (currency === 'CNY' && !CHINESE.test(number)) return 'signs';
  if (!/^[A-Z0-9]+$/.test(number)) return 'signs';
  // Banks in China: 9 digits (old savings) to 32 (with sub-account); abroad ISO 20022 takes up to 34.
  if (number.length < 6 || number.length > 34) return 'length';
  return isCard(number, isOrganisation) && !passesLuhn(number) ? 'card_check' : '';
}

/**
 * UnionPay's 62… has the check digit on every card; of other issuers only 16 digits of a person are surely one. Passbooks of ICBC begin with the number
 * of a region, which may be 4000, and have 19 digits and none.
 */
const isCard = (number: string, isOrganisation: boolean): boolean =>
  /^62\d{14,17}$/.test(number) || (!isOrganisation && /^[45]\d{15}$/.test(number));

/** ISO/IEC 7812-1 annex B. Finds every wrong digit, and every two neighbours swapped but 09 and 90. */
export function passesLuhn(digits: string): boolean {
  let sum = 0;
  for (let at = 0; at < digits.length; at += 1) {
    const digit = Number(digits[digits.length - 1 - at]);
    const doubled = at % 2 === 1 ? 2 * digit : digit;
    sum += doubled > 9 ? doubled - 9 : doubled;
  }
  return sum % 10 === 0;
}

/** ISO 13616-1: length by country, remainder 1 of 97 (ISO/IEC 7064). */
export function ibanProblem(number: string): AccountProblem {
  const length = IBAN_LENGTHS[number.slice(0, 2)];
  if (length === undefined) return 'iban_country';
  if (number.length !== length) return 'iban_length';
  let rest = 0;
  for (const sign of number.slice(4) + number.slice(0, 4)) {
    const value = Number.parseInt(sign, 36);
    rest = (rest * (value > 9 ? 100 : 10) + value) % 97;
  }
  return rest === 1 ? '' : 'iban_check';
}

/** What the channels print of a merchant; of others any number without blanks. */
const MERCHANT_NUMBERS: Partial<Record<Channel, RegExp>> = {
  wechat: /^\d{8,10}$/,
  alipay: /^2088\d{12}(?:\d{4})?$|^[^@]+@[^@]+\.[A-Z]+$|^1\d{10}$/,
  unionpay: /^[A-Z0-9]{15}$/,
};
const merchantNumberProblem = (number: string, channel: Channel): AccountProblem =>
  (MERCHANT_NUMBERS[channel] ?? /^[\x21-\x7e]{2,64}$/).test(number) ? '' : 'merchant_number';

const MAILBOX_OR_PHONE = /^[^\s@]+@[^\s@]+\.[A-Za-z]{2,}$|^(?:\+?86-?)?1[3-9]\d{9}$/;
/** Alipay pays to a log-in (mailbox, phone) or a number of 16 digits; WeChat to an openid of 28 signs. Case counts in an openid. */
function walletProblem(number: string, channel: Channel): AccountProblem {
  if (channel === 'wechat') return /^[\w-]{28}$/.test(number) ? '' : 'wallet';
  if (channel === 'alipay')
    return MAILBOX_OR_PHONE.test(number) || /^2088\d{12}$/.test(number) ? '' : 'mailbox_or_phone';
  return /^[\x21-\x7e]{4,64}$/.test(number) ? '' : 'wallet';
}

/** 联行号 (CNAPS) of 12 digits, or a BIC (ISO 9362): bank, country, place, branch. '' is not known, and no problem of form. */
export const bankCodeProblem = (code: string): AccountProblem =>
  code.trim() === '' || /^\d{12}$|^[A-Z0-9]{4}[A-Z]{2}[A-Z0-9]{2}(?:[A-Z0-9]{3})?$/.test(plainNumber(code))
    ? ''
    : 'bank_code';
