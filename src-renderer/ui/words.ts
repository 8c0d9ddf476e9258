/** The words of the screens: `const words = useWords(); words('statements.title', { count })`. Typed keys, the reader's language. */
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { Facts } from '../../shared/contract/errors.ts';
import { LOCALES, type Locale, say, sayOr, type WordKey } from '../../shared/wording/catalogue.ts';

export interface Words {
  (key: WordKey, facts?: Facts): string;
  readonly locale: Locale;
  /** For names outside the closed lists (rules, signals, refusals): the word if there is one, else `otherwise`. */
  readonly or: (key: string, otherwise: string, facts?: Facts) => string;
}

export function useWords(): Words {
  const { i18n } = useTranslation(); // Re-renders when the language changes; the texts are ours.
  const locale = LOCALES.find((each) => each === i18n.language) ?? 'zh-CN';
  return useMemo(
    () =>
      Object.assign((key: WordKey, facts?: Facts) => say(locale, key, facts), {
        locale,
        or: (key: string, otherwise: string, facts?: Facts) => sayOr(locale, key, otherwise, facts),
      }),
    [locale],
  );
}
