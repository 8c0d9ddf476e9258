/** Words and times of an order's lines as a file reads them: the file's own clock, China's zone unsaid. */
import type { ExceptionKind } from '../../../../shared/domain/leg.ts';
import { type Locale, say } from '../../../../shared/wording/catalogue.ts';

/** '2026-11-02T09:30:00+08:00' → '2026-11-02 09:30:00'. */
export const instantText = (value: string): string =>
  value.replace(/^(\d{4}-\d{2}-\d{2})T(\d{2}:\d{2}(?::\d{2})?)(?:\.\d+)?(?:\+08:00)?$/, '$1 $2');

/** Of the list, where the leg stands in another column. */
export const exceptionKindWord = (locale: Locale, kind: ExceptionKind): string =>
  say(locale, `exceptionKind.${kind}`);
