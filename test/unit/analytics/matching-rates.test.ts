/** Match rates, their trend and matches across days are what anybody counts who goes through the groups line by line; and every cell opens its lines. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { AnalyticsFilter } from '../../../shared/contract/analytics.ts';
import { MATCHING_PANELS } from '../../../shared/domain/analytics/matching.ts';
import { formatDay, parseDay } from '../../../shared/domain/dates.ts';
import { SIDES, type Side } from '../../../shared/domain/leg.ts';
import type { ParsedLine } from '../../../shared/domain/statement-line.ts';
import type { AnalyticsDeps } from '../../../src-main/areas/analytics/deps.ts';
import { FIGURE_NAMES, FIGURES, type Figure } from '../../../src-main/areas/analytics/matching/leg-cube.ts';
import { LEG_SOURCES } from '../../../src-main/areas/analytics/matching/leg-panels.ts';
import { askedOf } from '../../../src-main/areas/analytics/rules/asked.ts';
import type { StoredRun } from '../../../src-main/areas/matching/store.ts';
import { LegView } from '../../../src-main/areas/review/leg-view.ts';
import type { PersonGroup } from '../../../src-main/areas/review/store.ts';
import { setOf } from '../../support/leg-input.ts';
import { line } from '../../support/lines.ts';

type State = 'accepted' | 'proposed' | 'confirmed';
interface Group {
  readonly state: State;
  readonly left: readonly number[];
  readonly right: readonly number[];
}
interface Scene {
  readonly lines: Readonly<Record<Side, readonly ParsedLine[]>>;
  readonly groups: readonly Group[];
  readonly outside: Readonly<Record<Side, readonly number[]>>;
}

const RUN: StoredRun = { id: 1, asOf: '2026-10-31', ranAt: '', inputsHash: '', rules: [], legs: new Map() };
const ALL: AnalyticsFilter = {
  ...{ from: '2026-09-01', to: '2026-10-31', by: 'day', compare: 'none', convert: null },
  ...{ channels: [], accounts: [], merchants: [], currency: '' },
};

/** A desk that has this one leg. */
function deskOf({ lines, groups, outside }: Scene): AnalyticsDeps {
  const machine = groups.filter(({ state }) => state !== 'confirmed');
  const flat = (side: Side) => machine.flatMap((group) => [...group[side]]);
  const starts = (side: Side) => {
    let at = 0;
    return Uint32Array.from([0, ...machine.map((group) => (at += group[side].length))]);
  };
  const persons = groups
    .filter(({ state }) => state === 'confirmed')
    .map(
      ({ left, right }, at): PersonGroup => ({
        ...{ id: at + 1, leg: 'order_trade', origin: 'manual', rule: 'by_hand', reason: '', remainder: null },
        ...{ difference: 0, currency: 'CNY', madeAt: '', madeBy: '', left, right },
      }),
    );
  const view = new LegView({
    leg: 'order_trade',
    left: setOf('orders', lines.left),
    right: setOf('trade_bill', lines.right),
    run: RUN,
    groups: {
      count: machine.length,
      rule: new Uint8Array(machine.length),
      state: Uint8Array.from(machine, ({ state }) => (state === 'accepted' ? 0 : 1)),
      confidence: new Uint8Array(machine.length),
      leftStart: starts('left'),
      leftLines: Uint32Array.from(flat('left')),
      rightStart: starts('right'),
      rightLines: Uint32Array.from(flat('right')),
      details: new Map(),
      leftOutside: Uint32Array.from(outside.left),
      rightOutside: Uint32Array.from(outside.right),
    },
    persons,
    rejections: [],
  });
  // The panels of legs read nothing else of a desk.
  return {
    lines: {
      importsOfSet: () => [{ view: { sourceKind: 'orders', channel: 'wechat' } }],
      imports: () => [],
      active: () => [],
      versions: () => null,
    },
    standing: { legs: () => ['order_trade'], view: () => view },
    parties: { partyOfChannelAccount: () => null },
  } as unknown as AnalyticsDeps;
}

