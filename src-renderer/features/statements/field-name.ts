/** What a field of a line is called, as the heads of lists call it. */
import type { Words } from '../../ui/words.ts';

export function fieldName(words: Words, field: string): string {
  const name = field === 'kind' ? 'lineKind' : field === 'channel' ? 'sourceKind' : field;
  return words.or(`column.${name}`, field);
}
