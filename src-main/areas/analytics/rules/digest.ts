/**
 * A file's sales added up (汇总): by account, currency, day and hour, what was sold, given back and charged back, in count and amount. Made once a file and kept while
 * its lines stand; what any panel of sales says is sums over these, and equal to going through the lines.
 */
import { type LineColumns, NO_DAY } from '../../statements/rules/line-columns.ts';
import {
  amountOf,
  CHARGEBACK,
  CHARGED_BACK,
  dayOf,
  FELL_THROUGH,
  hourOf,
  isMidnight,
  isStated,
  NO_ROLE,
  REFUND,
  roleOf,
  SALE,
} from './roles.ts';

/** What is added up, in this order. */
export const FIGURES = [
  'sales_count',
  'sales_value',
  'successes',
  'attempts',
  'refund_count',
  'refund_value',
  'chargeback_count',
  'chargeback_value',
] as const;
export type Figure = (typeof FIGURES)[number];
/** Of lines without a time of day. */
export const NO_HOUR = 24;
const HOURS = 25;

export interface Digest {
  readonly count: number;
  /** Places in the file's lists. */
  readonly account: Uint32Array;
  readonly currency: Uint16Array;
  readonly day: Int32Array;
  readonly hour: Uint8Array;
  /** FIGURES of the first entry, of the second, … */
  readonly sums: Float64Array;
  readonly first: number;
  readonly last: number;
  /** It prints times of day: not all of its lines stand at midnight. */
  readonly isTimed: boolean;
  /** A line of it is a chargeback, whatever came of it. */
  readonly hasChargebacks: boolean;
}

/** `superseded`: positions that a later word stands for. */
export function digestOf(columns: LineColumns, superseded: ReadonlySet<number> | null): Digest {
  const isTimed = columns.at.some((moment) => !isMidnight(moment));
  const entries: { account: number; currency: number; day: number; hour: number }[] = [];
  const places = new Map<number, number>();
  let sums = new Float64Array(64 * FIGURES.length);
  let [lastKey, slot] = [Number.NaN, -1];
  let [first, last] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  const currencies = 1 + columns.currency.reduce((most, each) => Math.max(most, each), 0);
  for (let at = 0; at < columns.count; at += 1) {
    const role = roleOf(columns, at);
    if (role === NO_ROLE || superseded?.has(at)) continue;
    const day = dayOf(columns, at);
    if (day === NO_DAY) continue;
    const [account, currency] = [columns.account[at] ?? 0, columns.currency[at] ?? 0];
    const hour = isTimed && !Number.isNaN(columns.at[at] ?? Number.NaN) ? hourOf(columns, at) : NO_HOUR;
    // Days of four digits: the number stays a safe one for a million accounts.
    const key = ((account * currencies + currency) * 4_000_000 + (day + 1_000_000)) * HOURS + hour;
    if (key !== lastKey) {
      lastKey = key;
      slot = places.get(key) ?? -1;
      if (slot < 0) {
        slot = entries.push({ account, currency, day, hour }) - 1;
        places.set(key, slot);
        if (entries.length * FIGURES.length > sums.length) sums = grown(sums);
        if (day < first) first = day;
        if (day > last) last = day;
      }
    }
    add(sums, slot * FIGURES.length, role, isStated(columns, at), amountOf(columns, at));
  }
  return {
    count: entries.length,
    account: Uint32Array.from(entries, (entry) => entry.account),
    currency: Uint16Array.from(entries, (entry) => entry.currency),
    day: Int32Array.from(entries, (entry) => entry.day),
    hour: Uint8Array.from(entries, (entry) => entry.hour),
    sums: sums.slice(0, entries.length * FIGURES.length),
    ...{ first, last, isTimed },
    hasChargebacks: columns.kind.some((_, at) => columns.kind[at] === CHARGED_BACK && !superseded?.has(at)),
  };
}

function add(sums: Float64Array, from: number, role: number, isEndStated: boolean, amount: number): void {
  const plus = (figure: number, by: number) => {
    sums[from + figure] = (sums[from + figure] ?? 0) + by;
  };
  if (role === FELL_THROUGH) plus(3, 1);
  else {
    const place = role === SALE ? 0 : role === REFUND ? 4 : 6;
    plus(place, 1);
    plus(place + 1, amount);
    if (role === SALE && isEndStated) {
      plus(2, 1);
      plus(3, 1);
    }
  }
}

function grown(sums: Float64Array<ArrayBuffer>): Float64Array<ArrayBuffer> {
  const larger = new Float64Array(sums.length * 2);
  larger.set(sums);
  return larger;
}

/** Whether a line in this role counts to a figure. */
export function countsTo(figure: Figure, role: number, isEndStated: boolean): boolean {
  if (figure === 'attempts') return role === FELL_THROUGH || (role === SALE && isEndStated);
  if (figure === 'successes') return role === SALE && isEndStated;
  return role === ROLES[figure];
}
const ROLES = {
  sales_count: SALE,
  sales_value: SALE,
  refund_count: REFUND,
  refund_value: REFUND,
  chargeback_count: CHARGEBACK,
  chargeback_value: CHARGEBACK,
} as const;
