/**
 * Putting the stars: one for every sign that is hidden, so that a column keeps its width and a second masking changes nothing.
 */

export type Mask = (text: string) => string;

/**
 * A mask that changes nothing the second time, by construction: it looks again at what it has masked until nothing more is found. Stars only
 * ever become more, so this ends; nearly always with the first look.
 */
export function settled(mask: Mask): Mask {
  return (text) => {
    let masked = text;
    for (let before = ''; before !== masked; ) {
      before = masked;
      masked = mask(before);
    }
    return masked;
  };
}

/** Full-width digits, letters, stars, plus signs and at signs as Chinese keyboards type them. */
const FULL_WIDTH = /[\uff0a\uff0b\uff10-\uff19\uff20-\uff3a\uff41-\uff5a]/;
const ALL_FULL_WIDTH = new RegExp(FULL_WIDTH, 'g');

/** The same text in plain signs where a number could hide in full-width ones. As long as before. */
export const inPlainSigns = (text: string): string =>
  FULL_WIDTH.test(text)
    ? text.replace(ALL_FULL_WIDTH, (sign) => String.fromCharCode(sign.charCodeAt(0) - 0xfee0))
    : text;

const counts = (code: number): boolean =>
  (code >= 0x30 && code <= 0x39) ||
  (code >= 0x41 && code <= 0x5a) ||
  (code >= 0x61 && code <= 0x7a) ||
  code === 0x2a;

/** Letters, digits and stars of a number; what separates them does not count. */
export function countOf(text: string): number {
  let count = 0;
  for (let at = 0; at < text.length; at += 1) if (counts(text.charCodeAt(at))) count += 1;
  return count;
}

/** Where the first letters and digits of text[from, to) end and where the last ones begin. */
export function middleOf(
  text: string,
  from: number,
  to: number,
  seen: { readonly first: number; readonly last: number },
): readonly [number, number] {
  let start = from;
  for (let left = seen.first; start < to && left > 0; start += 1)
    if (counts(text.charCodeAt(start))) left -= 1;
  let end = to;
  for (let left = seen.last; end > start && left > 0; end -= 1)
    if (counts(text.charCodeAt(end - 1))) left -= 1;
  return [start, end];
}

/** All but the first and last letters and digits become stars; separators stay where they are. */
export function hideMiddle(text: string, first: number, last: number): string {
  const [start, end] = middleOf(text, 0, text.length, { first, last });
  return text.slice(0, start) + text.slice(start, end).replace(/[\dA-Za-z]/g, '*') + text.slice(end);
}

/** 138****1234 as well: what was masked before is known again. */
const PHONE = /^(?:(?:00)?86)?1[3-9]\d[\d*]{4}\d{4}$/;

/**
 * An account, card, identity or phone number by its length alone: at most the six of the issuer and the last four are seen (PCI DSS 3.4.1),
 * and of a short one less.
 */
export function maskNumber(text: string): string {
  const count = countOf(text);
  if (count >= 11 && count <= 15 && PHONE.test(text.replace(/[^\dA-Za-z*]/g, '')))
    return hideMiddle(text, count - 8, 4);
  if (count >= 15) return hideMiddle(text, 6, 4);
  if (count >= 10) return hideMiddle(text, 0, 4);
  return hideMiddle(text, 0, count >= 5 ? 2 : 0);
}

/** Looks behind first, so that a long run without an at sign is read once and not once from each of its signs. */
const EMAIL = /(?<![\w.%+*-])([\w.%+-])([\w.%+-]*)(?=@[A-Za-z\d-]+\.[A-Za-z\d])/g;

/** z***@163.com: the first sign and where the mailbox is. Three stars whatever was there, fewer where there was less. */
export const maskEmails = (text: string): string =>
  text.includes('@')
    ? text.replace(EMAIL, (_, first: string, rest: string) =>
        rest === '' ? '*' : first + '*'.repeat(Math.min(3, rest.length)),
      )
    : text;
