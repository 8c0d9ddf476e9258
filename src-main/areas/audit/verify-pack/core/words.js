/** The words of both languages: put here when page and script are put together (verifier-files.ts), from the same catalogue the app speaks from. */

/** @type {{ zh: Readonly<Record<string, string>>, en: Readonly<Record<string, string>> }} */
export const WORDS = { zh: {}, en: {} };
