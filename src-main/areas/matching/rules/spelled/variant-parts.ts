/**
 * Open items of which one number is the end or the beginning of the other: put together where the amount, the days and all else agree, and the
 * beginning is not one that many numbers share.
 */
import type { MatchRule } from '../../../../../shared/domain/match-rule.ts';
import { type Item, type Items, isItemOpen } from '../work/items.ts';
import type { LegWork } from '../work/leg-work.ts';
import { beliefInPart, type PartialPair, partialPairs } from './partial-numbers.ts';
import { headsOf } from './rare-head.ts';
import type { IsOpen, Spelled } from './spelled-classes.ts';
import { type Fold, isCosmetic } from './spelling.ts';
import type { VariantOutcome } from './variant-outcome.ts';

export interface PartsAsked {
  readonly rule: MatchRule;
  readonly keys: MatchRule['keys'][number];
  readonly folds: readonly Fold[];
  /** Nothing but the number stands against it. */
  readonly agrees: (left: Spelled, right: Spelled) => boolean;
  /** All items of the pass, whether their numbers are compared or not: an amount is unique among all that are open. */
  readonly items: Items;
  readonly isOpen: IsOpen;
}

export function settleParts(
  work: LegWork,
  { rule, keys, folds, agrees, items, isOpen }: PartsAsked,
  { left, right }: { readonly left: readonly Spelled[]; readonly right: readonly Spelled[] },
  outcome: VariantOutcome,
): void {
  const looks = folds.filter(({ variant }) => isCosmetic(variant));
  const fold = (text: string) => looks.reduce((folded, each) => each.of(folded), text);
  const heads = new Map<string, ((head: string) => number) | null>();
  const headsWith = ({ variant, longSide, short }: PartialPair): number => {
    if (variant !== 'truncated') return 1;
    if (!heads.has(longSide)) heads.set(longSide, headsOf(work, longSide, keys[longSide], fold));
    return heads.get(longSide)?.(short) ?? 1;
  };
  const amountOf = (item: Item) => `${item.currency}|${item.sum}`;
  const numbered = (all: readonly Spelled[]) =>
    all.map((each) => ({ numbers: each.folded, amount: amountOf(each.item) }));
  const found = partialPairs(numbered(left), numbered(right), rule.variants).filter((pair) => {
    const [one, other] = [left[pair.left], right[pair.right]];
    return one && other && agrees(one, other);
  });
  if (found.length === 0) return;
  const sums = new Set(found.map((pair) => left[pair.left]?.item.sum));
  const open = (side: 'left' | 'right') =>
    items[side].filter((item) => sums.has(item.sum) && isOpen(side, item)).map(amountOf);
  const amounts = { left: counted(open('left')), right: counted(open('right')) };
  const support = counted(found.map(({ way }) => way));
  for (const pair of found) {
    const [one, other] = [left[pair.left], right[pair.right]];
    if (!one || !other) continue;
    const amount = amountOf(one.item);
    const belief = beliefInPart(pair, {
      support: support.get(pair.way) ?? 0,
      heads: headsWith(pair),
      isAmountUnique: amounts.left.get(amount) === 1 && amounts.right.get(amount) === 1,
    });
    if (belief === null) continue;
    if (isItemOpen(work, 'left', one.item) && isItemOpen(work, 'right', other.item))
      outcome.group(one.item.lines, other.item.lines, pair.variant, belief, `${pair.long} ≈ ${pair.short}`);
  }
}

function counted(texts: readonly string[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const text of texts) counts.set(text, (counts.get(text) ?? 0) + 1);
  return counts;
}
