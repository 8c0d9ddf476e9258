/** The risk board over a bank statement in which something is found, and over sales: each figure by hand, each cell opened, and who sees less than others. */
import { readFileSync } from 'node:fs';
import { afterEach, beforeAll, describe, expect, test, vi } from 'vitest';
import type { ConfidentialPanel } from '../../../shared/domain/analytics/panels.ts';
import { firstDigits } from '../../../shared/domain/benford.ts';
import { Screening } from '../../../src-main/areas/risk/screening/screening.ts';
import type { Desk } from '../../../src-main/engine/desk.ts';
import { importAll, info, newDesk } from '../../support/desk.ts';
import { askPanel, everyCellAddsUp, filterOf } from '../../support/every-cell.ts';
import { splitStatement } from '../../support/risk-files.ts';
import { type Day, tradeFile } from '../journal/shop.ts';
import { alert, finding } from '../risk/officers.ts';

/** In fen: most begin with a one, as amounts of trade do. */
const SOLD = [100, 1_250, 1_999, 12_000, 150_000, 2_000, 2_750, 30_100, 4_400, 980];
const DAYS: readonly Day[] = [
  { day: '2026-10-12', trades: SOLD.map((fen, at) => ({ fen, order: `S${at}` })) },
  { day: '2026-10-13', trades: [{ fen: -1_250, order: 'S1' }] },
];
const ALL = filterOf('2026-10-01', '2026-10-31');
const PANELS: readonly ConfidentialPanel[] = ['hits', 'hit_trend', 'cases', 'thresholds', 'large_values'];

let desk: Desk;
beforeAll(async () => {
  desk = await newDesk();
  await importAll(desk, [
    ...DAYS.map(tradeFile),
    { name: 'bank-split.csv', bytes: readFileSync(splitStatement()) },
  ]);
});
afterEach(() => vi.restoreAllMocks());

/** Those that say something: a trend has a row for every day. */
const rows = async (panel: Parameters<typeof askPanel>[1], filter = ALL, of = desk) =>
  (await askPanel(of, panel, filter)).tables.flatMap((table) =>
    table.rows
      .filter(({ values }) => panel === 'digits' || panel === 'cases' || values.some((value) => value))
      .map(({ of: name, values }) => [...name, ...values]),
  );

describe('leading digits', () => {
  test('are those of sales, refunds left out, with the shares they have and should have', async () => {
    const found = await rows('digits');
    const byDigit = Map.groupBy(SOLD, (fen) => firstDigits(fen, 1));
    const counted: Record<number, number> = {};
    for (const [digit, of] of byDigit) counted[digit] = of.length;
    expect(counted).toEqual({ 1: 5, 2: 2, 3: 1, 4: 1, 9: 1 });
    expect(found.map(([digit, count]) => [Number(digit), count])).toEqual(
      Array.from({ length: 9 }, (_, at) => [at + 1, counted[at + 1] ?? 0]),
    );
    expect(found[0]).toEqual(['1', 5, 500_000, 301_030]);
    const { notes, tables } = await askPanel(desk, 'digits', ALL);
    expect(notes).toContainEqual({ kind: 'digits_few', facts: { currency: 'CNY', count: 10 } });
    expect(tables[0]?.totals).toEqual([10, 1_000_000, 1_000_000]);
    expect(await everyCellAddsUp(desk, 'digits', ALL)).toEqual([]);
  });

  test('of days without sales there are none', async () => {
    expect(await rows('digits', filterOf('2026-10-13', '2026-10-13'))).toEqual([]);
  });
});

describe('what is found in the statement', () => {
  test('alerts by rule and by day, limits reached, and large values with what is due', async () => {
    const byRule = await rows('hits');
    expect(byRule.find(([rule]) => rule === 'structuring')).toBeDefined();
    const sum = (of: readonly (readonly unknown[])[], at: number) =>
      of.reduce((all, row) => all + Number(row[at]), 0);
    const alerts = desk.handlers['risk.alerts'](
      {
        ...({ query: '', show: 'all', typology: 'all', rule: 'all' } as const),
        ...{ offset: 0, limit: 500 },
      },
      info,
    );
    const { total } = await alerts;
    expect([sum(byRule, 1), sum(byRule, 2)]).toEqual([total, total]);
    expect(await rows('hit_trend')).toEqual([['2026-10-14', total]]);
    expect(await rows('hit_trend', { ...ALL, by: 'month' })).toEqual([['2026-10-01', total]]);
    expect(await rows('hits', filterOf('2026-10-15', '2026-10-31'))).toEqual([]);
    // 300,000.00 and 250,000.00 by one payer; 294,700.00 in six parts by another, each of whom may be a natural person.
    expect(await rows('large_values')).toEqual([['2026-10-14', 1, 55_000_000, 1, 0]]);
    const limits = await rows('thresholds');
    expect(limits).toContainEqual(['large_value.natural_domestic.CNY', 1]);
    expect(limits.some(([code]) => String(code).startsWith('rule.structuring.'))).toBe(true);
    expect(
      sum(
        limits.filter(([code]) => /^typology\..*\.review$/.test(String(code))),
        1,
      ),
    ).toBe(total);
  });

  test('cases by state, and an alert is open until its case is closed or it is dismissed', async () => {
    expect(await rows('cases')).toEqual([]);
    const { rows: alerts } = await desk.handlers['risk.alerts'](
      {
        ...({ query: '', show: 'all', typology: 'all', rule: 'all' } as const),
        ...{ offset: 0, limit: 500 },
      },
      info,
    );
    const keys = alerts.map(({ key }) => key);
    const open = async () => (await rows('hits')).reduce((all, row) => all + Number(row[2]), 0);
    const { caseNo } = await desk.handlers['risk.openCase']({ keys, title: '六笔' }, info);
    expect((await rows('cases')).map(([state, count]) => [state, count])).toEqual([
      ['open', 1],
      ['looking', 0],
      ['proposed', 0],
      ['closed', 0],
    ]);
    expect(await open()).toBe(keys.length);
    // There is no second officer who could have to agree.
    await desk.handlers['risk.propose']({ caseNo, decision: 'cleared', reason: '货款' }, info);
    expect((await rows('cases')).at(-1)).toEqual(['closed', 1]);
    expect(await open()).toBe(0);
  });

  test.each(PANELS)('%s: what stands behind every cell adds up to it', async (panel) => {
    expect(await everyCellAddsUp(desk, panel, ALL)).toEqual([]);
  });

  test('a filter leaves out what is not about it', async () => {
    for (const panel of PANELS) {
      expect([panel, await rows(panel, { ...ALL, channels: ['alipay'] })]).toEqual([panel, []]);
      expect([panel, await rows(panel, { ...ALL, merchants: ['M-99999999'] })]).toEqual([panel, []]);
      expect([panel, await rows(panel, { ...ALL, channels: ['bank'] })]).toEqual([panel, await rows(panel)]);
    }
  });
});