/** What a bookkeeper does with matches.csv and lines.csv beside each other. */
function recounted({ lines, groups, outside }: Scene, filter: AnalyticsFilter) {
  const rows = new Map<string, Record<Figure, number>>();
  const dayOf = (each: ParsedLine) => each.occurredAt.slice(0, 10) || each.bookingDate;
  for (const side of SIDES)
    lines[side].forEach((each, at) => {
      const id = at + 1;
      const day = dayOf(each);
      if (outside[side].includes(id) || day === '' || day < filter.from || day > filter.to) return;
      if (filter.channels.length > 0 && !filter.channels.includes(each.channel)) return;
      if (filter.currency !== '' && filter.currency !== each.currency) return;
      const group = groups.find((of) => of[side].includes(id) && of.state !== 'proposed');
      const other = side === 'left' ? 'right' : 'left';
      const days = (group?.[other] ?? []).map((one) => dayOf(lines[other][one - 1] ?? each));
      const is: Record<string, boolean> = {
        lines: true,
        matched: group !== undefined,
        automatic: group?.state === 'accepted',
        crossed: days.some((one) => one !== '' && one !== day),
      };
      const name = `${each.currency}|${each.channel}|${day}`;
      const row = rows.get(name) ?? nothing();
      rows.set(name, row);
      for (const figure of FIGURE_NAMES) {
        const [of = ''] = figure.split('_');
        if (!is[of === 'value' ? 'lines' : of]) continue;
        row[figure] += FIGURES[figure].isMoney ? (side === 'left' ? each.net : 0) : 1;
      }
    });
  return rows;
}
const nothing = (): Record<Figure, number> => ({
  ...{ lines: 0, value: 0, matched_lines: 0, matched_value: 0 },
  ...{ automatic_lines: 0, automatic_value: 0, crossed_lines: 0, crossed_value: 0 },
});

const aLine = fc
  .record({
    day: fc.constantFrom('', '2026-09-29', '2026-09-30', '2026-10-01', '2026-10-05'),
    isBooked: fc.boolean(),
    channel: fc.constantFrom('wechat' as const, 'alipay' as const),
    currency: fc.constantFrom('CNY', 'USD'),
    net: fc.nat(900),
  })
  .map(({ day, isBooked, ...rest }) =>
    line({
      ...rest,
      occurredAt: day === '' || isBooked ? '' : `${day}T23:30:00+08:00`,
      bookingDate: isBooked ? day : '',
    }),
  );
/** For each line: the group it is in, 5 for none, 6 for outside of the leg. */
const place = fc.nat(6);
const scene = fc
  .record({
    left: fc.array(fc.tuple(aLine, place), { maxLength: 9 }),
    right: fc.array(fc.tuple(aLine, place), { maxLength: 9 }),
    states: fc.array(fc.constantFrom<State>('accepted', 'proposed', 'confirmed'), {
      minLength: 5,
      maxLength: 5,
    }),
  })
  .map(({ left, right, states }): Scene => {
    const ids = (side: typeof left, of: number) => side.flatMap(([, own], at) => (own === of ? at + 1 : []));
    return {
      lines: { left: left.map(([each]) => each), right: right.map(([each]) => each) },
      groups: states
        .map((state, of) => ({ state, left: ids(left, of), right: ids(right, of) }))
        .filter((group) => group.left.length + group.right.length > 0),
      outside: { left: ids(left, 6), right: ids(right, 6) },
    };
  });
const filters = fc
  .record({
    from: fc.constantFrom('2026-09-01', '2026-09-30'),
    to: fc.constantFrom('2026-10-01', '2026-10-31'),
    channels: fc.constantFrom<AnalyticsFilter['channels']>([], ['alipay']),
    currency: fc.constantFrom('', 'USD'),
    by: fc.constantFrom('day' as const, 'week' as const, 'month' as const),
  })
  .map((change): AnalyticsFilter => ({ ...ALL, ...change }));

const WAYS = {
  rates: (_: AnalyticsFilter, channel: string) => `order_trade|${channel}`,
  rate_trend: ({ by }: AnalyticsFilter, _: string, day: string) => periodOf(day, by),
  cut_off: ({ by }: AnalyticsFilter, _: string, day: string) => `${periodOf(day, by)}|order_trade`,
} as const;
function periodOf(day: string, by: AnalyticsFilter['by']): string {
  if (by === 'day') return day;
  if (by === 'month') return `${day.slice(0, 8)}01`;
  const of = new Date(`${day}T00:00:00Z`);
  return formatDay((parseDay(day) ?? 0) - ((of.getUTCDay() + 6) % 7));
}

