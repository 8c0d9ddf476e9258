/** What is planted is found and nothing else: doubles, late payees, payments just below a line, what crosses the end of a month, gaps in numbers. */
import { describe, expect, it } from 'vitest';
import type { AuditTest } from '../../../../shared/domain/audit-sample.ts';
import { hitSentence } from '../../../../shared/wording/audit-hit.ts';
import { say } from '../../../../shared/wording/catalogue.ts';
import type { EvidenceDeps } from '../../../../src-main/areas/audit/deps.ts';
import { type MadeItem, madeRows } from '../../../../src-main/areas/audit/tools/populations/made.ts';
import { gapsOf } from '../../../../src-main/areas/audit/tools/standard/number-gaps.ts';
import { runTest } from '../../../../src-main/areas/audit/tools/standard/standard-tests.ts';

const scope = {
  population: 'payments',
  from: '',
  to: '',
  channel: '',
  account: '',
  currency: 'CNY',
} as const;
const deps = {
  payments: { limits: { now: () => ({ itemMax: 100_000_000, payeeDayMax: 0 }) } },
} as unknown as EvidenceDeps; // All that these tests ask of a house.

let number = 0;
const item = (over: Partial<MadeItem>): MadeItem => {
  number += 1;
  return {
    ref: `payment:${String(number).padStart(3, '0')}`,
    day: '2026-03-10',
    value: 12_345,
    text: () => '',
    payee: `payee ${number}`,
    ...over,
  };
};
function found(test: AuditTest, items: readonly MadeItem[], parameters: Record<string, number> = {}) {
  const rows = madeRows(scope, items, ['moment', 'orderNo', 'payee', 'bookedDay']);
  const run = runTest(test, rows, parameters, deps);
  return Array.from({ length: run.count }, (_, index) => {
    const { ref, facts } = run.hitAt(index);
    return { ref, facts, sentence: hitSentence(test, facts, (key, of) => say('en', key, of)) };
  });
}

describe('duplicates', () => {
  it('are one payee and amount within days, or one order and amount on whatever day; not two payees, not two amounts', () => {
    const items = [
      item({ payee: 'a', value: 500 }),
      item({ payee: 'a', value: 500, day: '2026-03-12' }),
      item({ payee: 'a', value: 500, day: '2026-04-12' }),
      item({ payee: 'c', value: 700, day: '2026-03-10' }),
      item({ payee: 'c', value: 700, day: '2026-03-13' }), // Three days are near,
      item({ payee: 'c', value: 700, day: '2026-03-17' }), // four are not.
      item({ payee: 'a', value: 501, day: '2026-03-12' }),
      item({ payee: 'b', value: 500, day: '2026-03-12' }),
      item({ orderNo: 'O1', value: 900, day: '2026-01-01', text: () => 'O1 · orders.csv:7' }),
      item({ orderNo: 'O1', value: 900, day: '2026-06-01' }),
      item({ orderNo: 'O1', value: 901, day: '2026-06-01' }),
    ];
    const hits = found('duplicates', items);
    expect(hits.map(({ ref, facts }) => [ref, facts['first'], facts['how']])).toEqual([
      [items[1]?.ref, items[0]?.ref, 'payee'],
      [items[4]?.ref, items[3]?.ref, 'payee'],
      [items[9]?.ref, items[8]?.ref, 'order_no'],
    ]);
    // By what a reader can look up, not by a key of ours.
    expect(hits[2]?.sentence).toBe('Same order number and amount, 151 days apart: O1 · orders.csv:7');
  });

  it('are the same whichever way the items came', () => {
    const items = [
      item({ payee: 'a', value: 5 }),
      item({ payee: 'a', value: 5 }),
      item({ payee: 'a', value: 5 }),
    ];
    expect(found('duplicates', items.toReversed())).toEqual(found('duplicates', items));
  });
});

