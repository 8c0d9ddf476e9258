/**
 * What persons said of single pairs of a leg, as examples to learn from: the weights from the pairs they put or left together, the margin from
 * those a rule had found and they judged.
 */
import type { LegWork } from '../work/leg-work.ts';
import type { Edges } from './candidates.ts';
import type { ScoredSide, ScoredSides } from './sides.ts';

export interface DecidedPair {
  readonly left: number;
  readonly right: number;
  readonly isTogether: boolean;
  readonly rule: string;
}

/** The newest so many decisions: an older habit of the banks teaches nothing. */
const DECIDED_MAX = 5000;

/** One line against one line; groups of several say nothing of a single pair. */
export const decidedPairs = ({ input }: LegWork): DecidedPair[] =>
  input.words
    .flatMap(({ left, right, isTogether, rule }) => {
      const [one] = left;
      const [other] = right;
      const isPair = left.length === 1 && right.length === 1;
      return isPair && one !== undefined && other !== undefined
        ? [{ left: one, right: other, isTogether, rule }]
        : [];
    })
    .slice(-DECIDED_MAX);

/** The decided pairs as edges between the places of their lines; pairs of lines that are not compared are left out. */
export function decidedEdges(
  pairs: readonly DecidedPair[],
  { left, right }: ScoredSides,
): { readonly edges: Edges; readonly pairs: readonly DecidedPair[] } {
  const leftPlaces = placesOf(left);
  const rightPlaces = placesOf(right);
  const known = pairs.flatMap((pair) => {
    const one = leftPlaces.get(pair.left);
    const other = rightPlaces.get(pair.right);
    const isComparable = one !== undefined && other !== undefined && left.kind[one] === right.kind[other];
    return isComparable ? [{ pair, one, other }] : [];
  });
  return {
    edges: {
      count: known.length,
      left: Int32Array.from(known, ({ one }) => one),
      right: Int32Array.from(known, ({ other }) => other),
      isBudgetSpent: false,
    },
    pairs: known.map(({ pair }) => pair),
  };
}

function placesOf(side: ScoredSide): ReadonlyMap<number, number> {
  const places = new Map<number, number>();
  side.items.forEach((item, at) => {
    const [line] = item.lines;
    if (item.lines.length === 1 && line !== undefined) places.set(line, at);
  });
  return places;
}
