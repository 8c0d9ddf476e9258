/** The words as a screen has them, for what a screen works out without being one. */
import { type Locale, say, sayOr } from '../../shared/wording/catalogue.ts';
import type { Words } from '../../src-renderer/ui/words.ts';

export const wordsIn = (locale: Locale): Words =>
  Object.assign(
    (key: Parameters<typeof say>[1], facts: Parameters<typeof say>[2]) => say(locale, key, facts),
    {
      locale,
      or: (key: string, otherwise: string, facts?: Parameters<typeof say>[2]) =>
        sayOr(locale, key, otherwise, facts),
    },
  );
