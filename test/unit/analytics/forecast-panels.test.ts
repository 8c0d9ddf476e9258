/** The forecast board on a channel whose bills tell sixteen weeks: what is shown of what is to come, what stands behind each cell, and what is not said. */

import { beforeAll, describe, expect, test } from 'vitest';
import { UNFILTERED } from '../../../shared/contract/analytics.ts';
import { FORECAST_PANELS } from '../../../shared/domain/analytics/forecast.ts';
import type { Metric } from '../../../shared/domain/analytics/panels.ts';
import { formatDay, parseDay, weekday } from '../../../shared/domain/dates.ts';
import type { AnalyticsDeps } from '../../../src-main/areas/analytics/deps.ts';
import { FORECAST_SOURCES } from '../../../src-main/areas/analytics/forecast/sources.ts';
import { askedOf } from '../../../src-main/areas/analytics/rules/asked.ts';
import { finish } from '../../../src-main/areas/analytics/rules/finish.ts';
import { PartyStore } from '../../../src-main/areas/parties/store.ts';
import { PaymentStore } from '../../../src-main/areas/payments/payment-store.ts';
import type { Ledger } from '../../../src-main/ledger/ledger.ts';
import { newDesk } from '../../support/desk.ts';
import {
  bankFile,
  type ChannelFile,
  type ChannelHouse,
  channelHouse,
  credit,
  fundBill,
  type Matched,
  movementsOf,
  payout,
  sale,
  tradeBill,
} from '../settlement/channel/channel-house.ts';

let ledger: Ledger;
beforeAll(async () => {
  ledger = (await newDesk()).workspace.ledger; // Nothing is in it: nobody signed or paid anything.
});

const FILTER = {
  ...({ from: '2026-08-01', to: '2026-08-31', by: 'day', compare: 'none' } as const),
  ...UNFILTERED,
};
type Name = keyof typeof FORECAST_PANELS;

/** Every day's sales in yuan from a day on, null where the bill is missing; each paid out on the next working day but for the last ones. */
function shop(from: string, sold: readonly (number | null)[], today: string, open = 1): ChannelHouse {
  const first = parseDay(from) ?? 0;
  const files: ChannelFile[] = [];
  const matched: Matched[] = [];
  const credits: ReturnType<typeof credit>[] = [];
  sold.forEach((yuan, at) => {
    const day = formatDay(first + at);
    const before = sold[at - 1];
    const isPaid = at > 0 && at <= sold.length - open && before;
    const out = isPaid ? payout(day, before * 99) : null;
    if (out) {
      const came = credit(day, (before ?? 0) * 99);
      credits.push(came);
      matched.push(['fund_bank', [out], [came]]);
    }
    const outs = out ? [out] : [];
    if (yuan === null) {
      if (out) files.push(fundBill(day, outs, 0));
      return;
    }
    const trades = yuan === 0 ? [] : [sale(day, yuan * 100)];
    files.push(tradeBill(day, ...trades), fundBill(day, [...outs, ...movementsOf(trades)], 0));
  });
  const last = formatDay(first + sold.length - 1);
  return { files: [...files, bankFile(from, last, ...credits)], matched, today, cycle: { unit: 'calendar' } };
}

function ask(given: ChannelHouse, panel: Name, over: Partial<typeof FILTER> = {}) {
  const { deps: channel } = channelHouse(given, ledger);
  const deps = {
    ...channel,
    parties: new PartyStore(ledger, () => 0),
    payments: { store: new PaymentStore(ledger) },
    merchant: { facts: () => ({ owners: new Map() }) },
    locale: () => 'zh-CN',
  } as unknown as AnalyticsDeps; // All that these panels ask of them.
  const asked = askedOf({ ...FILTER, ...over });
  const source = FORECAST_SOURCES[panel];
  const { metrics } = FORECAST_PANELS[panel];
  const found = source.read(deps, asked);
  const [table] = found.tables.map((each) => finish(each, metrics));
  const at = (metric: Metric) => (metrics as readonly Metric[]).indexOf(metric);
  return {
    rows: table?.rows ?? [],
    notes: (found.notes ?? []).map(({ kind }) => kind),
    facts: (kind: string) => found.notes?.find((each) => each.kind === kind)?.facts,
    row: (of: string) => table?.rows.find((each) => each.of.join(' ') === of),
    of: (metric: Metric, of: string | null) =>
      (of === null ? table?.totals : table?.rows.find((each) => each.of.join(' ') === of)?.values)?.[
        at(metric)
      ],
    behind: (metric: Metric, of: readonly string[] | null) =>
      source.behind(deps, asked, { currency: 'CNY', of, metric, others: new Set() }),
    metrics,
  };
}

