/**
 * Free text: descriptions, remarks and cells nobody knows. What is a person's is masked inside it, everything else stays to the letter.
 *
 * Text without anything that could be protected, the most there is, costs one look. What stands behind its label (卡号, 户名) is masked
 * whatever its check digits say.
 */
import { maskName } from './party.ts';
import { ibanLength, isIban, type Seen, seenOf } from './protected-numbers.ts';
import { countOf, inPlainSigns, type Mask, maskEmails, maskNumber, middleOf, settled } from './stars.ts';

/** One sign that people put between the groups of a number. */
const GAP = String.raw`[\s\u2010-\u2015-]`;

/** A mailbox, eight digits, the head of an IBAN, a name behind its label, full-width digits. */
const WORTH_A_LOOK = new RegExp(
  String.raw`@|\d(?:${GAP}?\d){7}|[A-Za-z]{2}\d\d${GAP}?[A-Za-z\d]{4}|[名人][:：]|[\uff10-\uff19\uff20]`,
);

export const maskText: Mask = settled((text) => {
  if (!WORTH_A_LOOK.test(text)) return text;
  const plain = inPlainSigns(text);
  const masked = maskRuns(maskIbans(maskLabelled(maskEmails(plain))));
  return masked === plain ? text : masked;
});

/** The firm's own numbers with a channel (商户账号, 公众账号) are no secret. */
const NUMBER_LABEL =
  '(?<!商户|公众|merchant )(?:卡号|[账帐]号|身份证号?码?|证件号码?|手机号?码?|电话(?:号码)?|' +
  String.raw`\b(?:account|acct|card|iban|phone|mobile|tel)(?:\.? ?(?:no|number|num))?\b\.?)[\s:：#[(（为是]{0,3}`;
const LABELLED_NUMBER = new RegExp(
  `(${NUMBER_LABEL})` +
    String.raw`(\d{8,}[Xx]?(?![\dA-Za-z])|0\d{2,3}-\d{7,8}(?!\d)|\d{4}(?:${GAP}\d{3,4}){1,4}(?!${GAP}?\d))`,
  'gi',
);
const LABELLED_NAME =
  /((?:姓名|户名|持卡人|收款人|付款人|联系人|收件人|经办人)[:：]\s*[[【]?)([^\s,，;；、|/\]】:：]+)/g;
