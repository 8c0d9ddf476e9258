/**
 * Both sides of a scored pass as columns: what is compared of each item, in an order that does not depend on files and rows.
 */
import { NO_DAY } from '../../../statements/rules/line-columns.ts';
import type { LineTexts } from '../leg-match.ts';
import { channelIsNamed } from '../legs/channel-words.ts';
import { compareItems, type Item, type Items, lineItem } from '../work/items.ts';
import type { LegWork } from '../work/leg-work.ts';
import { TextIndex } from './text-index.ts';
import { plainText } from './text-words.ts';

export interface ScoredSide {
  readonly items: readonly Item[];
  /** 1 for items still open; the others are lines persons decided on, there to learn from. */
  readonly isOpen: Uint8Array;
  readonly openCount: number;
  /** Currency and sign as one number: only items of one class can belong together. */
  readonly kind: Int32Array;
  /** Amount without sign. */
  readonly plain: Float64Array;
  readonly day: Int32Array;
  /** Places in order of class, amount, day, place. */
  readonly byAmount: Int32Array;
}

export interface ScoredSides {
  readonly left: ScoredSide;
  readonly right: ScoredSide;
  readonly texts: TextIndex;
  /** Per right item the channels its text names, as bits by number of the channel. */
  readonly named: Int32Array;
}

export function scoredSides(
  work: LegWork,
  open: Items,
  decidedLeft: ReadonlySet<number>,
  decidedRight: ReadonlySet<number>,
): ScoredSides {
  const lefts = sorted(work, 'left', open.left, decidedLeft);
  const rights = sorted(work, 'right', open.right, decidedRight);
  const named = new Int32Array(rights.length);
  const channels = [...new Set(lefts.map((item) => item.channel))];
  const leftTexts = textsInOrder(lefts, work.input.leftText, plainTextOf);
  const rightTexts = textsInOrder(rights, work.input.rightText, (text, at) => {
    for (const channel of channels)
      if (channelIsNamed(channel, text)) named[at] = (named[at] ?? 0) | (1 << channel);
    return plainTextOf(text);
  });
  return {
    left: columnsOf(lefts, new Set(open.left)),
    right: columnsOf(rights, new Set(open.right)),
    texts: new TextIndex(leftTexts, rightTexts),
    named,
  };
}

function sorted(
  work: LegWork,
  side: 'left' | 'right',
  open: readonly Item[],
  decided: ReadonlySet<number>,
): Item[] {
  const known = new Set(open.flatMap((item) => (decided.size === 0 ? [] : item.lines)));
  const others = [...decided].filter((line) => !known.has(line)).map((line) => lineItem(work, side, line));
  return [...open, ...others]
    .filter(isDated)
    .toSorted((a, b) => compareItems(side === 'left' ? work.left : work.right, a, b));
}

const isDated = (item: Item): boolean => item.day !== NO_DAY && item.sum !== 0;
const plainTextOf = (text: LineTexts): string => plainText(`${text.counterparty} ${text.description}`);

/** Texts lie compressed in the order of lines, so they are read in that order. Several lines that travel together have no text in common. */
function textsInOrder(
  items: readonly Item[],
  textOf: (position: number) => LineTexts,
  read: (text: LineTexts, at: number) => string,
): string[] {
  const texts = items.map(() => '');
  const places = items
    .map((item, at) => ({ at, position: item.lines[0] ?? 0, isSingle: item.lines.length === 1 }))
    .toSorted((a, b) => a.position - b.position);
  for (const { at, position, isSingle } of places) if (isSingle) texts[at] = read(textOf(position), at);
  return texts;
}

function columnsOf(items: readonly Item[], open: ReadonlySet<Item>): ScoredSide {
  const kind = Int32Array.from(items, (item) => item.currency * 2 + (item.sum > 0 ? 1 : 0));
  const plain = Float64Array.from(items, (item) => Math.abs(item.sum));
  const byAmount = Int32Array.from(items.keys()).sort(
    (a, b) => (kind[a] ?? 0) - (kind[b] ?? 0) || (plain[a] ?? 0) - (plain[b] ?? 0) || a - b,
  );
  const isOpen = Uint8Array.from(items, (item) => (open.has(item) ? 1 : 0));
  const openCount = isOpen.reduce((sum, each) => sum + each, 0);
  return { items, isOpen, openCount, kind, plain, day: Int32Array.from(items, (item) => item.day), byAmount };
}

/** First place in `byAmount` whose class and amount are not below these. */
export function lowerBound(side: ScoredSide, kind: number, plain: number): number {
  let from = 0;
  let to = side.byAmount.length;
  while (from < to) {
    const middle = (from + to) >> 1;
    const at = side.byAmount[middle] ?? 0;
    const ownKind = side.kind[at] ?? 0;
    if (ownKind < kind || (ownKind === kind && (side.plain[at] ?? 0) < plain)) from = middle + 1;
    else to = middle;
  }
  return from;
}
