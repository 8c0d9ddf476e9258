/**
 * Open items of which one number is the end or the beginning of the other: put together where the amount, the days and all else agree, and the
 * beginning is not one that many numbers share.
 */
import type { MatchRule } from '../../../../../shared/domain/match-rule.ts';
import { isItemOpen } from '../items.ts';
import type { LegWork } from '../leg-work.ts';
import { type Fold, isCosmetic } from '../spelling.ts';
import { beliefInPart, type PartialPair, partialPairs } from './partial-numbers.ts';
import { headsOf } from './rare-head.ts';
import type { Spelled } from './spelled-classes.ts';
import type { VariantOutcome } from './variant-outcome.ts';

export interface PartsAsked {
  readonly rule: MatchRule;
  readonly keys: MatchRule['keys'][number];
  readonly folds: readonly Fold[];
  /** Nothing but the number stands against it. */
  readonly agrees: (left: Spelled, right: Spelled) => boolean;
}

export function settleParts(
  work: LegWork,
  { rule, keys, folds, agrees }: PartsAsked,
  { left, right }: { readonly left: readonly Spelled[]; readonly right: readonly Spelled[] },
  outcome: VariantOutcome,
): void {
  const looks = folds.filter(({ variant }) => isCosmetic(variant));
  const fold = (text: string) => looks.reduce((folded, each) => each.of(folded), text);
  const heads = new Map<string, ((head: string) => number) | null>();
  const isRare = ({ variant, longSide, short }: PartialPair): boolean => {
    if (variant !== 'truncated') return true;
    if (!heads.has(longSide)) heads.set(longSide, headsOf(work, longSide, keys[longSide], fold));
    return (heads.get(longSide)?.(short) ?? 0) <= 1;
  };
  const found = partialPairs(
    left.map(({ folded }) => folded),
    right.map(({ folded }) => folded),
    rule.variants,
  ).filter((pair) => {
    const [one, other] = [left[pair.left], right[pair.right]];
    if (!one || !other || one.item.sum !== other.item.sum || one.item.currency !== other.item.currency)
      return false;
    return agrees(one, other) && isRare(pair);
  });
  const support = new Map<string, number>();
  for (const { way } of found) support.set(way, (support.get(way) ?? 0) + 1);
  for (const pair of found) {
    const [one, other] = [left[pair.left], right[pair.right]];
    const belief = beliefInPart(pair, support.get(pair.way) ?? 0);
    if (!one || !other || belief === null) continue;
    if (isItemOpen(work, 'left', one.item) && isItemOpen(work, 'right', other.item))
      outcome.group(one.item.lines, other.item.lines, pair.variant, belief, `${pair.long} ≈ ${pair.short}`);
  }
}
