/** i18next holds the language and tells when it changes; the texts come from shared/wording, which the reports use too. */
import i18next from 'i18next';
import { initReactI18next } from 'react-i18next';
import { LOCALES, type Locale } from '../../shared/wording/catalogue.ts';

/** Before a person has chosen: the language of the system, else Chinese. */
const systemLocale = (): Locale => (navigator.language.toLowerCase().startsWith('en') ? 'en' : 'zh-CN');

export async function startLanguage(): Promise<void> {
  await i18next.use(initReactI18next).init({
    lng: systemLocale(),
    fallbackLng: false,
    supportedLngs: [...LOCALES],
    resources: {},
    interpolation: { escapeValue: false }, // React escapes.
  });
  say(i18next.language);
  i18next.on('languageChanged', say);
}

/** Screen readers and the browser's own parts follow. */
const say = (language: string): void => {
  document.documentElement.lang = language;
};

export const setLanguage = (locale: Locale): void => {
  if (i18next.language !== locale) void i18next.changeLanguage(locale);
};
