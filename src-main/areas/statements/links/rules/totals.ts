/**
 * Sums of some lines, as they stand and with every movement counted once: own transfers are neither income nor spending, money that two sources
 * saw is one sum. Whole numbers of minor units; nothing is rounded, and what is left out is told beside what is left.
 */
import {
  LEFT_OUT,
  type LeftOut,
  type LinkKind,
  STORIES,
  type Story,
} from '../../../../../shared/domain/line-link.ts';
import type { SourceKind } from '../../../../../shared/domain/statement-line.ts';
import { assert } from '../../../../../shared/result.ts';
import { DIRECTION_IN, DIRECTION_NONE, type LineSet } from '../../rules/line-columns.ts';
import { amountOf } from './roles.ts';

export interface Sums {
  inCount: number;
  inSum: number;
  outCount: number;
  outSum: number;
}
export interface StoryTotal extends Sums {
  readonly story: Story;
  readonly currency: string;
  readonly once: Sums;
  readonly leftOut: { why: LeftOut; count: number; inSum: number; outSum: number }[];
}

export interface TotalsInput {
  readonly set: LineSet;
  readonly found: Uint32Array;
  /** By place of the file. */
  readonly sourceKindOf: (fileRank: number) => SourceKind;
  readonly counts: (lineId: number) => boolean;
  readonly linkOf: (
    lineId: number,
  ) => { readonly kind: LinkKind; readonly a: number; readonly b: number } | null;
  /** A channel's payout, or its arrival at the bank, that matching joined: whose id stands for all of the group; null else. */
  readonly payoutOf: (lineId: number) => number | null;
}

const STORY_OF: Readonly<Record<SourceKind, Story>> = {
  orders: 'orders',
  trade_bill: 'trades',
  fund_bill: 'accounts',
  bank: 'accounts',
};
const noSums = (): Sums => ({ inCount: 0, inSum: 0, outCount: 0, outSum: 0 });

/** By story, then currency, both in a fixed order; a currency without any movement is not there. */
export function totalsOf(input: TotalsInput): StoryTotal[] {
  const { set, found } = input;
  const isFound = marksOf(set, found);
  const totals = new Map<string, StoryTotal>();
  const told = new Set<string>();
  for (const position of found) {
    const lineId = set.lineId[position] ?? 0;
    const direction = set.direction[position];
    if (direction === DIRECTION_NONE || !input.counts(lineId)) continue;
    const story = STORY_OF[input.sourceKindOf(set.fileRank[position] ?? 0)];
    const currency = set.currencies[set.currency[position] ?? 0] ?? '';
    const key = `${story}|${currency}`;
    const total = totals.get(key) ?? { story, currency, ...noSums(), once: noSums(), leftOut: [] };
    totals.set(key, total);
    const net = set.net[position] ?? 0;
    const side = direction === DIRECTION_IN ? 'in' : 'out';
    add(total, side, 1, net);
    const out = leavingOut(input, isFound, position);
    if (!out) {
      add(total.once, side, 1, net);
      continue;
    }
    // What a transfer cost is no part of what was transferred.
    add(total.once, side, 0, net - out.amount);
    const entry = entryOf(total, out.why);
    entry[side === 'in' ? 'inSum' : 'outSum'] = whole(entry[side === 'in' ? 'inSum' : 'outSum'] + out.amount);
    const name = `${key}|${out.why}|${out.group}`;
    if (!told.has(name)) entry.count += 1;
    told.add(name);
  }
  for (const total of totals.values())
    total.leftOut.sort((a, b) => LEFT_OUT.indexOf(a.why) - LEFT_OUT.indexOf(b.why));
  return [...totals.values()].toSorted(
    (a, b) => STORIES.indexOf(a.story) - STORIES.indexOf(b.story) || (a.currency < b.currency ? -1 : 1),
  );
}

interface LeavingOut {
  readonly why: LeftOut;
  /** A number all lines of the same transfer or sighting share. */
  readonly group: number;
  readonly amount: number;
}

/** Null where the line counts in full. */
function leavingOut(
  { set, linkOf, payoutOf }: TotalsInput,
  isFound: Uint8Array,
  position: number,
): LeavingOut | null {
  const lineId = set.lineId[position] ?? 0;
  const net = set.net[position] ?? 0;
  const link = linkOf(lineId);
  if (link?.kind === 'own_transfer')
    return { why: 'own_transfer', group: link.a, amount: Math.min(net, amountOf(set, position)) };
  const payout = payoutOf(lineId);
  if (payout !== null) return { why: 'payout', group: payout, amount: net };
  // The bank's line counts: it is the account's own word. Alone among the lines asked for, the wallet's does.
  if (link?.kind === 'same_money' && link.a === lineId && isFound[link.b] === 1)
    return { why: 'same_money', group: link.a, amount: net };
  return null;
}

function marksOf(set: LineSet, found: Uint32Array): Uint8Array {
  let most = 0;
  for (const position of found) most = Math.max(most, set.lineId[position] ?? 0);
  const marks = new Uint8Array(most + 1);
  for (const position of found) marks[set.lineId[position] ?? 0] = 1;
  return marks;
}

function entryOf(total: StoryTotal, why: LeftOut): StoryTotal['leftOut'][number] {
  const known = total.leftOut.find((each) => each.why === why);
  if (known) return known;
  const entry = { why, count: 0, inSum: 0, outSum: 0 };
  total.leftOut.push(entry);
  return entry;
}

function whole(sum: number): number {
  assert(Number.isSafeInteger(sum), 'a sum of a ledger is a safe integer');
  return sum;
}

function add(sums: Sums, side: 'in' | 'out', count: number, amount: number): void {
  if (side === 'in') {
    sums.inCount += count;
    sums.inSum = whole(sums.inSum + amount);
  } else {
    sums.outCount += count;
    sums.outSum = whole(sums.outSum + amount);
  }
}
