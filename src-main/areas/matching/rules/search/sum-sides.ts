/**
 * The two sides of a search for sums, of one currency and one sense of money: items in the order of time, the days on which each may meet the
 * other side, and by what they are tied.
 */
import type { DayWindow } from '../../../../../shared/domain/match-rule.ts';
import { NO_DAY } from '../../../statements/rules/line-columns.ts';
import { windowOf } from '../passes/day-window.ts';
import { compareItems, type Item } from '../work/items.ts';
import type { LegWork } from '../work/leg-work.ts';

const DAY_SECONDS = 86_400;

export interface SumSide {
  readonly name: 'left' | 'right';
  /** By day, moment and content. */
  readonly items: readonly Item[];
  readonly moments: readonly number[];
  /** Of each item: the places of the other side it may meet, from `from` up to but without `to`. */
  readonly from: Uint32Array;
  readonly to: Uint32Array;
  readonly ties: readonly (readonly string[])[];
  /** Places of the items that have a token, ascending. */
  readonly byTie: ReadonlyMap<string, readonly number[]>;
  readonly byAmount: ReadonlyMap<number, readonly number[]>;
}

export interface SumSides {
  readonly left: SumSide;
  readonly right: SumSide;
}

interface Tied {
  readonly item: Item;
  readonly ties: readonly string[];
}

/** Sides by currency and sense; those with nothing on one side are left out. */
export function sumSides(
  work: LegWork,
  window: DayWindow,
  left: readonly Tied[],
  right: readonly Tied[],
): SumSides[] {
  const classOf = ({ item }: Tied) => `${item.currency}|${Math.sign(item.sum)}`;
  const lefts = Map.groupBy(left.filter(isDated), classOf);
  const rights = Map.groupBy(right.filter(isDated), classOf);
  return [...lefts.keys()].sort().flatMap((key) => {
    const ones = lefts.get(key);
    const others = rights.get(key);
    return ones && others ? [sidesOf(work, window, ones, others)] : [];
  });
}

const isDated = ({ item }: Tied): boolean => item.day !== NO_DAY && item.sum !== 0;

function sidesOf(work: LegWork, window: DayWindow, left: readonly Tied[], right: readonly Tied[]): SumSides {
  const ones = inTime(work, 'left', left);
  const others = inTime(work, 'right', right);
  const count = ones.length;
  const windows = new Map<string, readonly [number, number]>();
  const firstDay = new Int32Array(count);
  const lastDay = new Int32Array(count);
  ones.forEach(({ item }, at) => {
    const key = `${item.day} ${item.isFromRight}`;
    const days = windows.get(key) ?? windowOf(window, item, work.input.isBusinessDay);
    windows.set(key, days);
    firstDay[at] = days[0];
    lastDay[at] = days[1];
  });
  const otherDays = Int32Array.from(others, ({ item }) => item.day);
  // Windows move forward with the days, so their bounds are in order too.
  const leftFrom = Uint32Array.from(firstDay, (day) => firstAtLeast(otherDays, day));
  const leftTo = Uint32Array.from(lastDay, (day) => firstAtLeast(otherDays, day + 1));
  const rightFrom = Uint32Array.from(otherDays, (day) => firstAtLeast(lastDay, day));
  const rightTo = Uint32Array.from(otherDays, (day) => firstAtLeast(firstDay, day + 1));
  return {
    left: sideOf(work, 'left', ones, leftFrom, leftTo),
    right: sideOf(work, 'right', others, rightFrom, rightTo),
  };
}

function sideOf(
  work: LegWork,
  name: 'left' | 'right',
  tied: readonly Tied[],
  from: Uint32Array,
  to: Uint32Array,
): SumSide {
  const byTie = new Map<string, number[]>();
  const byAmount = new Map<number, number[]>();
  tied.forEach(({ item, ties }, at) => {
    for (const tie of ties) add(byTie, tie, at);
    add(byAmount, Math.abs(item.sum), at);
  });
  return {
    name,
    items: tied.map(({ item }) => item),
    moments: tied.map(({ item }) => momentOf(work, name, item)),
    from,
    to,
    ties: tied.map(({ ties }) => ties),
    byTie,
    byAmount,
  };
}

function add<Key>(map: Map<Key, number[]>, key: Key, at: number): void {
  const places = map.get(key);
  if (places) places.push(at);
  else map.set(key, [at]);
}

/** Seconds where the file prints them, else the day's. */
function momentOf(work: LegWork, side: 'left' | 'right', item: Item): number {
  const set = side === 'left' ? work.left : work.right;
  const at = item.lines.length === 1 ? (set.at[item.lines[0] ?? 0] ?? Number.NaN) : Number.NaN;
  return Number.isNaN(at) ? item.day * DAY_SECONDS : at;
}

function inTime(work: LegWork, side: 'left' | 'right', tied: readonly Tied[]): Tied[] {
  const set = side === 'left' ? work.left : work.right;
  return tied.toSorted(
    (a, b) =>
      a.item.day - b.item.day ||
      momentOf(work, side, a.item) - momentOf(work, side, b.item) ||
      compareItems(set, a.item, b.item),
  );
}

/** First place whose value is at least this; the values ascend. */
export function firstAtLeast(values: ArrayLike<number>, value: number): number {
  let low = 0;
  let high = values.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((values[middle] ?? 0) < value) low = middle + 1;
    else high = middle;
  }
  return low;
}
