/**
 * Numbers that agree but for their spelling, and the amount (key_variant): what exact keys left open is compared under one fold after the other.
 *
 * Never looser than the evidence: accepted only where every line of the class has just one partner of its amount, within the days, nothing says
 * otherwise and the number is long enough to mean something. Several possible partners are a doubt; the number with another amount is an
 * exception that names both and how they are spelled.
 */
import { sharedNumbers } from '../spelled/shared-numbers.ts';
import { type IsOpen, type Spelled, SpelledSides } from '../spelled/spelled-classes.ts';
import { type Numbers, numbersOf } from '../spelled/spelled-numbers.ts';
import { foldsOf } from '../spelled/spelling.ts';
import { type Keys, VariantClasses } from '../spelled/variant-classes.ts';
import { VariantOutcome } from '../spelled/variant-outcome.ts';
import { settleParts } from '../spelled/variant-parts.ts';
import { type Item, type Items, isItemOpen, type LegPlay, type RuleAt } from '../work/items.ts';
import type { LegWork } from '../work/leg-work.ts';

/** Pools up to this size keep with each group how its numbers are spelled; in greater ones the lines themselves say it. */
const TOLD_ITEMS_MAX = 50_000;

export function keyVariant(work: LegWork, at: RuleAt, items: Items, play: LegPlay): void {
  const { keys, variants, prefixes } = at.rule;
  if (items.left.length + items.right.length === 0) return;
  const folds = foldsOf(variants, prefixes);
  const shared = sharedNumbers(work, at.rule, folds, items, idleBeside(items, play));
  const numbers = (of: Items): SidesNumbers => ({
    left: numbersOf(of.left, [...new Set(keys.map((each) => each.left))], work.input.leftText),
    right: numbersOf(of.right, [...new Set(keys.map((each) => each.right))], work.input.rightText),
  });
  const own = { items: numbers(shared.items), idle: numbers(shared.idle) };
  const isTold = items.left.length + items.right.length <= TOLD_ITEMS_MAX;
  const outcome = new VariantOutcome(work, at, isTold);
  const pass = new VariantClasses(work, at, play, outcome);
  const isOpen: IsOpen = (side, item) => isItemOpen(work, side, item) && !outcome.isApart(item);
  const sidesOf = (each: Keys, left: 'items' | 'idle', right: 'items' | 'idle') =>
    new SpelledSides(
      { left: shared[left].left, right: shared[right].right },
      own[left].left.get(each.left) ?? [],
      own[right].right.get(each.right) ?? [],
      isOpen,
      new Set([...shared.changes(left, 'left', each.left), ...shared.changes(right, 'right', each.right)]),
    );
  for (const each of keys) {
    const sides = sidesOf(each, 'items', 'items');
    for (const alike of sides.alikeUnder(folds)) pass.settle(each, alike);
    for (const [left, right] of [
      ['items', 'idle'],
      ['idle', 'items'],
    ] as const)
      for (const alike of sidesOf(each, left, right).alikeUnder(folds)) pass.settleIdle(each, alike);
    const agrees = (one: Spelled, other: Spelled) => pass.agrees(each, one, other);
    const asked = { rule: at.rule, keys: each, folds, agrees, items, isOpen };
    settleParts(work, asked, sides.cosmetic(folds), outcome);
  }
  outcome.finish();
}

interface SidesNumbers {
  readonly left: Numbers;
  readonly right: Numbers;
}

/** Lines that moved nothing, of amounts that are open on the other side. */
function idleBeside(items: Items, play: LegPlay): Items {
  const amounts = (all: readonly Item[]) =>
    new Set(all.map(({ currency, sum }) => `${currency}|${Math.abs(sum)}`));
  return play.idle?.(amounts(items.left), amounts(items.right)) ?? { left: [], right: [] };
}
