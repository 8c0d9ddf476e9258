/** What is wrong with a record, in one sentence: kind, place and number. Pure. */
import type { Fault } from '../../../shared/contract/record.ts';
import type { Words } from '../words.ts';

/** A table by its name in words, a part by its name, a file as it is called. */
export const placeText = (words: Words, place: string): string =>
  words.or(`record.table.${place}`, words.or(`fault.place.${place}`, place));

export function faultText(words: Words, { kind, place, number }: Fault): string {
  const said = placeText(words, place);
  const [first = '', ...rest] = said;
  // A sentence begins with a capital; a Latin name keeps its distance from the Chinese that follows.
  const begun =
    words.locale === 'en'
      ? first.toUpperCase() + rest.join('')
      : /[\x20-\x7e]$/.test(said)
        ? `${said} `
        : said;
  return number === 0
    ? words(`fault.${kind}.whole`, { place: begun })
    : words(`fault.${kind}`, { place: begun, number });
}

/** What is true but worth knowing: an explained clock step, a restore. */
export const remarkText = (words: Words, { kind, place, number, found }: Fault): string =>
  words.or(`remark.${kind}`, `${words(`faultKind.${kind}`)} · ${placeText(words, place)} ${number || ''}`, {
    ...{ place: placeText(words, place), number, found },
  });
