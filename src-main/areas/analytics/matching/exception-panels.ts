/** What is open, of which kind, with whom and how long: exceptions as they stand, counted by what names a row. */
import { AGE_BUCKETS } from '../../../../shared/domain/analytics/panel.ts';
import { quotient } from '../../../../shared/domain/analytics/quotient.ts';
import { EXCEPTION_KINDS } from '../../../../shared/domain/leg.ts';
import { minor } from '../../../../shared/domain/money.ts';
import { dayText, type StandingException } from '../../review/standing.ts';
import type { AnalyticsDeps } from '../deps.ts';
import type { PanelSource } from '../panel-source.ts';
import { thingsBehind } from '../rules/behind.ts';
import type { Asked, FoundRow, FoundTable } from '../rules/found.ts';
import { exceptionsIn } from './exceptions-in.ts';
import { ageBucket } from './rules/age-bucket.ts';
import { shownOf } from './things-behind.ts';

interface Way {
  readonly isWanted: (exception: StandingException, asked: Asked) => boolean;
  readonly name: (exception: StandingException) => readonly string[];
  readonly order: (one: FoundRow, other: FoundRow) => number;
  readonly isCumulative?: true;
}

/** `open` as everywhere: nobody decided, and it is not merely in transit. */
const isOpen = ({ state }: StandingException): boolean => state === 'open';
const rank = (list: readonly string[], text = ''): number => list.indexOf(text);
const countOf = ({ values }: FoundRow): number => values.exceptions ?? 0;
const most = (one: FoundRow, other: FoundRow): number => countOf(other) - countOf(one);

const KINDS: Way = {
  isWanted: ({ state, sinceDay }, { from, to }) => state !== 'resolved' && sinceDay >= from && sinceDay <= to,
  name: ({ kind }) => [kind],
  order: (one, other) =>
    most(one, other) || rank(EXCEPTION_KINDS, one.of[0]) - rank(EXCEPTION_KINDS, other.of[0]),
  isCumulative: true,
};
const OWNERS: Way = {
  isWanted: isOpen,
  name: ({ owner }) => [owner],
  order: (one, other) => most(one, other) || ((one.of[0] ?? '') < (other.of[0] ?? '') ? -1 : 1),
};
const AGES: Way = {
  isWanted: isOpen,
  name: ({ ageDays, kind }) => [ageBucket(ageDays), kind],
  order: ({ of: [age, kind] }, { of: [otherAge, otherKind] }) =>
    rank(AGE_BUCKETS, age) - rank(AGE_BUCKETS, otherAge) ||
    rank(EXCEPTION_KINDS, kind) - rank(EXCEPTION_KINDS, otherKind),
};

const exceptionPanel = (
  way: Way,
  names: (deps: AnalyticsDeps, tables: FoundTable[]) => Names = () => [],
): PanelSource => ({
  read: (deps, asked) => {
    const found = exceptionsIn(deps, asked, deps.standing.exceptions(), (each) => way.isWanted(each, asked));
    const tables = [...Map.groupBy(found, ({ currency }) => currency)]
      .toSorted(([one], [other]) => (one < other ? -1 : 1))
      .map(([currency, exceptions]) => ({ currency, rows: rowsOf(way, exceptions) }));
    return { tables, names: names(deps, tables) };
  },
  complete: (table) => ({ ...table, rows: completed(way, table.rows) }),
  behind: (deps, asked, { currency, of }) => {
    const found = exceptionsIn(
      deps,
      asked,
      deps.standing.exceptions(),
      (each) =>
        each.currency === currency &&
        way.isWanted(each, asked) &&
        (of === null || way.name(each).every((text, at) => text === of[at])),
    );
    return thingsBehind(
      found,
      ({ key, amount, sinceDay, left, right }) => ({
        ...{ what: 'exception', key, count: 1, amount, day: dayText(sinceDay) },
        title: shownOf(deps, left[0] ?? right[0] ?? 0).title,
      }),
      ({ amount }) => amount,
    );
  },
});
type Names = { dimension: 'person'; key: string; name: string }[];

function rowsOf(way: Way, exceptions: readonly StandingException[]): FoundRow[] {
  const rows = new Map<string, { readonly of: readonly string[]; count: number; amount: number }>();
  for (const each of exceptions) {
    const of = way.name(each);
    const key = of.join('|');
    const row = rows.get(key) ?? { of, count: 0, amount: 0 };
    rows.set(key, row);
    row.count += 1;
    row.amount += each.amount;
  }
  return [...rows.values()].map(({ of, count, amount }) => ({
    of,
    values: { exceptions: count, exception_value: minor(amount) },
  }));
}

/** In its order; the cumulative share is that of the rows so far, whatever currencies they were put together from. */
function completed(way: Way, rows: readonly FoundRow[]): FoundRow[] {
  const sorted = rows.toSorted(way.order);
  if (!way.isCumulative) return sorted;
  const all = sorted.reduce((sum, row) => sum + countOf(row), 0);
  let sofar = 0;
  return sorted.map((row) => {
    sofar += countOf(row);
    return { ...row, values: { ...row.values, exception_cumulative: quotient(sofar, all, 'ppm') } };
  });
}

export const EXCEPTION_SOURCES = {
  exception_kinds: exceptionPanel(KINDS),
  exception_owners: exceptionPanel(OWNERS, ({ nameOf }, tables) => {
    const owners = new Set(tables.flatMap(({ rows }) => rows.map(({ of }) => of[0] ?? '')));
    owners.delete('');
    return [...owners].map((key) => ({ dimension: 'person', key, name: nameOf(key) }));
  }),
  exception_ages: exceptionPanel(AGES),
} as const satisfies Readonly<Record<string, PanelSource>>;
