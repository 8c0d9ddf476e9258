/**
 * Many equal amounts near each other and nothing that tells them apart: a question about all of them, not so many lines missing on either side.
 *
 * Asked only about what no other pass puts together; lines whose numbers were compared and differ are told apart by them.
 */

import type { Leg } from '../../../../../shared/domain/leg.ts';
import type { DayWindow } from '../../../../../shared/domain/match-rule.ts';
import { components } from '../components.ts';
import { compareItems, type Item, type Items, type RuleAt } from '../items.ts';
import type { LegWork } from '../leg-work.ts';
import { hasId } from '../line-facts.ts';
import { possiblePairs } from './amount-window.ts';

/** Legs in which no rule asks for an amount within days; how near is near. */
const NEAR: Readonly<Partial<Record<Leg, DayWindow>>> = {
  left_right: { from: -3, to: 3, unit: 'calendar' },
  order_trade: { from: -1, to: 1, unit: 'calendar' },
};

export function equalHeaps(work: LegWork, { index, rule }: RuleAt, items: Items): void {
  const days = NEAR[work.input.leg];
  if (!days) return;
  const isNumbered = (side: 'left' | 'right') => (item: Item) =>
    item.lines.every((line) => hasId(work[side].orderNo, line));
  const left = items.left.toSorted((a, b) => compareItems(work.left, a, b));
  const right = items.right.toSorted((a, b) => compareItems(work.right, a, b));
  for (const part of components(possiblePairs(work, { ...rule, days }, left, right))) {
    const ones = part.left.flatMap((at) => left[at] ?? []);
    const others = part.right.flatMap((at) => right[at] ?? []);
    if (ones.length + others.length < 3) continue;
    if (ones.every(isNumbered('left')) && others.every(isNumbered('right'))) continue;
    work.doubt(
      index,
      ones.flatMap((each) => each.lines),
      others.flatMap((each) => each.lines),
    );
  }
}