describe('tests over days', () => {
  it('find what happened before the turn of a month and was booked after it', () => {
    const items = [
      item({ day: '2026-03-30', bookedDay: '2026-04-02' }),
      item({ day: '2026-03-30', bookedDay: '2026-03-31' }),
      item({ day: '2026-03-10', bookedDay: '2026-04-20' }),
      item({ day: '2026-04-01', bookedDay: '2026-03-31' }),
      item({ day: '2026-03-31', bookedDay: '' }),
    ];
    expect(found('cut_off', items).map(({ ref }) => ref)).toEqual([items[0]?.ref, items[3]?.ref]);
  });

  it('find a payee paid again after half a year, and no new one', () => {
    const items = [
      item({ payee: 'old', day: '2025-01-01' }),
      item({ payee: 'old', day: '2026-03-01' }),
      item({ payee: 'old', day: '2026-03-20' }),
      item({ payee: 'new', day: '2026-03-01' }),
    ];
    expect(found('dormant_payee', items).map(({ ref, facts }) => [ref, facts['days']])).toEqual([
      [items[1]?.ref, 424],
    ]);
  });

  it('know nights, weekends and the holidays of China, and weekends worked in exchange', () => {
    const at = (iso: string) => Date.parse(`${iso}+08:00`) / 1000;
    const items = [
      item({ moment: at('2026-03-11T23:30:00') }),
      item({ moment: at('2026-03-11T21:59:59') }),
      item({ moment: at('2026-03-12T05:59:59') }),
      item({ moment: at('2026-03-14T12:00:00') }), // A Saturday.
      item({ moment: at('2025-10-01T12:00:00') }), // National Day, a Wednesday.
      item({ moment: at('2025-09-28T12:00:00') }), // A Sunday that was worked.
    ];
    expect(found('weekend_night', items).map(({ ref, facts }) => [ref, facts['why']])).toEqual([
      [items[0]?.ref, 'night'],
      [items[2]?.ref, 'night'],
      [items[3]?.ref, 'day_off'],
      [items[4]?.ref, 'day_off'],
    ]);
  });
});

describe('tests over amounts', () => {
  it('find what lies just below a reporting line or the limit of payments; the line itself is no hit', () => {
    const items = [4_999_900, 4_750_000, 4_749_999, 5_000_000, 99_999_999, -19_999_999].map((value) =>
      item({ value }),
    );
    expect(found('below_limit', items).map(({ ref, facts }) => [ref, facts['limit']])).toEqual([
      [items[0]?.ref, '50,000.00'],
      [items[1]?.ref, '50,000.00'],
      [items[4]?.ref, '1,000,000.00'],
      [items[5]?.ref, '200,000.00'],
    ]);
    expect(found('below_limit', items, { minor: 100_000_000, bp: 1 })).toHaveLength(1);
    // 3 % of 41.00 are 1.23 to the fen; a fraction of two makes it one fen less.
    const near = [3_977, 3_976].map((value) => item({ value }));
    expect(found('below_limit', near, { minor: 4_100, bp: 300 }).map(({ ref }) => ref)).toEqual([
      near[0]?.ref,
    ]);
    expect(found('below_limit', near, { minor: 4_100, bp: Number.MAX_SAFE_INTEGER })).toHaveLength(2);
  });

  it('find whole multiples, and nought is none', () => {
    const items = [100_000, 150_000, 200_000, 0, -300_000].map((value) => item({ value }));
    expect(found('round_amounts', items).map(({ ref }) => ref)).toEqual([
      items[0]?.ref,
      items[2]?.ref,
      items[4]?.ref,
    ]);
  });
});

describe('numbers without a gap', () => {
  it('are told from those with one, or with one twice; a series that starts late lacks its beginning', () => {
    expect(gapsOf('2026-03-', [1, 2, 3], true)).toEqual([]);
    expect(gapsOf('2026-03-', [3, 4, 7, 7], true).map(({ facts }) => facts)).toEqual([
      { how: 'missing', series: '2026-03-', from: 1, to: 2, count: 2 },
      { how: 'missing', series: '2026-03-', from: 5, to: 6, count: 2 },
      { how: 'twice', series: '2026-03-', from: 7, to: 7, count: 1 },
    ]);
    expect(gapsOf('', [12, 13], false)).toEqual([]);
  });
});
