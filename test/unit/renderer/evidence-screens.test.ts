/** What the screens of evidence, samples, tests, papers and retention work out themselves: periods, a draw as typed, sums of a sheet, what may be erased. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { SampleItem } from '../../../shared/contract/audit-tools.ts';
import { RIGHTS, type Right } from '../../../shared/contract/call.ts';
import { RIGHTS_OF } from '../../../src-main/areas/access/rules/rights.ts';
import { handedScope } from '../../../src-renderer/features/audit/evidence/handed-scope.ts';
import {
  accountChoices,
  PERIODS,
  periodNamed,
  periodOf,
  scopeOf,
  totalRows,
  WHOLE_SCOPE,
} from '../../../src-renderer/features/audit/evidence/scope.ts';
import { groupsOf, outcomeOf } from '../../../src-renderer/features/audit/papers/reconciliation.ts';
import { populationOf, WHOLE_POPULATION } from '../../../src-renderer/features/audit/population.ts';
import { canErase, goodYears, recordsIn } from '../../../src-renderer/features/audit/retention/due-choice.ts';
import { drawOf, EMPTY_DRAW, problemsOf } from '../../../src-renderer/features/audit/samples/draw-form.ts';
import {
  figuresOf,
  misstatementOf,
  rateFacts,
  stateOf,
} from '../../../src-renderer/features/audit/samples/sample-standing.ts';
import { tabOf, tabsFor } from '../../../src-renderer/features/audit/tabs.ts';
import { benfordRows, madText } from '../../../src-renderer/features/audit/tests/benford-rows.ts';
import { parameterText, readParameters } from '../../../src-renderer/features/audit/tests/test-form.ts';
import { grouped, placeOf } from '../../../src-renderer/features/audit/verify/fault-place.ts';
import { wordsIn } from '../../support/words.ts';

const words = wordsIn('zh-CN');
const rightsOf = (role: keyof typeof RIGHTS_OF): ReadonlySet<Right> => new Set(RIGHTS_OF[role]);

describe('who sees which part of the audit', () => {
  test('an auditor sees all of it, an administrator the record and its proof, compliance what it may ask', () => {
    expect(tabsFor(rightsOf('auditor'))).toHaveLength(8);
    expect(tabsFor(rightsOf('administrator'))).toEqual(['record', 'signals', 'verify']);
    expect(tabsFor(rightsOf('compliance'))).toEqual([
      'evidence',
      'verify',
      'samples',
      'tests',
      'papers',
      'retention',
    ]);
  });

  test('an address of a part she may not see shows her first one', () => {
    expect(tabOf('record', rightsOf('compliance'))).toBe('evidence');
    expect(tabOf('samples', rightsOf('administrator'))).toBe('record');
    expect(tabOf('nonsense', new Set(RIGHTS))).toBe('record');
  });
});

describe('the scope of a pack', () => {
  test('periods are whole and over: the month, quarter and year before today', () => {
    expect(periodOf('lastMonth', '2026-03-31')).toEqual({ from: '2026-02-01', to: '2026-02-28' });
    expect(periodOf('lastMonth', '2026-01-15')).toEqual({ from: '2025-12-01', to: '2025-12-31' });
    expect(periodOf('lastQuarter', '2026-05-02')).toEqual({ from: '2026-01-01', to: '2026-03-31' });
    expect(periodOf('lastQuarter', '2026-01-31')).toEqual({ from: '2025-10-01', to: '2025-12-31' });
    expect(periodOf('lastYear', '2028-02-29')).toEqual({ from: '2027-01-01', to: '2027-12-31' });
    for (const name of PERIODS) expect(periodNamed(periodOf(name, '2026-07-09'), '2026-07-09')).toBe(name);
    expect(periodNamed({ from: '2026-01-02', to: '' }, '2026-07-09')).toBeNull();
  });

  test('who may not see what is protected asks for none of it, whatever was kept', () => {
    const kept = { ...WHOLE_SCOPE, revealed: true, channels: ['wechat', 'gone'] };
    expect(scopeOf({ ...kept, originals: true }, false).originals).toBe(false);
    expect(scopeOf(kept, false)).toMatchObject({ revealed: false, channels: ['wechat'] });
    expect(scopeOf(kept, true).revealed).toBe(true);
  });

  test('an account that two channels have is one choice, totals are a row a currency', () => {
    expect(
      accountChoices(words, [
        { channel: 'wechat', account: 'A1', shown: '**01' },
        { channel: 'bank', account: 'A1', shown: '**01' },
      ]),
    ).toEqual([{ value: 'A1', label: '微信支付 / 银行 **01' }]);
    const sums = [
      { currency: 'CNY', amount: 5 },
      { currency: 'USD', amount: 7 },
    ];
    expect(totalRows([{ table: 'journal', name: 'debit', sums }])).toHaveLength(2);
  });

  test('what was handed over says its scope in words; what is no scope of ours stands as it is', () => {
    expect(handedScope(words, JSON.stringify(scopeOf(WHOLE_SCOPE, false)))).toBe('全部');
    const narrow = { ...WHOLE_SCOPE, from: '2026-01-01', accounts: ['a', 'b'], originals: true };
    expect(handedScope(words, JSON.stringify(scopeOf(narrow, true)))).toBe(
      '2026-01-01 – … · 2 个账户 · 含原始文件',
    );
    expect(handedScope(words, '{"sample":7}')).toBe('样本 7');
    expect(handedScope(words, '{"format":"saft","from":"2026-01-01"}')).toBe('saft · 2026-01-01');
    expect(handedScope(words, 'not JSON')).toBe('not JSON');
  });
});

describe('a draw as it is typed', () => {
  const fields = { ...EMPTY_DRAW, seed: 'x' };

  test('is nothing until its method has all it needs', () => {
    expect(drawOf(fields)).toBeNull();
    expect(drawOf({ ...fields, tolerable: '1,000.00' })).toEqual({
      method: 'mus',
      seed: 'x',
      tolerable: 100_000,
      expected: 0,
      confidence: 95,
      size: null,
      strata: [],
    });
    expect(drawOf({ ...fields, seed: ' ', tolerable: '1' })).toBeNull();
    expect(drawOf({ ...fields, method: 'stratified' })).toBeNull();
    expect(drawOf({ ...fields, method: 'stratified', strata: '0 1,000；20000' })).toMatchObject({
      size: 25,
      strata: [0, 100_000, 2_000_000],
      tolerable: null,
    });
  });

  test('an amount of a currency without cents is read as one', () => {
    expect(drawOf({ ...fields, currency: 'JPY', tolerable: '1000', expected: '0' })?.tolerable).toBe(1000);
    expect(problemsOf({ ...fields, currency: 'JPY', tolerable: '0.5', expected: '0' })).toEqual(
      new Set(['tolerable']),
    );
  });

  test('what cannot be is said: nothing tolerable, more expected than tolerable, bounds that fall', () => {
    expect(problemsOf({ ...fields, tolerable: '0' })).toEqual(new Set(['tolerable']));
    expect(problemsOf({ ...fields, tolerable: '10', expected: '10' })).toEqual(new Set(['expected']));
    expect(problemsOf({ ...fields, method: 'stratified', strata: '10 5' })).toEqual(new Set(['strata']));
    expect(problemsOf({ ...fields, method: 'random', size: '5001' })).toEqual(new Set(['size']));
    expect(problemsOf({ ...fields, method: 'random', strata: '10 5' })).toEqual(new Set());
  });

  test('whatever is typed, what is drawn keeps to the limits', () => {
    const typed = fc.string({ maxLength: 8 });
    fc.assert(
      fc.property(
        fc.constantFrom('mus', 'random', 'stratified', 'block', 'other'),
        typed,
        typed,
        typed,
        (method, tolerable, size, strata) => {
          const draw = drawOf({ ...fields, method, tolerable, size, strata });
          if (!draw) return;
          if (draw.tolerable !== null) expect(draw.tolerable).toBeGreaterThan(draw.expected ?? 0);
          if (draw.size !== null) expect(draw.size >= 1 && draw.size <= 5000).toBe(true);
          expect(draw.strata).toEqual(draw.strata.toSorted((a, b) => a - b));
        },
      ),
      { numRuns: 200 },
    );
  });

  test('a population without channels asks for none', () => {
    const scope = populationOf({ ...WHOLE_POPULATION, population: 'journal', channel: 'wechat' });
    expect(scope).toMatchObject({ population: 'journal', channel: '' });
    expect(populationOf({ ...WHOLE_POPULATION, population: 'gone', currency: '?' })).toMatchObject({
      population: 'lines_trade',
      currency: 'CNY',
    });
  });
});

describe('a sample as it stands', () => {
  const judged = (result: SampleItem['result'], audited: number | null = null) =>
    misstatementOf({ result, booked: 500, audited });

  test('booked less audited is the misstatement; what is not to be had is wrong by the whole', () => {
    expect([judged('open'), judged('right'), judged('missing'), judged('wrong', 520)]).toEqual([
      null,
      0,
      500,
      -20,
    ]);
  });

  test('it goes from judging to reviewed', () => {
    const at = { items: 2, judged: 1, conclusion: '', reviewedAt: '' };
    expect(stateOf(at)).toBe('judging');
    expect(stateOf({ ...at, judged: 2 })).toBe('judged');
    expect(stateOf({ ...at, judged: 2, conclusion: '可以' })).toBe('concluded');
    expect(stateOf({ ...at, judged: 2, conclusion: '可以', reviewedAt: '2026' })).toBe('reviewed');
  });

  test('an evaluation shows the figures of its basis and leaves out what it has not', () => {
    const found = {
      ...{ basis: 'attribute' as const, known: 1, projected: 2, basicPrecision: 3, incremental: 4 },
      ...{ upper: null, lower: null, tolerable: 9, holds: null, caveats: [] },
      rate: { wrong: 1, judged: 25, upperPpm: 176_470 },
    };
    expect(figuresOf(found).map(({ name }) => name)).toEqual(['known', 'tolerable']);
    expect(figuresOf({ ...found, basis: 'mus', upper: 8 })).toHaveLength(6);
    expect(rateFacts(found.rate).upper).toBe('17.65');
  });
});

describe('a test’s parameters', () => {
  test('amounts are typed with their decimals, hours end at 24, anything else is no number', () => {
    expect(parameterText('minor', 100_000, 'CNY')).toBe('1000.00');
    expect(parameterText('minor', 100_000, 'JPY')).toBe('100000');
    expect(readParameters({ minor: '1000', days: '3', from_hour: '22' }, 'CNY')).toEqual({
      minor: 100_000,
      days: 3,
      from_hour: 22,
    });
    expect(readParameters({ from_hour: '25' }, 'CNY')).toBeNull();
    expect(readParameters({ days: '-1' }, 'CNY')).toBeNull();
    expect(readParameters({}, 'CNY')).toEqual({});
  });

  test('Benford’s digits say by how many points they are off', () => {
    const [one] = benfordRows({
      digits: [{ digit: 1, found: 40, expectedPpm: 301_030, foundPpm: 400_000 }],
    });
    expect(one).toMatchObject({ shareText: '40.00', expectedText: '30.10', offText: '+9.90' });
    expect(madText(6100)).toBe('0.0061');
  });
});

describe('a reconciliation statement', () => {
  const item = (group: 'bank_in' | 'bank_out' | 'book_in' | 'book_out', amount: number) => ({
    ...{ group, amount, day: '2026-10-30', text: '', reference: '', ageDays: 1 },
  });

  test('has its four groups in the order of the sheet, empty ones too', () => {
    const groups = groupsOf({ items: [item('book_out', 3), item('bank_in', 5), item('bank_in', 7)] });
    expect(groups.map(({ group, amount }) => [group, amount])).toEqual([
      ['bank_in', 12],
      ['bank_out', 0],
      ['book_in', 0],
      ['book_out', 3],
    ]);
  });

  test('without the bank’s balance it is open, never even', () => {
    expect(outcomeOf({ difference: null })).toBe('open');
    expect(outcomeOf({ difference: 0 })).toBe('even');
    expect(outcomeOf({ difference: -1 })).toBe('off');
  });
});

describe('what falls due', () => {
  const erasable = new Set(['transactions'] as const);
  const due = (state: 'due' | 'held' | 'soon', recordClass: 'transactions' | 'books' = 'transactions') => ({
    state,
    recordClass,
  });

  test('only what is due, not held and erasable can be asked to be erased', () => {
    expect(canErase([due('due')], erasable)).toBe(true);
    expect(canErase([due('due'), due('held')], erasable)).toBe(false);
    expect(canErase([due('soon')], erasable)).toBe(false);
    expect(canErase([due('due', 'books')], erasable)).toBe(false);
    expect(canErase([], erasable)).toBe(false);
    expect(
      canErase(
        Array.from({ length: 501 }, () => due('due')),
        erasable,
      ),
    ).toBe(false);
    expect(recordsIn([{ records: 2 }, { records: 3 }])).toBe(5);
  });

  test('years are never fewer than the law asks', () => {
    expect([
      goodYears(10, 10),
      goodYears('30', 10),
      goodYears(9, 10),
      goodYears('', 10),
      goodYears(101, 10),
    ]).toEqual([10, 30, null, null, null]);
  });
});

test('a fault says its file and the record, event or byte in it; a fingerprint is read in groups', () => {
  expect(placeOf(words, { check: 'totals', file: 'data/lines.csv', record: 7 })).toBe(
    'data/lines.csv · 第 7 条记录',
  );
  expect(placeOf(words, { check: 'events', file: 'log/events.jsonl', record: 7 })).toContain('第 7 号事件');
  expect(placeOf(words, { check: 'extends', file: 'log/leaves.txt', record: 7 })).toContain('第 7 号事件');
  expect(placeOf(words, { check: 'archive', file: '', record: 0 })).toBe('压缩包');
  expect(grouped('0123456789abcdef')).toBe('01234567 89abcdef');
});
