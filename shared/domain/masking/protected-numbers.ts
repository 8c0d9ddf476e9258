/**
 * Which numbers are a person's: phone, identity, card and IBAN numbers, told from order and transaction numbers by their check digits.
 *
 * A number that only looks like one is left alone, because a reference with stars in it can no longer be matched.
 */
import { dayNumber } from '../dates.ts';

/** Mainland mobile number, with the country's code before it or without. */
const PHONE = /^(?:(?:00)?86)?1[3-9]\d{9}$/;
/** Identity numbers of GB 11643: province first, then the birth date. The old form had a year of two digits and no check digit. */
const IDENTITY = /^(\d{2})\d{4}(\d{4})(\d{2})(\d{2})\d{3}[\dXx]$/;
const OLD_IDENTITY = /^(\d{2})\d{4}(\d{2})(\d{2})(\d{2})\d{3}$/;
const PROVINCES = new Set(
  '11 12 13 14 15 21 22 23 31 32 33 34 35 36 37 41 42 43 44 45 46 50 51 52 53 54 61 62 63 64 65 71 81 82 83 91'.split(
    ' ',
  ),
);
const IDENTITY_WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
const IDENTITY_CHECKS = '10X98765432';

/** How much of a protected number may be seen; null where the digits are no such number. */
export interface Seen {
  readonly first: number;
  readonly last: number;
}

/** Digits without separators, perhaps with the X of an identity number at the end. */
export function seenOf(digits: string): Seen | null {
  if (PHONE.test(digits)) return { first: digits.length - 8, last: 4 };
  return isIdentity(digits) || isCard(digits) ? { first: 6, last: 4 } : null;
}

function isIdentity(text: string): boolean {
  const found = (text.length === 18 ? IDENTITY : OLD_IDENTITY).exec(text);
  if (!found || !PROVINCES.has(found[1] ?? '')) return false;
  const year = text.length === 18 ? Number(found[2]) : 1900 + Number(found[2]);
  if (year > 2099 || dayNumber(year, Number(found[3]), Number(found[4])) === null) return false;
  if (text.length === 15) return true;
  const sum = IDENTITY_WEIGHTS.reduce((total, weight, place) => total + weight * Number(text[place]), 0);
  return IDENTITY_CHECKS[sum % 11] === text[17]?.toUpperCase();
}

/**
 * What issuers print, by length. Short numbers are held to the one network that has them: thirteen digits that begin with 69 are the bar
 * code of Chinese goods. 9558, 9400 and their like are cards of Chinese banks from before 62.
 */
const CARD_PREFIXES: Readonly<Record<number, RegExp>> = {
  13: /^4/,
  14: /^3[0689]/,
  15: /^3[47]/,
  16: /^(?:[3-69]|220[0-4]|22[2-9]\d|2[3-6]\d\d|27[01]\d|2720)/,
  17: /^[3-69]/,
  18: /^[3-69]/,
  19: /^[3-69]/,
};

const isCard = (digits: string): boolean =>
  CARD_PREFIXES[digits.length]?.test(digits) === true && luhn(digits);

function luhn(digits: string): boolean {
  let sum = 0;
  for (let place = digits.length - 1, isDoubled = false; place >= 0; place -= 1, isDoubled = !isDoubled) {
    const digit = digits.charCodeAt(place) - 48;
    if (digit < 0 || digit > 9) return false;
    sum += isDoubled ? (digit > 4 ? digit * 2 - 9 : digit * 2) : digit;
  }
  return sum % 10 === 0;
}

/** Length by country, from the registry of ISO 13616. China has none, so no reference of a Chinese bank is ever taken for one. */
const IBAN_LENGTHS: ReadonlyMap<string, number> = new Map(
  (
    'AD24 AE23 AL28 AT20 AZ28 BA20 BE16 BG22 BH22 BI27 BR29 BY28 CH21 CR22 CY28 CZ24 DE22 DJ27 DK18 DO28 EE20 EG29 ES24 FI18 FK18 FO18 ' +
    'FR27 GB22 GE22 GI23 GL18 GR27 GT28 HN28 HR21 HU28 IE22 IL23 IQ23 IS26 IT27 JO30 KW30 KZ20 LB28 LC32 LI21 LT20 LU20 LV21 LY25 MC27 ' +
    'MD24 ME22 MK19 MN20 MR27 MT31 MU30 NI28 NL18 NO15 OM23 PK24 PL28 PS29 PT25 QA29 RO24 RS22 RU33 SA24 SC31 SD18 SE24 SI19 SK24 SM27 ' +
    'SO23 ST25 SV28 TL23 TN24 TR26 UA29 VA22 VG24 XK20 YE30'
  )
    .split(' ')
    .map((each) => [each.slice(0, 2), Number(each.slice(2))]),
);

export const ibanLength = (country: string): number | undefined => IBAN_LENGTHS.get(country.toUpperCase());

/** Letters and digits without separators, of the country's length: the check of ISO 7064 (mod 97-10). */
export function isIban(text: string): boolean {
  let rest = 0;
  for (const sign of text.slice(4) + text.slice(0, 4)) {
    const value = Number.parseInt(sign, 36);
    rest = (rest * (value > 9 ? 100 : 10) + value) % 97;
  }
  return rest === 1;
}
