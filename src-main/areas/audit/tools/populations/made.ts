/** Populations that are lists of objects and no columns yet: entries, payments, matches, settlement batches. Sorted by day and name, then laid in columns. */

import type { PopulationScope } from '../../../../../shared/contract/audit-tools.ts';
import { parseDay } from '../../../../../shared/domain/dates.ts';
import { hash64, NO_DAY } from '../../../statements/rules/line-columns.ts';
import { type Agreed, type PopulationRows, WITHOUT } from './rows.ts';

export interface MadeItem {
  readonly ref: string;
  readonly day: string;
  readonly value: number;
  readonly text: () => string;
  readonly moment?: number;
  readonly recorded?: number;
  readonly isManual?: boolean;
  /** The day of what it reverses; '' where it reverses nothing. */
  readonly reverses?: string;
  readonly orderNo?: string;
  readonly payee?: string;
  readonly bookedDay?: string;
}

type Has = 'moment' | 'recorded' | 'isManual' | 'reverses' | 'orderNo' | 'payee' | 'bookedDay';

/** `has`: which of the fields its items can have. */
export function madeRows(
  scope: PopulationScope,
  made: readonly MadeItem[],
  has: readonly Has[],
  agreed: ((ref: string) => Agreed) | null = null,
): PopulationRows {
  const items = made
    .filter(({ day }) => (scope.from === '' || day >= scope.from) && (scope.to === '' || day <= scope.to))
    .toSorted((a, b) => compare(a.day, b.day) || compare(a.ref, b.ref));
  const numbers = (name: Has, of: (item: MadeItem) => number) =>
    has.includes(name) ? Float64Array.from(items, of) : null;
  const days = (of: (item: MadeItem) => string | undefined) =>
    Int32Array.from(items, (item) => parseDay(of(item) ?? '') ?? NO_DAY);
  const hashes = (of: (item: MadeItem) => string) => {
    const found = new Uint32Array(2 * items.length);
    for (const [at, item] of items.entries()) hash64(of(item), found, at);
    return found;
  };
  const refs = hashes(({ ref }) => ref);
  return {
    ...WITHOUT,
    scope,
    count: items.length,
    value: Float64Array.from(items, ({ value }) => value),
    day: days(({ day }) => day),
    hash: Uint32Array.from(items, (_, at) => refs[2 * at] ?? 0),
    moment: numbers('moment', ({ moment = Number.NaN }) => moment),
    recorded: numbers('recorded', ({ recorded = Number.NaN }) => recorded),
    manual: has.includes('isManual') ? Uint8Array.from(items, ({ isManual }) => (isManual ? 1 : 0)) : null,
    reverses: has.includes('reverses') ? days(({ reverses }) => reverses) : null,
    orderNo: has.includes('orderNo') ? hashes(({ orderNo = '' }) => orderNo) : null,
    payee: has.includes('payee') ? () => hashes(({ payee = '' }) => payee) : null,
    bookedDay: has.includes('bookedDay') ? () => days(({ bookedDay }) => bookedDay) : null,
    agreed: agreed && ((at) => agreed(items[at]?.ref ?? '')),
    refAt: (at) => items[at]?.ref ?? '',
    textAt: (at) => items[at]?.text() ?? '',
  };
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
