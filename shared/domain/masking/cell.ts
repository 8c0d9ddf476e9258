/**
 * A cell of an original file, masked by the header above it.
 *
 * Numbers that are needed to match, amounts, dates and states are shown as the file has them; under a header nobody knows the cell is searched
 * like any free text.
 */
import { type HeaderKind, kindOfHeader } from './header-kind.ts';
import { maskAccount, maskCounterparty } from './party.ts';
import { countOf, hideMiddle, inPlainSigns, type Mask, maskNumber, settled } from './stars.ts';
import { maskText } from './text.ts';

const shownWhole: Mask = (text) => text;

const DIGITS = /[\d*](?:[\s\u2010-\u2015-]?[\d*])*/g;

/** A phone number of whatever country: the first three and the last four, of a short one less. */
const maskPhone: Mask = settled((text) => {
  const plain = inPlainSigns(text);
  const masked = plain.replace(DIGITS, (number) =>
    countOf(number) >= 11 ? hideMiddle(number, 3, 4) : maskNumber(number),
  );
  return masked === plain ? text : masked;
});

const MASKS: Readonly<Record<HeaderKind, Mask>> = {
  own: shownWhole,
  lastFour: (text) => (countOf(inPlainSigns(text)) <= 4 ? text : maskAccount(text)),
  text: maskText,
  plain: shownWhole,
  identity: maskAccount,
  phone: maskPhone,
  account: maskAccount,
  name: maskCounterparty,
  reference: shownWhole,
};

/** The mask of a whole column: the header is read once, not once for each of its cells. */
export const maskOfHeader = (header: string): Mask => MASKS[kindOfHeader(header)];

export const maskCell = (header: string, text: string): string => maskOfHeader(header)(text);
