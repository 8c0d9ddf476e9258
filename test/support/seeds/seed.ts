/**
 * A valid file to begin from, one or more for every statement format and each of its variants, and what its own figures vouch for. All of them
 * are made up. The fuzz run (test/fuzz) changes them in every way it knows and asks whether a wrong figure was ever taken for a right one.
 */
import type { Incoming } from '../read-files.ts';

/**
 * What the file states about its money.
 * `always`: totals with which every such file ends: a file whose money is another is never taken without a second person, not even as one that
 * states nothing. `all`: totals of everything, that may be absent. `inner`: a balance on each row, so that rows taken off the ends leave no trace.
 * `nothing`: no totals, and then it never calls itself proved. `unknown`: somebody else's file.
 */
export type Vouches = 'always' | 'all' | 'inner' | 'nothing' | 'unknown';

export interface Seed extends Incoming {
  /** The format and, behind a colon, which of its variants. */
  readonly name: string;
  readonly bytes: Buffer;
  /** Name of the file as it would come in. */
  readonly file: string;
  /** Id of the adapter that reads it. */
  readonly adapter: string;
  readonly vouches: Vouches;
  /** Its totals are of amounts before fees. */
  readonly isBeforeFees?: true;
  /** How many lines each of its statements has, where a file holds several that stand for themselves. */
  readonly parts?: readonly number[];
  /** Files dropped beside it: the bill a summary speaks for. */
  readonly beside?: readonly Incoming[];
}

export type SeedParts = Omit<Seed, 'bytes' | 'name'> & { readonly bytes: Buffer | string };

export const seed = (name: string, parts: SeedParts): Seed => ({
  ...parts,
  name,
  bytes: Buffer.from(parts.bytes),
});