const WEEK = [700, 300, 350, 400, 500, 800, 1000]; // From Monday on.
/** Sixteen weeks that are all alike but for growth. */
const sales = (days: number, grows = 0): number[] =>
  Array.from({ length: days }, (_, at) => Math.round((WEEK[at % 7] ?? 0) * (1 + grows) ** (at / 7)));
const MONDAY = '2026-05-11';
const DAYS = 112;
const TODAY = formatDay((parseDay(MONDAY) ?? 0) + DAYS); // The day after the last bill, a Monday too.

describe('money in transit', () => {
  test('before anything was matched says that what has come is counted too', () => {
    const unmatched = { ...shop('2026-08-24', [100, 200, 300, 400], '2026-08-29', 3), matched: [] };
    expect(ask(unmatched, 'in_transit').notes).toEqual(['forecast_unmatched']);
  });

  test('late by the day it was due, the rest by the day it is expected, with the batch behind each', () => {
    // The last three days were not paid: two are late, with one day of grace each.
    const found = ask(shop('2026-08-24', [100, 200, 300, 400], '2026-08-29', 3), 'in_transit');
    expect(found.notes).toEqual([]);
    expect(found.rows.map(({ of, values }) => [...of, ...values])).toEqual([
      ['2026-08-26', 'late', 19_800],
      ['2026-08-27', 'late', 29_700],
      ['2026-08-29', 'in_transit', 39_600],
    ]);
    const behind = found.behind('transit', ['2026-08-27', 'late']);
    expect([behind.total, behind.amount]).toEqual([1, 29_700]);
    expect(behind.at(0)).toMatchObject({ what: 'batch', day: '2026-08-26', amount: 29_700 });
    expect(found.behind('transit', null).amount).toBe(89_100);
  });

  test('a filter that leaves the channel out leaves nothing', () => {
    const given = shop('2026-08-24', [100, 200], '2026-08-26');
    expect(ask(given, 'in_transit', { currency: 'USD' }).rows).toEqual([]);
    expect(ask(given, 'in_transit', { channels: ['alipay'] as never }).rows).toEqual([]);
    expect(ask(given, 'in_transit', { merchants: [''] as never }).rows).toHaveLength(1);
    expect(ask(given, 'in_transit', { merchants: ['M-00000001'] as never }).rows).toEqual([]);
  });
});

