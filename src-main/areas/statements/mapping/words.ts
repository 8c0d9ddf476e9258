/** What the words of a mapping's columns mean, looked up without regard to case, blanks and punctuation. A word that was not told means nothing. */
import type { Channel, Direction, LineKind, LineStatus } from '../../../../shared/domain/statement-line.ts';
import { wordOf } from '../adapters/bank-csv/text.ts';
import type { MappedLayout } from './layout.ts';

/** A lone sign ('+', '/') is a word, too. */
export const wordKey = (text: string): string => wordOf(text) || text.trim();

export interface MappedWords {
  readonly ways: ReadonlyMap<string, Direction | 'none'>;
  readonly kinds: ReadonlyMap<string, LineKind>;
  readonly statuses: ReadonlyMap<string, LineStatus>;
  readonly channels: ReadonlyMap<string, Channel>;
}

/** A word that was told two meanings has none: the row that says it is asked about. */
function mapOf<Value>(entries: readonly (readonly [string, Value])[]): ReadonlyMap<string, Value> {
  const told = new Map<string, Value>();
  const contradicted = new Set<string>();
  for (const [word, value] of entries) {
    const key = wordKey(word);
    if (told.has(key) && told.get(key) !== value) contradicted.add(key);
    told.set(key, value);
  }
  for (const key of contradicted) told.delete(key);
  return told;
}

export function wordsOf({ amount, mapping }: MappedLayout): MappedWords {
  const told = amount.form === 'word' ? amount : { inWords: [], outWords: [], noneWords: [] };
  return {
    ways: mapOf([
      ...told.noneWords.map((word) => [word, 'none'] as const),
      ...told.inWords.map((word) => [word, 'in'] as const),
      ...told.outWords.map((word) => [word, 'out'] as const),
    ]),
    kinds: mapOf(mapping.kindWords.map(({ word, kind }) => [word, kind])),
    statuses: mapOf(mapping.statusWords.map(({ word, status }) => [word, status])),
    channels: mapOf(mapping.channelWords.map(({ word, channel }) => [word, channel])),
  };
}
