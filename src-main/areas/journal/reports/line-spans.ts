/**
 * From which line to which an entry's members reach, so that the entries of a line are found without opening the members of all: lines of one file
 * lie together, and nearly every entry is out of the question by two numbers.
 *
 * Entries are only ever added, so what was read stays right and the next look reads what came since.
 */
import { decompress } from '../../../ledger/compress.ts';
import type { Ledger } from '../../../ledger/ledger.ts';

interface Span {
  readonly entryId: number;
  readonly first: number;
  readonly last: number;
}
interface Known {
  readonly spans: Span[];
  row: number;
}

const known = new WeakMap<Ledger, Known>();

/** Entries that may book one of these lines, in their order. */
export function entriesAround(ledger: Ledger, lineIds: readonly number[]): readonly number[] {
  const wanted = lineIds.toSorted((a, b) => a - b);
  return spansOf(ledger)
    .filter(({ first, last }) => {
      const next = wanted[firstFrom(wanted, first)];
      return next !== undefined && next <= last;
    })
    .map((span) => span.entryId);
}

function spansOf(ledger: Ledger): readonly Span[] {
  const held = known.get(ledger) ?? { spans: [], row: 0 };
  known.set(ledger, held);
  const added = ledger.query
    .selectFrom('journal_member')
    .select(['row', 'entry_id', 'bytes'])
    .where('name', '=', 'lines')
    .where('row', '>', held.row)
    .orderBy('row');
  for (const { row, entry_id: entryId, bytes } of ledger.each(added)) {
    const lines = decompress(bytes);
    held.row = row;
    if (lines.length < 4) continue;
    // In ascending order, as they were written.
    held.spans.push({ entryId, first: lines.readUInt32LE(0), last: lines.readUInt32LE(lines.length - 4) });
  }
  return held.spans;
}

/** The place of the first number that is not below a bound. */
function firstFrom(sorted: readonly number[], bound: number): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((sorted[middle] ?? 0) < bound) low = middle + 1;
    else high = middle;
  }
  return low;
}