describe('money expected', () => {
  const steady = () => shop(MONDAY, sales(DAYS), TODAY);

  test('thirty days from today: what is open, then each weekday as it has been, summed up', () => {
    const found = ask(steady(), 'cash');
    expect(found.rows).toHaveLength(30);
    expect(found.rows[0]?.of).toEqual([TODAY]);
    // Sunday's thousand is due today and is known; today's sales come tomorrow and are thought to be a Monday's.
    expect([found.of('transit', TODAY), found.of('predicted', TODAY)]).toEqual([99_000, 0]);
    const tomorrow = formatDay((parseDay(TODAY) ?? 0) + 1);
    expect([found.of('transit', tomorrow), found.of('predicted', tomorrow)]).toEqual([0, 69_300]);
    expect(found.of('cash', tomorrow)).toBe(99_000 + 69_300);
    const week = WEEK.reduce((sum, each) => sum + each * 99, 0);
    const nextMonday = formatDay((parseDay(TODAY) ?? 0) + 7);
    expect(found.of('cash', nextMonday)).toBe(99_000 + week);
    expect(found.of('cash', null)).toBe(found.rows.at(-1)?.values[2]);
    // Weeks that are all alike were never off.
    expect(found.of('cash_low', nextMonday)).toBe(99_000 + week);
    expect(found.facts('forecast_error')).toMatchObject({ wape: '0.0%', naive: '0.0%', days: 56 });
    expect(found.notes).toEqual(['forecast_error', 'forecast_ahead', 'forecast_band']);
  });

  test('what stands behind a cell adds up to it, cell by cell, and what is known beside what is thought', () => {
    const found = ask(shop(MONDAY, sales(DAYS, 0.02), TODAY, 2), 'cash');
    for (const metric of ['transit', 'predicted', 'cash', 'due_out'] as const)
      for (const row of [...found.rows, null]) {
        const { amount, total, at } = found.behind(metric, row?.of ?? null);
        const things = Array.from({ length: total }, (_, index) => at(index));
        const sum = things.reduce((all, thing) => all + thing.amount, 0);
        const said = found.of(metric, row?.of.join(' ') ?? null);
        expect([metric, row?.of, sum, amount]).toEqual([metric, row?.of, said, said]);
      }
    const things = found.behind('cash', [TODAY]);
    expect(things.at(0)).toMatchObject({ what: 'batch' });
    expect(found.behind('predicted', null).at(0)).toMatchObject({ what: 'forecast' });
  });

  test('chance makes a band around the forecast that widens with the sums', () => {
    const chance = sales(DAYS).map((yuan, at) => Math.round(yuan * (1 + 0.2 * Math.sin(at * 12.9898))));
    const found = ask(shop(MONDAY, chance, TODAY), 'cash');
    const width = ({ values }: (typeof found.rows)[number]) => (values[4] ?? 0) - (values[3] ?? 0);
    expect(width(found.rows[0] as never)).toBe(0); // Known money.
    expect(width(found.rows[7] as never)).toBeGreaterThan(0);
    expect(width(found.rows[29] as never)).toBeGreaterThan(width(found.rows[7] as never));
    for (const { values } of found.rows) {
      expect(values[3]).toBeLessThanOrEqual(values[2] ?? 0);
      expect(values[4]).toBeGreaterThanOrEqual(values[2] ?? 0);
    }
  });

  test('with too little history nothing is predicted, and what is known is shown and said to be all', () => {
    const found = ask(shop('2026-08-17', sales(14), '2026-08-31'), 'cash');
    expect(found.rows.every(({ values }) => values[1] === null)).toBe(true);
    expect(found.of('predicted', null)).toBeNull(); // Not nought.
    expect([found.of('transit', '2026-08-31'), found.of('cash', '2026-08-31')]).toEqual([99_000, 99_000]);
    expect(found.of('cash', '2026-09-02')).toBeNull();
    expect(found.of('cash_low', '2026-08-31')).toBeNull();
    expect(found.notes).toEqual(['forecast_none', 'forecast_short']);
  });

  test('where replays run out the forecast ends, and says where', () => {
    const found = ask(shop(MONDAY, sales(42), formatDay((parseDay(MONDAY) ?? 0) + 42)), 'cash');
    const last = found.rows.findLastIndex(({ values }) => values[1] !== null);
    expect(last).toBeGreaterThan(5);
    expect(last).toBeLessThan(29);
    expect(found.rows[last + 1]?.values.slice(1, 5)).toEqual([null, null, null, null]);
    expect(found.facts('forecast_until')).toMatchObject({ day: found.rows[last]?.of[0] });
    expect(found.behind('predicted', null).amount).toBe(found.of('predicted', null));
  });

  test('a missing bill whose money is still to come leaves its day open, and every sum behind it', () => {
    const missing: (number | null)[] = sales(DAYS);
    missing[DAYS - 2] = null; // Saturday's; Sunday's is here, and with three days to pay neither has come.
    const given = { ...shop(MONDAY, missing, TODAY, 3), cycle: { unit: 'calendar', days: 3 } as const };
    const found = ask(given, 'cash');
    expect(found.notes).toContain('forecast_gap');
    const saturday = formatDay((parseDay(TODAY) ?? 0) - 2);
    const due = formatDay((parseDay(TODAY) ?? 0) + 1);
    expect(found.facts('forecast_gap')).toMatchObject({ day: saturday, due });
    expect(found.of('cash', due)).toBeNull();
    expect(found.of('predicted', due)).toBeNull();
    expect(found.of('cash', null)).not.toBeNull();
    expect(found.behind('cash', null).amount).toBe(found.of('cash', null));
  });

  test('an account whose bills stopped is not thought to go on', () => {
    const found = ask(shop(MONDAY, sales(DAYS), formatDay((parseDay(TODAY) ?? 0) + 35)), 'cash');
    expect(found.notes).toContain('forecast_silent');
    expect(found.behind('predicted', null).total).toBe(0);
  });

  test('money that is late is named and stands in no sum', () => {
    // Wednesday's sales were due on Thursday, and Friday was their day of grace; Thursday's have theirs today.
    const found = ask(shop(MONDAY, sales(DAYS), TODAY, 5), 'cash');
    expect(found.facts('forecast_late')).toMatchObject({ currency: 'CNY', amount: '346.50' });
    expect(found.of('cash', TODAY)).toBe(99 * (400 + 500 + 800 + 1000));
  });
});

