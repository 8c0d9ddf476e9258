/**
 * Many equal amounts near each other and nothing that tells them apart: a question about all of them, not so many lines missing on either side.
 *
 * Asked only about what no other pass puts together; lines whose numbers were compared and differ are told apart by them.
 */
import type { Leg } from '../../../../../shared/domain/leg.ts';
import type { DayWindow } from '../../../../../shared/domain/match-rule.ts';
import { possiblePairs } from '../passes/amount-window.ts';
import { components } from '../work/components.ts';
import { compareItems, type Item, type Items, type RuleAt } from '../work/items.ts';
import type { LegWork } from '../work/leg-work.ts';
import { hasId } from '../work/line-facts.ts';

/** Legs in which no rule asks for an amount within days; how near is near. */
const NEAR: Readonly<Partial<Record<Leg, DayWindow>>> = {
  left_right: { from: -3, to: 3, unit: 'calendar' },
  order_trade: { from: -1, to: 1, unit: 'calendar' },
};

/** A payer takes so long between ordering and paying, and clocks differ. */
const APART_SECONDS_MAX = 900;
const DAY_SECONDS = 86_400;
const CHINA_OFFSET_SECONDS = 8 * 3600;

export function equalHeaps(work: LegWork, { index, rule }: RuleAt, items: Items): void {
  const days = NEAR[work.input.leg];
  if (!days) return;
  const isNumbered = (side: 'left' | 'right') => (item: Item) =>
    item.lines.every((line) => hasId(work[side].orderNo, line));
  // Two files tell of one thing in like words: other words tell lines apart. Our orders and a channel have no words in common.
  const wordsOf = (side: 'left' | 'right') => (item: Item) =>
    work.input.leg === 'left_right' ? wordsIn(work, side, item) : '';
  const rights = Map.groupBy(items.right, wordsOf('right'));
  for (const [words, lefts] of Map.groupBy(items.left, wordsOf('left'))) {
    const left = lefts.toSorted((a, b) => compareItems(work.left, a, b));
    const right = (rights.get(words) ?? []).toSorted((a, b) => compareItems(work.right, a, b));
    const pairs = possiblePairs(work, { ...rule, days }, left, right).filter(
      ([one, other]) => work.input.leg !== 'order_trade' || isOneMoment(work, left[one], right[other]),
    );
    for (const part of components(pairs)) {
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
}

/** Books and channels print the second: a sale of the same price an hour later is another sale. Where one of them prints the day only, that is all. */
function isOneMoment(work: LegWork, left: Item | undefined, right: Item | undefined): boolean {
  const one = work.left.at[left?.lines[0] ?? 0] ?? Number.NaN;
  const other = work.right.at[right?.lines[0] ?? 0] ?? Number.NaN;
  return !(Math.abs(one - other) > APART_SECONDS_MAX) || isMidnight(one) || isMidnight(other);
}

/** Midnight in China is what a file prints that knows only the day. */
const isMidnight = (at: number): boolean => (at + CHINA_OFFSET_SECONDS) % DAY_SECONDS === 0;

function wordsIn(work: LegWork, side: 'left' | 'right', item: Item): string {
  const [line] = item.lines;
  if (line === undefined) return '';
  const { counterparty, description } =
    side === 'left' ? work.input.leftText(line) : work.input.rightText(line);
  return `${counterparty} ${description}`.normalize('NFKC').toLowerCase().trim();
}