test('an alert that is dismissed is counted and open no more', async () => {
  const key = 'laundering/2026-10-12/one';
  const alerts = [alert(key), alert('laundering/2026-10-12/two')];
  vi.spyOn(Screening.prototype, 'look').mockReturnValue({
    ...{ alerts, byKey: new Map(), outcomes: new Map(), lines: 0, days: 0 },
  });
  const filter = filterOf('2026-10-12', '2026-10-12');
  expect(await rows('hits', filter)).toEqual([['structuring', 2, 2, 2]]);
  await desk.handlers['risk.dismiss']({ keys: [key], reason: '货款' }, info);
  expect(await rows('hits', filter)).toEqual([['structuring', 2, 1, 2]]);
});

test('one finding in alerts of two typologies reached its band once; what is about a person of ours is of no merchant, nor of the house', async () => {
  const person = { kind: 'operator', id: '赵出纳', label: '' } as const;
  const alerts = [
    alert('laundering/2026-10-20/a', { from: '2026-10-20', to: '2026-10-20' }),
    alert('payout_fraud/2026-10-20/a', { typology: 'payout_fraud', from: '2026-10-20', to: '2026-10-20' }),
    alert('insider/2026-10-20/b', {
      ...{ typology: 'insider', subject: person, from: '2026-10-20', to: '2026-10-20' },
      findings: [finding({ rule: 'velocity_operator', subject: person })],
    }),
  ];
  vi.spyOn(Screening.prototype, 'look').mockReturnValue({
    ...{ alerts, byKey: new Map(), outcomes: new Map(), lines: 0, days: 0 },
  });
  const bands = (await rows('thresholds', filterOf('2026-10-12', '2026-10-20'))).filter(
    ([code]) => code === 'rule.structuring.three',
  );
  expect(bands).toEqual([['rule.structuring.three', 1]]);
  const of = async (merchants: string[]) =>
    (await rows('hits', filterOf('2026-10-20', '2026-10-20', { merchants }))).map(([rule]) => rule);
  expect(await of([])).toEqual(['structuring', 'velocity_operator']);
  expect(await of([''])).toEqual([]);
  expect(await of(['M-00000001'])).toEqual(['structuring']);
});

describe('who is the operator that an alert is about', () => {
  const HERS = 'insider/2026-10-13/hers';
  const plant = () => {
    const operator = { kind: 'operator', id: '林会计', label: '' } as const;
    const alerts = [
      alert('laundering/2026-10-12/other'),
      alert(HERS, {
        ...{ typology: 'insider', subject: operator },
        findings: [finding({ rule: 'velocity_operator', subject: operator })],
      }),
    ];
    vi.spyOn(Screening.prototype, 'look').mockReturnValue({
      ...{ alerts, byKey: new Map(), outcomes: new Map(), lines: 0, days: 0 },
    });
  };
  const asked = (person: string, panel: ConfidentialPanel) =>
    desk.handlers['analytics.riskPanel']({ panel, filter: ALL }, { ...info, person });

  test('does not count it, whoever asked before her', async () => {
    plant();
    const total = (answer: Awaited<ReturnType<typeof asked>>) => answer.tables[0]?.totals[0];
    expect(total(await asked('王合规', 'hit_trend'))).toBe(3); // With the one of the closed case.
    expect(total(await asked('林会计', 'hit_trend'))).toBe(2);
    expect(JSON.stringify(await asked('林会计', 'hits'))).not.toContain('velocity_operator');
    expect(JSON.stringify(await asked('林会计', 'thresholds'))).not.toContain('insider');
    const { rows: behind } = await desk.handlers['analytics.riskBehind'](
      {
        ...({ panel: 'hits', filter: ALL, currency: '', of: null, metric: 'alerts' } as const),
        ...{ offset: 0, limit: 50 },
      },
      info,
    );
    expect(behind).toHaveLength(2);
    expect(behind.map(({ key }) => key)).not.toContain(HERS);
    const officer = { ...info, person: '王合规' };
    const cases = async (person: string) => total(await asked(person, 'cases')) ?? 0;
    const before = [await cases('王合规'), await cases('林会计')];
    await desk.handlers['risk.openCase']({ keys: [HERS], title: '操作员' }, officer);
    expect([await cases('王合规'), await cases('林会计')]).toEqual([(before[0] ?? 0) + 1, before[1]]);
  });
});
