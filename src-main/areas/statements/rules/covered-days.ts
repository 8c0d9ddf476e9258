/**
 * Which days files cover, in pieces within which nothing changes: a day is looked up at once, however many files there are and however long
 * the time between the first and the last.
 */
import type { ArrivedFile } from './arrival-days.ts';

export type Covering = 'arrived' | 'failed' | 'empty';

interface Piece {
  readonly from: number;
  /** Null: nobody covers it. */
  readonly says: Covering | null;
}

export class CoveredDays {
  readonly #pieces: readonly Piece[];

  constructor(files: readonly Pick<ArrivedFile, 'from' | 'to' | 'rows' | 'isFailed'>[]) {
    const steps = files
      .filter((file) => file.from <= file.to)
      .flatMap((file) => [
        { day: file.from, file, turn: 1 },
        { day: file.to + 1, file, turn: -1 },
      ])
      .toSorted((a, b) => a.day - b.day);
    const pieces: Piece[] = [];
    const open = { all: 0, failed: 0, empty: 0 };
    steps.forEach(({ day, file, turn }, at) => {
      open.all += turn;
      if (file.isFailed) open.failed += turn;
      if (file.rows === 0) open.empty += turn;
      if (steps[at + 1]?.day !== day) pieces.push({ from: day, says: saidBy(open) });
    });
    this.#pieces = pieces;
  }

  at(day: number): Covering | null {
    let low = 0;
    let high = this.#pieces.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.#pieces[middle]?.from ?? 0) <= day) low = middle + 1;
      else high = middle;
    }
    return this.#pieces[low - 1]?.says ?? null;
  }
}

/** One file that proved itself is enough; one row is enough to say that something moved. */
function saidBy(open: {
  readonly all: number;
  readonly failed: number;
  readonly empty: number;
}): Covering | null {
  if (open.all === 0) return null;
  if (open.failed === open.all) return 'failed';
  return open.empty === open.all ? 'empty' : 'arrived';
}
