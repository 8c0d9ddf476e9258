/**
 * What the weaker passes put together: items, each one line or several that travel as one movement (a payout, the net of a batch). A leg says what
 * its open items are; a pass joins them without knowing the leg.
 */
import type { ExceptionKind } from '../../../../../shared/domain/leg.ts';
import { type LineSet, NO_DAY } from '../../../statements/rules/line-columns.ts';
import { compareLines } from './canonical-order.ts';
import type { LegWork } from './leg-work.ts';

export interface Item {
  /** Positions in its side, ascending; all of them open. */
  readonly lines: readonly number[];
  /** Signed as the leg counts, so that items which belong together have equal sums. */
  readonly sum: number;
  /** The same number on both sides means the same currency. */
  readonly currency: number;
  readonly day: number;
  /** Index into CHANNELS. */
  readonly channel: number;
  /** Account number as its side's file prints it; '' where it does not. */
  readonly account: string;
  /** Index into LINE_KINDS of its first line. */
  readonly kind: number;
  /** Money that leaves the right side first (top-ups): the right day lies before the left one. */
  readonly isFromRight: boolean;
}

export interface Items {
  readonly left: readonly Item[];
  readonly right: readonly Item[];
}

/** Everything a leg brings to the passes. */
export interface LegPlay {
  /** Carries out a rule of exact keys. */
  readonly keyed: (rule: RuleAt) => void;
  /** Items still open. */
  readonly items: () => Items;
  /** Lines that moved nothing, whose amounts (currency|amount, without sign) the other side has open: an order paid under another spelling. */
  readonly idle?: (leftOpen: ReadonlySet<string>, rightOpen: ReadonlySet<string>) => Items;
  /** What stands against two items of one number though their sums may be equal; null: nothing. Without it sums alone decide. */
  readonly objection?: (left: Item, right: Item) => ExceptionKind | null;
  /** What is told before passes that are content with less than exact amounts: a credit that lacks just the agreed fee. */
  readonly beforeLoose?: () => void;
  /** What stays open becomes an exception or lies outside. */
  readonly finish: () => void;
}
export type RuleAt = LegWork['input']['rules'][number];

export const isItemOpen = (work: LegWork, side: 'left' | 'right', item: Item): boolean =>
  item.lines.every((line) => (side === 'left' ? work.isLeftOpen(line) : work.isRightOpen(line)));

/** One line as an item. */
export function lineItem(work: LegWork, side: 'left' | 'right', position: number): Item {
  const set = side === 'left' ? work.left : work.right;
  return {
    lines: [position],
    sum: side === 'left' ? work.leftSigned(position) : work.rightSigned(position),
    currency: side === 'left' ? work.leftCurrency(position) : work.rightCurrency(position),
    day: set.day[position] ?? NO_DAY,
    channel: set.channel[position] ?? 0,
    account: set.accounts[set.account[position] ?? 0] ?? '',
    kind: set.kind[position] ?? 0,
    isFromRight: false,
  };
}

/** Every open line that moved money as an item of its own; lines of `exceptChannel` are other legs' business. */
export function lineItems(
  work: LegWork,
  isAsked: (set: LineSet, position: number) => boolean,
  exceptChannel = -1,
): Items {
  const left: Item[] = [];
  const right: Item[] = [];
  for (let position = 0; position < work.left.count; position += 1)
    if (
      work.isLeftOpen(position) &&
      work.leftSigned(position) !== 0 &&
      work.left.channel[position] !== exceptChannel &&
      isAsked(work.left, position)
    )
      left.push(lineItem(work, 'left', position));
  for (let position = 0; position < work.right.count; position += 1)
    if (work.isRightOpen(position) && work.rightSigned(position) !== 0 && isAsked(work.right, position))
      right.push(lineItem(work, 'right', position));
  return { left, right };
}

/** By day, amount and content: an order that does not depend on files or rows. */
export const compareItems = (set: LineSet, one: Item, other: Item): number =>
  one.day - other.day ||
  one.sum - other.sum ||
  compareLines(set, one.lines[0] ?? 0, set, other.lines[0] ?? 0) ||
  (one.lines[0] ?? 0) - (other.lines[0] ?? 0);
