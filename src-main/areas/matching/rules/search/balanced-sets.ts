/**
 * Several against several (N:M): lines tied by a word or an account whose two sides are in balance, as a whole, or as the one small set of two or
 * three against two or three. A proposal at most: nothing says which of them answers which.
 */
import type { SearchBounds } from '../../../../../shared/domain/match-rule.ts';
import { components } from '../work/components.ts';
import { type Item, isItemOpen } from '../work/items.ts';
import type { LegWork } from '../work/leg-work.ts';
import { choose, grainOf } from './coincidences.ts';
import type { Steps } from './steps.ts';
import type { Finding } from './sum-findings.ts';
import type { SumSide, SumSides } from './sum-sides.ts';
import { saidOf, tieOf } from './sum-tokens.ts';

/** A word that more lines have is no tie. */
const TIED_LINES_MAX = 60;
/** Lines a side in which small balanced sets are looked for. */
const SMALL_LINES_MAX = 12;
const SIZES = [2, 3];

interface Balance {
  readonly left: readonly Item[];
  readonly right: readonly Item[];
  readonly isWhole: boolean;
}

export function balancedSets(
  work: LegWork,
  { left, right }: SumSides,
  bounds: SearchBounds,
  coincidencesMax: number,
  steps: Steps,
): Finding[] {
  const findings = new Map<string, Finding[]>();
  for (const token of [...left.byTie.keys()].sort()) {
    const others = right.byTie.get(token);
    const ones = left.byTie.get(token);
    if (!ones || !others || ones.length < 2 || others.length < 2 || tieOf(token) === 'channel') continue;
    if (ones.length > TIED_LINES_MAX || others.length > TIED_LINES_MAX) continue;
    if (!steps.take(ones.length * others.length)) break;
    const openLeft = openOf(work, left, ones);
    const openRight = openOf(work, right, others);
    const edges = openLeft.flatMap((one) =>
      openRight
        .filter((other) => other >= (left.from[one] ?? 0) && other < (left.to[one] ?? 0))
        .map((other): [number, number] => [one, other]),
    );
    for (const part of components(edges)) {
      const partLeft = part.left.flatMap((at) => left.items[at] ?? []);
      const partRight = part.right.flatMap((at) => right.items[at] ?? []);
      if (partLeft.length < 2 || partRight.length < 2) continue;
      // Two words that tie the same lines are one finding.
      const key = `${part.left.join(',')}|${part.right.join(',')}`;
      if (findings.has(key)) continue;
      const found = findingsOf(partLeft, partRight, token, bounds, steps);
      findings.set(
        key,
        found.filter(({ coincidences }) => coincidences <= coincidencesMax),
      );
    }
  }
  return [...findings.values()].flat();
}

const openOf = (work: LegWork, { name, items }: SumSide, places: readonly number[]): number[] =>
  places.filter((at) => {
    const item = items[at];
    return item !== undefined && isItemOpen(work, name, item);
  });

function findingsOf(
  left: readonly Item[],
  right: readonly Item[],
  token: string,
  bounds: SearchBounds,
  steps: Steps,
): Finding[] {
  const { found, coincidences } =
    smallBalances(left, right, steps) ?? wholeBalance(left, right, bounds) ?? NONE;
  const told = (balances: readonly Balance[]): Finding => ({
    left: [...new Set(balances.flatMap((each) => each.left))],
    right: [...new Set(balances.flatMap((each) => each.right))],
    solutions: balances.length,
    coincidences,
    isBudgetSpent: steps.isSpent,
    shape: balances[0]?.isWhole ? 'sum_balanced_whole' : 'sum_balanced_set',
    tie: { kind: tieOf(token), said: saidOf(token) },
    mayBeAccepted: false,
  });
  // Balances that share no line are each the only one of theirs.
  const lines = found.flatMap((each) => [...each.left, ...each.right]);
  const isApart = new Set(lines).size === lines.length;
  if (isApart) return found.map((each) => told([each]));
  return [told(found)];
}

interface Balances {
  readonly found: readonly Balance[];
  readonly coincidences: number;
}

const NONE: Balances = { found: [], coincidences: 0 };

const sumOf = (items: readonly Item[]): number => items.reduce((sum, item) => sum + Math.abs(item.sum), 0);

/** Everything the word ties on one side against everything on the other. */
function wholeBalance(
  left: readonly Item[],
  right: readonly Item[],
  { membersMax }: SearchBounds,
): Balances | null {
  const sum = sumOf(left);
  if (sum !== sumOf(right) || Math.max(left.length, right.length) > membersMax) return null;
  if (hasPair(left, right)) return null;
  return { found: [{ left, right, isWhole: true }], coincidences: chanceOf(left, right, 1) };
}

/** Sets of two or three a side with one sum. */
function smallBalances(left: readonly Item[], right: readonly Item[], steps: Steps): Balances | null {
  if (Math.max(left.length, right.length) > SMALL_LINES_MAX) return null;
  if (!steps.take(20 * (choose(left.length, 3) + choose(right.length, 3) + 1))) return null;
  const ones = setsOf(left);
  const others = setsOf(right);
  const bySum = Map.groupBy(others, sumOf);
  const found = ones.flatMap((one) =>
    (bySum.get(sumOf(one)) ?? [])
      .filter((other) => !hasPair(one, other))
      .map((other) => ({ left: one, right: other, isWhole: false })),
  );
  if (found.length === 0) return null;
  const pairs = ones.length * others.length;
  return { found: found.slice(0, 9), coincidences: chanceOf(left, right, pairs) };
}

/** Two lines of one amount are a pair of their own, not part of a larger balance. */
const hasPair = (left: readonly Item[], right: readonly Item[]): boolean =>
  left.some((one) => right.some((other) => one.sum === other.sum));

const setsOf = (items: readonly Item[]): Item[][] => SIZES.flatMap((size) => combinations(items, size));

function combinations(items: readonly Item[], size: number): Item[][] {
  if (size === 0) return [[]];
  return items.flatMap((item, at) =>
    combinations(items.slice(at + 1), size - 1).map((rest) => [item, ...rest]),
  );
}

/** So many pairs of sums, each within the spread of the smaller side's total, in grains. */
function chanceOf(left: readonly Item[], right: readonly Item[], pairs: number): number {
  const grain = grainOf([...left, ...right].map((item) => Math.abs(item.sum)));
  return (pairs * grain) / Math.min(sumOf(left), sumOf(right));
}