test('every rate is what one counts from the groups and their lines, under any filter', () => {
  fc.assert(
    fc.property(scene, filters, (given, filter) => {
      const desk = deskOf(given);
      const asked = askedOf(filter);
      const recount = recounted(given, filter);
      for (const panel of ['rates', 'rate_trend', 'cut_off'] as const) {
        const wanted = new Map<string, Record<Figure, number>>();
        for (const [name, figures] of recount) {
          const [currency = '', channel = '', day = ''] = name.split('|');
          const key = `${currency}|${WAYS[panel](filter, channel, day)}`;
          const row = wanted.get(key) ?? nothing();
          wanted.set(key, row);
          for (const figure of FIGURE_NAMES) row[figure] += figures[figure];
        }
        const found = LEG_SOURCES[panel]
          .read(desk, asked)
          .tables.flatMap(({ currency, rows }) =>
            rows.map(({ of, values }) => [`${currency}|${of.join('|')}`, values] as const),
          );
        const isRow = ({ lines, matched_lines }: Record<Figure, number>) =>
          (panel === 'cut_off' ? matched_lines : lines) > 0;
        expect(Object.fromEntries(found)).toEqual(
          Object.fromEntries([...wanted].filter(([, figures]) => isRow(figures))),
        );
      }
    }),
    { numRuns: 300 },
  );
});

const isOf = (panel: keyof typeof LEG_SOURCES, figure: Figure) => {
  const metrics: readonly string[] = MATCHING_PANELS[panel].metrics;
  return metrics.includes(figure);
};

test('the lines behind a cell add up to it, and those behind the total to the total', () => {
  fc.assert(
    fc.property(scene, filters, (given, filter) => {
      const desk = deskOf(given);
      const asked = askedOf(filter);
      for (const panel of ['rates', 'rate_trend', 'cut_off'] as const)
        for (const { currency, rows } of LEG_SOURCES[panel].read(desk, asked).tables)
          for (const metric of FIGURE_NAMES.filter((each) => isOf(panel, each))) {
            const of = (name: readonly string[] | null) => {
              const cell = { currency, of: name, others: new Set<string>(), metric };
              const behind = LEG_SOURCES[panel].behind(desk, asked, cell);
              const things = Array.from({ length: behind.total }, (_, at) => behind.at(at));
              const sum = (what: 'count' | 'amount') => things.reduce((all, each) => all + each[what], 0);
              expect([sum('count'), sum('amount')]).toEqual([behind.count, behind.amount]);
              return FIGURES[metric].isMoney ? behind.amount : behind.count;
            };
            for (const row of rows) expect(of(row.of)).toBe(row.values[metric]);
            expect(of(null)).toBe(rows.reduce((all, { values }) => all + (values[metric] ?? 0), 0));
          }
    }),
    { numRuns: 60 },
  );
});

test('an automatic rate more than five points below the month before is said with both months', () => {
  const month = (day: string, automatic: number, open: number) => ({ day, automatic, open });
  const fall = (...months: readonly ReturnType<typeof month>[]) => {
    const left: ParsedLine[] = [];
    const groups: Group[] = [];
    for (const { day, automatic, open } of months)
      for (let at = 0; at < automatic + open; at += 1) {
        left.push(line({ occurredAt: `${day}T10:00:00+08:00` }));
        if (at < automatic) groups.push({ state: 'accepted', left: [left.length], right: [] });
      }
    const desk = deskOf({ lines: { left, right: [] }, groups, outside: { left: [], right: [] } });
    // Only October is looked at: a month is held against the one before it all the same.
    const asked = askedOf({ ...ALL, from: '2026-10-01' });
    return LEG_SOURCES.rates.read(desk, asked).notes;
  };
  expect(fall(month('2026-09-10', 96, 4), month('2026-10-10', 90, 10))).toEqual([
    {
      kind: 'auto_rate_fell',
      facts: {
        ...{ month: '2026-10', rate: '90.00%', monthBefore: '2026-09', rateBefore: '96.00%' },
        points: '6.00',
      },
    },
  ]);
  expect(fall(month('2026-09-10', 95, 5), month('2026-10-10', 90, 10))).toEqual([]);
  expect(fall(month('2026-08-10', 100, 0), month('2026-10-10', 50, 50))).toEqual([]);
});

test('lines without a day are said, for they are in no row', () => {
  const desk = deskOf({
    lines: { left: [line({ occurredAt: '' }), line()], right: [line({ occurredAt: '', channel: 'alipay' })] },
    groups: [],
    outside: { left: [], right: [] },
  });
  const notes = (change: Partial<AnalyticsFilter>) =>
    LEG_SOURCES.rate_trend.read(desk, askedOf({ ...ALL, ...change })).notes;
  expect(notes({})).toEqual([{ kind: 'lines_without_day', facts: { count: 2 } }]);
  expect(notes({ channels: ['alipay'] })).toEqual([{ kind: 'lines_without_day', facts: { count: 1 } }]);
});
