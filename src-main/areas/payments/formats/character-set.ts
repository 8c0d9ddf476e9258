/**
 * Which characters a receiver takes. One outside its set is named with its code point and never replaced or left out: another letter would
 * be another payee.
 */
import { isInGbk } from '../../../platform/gbk.ts';

export interface CharacterSet {
  /** As it is told to a person who has to write it otherwise. */
  readonly name: string;
  /** The first character of the text that the set does not have; '' where it has them all. */
  stranger(text: string): string;
}

const matching = (name: string, strangers: RegExp): CharacterSet => ({
  name,
  stranger: (text) => strangers.exec(text)?.[0] ?? '',
});

/** Control characters, halves of a pair, what Unicode keeps for private use or never assigns, and the mark of a text that was lost. */
const UNPRINTABLE = /[\p{Cc}\p{Cs}\p{Co}\p{Cn}\ufffd]/u;

export const UNICODE = matching('Unicode', UNPRINTABLE);

export const GBK: CharacterSet = {
  name: 'GBK',
  stranger: (text) => UNICODE.stranger(text) || ([...text].find((letter) => !isInGbk(letter)) ?? ''),
};

/** What every bank in SEPA takes: EPC217-08, the set of the conversion table's first part. */
export const SEPA_LATIN = matching("A-Z a-z 0-9 / - ? : ( ) . , ' +", /[^A-Za-z0-9/?:().,'+ -]/u);

/** Of account numbers and mandates in bank messages: no blanks, which people put between groups and banks do not take. */
export const NUMBER_SIGNS = matching('A-Z a-z 0-9 . / -', /[^A-Za-z0-9./-]/u);

/** For files of cells in which nothing is quoted. */
export const without = (set: CharacterSet, signs: string): CharacterSet => ({
  name: `${set.name}, ≠ ${[...signs].join(' ')}`,
  stranger: (text) => set.stranger(text) || ([...signs].find((sign) => text.includes(sign)) ?? ''),
});

/** The first character the set does not have, with its code point; '' where there is none. */
export function strangerIn(text: string, set: CharacterSet): string {
  const letter = set.stranger(text);
  if (letter === '') return '';
  const point = (letter.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0');
  return UNPRINTABLE.test(letter) ? `U+${point}` : `${letter} (U+${point})`;
}
