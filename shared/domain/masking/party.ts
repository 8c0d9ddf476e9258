/**
 * The other side of a payment: a name, an account, a mailbox, a phone, or several of them in one cell.
 *
 * A person keeps one sign of the name, an organisation its whole name; numbers in the same cell are masked by their length, because there an
 * unknown number is an account and no order number.
 */
import { isOrganisation } from './organisation.ts';
import { inPlainSigns, type Mask, maskEmails, maskNumber, settled } from './stars.ts';

const EMAIL = String.raw`(?<![\w.%+-])[\w.%+*-]+@[\w.*-]+`;
/** Ten or more signs with a digit or a star among them: an account, an IBAN, an openid. Not a word with its number behind it. */
const TOKEN = String.raw`(?<![\w-])(?![A-Za-z]{3,}\d{7}|[A-Za-z]\*\*)(?=[A-Za-z_-]*[\d*])[\w*-]{10,}`;
const DIGITS = String.raw`\d(?:[\s\u2010-\u2015-]?\d){6,}`;
const NUMBERS = new RegExp(`(${EMAIL})|${TOKEN}|${DIGITS}`, 'g');

const BRACKETS = String.raw`[(\[（【［][^)\]）】］]*[)\]）】］]?`;
const ALL_BRACKETS = new RegExp(BRACKETS, 'g');
/**
 * A word ends behind its stars and where seven digits or a mailbox begin: 张三6222… is a name and a number, and is again when masked. Digits
 * alone are no name. Chinese and Latin are words of their own.
 */
const CHINESE_WORD = String.raw`\**\p{Script=Han}(?:(?!\d{7}|\d[\w.%+-]*@)[\p{Script=Han}\p{N}])*\**`;
const OTHER_WORD = String.raw`\**(?!\p{Script=Han})\p{L}(?:(?!\d{7}|\p{Script=Han})[\p{L}\p{M}\p{N}])*\**`;
const NAME_PARTS = `(${EMAIL})|(${TOKEN}|${DIGITS})|(${CHINESE_WORD}|${OTHER_WORD})`;
const PARTS = new RegExp(NAME_PARTS, 'gu');
const PARTS_AND_BRACKETS = new RegExp(`${NAME_PARTS}|${BRACKETS}`, 'gu');

const LETTER = /\p{L}/u;
const HAN = /\p{Script=Han}/u;
const SIGN = /[\p{L}\p{N}*]\p{M}*/gu;

/** Most names by far are one of these two, and are masked without a look at all they could hold. */
const ONLY_CHINESE = /^[\u4e00-\u9fff]+$/;
const ONLY_LATIN = /^[A-Za-z .,'-]+$/;
const LATIN_WORD = /[A-Za-z]+/g;
const afterFirst = (word: string): string => word.charAt(0) + '*'.repeat(word.length - 1);

function maskOnlyName(text: string): string | null {
  if (ONLY_CHINESE.test(text)) return isOrganisation(text) ? text : afterFirst(text);
  if (ONLY_LATIN.test(text)) return isOrganisation(text) ? text : text.replace(LATIN_WORD, afterFirst);
  return text === '' ? text : null;
}

const maskMixedName: Mask = settled(nameOnce);

/** A person's name, 张三 → 张*, Li Ming → L* M***; an organisation stays. What stands in brackets loses its numbers only. */
export const maskName: Mask = (text) => maskOnlyName(text) ?? maskMixedName(text);

function nameOnce(text: string): string {
  const name = inPlainSigns(text);
  const outside = /[([（【［]/.test(name) ? name.replace(ALL_BRACKETS, '') : name;
  // (张三) is a name that happens to stand in brackets.
  const isBare = LETTER.test(outside);
  const isFirm = isOrganisation(isBare ? outside : name);
  const masked = isFirm ? maskNumbers(name) : maskPerson(name, isBare ? PARTS_AND_BRACKETS : PARTS);
  return masked === name ? text : masked;
}

const HAS_DIGIT = /\d/;
/** Stars without a digit are a token that was masked before; its last letters are all that is left of it. */
const maskToken = (token: string): string => (HAS_DIGIT.test(token) ? maskNumber(token) : token);

const maskNumbers = (text: string): string =>
  text.replace(NUMBERS, (part, email: string | undefined) =>
    email === undefined ? maskToken(part) : maskEmails(part),
  );

function maskPerson(name: string, parts: RegExp): string {
  // 张 三 is one name: after the first Chinese character all others go, spaces or not.
  let isLater = false;
  return name.replace(parts, (part, email, number, word: string | undefined) => {
    if (email !== undefined) return maskEmails(part);
    if (number !== undefined) return maskToken(part);
    if (word === undefined) return maskNumbers(part);
    const isChinese = HAN.test(word);
    const keeps = isChinese && isLater ? 0 : 1;
    isLater ||= isChinese;
    // *三 and **明 were masked by the channel; 张* comes out as it went in.
    if (word.startsWith('*')) return part;
    let place = 0;
    return word.replace(SIGN, (sign) => {
      place += 1;
      return place <= keeps ? sign : '*';
    });
  });
}

/** Digits and what separates them, perhaps with letters: no name. */
const ONLY_DIGITS = /^[\d*\s./:#+\u2010-\u2015-]*$/;
const ONE_TOKEN = /^[\w*-]{10,}$/;
const HAS_SIGN = /[\d*]/;
/** With what files put around an account to keep it text: ="…", '…, `…, [ … ]. */
const ACCOUNT = /^[\w*\s./:#+`'"=[\]\u2010-\u2015-]*$/;

/** What stands in a counterparty column, whatever it is. */
export const maskCounterparty: Mask = partyMask((plain) => ONLY_DIGITS.test(plain) || ONE_TOKEN.test(plain));

/** An account or card number, or the mailbox, phone or name that stands in its place. */
export const maskAccount: Mask = partyMask((plain) => ACCOUNT.test(plain));

function partyMask(isNumber: (plain: string) => boolean): Mask {
  const once = (text: string): string => {
    const plain = inPlainSigns(text);
    const masked = HAS_SIGN.test(plain) && isNumber(plain) ? maskToken(plain) : nameOnce(plain);
    return masked === plain ? text : masked;
  };
  const mixed = settled(once);
  return (text) => {
    if (!HAS_SIGN.test(text)) return maskOnlyName(text) ?? mixed(text);
    return isNumber(text) ? maskToken(text) : mixed(text);
  };
}
