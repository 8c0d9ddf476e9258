/**
 * Which characters a receiver takes. One outside its set is named with its code point and never replaced or left out: another letter would
 * be another payee.
 */
import { isInGbk } from '../../../platform/gbk.ts';

export interface CharacterSet {
  /** As it is told to a person who has to write it otherwise. */
  readonly name: string;
  has(letter: string): boolean;
}

/** Control characters, halves of a pair, what Unicode keeps for private use or never assigns, and the mark of a text that was lost. */
const UNPRINTABLE = /[\p{Cc}\p{Cs}\p{Co}\p{Cn}\ufffd]/u;
const isPrintable = (letter: string): boolean => !UNPRINTABLE.test(letter);

export const UNICODE: CharacterSet = { name: 'Unicode', has: isPrintable };

export const GBK: CharacterSet = { name: 'GBK', has: (letter) => isPrintable(letter) && isInGbk(letter) };

/** What every bank in SEPA takes: EPC217-08, the set of the conversion table's first part. */
const LATIN = /[A-Za-z0-9/?:().,'+ -]/;
export const SEPA_LATIN: CharacterSet = {
  name: "A-Z a-z 0-9 / - ? : ( ) . , ' +",
  has: (letter) => LATIN.test(letter),
};

/** Of account numbers and mandates in bank messages: no blanks, which people put between groups and banks do not take. */
const NUMBER_SIGN = /[A-Za-z0-9./-]/;
export const NUMBER_SIGNS: CharacterSet = {
  name: 'A-Z a-z 0-9 . / -',
  has: (letter) => NUMBER_SIGN.test(letter),
};

/** For files of cells in which nothing is quoted. */
export const without = (set: CharacterSet, signs: string): CharacterSet => ({
  name: `${set.name}, ≠ ${[...signs].join(' ')}`,
  has: (letter) => set.has(letter) && !signs.includes(letter),
});

/** The first character the set does not have, with its code point; '' where there is none. */
export function strangerIn(text: string, set: CharacterSet): string {
  for (const letter of text)
    if (!set.has(letter)) {
      const point = (letter.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0');
      return isPrintable(letter) ? `${letter} (U+${point})` : `U+${point}`;
    }
  return '';
}
