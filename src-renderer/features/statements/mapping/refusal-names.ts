/** Names in the facts of a refusal as a person knows them: formats by their labels, what a format lacks by its own word, headings as printed. */
import { mappingIdOf } from '../../../../shared/domain/column-mapping.ts';
import type { Words } from '../../../ui/words.ts';

type Fact = string | number | undefined;

/** Each once, in their order. */
export const listIn = (fact: Fact): string[] => [
  ...new Set(
    String(fact ?? '')
      .split(', ')
      .filter((each) => each.trim() !== ''),
  ),
];

export const formatName = (words: Words, adapter: string): string => words.or(`format.${adapter}`, adapter);
export const columnName = (words: Words, column: string): string => words.or(`columnRole.${column}`, column);

/** A fact as one text. */
export function namesIn(words: Words, name: string, fact: string | number): string {
  if (name === 'adapter' || name === 'adapters')
    return listIn(fact)
      .filter((adapter) => mappingIdOf(adapter) === '')
      .map((adapter) => formatName(words, adapter))
      .join(' · ');
  if (name === 'missing')
    return listIn(fact)
      .map((column) => columnName(words, column))
      .join(' · ');
  return String(fact);
}
