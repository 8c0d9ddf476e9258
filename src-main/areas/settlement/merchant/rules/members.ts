/** Lines of a figure from the sums it is made of: each line once, in ascending order, and what it counts for. */
import { FIGURES, type Figure } from '../../../../../shared/domain/settlement.ts';
import type { Members } from '../../rules/members.ts';

/** Lines of one sum, with their amounts by their effect on what is owed. */
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
  const [first] = pieces;
  if (first && pieces.length === 1 && isAscending(first.lines))
    return { lineIds: first.lines, amounts: first.amounts };
  const amounts = new Map<number, number>();
  for (const { lines, amounts: of } of pieces)
    for (let at = 0; at < lines.length; at += 1) {
      const line = lines[at] ?? 0;
      amounts.set(line, (amounts.get(line) ?? 0) + (of[at] ?? 0));
    }
  const sorted = [...amounts].filter(([, amount]) => amount !== 0).toSorted(([a], [b]) => a - b);
  return {
    lineIds: Uint32Array.from(sorted, ([line]) => line),
    amounts: Float64Array.from(sorted, ([, amount]) => amount),
  };
}

const isAscending = (lines: Uint32Array): boolean =>
  lines.every((line, at) => at === 0 || line > (lines[at - 1] ?? 0));