describe('the back test', () => {
  test('forecasts the last eight weeks again and beats the week before where trade grows', () => {
    const found = ask(shop(MONDAY, sales(DAYS, 0.03), TODAY), 'back_test');
    expect(found.rows).toHaveLength(56);
    const [wape, naive] = [found.of('wape', null) ?? 0, found.of('naive_wape', null) ?? 0];
    expect(naive).toBeGreaterThan(25_000); // A week of growth.
    expect(wape).toBeLessThan(naive / 2);
    expect(found.notes).not.toContain('forecast_worse');
    const [first] = found.rows;
    expect(first?.values[2]).toBe(Math.abs((first?.values[1] ?? 0) - (first?.values[0] ?? 0)));
  });

  test('where the week before is the better guide, it is said', () => {
    // Every other week is twice as high, so two weeks are alike and neighbours never; then each week repeats the last.
    const steps = Array.from({ length: DAYS }, (_, at) => (at < 84 ? 1000 : 3000) + (WEEK[at % 7] ?? 0));
    const found = ask(shop(MONDAY, steps, TODAY), 'back_test');
    expect(found.of('wape', null) ?? 0).toBeGreaterThan(found.of('naive_wape', null) ?? 0);
    expect(found.notes.slice(0, 2)).toEqual(['forecast_error', 'forecast_worse']);
  });

  test('a day without its bill has no figure at all, and the sums leave it out', () => {
    const missing: (number | null)[] = sales(DAYS);
    missing[DAYS - 10] = null;
    const found = ask(shop(MONDAY, missing, TODAY), 'back_test');
    const day = formatDay((parseDay(MONDAY) ?? 0) + DAYS - 10);
    expect(found.row(day)?.values).toEqual([null, null, null, null, null, null, null]);
    expect(weekday(parseDay(day) ?? 0)).toBe(weekday((parseDay(day) ?? 0) + 7));
    expect(found.row(formatDay((parseDay(day) ?? 0) + 7))).toBeUndefined(); // Its week before is not known.
    expect(found.of('wape', null)).toBe(0);
  });

  test('what stands behind a cell adds up to it: batches, forecasts, and what lies between them', () => {
    const chance = sales(DAYS).map((yuan, at) => Math.round(yuan * (1 + 0.2 * Math.sin(at * 12.9898))));
    const found = ask(shop(MONDAY, chance, TODAY), 'back_test');
    for (const metric of ['actual', 'predicted', 'off', 'naive', 'naive_off'] as const)
      for (const row of [...found.rows.slice(-9), null]) {
        const { amount } = found.behind(metric, row?.of ?? null);
        expect([metric, row?.of, amount]).toEqual([
          ...[metric, row?.of],
          found.of(metric, row?.of.join(' ') ?? null),
        ]);
      }
    expect(found.behind('actual', found.rows.at(-1)?.of ?? null).at(0)).toMatchObject({ what: 'batch' });
  });
});