const HAS_LABEL = /[号码证机话][\s:：#[(（为是]{0,3}\d|[名人][:：]|(?:ac|card|iban|phone|mobile|tel)/i;

function maskLabelled(text: string): string {
  if (!HAS_LABEL.test(text)) return text;
  return text
    .replace(LABELLED_NAME, (_, label: string, name: string) => label + maskName(name))
    .replace(LABELLED_NUMBER, (_, label: string, number: string) => label + maskNumber(number));
}

/** A text and what is hidden of it; what one number hides stays hidden, whatever is found across it. */
class Hidden {
  readonly #text: string;
  #signs: string[] | null = null;

  constructor(text: string) {
    this.#text = text;
  }

  hide(from: number, to: number, seen: Seen): void {
    this.#signs ??= this.#text.split('');
    const [start, end] = middleOf(this.#text, from, to, seen);
    for (let at = start; at < end; at += 1)
      if (LETTER_OR_DIGIT.test(this.#text.charAt(at))) this.#signs[at] = '*';
  }

  text(): string {
    return this.#signs?.join('') ?? this.#text;
  }
}

/** As matchAll, which copies the expression each time and costs more than the search itself. */
function foundAll(pattern: RegExp, text: string): readonly RegExpExecArray[] {
  pattern.lastIndex = 0;
  let found = pattern.exec(text);
  if (found === null) return NONE;
  const all: RegExpExecArray[] = [];
  for (; found !== null; found = pattern.exec(text)) all.push(found);
  return all;
}
const NONE: readonly RegExpExecArray[] = [];

/** "No2014…" is a number and not Norway: the country stands in one case. */
const IBAN_HEAD = new RegExp(
  String.raw`(?<![A-Za-z\d*])(?:[A-Z]{2}|[a-z]{2})\d\d(?=${GAP}?[A-Za-z\d]{4})`,
  'g',
);
const LETTER_OR_DIGIT = /[A-Za-z\d]/;
const IS_GAP = new RegExp(`^${GAP}$`);

/** DE893704**********3000: the country, the bank and the last four. */
function maskIbans(text: string): string {
  const hidden = new Hidden(text);
  for (const { 0: head, index } of foundAll(IBAN_HEAD, text)) {
    const end = endOfIban(text, index, ibanLength(head.slice(0, 2)) ?? 0);
    if (end > 0) hidden.hide(index, end, { first: 8, last: 4 });
  }
  return hidden.text();
}

/** Where an IBAN of this length ends, read over single gaps; 0 where none stands. */
function endOfIban(text: string, from: number, length: number): number {
  let compact = '';
  let at = from;
  for (; at < text.length && compact.length < length; at += 1) {
    const sign = text.charAt(at);
    if (LETTER_OR_DIGIT.test(sign)) compact += sign;
    else if (!IS_GAP.test(sign) || !LETTER_OR_DIGIT.test(text.charAt(at - 1))) return 0;
  }
  if (length === 0 || compact.length < length || LETTER_OR_DIGIT.test(text.charAt(at))) return 0;
  return isIban(compact) ? at : 0;
}

/** Digits in a row, gaps allowed: as short as the shortest number that is protected. */
const RUN = new RegExp(String.raw`\d(?:${GAP}?\d){10,}`, 'g');
/** How such numbers are written: in one, as 6-8-4, in fours, as 4-6-5, as 6 and the rest, as 3-4-4. */
const SHAPES = [
  String.raw`\d{17}[Xx](?![\dA-Za-z])|\d{11,19}(?!\d)`,
  String.raw`\d{6}(${GAP})\d{8}\1\d{3}[\dXx](?![\dA-Za-z])`,
  String.raw`\d{4}(${GAP})\d{4}\1\d{4}\1\d{4}\1\d{1,3}(?!\d)`,
  String.raw`\d{4}(${GAP})\d{4}\1\d{4}\1\d{1,4}(?!\d)`,
  String.raw`\d{4}(${GAP})\d{6}\1\d{4,5}(?!\d)`,
  String.raw`\d{6}${GAP}(?:\d{7,13}|\d{11}[Xx])(?![\dA-Za-z])`,
  String.raw`(?:(?:00)?86${GAP}?)?1[3-9]\d${GAP}?\d{4}${GAP}?\d{4}(?!\d)`,
].map((shape) => new RegExp(shape, 'y'));

function maskRuns(text: string): string {
  const hidden = new Hidden(text);
  for (const { 0: run, index } of foundAll(RUN, text)) {
    for (let at = index; at < index + run.length; at += 1) {
      if (!isDigit(text.charCodeAt(at)) || (at > index && isDigit(text.charCodeAt(at - 1)))) continue;
      for (const shape of SHAPES) {
        shape.lastIndex = at;
        const number = shape.exec(text)?.[0];
        if (number === undefined) continue;
        const seen = seenOf(number.replace(/[^\dXx]/g, ''));
        const end = at + number.length;
        if (!seen || !standsAlone(text, at, end, countOf(number) < number.length)) continue;
        hidden.hide(at, end, seen);
        break;
      }
    }
  }
  return hidden.text();
}

const isDigit = (code: number): boolean => code >= 0x30 && code <= 0x39;

/** Letters straight before a number that name it; any others make it a reference, QH13812345678. */
const LABELS = new Set(
  'card cardno pan visa mastercard unionpay amex jcb acct account ac hc id idno tel phone mobile mob cell'.split(
    ' ',
  ),
);
const WORD_BEFORE = /(?:^|[^A-Za-z])([A-Za-z]+)$/;

/** Not part of a reference, not a decimal number, and not next to the stars of a number masked before. */
function standsAlone(text: string, from: number, to: number, isGrouped: boolean): boolean {
  const before = text.slice(Math.max(0, from - 12), from);
  const word = WORD_BEFORE.exec(before)?.[1] ?? '';
  if (word !== '' && (!LABELS.has(word.toLowerCase()) || /\d[A-Za-z]+$/.test(before))) return false;
  const after = text.slice(to, to + 12);
  if (/^[A-Za-z]+\d/.test(after) || /^\.\d/.test(after) || /\d\.$/.test(before)) return false;
  return !isGrouped || !(before.endsWith('*') || after.startsWith('*'));
}
