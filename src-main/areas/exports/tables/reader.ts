/** Who reads a report: in which language, and its words in it. */
import type { Facts } from '../../../../shared/contract/errors.ts';
import { type Locale, say, type WordKey } from '../../../../shared/wording/catalogue.ts';

export interface Reader {
  readonly locale: Locale;
  readonly words: (key: WordKey, facts?: Facts) => string;
}

export const readerOf = (locale: Locale): Reader => ({
  locale,
  words: (key, facts) => say(locale, key, facts),
});
