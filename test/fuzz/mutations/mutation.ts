/** What a mutation is: a way to change a seed, and what must still be true of the changed file, should it be taken without a question. */
import type { Document } from '../document.ts';
import type { Random } from '../random.ts';

/**
 * `same_lines`: it means what it meant, so its lines are those of the seed. `same_days`: texts may be lost, no amount and no day may be
 * another. `same_money`: days may be told less well, too, where a name or a zone is gone. `unread_or_named`: the cell now holds what must not be read (finer than the minor unit), so it is refused, unless nobody reads that
 * cell; `probe` is the same file with another digit there, which tells. `vouched`: it may mean anything, and what the seed vouches for holds.
 */
export type Promised = 'same_lines' | 'same_days' | 'same_money' | 'unread_or_named' | 'vouched';

export interface Mutated {
  readonly bytes: Buffer;
  /** Where another than the seed's. */
  readonly file?: string;
  readonly promised: Promised;
  readonly probe?: Buffer;
  /** What was done, to be told with a fault. */
  readonly told?: string;
}

export interface Mutation {
  readonly name: string;
  /** Null where it has nothing to change in such a file. */
  readonly apply: (document: Document, random: Random) => Mutated | null;
}

/** A name for the part of a text around a place, so that a report can show it. */
export const cutOut = (text: string, from: number, length = 60): string =>
  JSON.stringify(text.slice(Math.max(0, from - 20), from + length));
