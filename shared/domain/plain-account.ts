/**
 * Account numbers and names as they are compared: without what people and files put around and between their signs.
 *
 * Half width, no spaces or dashes, one case. 6222 0210-0111 and ６２２２０２１００１１１ are one number, ＡＢＣ有限公司 and abc有限公司 one name.
 */

/** A dot stays: a mailbox is the number of a wallet. */
export const plainNumber = (text: string): string =>
  text
    .normalize('NFKC')
    .replace(/[\s\u2010-\u2015-]+/gu, '')
    .toUpperCase();

/** Letters and digits alone: brackets of another width, dots between the names of a person and blanks make no other name. */
export const plainName = (text: string): string =>
  text
    .normalize('NFKC')
    .replace(/[^\p{L}\p{N}]+/gu, '')
    .toLowerCase();

/** Digits alone, a Chinese number without 86 before it; '' where a text holds no phone. */
export function plainPhone(text: string): string {
  if (text.includes('@')) return '';
  const digits = text.normalize('NFKC').replace(/\D+/gu, '');
  const phone = digits.replace(/^(?:00)?86(?=1\d{10}$)/, '');
  return phone.length >= 7 && phone.length <= 15 ? phone : '';
}
