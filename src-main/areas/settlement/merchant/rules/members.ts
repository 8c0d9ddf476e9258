/** Lines of a figure from the sums it is made of: each line once, in ascending order, and what it counts for. */
import { FIGURES, type Figure } from '../../../../../shared/domain/settlement.ts';
import type { Members } from '../../rules/members.ts';

/** Lines of one sum, each once and ascending, with their amounts by their effect on what is owed. */
export interface Piece {
  readonly lines: Uint32Array;
  readonly amounts: Float64Array;
}

export const membersOf = (pieces: ReadonlyMap<Figure, readonly Piece[]>): ReadonlyMap<Figure, Members> =>
  new Map(
    FIGURES.flatMap((figure): readonly [Figure, Members][] => {
      const of = pieces.get(figure);
      const joined = of && join(of);
      return joined && joined.lineIds.length > 0 ? [[figure, joined]] : [];
    }),
  );

function join(pieces: readonly Piece[]): Members {
  const { lines, amounts } = withoutNought(joined(pieces));
  return { lineIds: lines, amounts };
}

/** Half by half: a piece for each of a thousand sums costs little more than one. */
function joined(pieces: readonly Piece[]): Piece {
  const [first] = pieces;
  if (!first) return { lines: new Uint32Array(0), amounts: new Float64Array(0) };
  if (pieces.length === 1) return first;
  const middle = pieces.length >> 1;
  return merged(joined(pieces.slice(0, middle)), joined(pieces.slice(middle)));
}

/** Both ascending; a line of both stands once with what it counts for in all. */
function merged(one: Piece, other: Piece): Piece {
  const room = one.lines.length + other.lines.length;
  const [lines, amounts] = [new Uint32Array(room), new Float64Array(room)];
  let [at, otherAt, count] = [0, 0, 0];
  for (; at < one.lines.length || otherAt < other.lines.length; count += 1) {
    const line = one.lines[at] ?? NO_LINE;
    const otherLine = other.lines[otherAt] ?? NO_LINE;
    lines[count] = Math.min(line, otherLine);
    let amount = 0;
    if (line <= otherLine) {
      amount += one.amounts[at] ?? 0;
      at += 1;
    }
    if (otherLine <= line) {
      amount += other.amounts[otherAt] ?? 0;
      otherAt += 1;
    }
    amounts[count] = amount;
  }
  return { lines: lines.subarray(0, count), amounts: amounts.subarray(0, count) };
}
const NO_LINE = Number.POSITIVE_INFINITY;

/** What a line gave and took back again is no member. */
function withoutNought(piece: Piece): Piece {
  if (!piece.amounts.includes(0)) return piece;
  const { lines, amounts } = piece;
  return {
    lines: lines.filter((_, at) => amounts[at] !== 0),
    amounts: amounts.filter((amount) => amount !== 0),
  };
}
