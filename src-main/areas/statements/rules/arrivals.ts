/**
 * Has this line been here before? Decides for every arriving line: added, duplicate or changed.
 *
 * Occurrence-aware: three equal lines in one file stay three, and a line is a duplicate only as often as the ledger already holds it, so
 * overlapping files give the union. "Same" and "same number, other content" are different answers; only the first is left out.
 */
import { LINE_KINDS, LINE_STATUSES, type LineStatus } from '../../../../shared/domain/statement-line.ts';
import { IdIndex } from './id-index.ts';
import type { LineColumns } from './line-columns.ts';

export const ARRIVALS = ['added', 'duplicate', 'changed'] as const;
export const ADDED = 0;
export const DUPLICATE = 1;
export const CHANGED = 2;

/** An arriving line that carries a number the ledger knows with other content. One of the two stands for both from then on. */
export interface Change {
  /** Position among the arriving lines. */
  readonly arriving: number;
  /** Position among the known lines. */
  readonly known: number;
  /** Which of the two is the later word; does not depend on which was imported first. */
  readonly stands: 'arriving' | 'known';
}

export interface Arrivals {
  /** One of ADDED, DUPLICATE, CHANGED per arriving line. */
  readonly ends: Uint8Array;
  /** Of duplicates and changed lines: the known line they meet, by position; -1 for added ones. */
  readonly partners: Int32Array;
  readonly changes: readonly Change[];
  readonly counts: { readonly added: number; readonly duplicates: number; readonly changed: number };
}

/**
 * `known`: lines of the active imports of the same source kind; `isStanding` 0 where a later word stands for the line already.
 */
export function decideArrivals(arriving: LineColumns, known: LineColumns, isStanding: Uint8Array): Arrivals {
  const ends = new Uint8Array(arriving.count);
  const partners = new Int32Array(arriving.count).fill(-1);
  const changes: Change[] = [];
  const counts = { added: 0, duplicates: 0, changed: 0 };
  if (known.count === 0) {
    counts.added = arriving.count;
    return { ends, partners, changes, counts };
  }
  const knownSame = new IdIndex(known.identity);
  const knownNumber = new IdIndex(known.stable);
  const arrivingSame = new IdIndex(arriving.identity);
  const arrivingNumber = new IdIndex(arriving.stable);
  const knownCounts = knownSame.counts();
  const numberCounts = arrivingNumber.counts();
  const seen = new Uint32Array(arriving.count); // By first entry of the chain: how many of this content came by so far.
  const met = new Int32Array(arriving.count); // Likewise: the known line that the last of them met.

  for (let line = 0; line < arriving.count; line += 1) {
    const high = arriving.identity[2 * line] ?? 0;
    const low = arriving.identity[2 * line + 1] ?? 0;
    const firstKnown = knownSame.first(high, low);
    const heldBefore = knownCounts[firstKnown] ?? 0;
    const chain = arrivingSame.first(high, low);
    const occurrence = (seen[chain] ?? 0) + 1;
    seen[chain] = occurrence;
    if (occurrence <= heldBefore) {
      ends[line] = DUPLICATE;
      met[chain] = occurrence === 1 ? firstKnown : knownSame.next(met[chain] ?? 0);
      partners[line] = met[chain] ?? -1;
      counts.duplicates += 1;
      continue;
    }
    const numberHigh = arriving.stable[2 * line] ?? 0;
    const numberLow = arriving.stable[2 * line + 1] ?? 0;
    const partner = onlyStanding(knownNumber, knownNumber.first(numberHigh, numberLow), isStanding);
    const isAlone = numberCounts[arrivingNumber.first(numberHigh, numberLow)] === 1;
    if (partner >= 0 && isAlone && heldBefore === 0) {
      ends[line] = CHANGED;
      partners[line] = partner;
      counts.changed += 1;
      changes.push({ arriving: line, known: partner, stands: laterWord(arriving, line, known, partner) });
      continue;
    }
    counts.added += 1;
  }
  return { ends, partners, changes, counts };
}

/** The one known line with this number that stands; -1 where there is none or several (then nothing says which one changed). */
function onlyStanding(index: IdIndex, first: number, isStanding: Uint8Array): number {
  let found = -1;
  for (let entry = first; entry >= 0; entry = index.next(entry)) {
    if (isStanding[entry] !== 1) continue;
    if (found >= 0) return -1;
    found = entry;
  }
  return found;
}

// An order waits, then is paid, then perhaps refunded; a bill's pending row becomes booked. Later in this list is later in life.
const LIFE_WORDS: readonly LineStatus[] = [
  'none',
  'pending',
  'failed',
  'closed',
  'success',
  'revoked',
  'refunded',
];
const LIFE = LIFE_WORDS.map((word) => LINE_STATUSES.indexOf(word));
const PAYMENT = LINE_KINDS.indexOf('payment');

export function laterWord(
  arriving: LineColumns,
  line: number,
  known: LineColumns,
  partner: number,
): Change['stands'] {
  const stage = LIFE.indexOf(arriving.status[line] ?? 0) - LIFE.indexOf(known.status[partner] ?? 0);
  if (stage !== 0) return stage > 0 ? 'arriving' : 'known';
  const time = (arriving.at[line] ?? 0) - (known.at[partner] ?? 0);
  if (time !== 0) return time > 0 ? 'arriving' : 'known';
  // What is given back of a payment only grows: where its own row tells it, less is left of it later.
  const less = (known.net[partner] ?? 0) - (arriving.net[line] ?? 0);
  if (arriving.kind[line] === PAYMENT && less !== 0) return less > 0 ? 'arriving' : 'known';
  // Nothing tells which is newer: content decides, so that the order of import does not.
  const high = (arriving.identity[2 * line] ?? 0) - (known.identity[2 * partner] ?? 0);
  const low = (arriving.identity[2 * line + 1] ?? 0) - (known.identity[2 * partner + 1] ?? 0);
  return (high !== 0 ? high : low) > 0 ? 'arriving' : 'known';
}
