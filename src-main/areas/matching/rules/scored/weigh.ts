/**
 * Weighs everything that may belong together in a leg: the pairs worth looking at, what each shows, what that is worth in these files, and how
 * likely each pair is when all are weighed at once.
 */
import type { Items, RuleAt } from '../work/items.ts';
import type { LegWork } from '../work/leg-work.ts';
import { beliefs } from './beliefs.ts';
import { candidates, type Edges } from './candidates.ts';
import { type DecidedPair, decidedEdges, decidedPairs } from './decided.ts';
import { type Evidence, evidenceOf } from './evidence.ts';
import { type ScoredSides, scoredSides } from './sides.ts';
import { marginFor } from './threshold.ts';
import { bitsOf, learn, type Weights } from './weights.ts';

export interface Weighed {
  readonly sides: ScoredSides;
  readonly weights: Weights;
  readonly evidence: Evidence;
  /** Pairs that are not all but impossible, in the order of their left and right items. */
  readonly count: number;
  readonly left: Int32Array;
  readonly right: Int32Array;
  /** Place of each pair in `evidence`. */
  readonly edge: Int32Array;
  /** Evidence for the pair over both lines being alone. */
  readonly bits: Float64Array;
  /** log2 of the odds of the pair against everything against it together. */
  readonly odds: Float64Array;
  /** Bits the odds must have for the machine to accept. */
  readonly marginBits: number;
  readonly isBudgetSpent: boolean;
}

/** Pairs less likely than this change nothing. */
const BITS_MIN = -8;

export function weigh(work: LegWork, { rule }: RuleAt, open: Items): Weighed | null {
  const words = decidedPairs(work);
  const sides = scoredSides(
    work,
    open,
    new Set(words.map((pair) => pair.left)),
    new Set(words.map((pair) => pair.right)),
  );
  const edges = candidates(work, rule, sides);
  if (edges.count === 0 || !rule.score) return null;
  const evidence = evidenceOf(work, sides, edges);
  const examples = examplesOf(work, words, sides);
  const weights = learn(edges, evidence, sides.left.openCount, sides.right.openCount, {
    evidence: examples.evidence,
    together: [...examples.pairs.keys()].filter((at) => examples.pairs[at]?.isTogether),
  });
  const judged = examples.pairs.flatMap(({ isTogether, rule: by }, at) =>
    by === rule.id ? [{ bits: bitsOf(weights, examples.evidence, at), isRight: isTogether }] : [],
  );
  return {
    ...believed(sides, edges, evidence, weights),
    sides,
    weights,
    evidence,
    marginBits: marginFor(judged, rule.score.targetPpm, rule.score.marginBits),
    isBudgetSpent: edges.isBudgetSpent,
  };
}

function examplesOf(
  work: LegWork,
  words: readonly DecidedPair[],
  sides: ScoredSides,
): { readonly evidence: Evidence; readonly pairs: readonly DecidedPair[] } {
  const { edges, pairs } = decidedEdges(words, sides);
  return { evidence: evidenceOf(work, sides, edges), pairs };
}

function believed(sides: ScoredSides, edges: Edges, evidence: Evidence, weights: Weights) {
  const kept: number[] = [];
  for (let edge = 0; edge < edges.count; edge += 1)
    if (bitsOf(weights, evidence, edge) >= BITS_MIN) kept.push(edge);
  kept.sort(
    (a, b) => (edges.left[a] ?? 0) - (edges.left[b] ?? 0) || (edges.right[a] ?? 0) - (edges.right[b] ?? 0),
  );
  const graph = {
    lefts: sides.left.items.length,
    rights: sides.right.items.length,
    left: Int32Array.from(kept, (edge) => edges.left[edge] ?? 0),
    right: Int32Array.from(kept, (edge) => edges.right[edge] ?? 0),
    bits: Float64Array.from(kept, (edge) => bitsOf(weights, evidence, edge)),
  };
  return {
    count: kept.length,
    left: graph.left,
    right: graph.right,
    edge: Int32Array.from(kept),
    bits: graph.bits,
    odds: beliefs(graph),
  };
}
