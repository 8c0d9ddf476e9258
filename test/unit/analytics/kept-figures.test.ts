/** What is kept is never older than what it was made of: a later word for a line, a merchant bound anew, an hour gone by; and it is not kept for ever. */
import { expect, test } from 'vitest';
import type { ParsedLine } from '../../../shared/domain/statement-line.ts';
import type { BasisDeps } from '../../../src-main/areas/analytics/cube/basis.ts';
import type { AnalyticsDeps } from '../../../src-main/areas/analytics/deps.ts';
import { keptOr } from '../../../src-main/areas/analytics/kept-answers.ts';
import { digits } from '../../../src-main/areas/analytics/risk/digits.ts';
import { askedOf } from '../../../src-main/areas/analytics/rules/asked.ts';
import { filterOf } from '../../support/every-cell.ts';
import { line } from '../../support/lines.ts';
import { readSales } from '../../support/read-sales.ts';
import { depsOf, type StandingFile } from '../../support/standing-lines.ts';

const OCTOBER = filterOf('2026-10-01', '2026-10-31');
const DAY = 'CNY 2026-10-17';
const bill = (lines: readonly ParsedLine[], superseded: readonly number[] = []): StandingFile => ({
  ...{ kind: 'trade_bill', channel: 'wechat' },
  ...{ lines, superseded },
});
/** The same files in memory, at a later word: of all that changed only which lines gave way. */
const later = (before: BasisDeps, files: readonly StandingFile[]): BasisDeps => ({
  ...before,
  lines: { ...before.lines, versions: depsOf(files).lines.versions } as BasisDeps['lines'], // What figures look at.
});

test('when a later word comes for a line of a file in memory, its figures are those of the lines that stand', () => {
  const lines = [line({ net: 100 }), line({ net: 900 })];
  const before = depsOf([bill(lines)]);
  const after = later(before, [bill(lines, [1])]);
  const sold = (deps: BasisDeps) => readSales('volume', deps, OCTOBER)[DAY]?.sales_value;
  expect([sold(before), sold(after), sold(later(after, [bill(lines, [0])]))]).toEqual([1000, 100, 900]);
  const byDigit = (deps: BasisDeps) =>
    digits
      .read({ ...deps, locale: () => 'zh-CN' } as AnalyticsDeps, askedOf(OCTOBER)) // All that it asks of it.
      .tables.flatMap(({ rows }) => rows.flatMap(({ of, values }) => (values.digit_count ? of : [])));
  expect([byDigit(before), byDigit(after)]).toEqual([['1', '9'], ['1']]);
});

test('a chargeback that gave way states none: those of the fund bill count then', () => {
  const back = line({ kind: 'chargeback', direction: 'out', net: 700 });
  const fund: StandingFile = { kind: 'fund_bill', channel: 'wechat', lines: [back] };
  const counted = (superseded: readonly number[]) =>
    readSales(
      'refunds',
      depsOf([bill([line(), { ...back, net: line({ net: 300 }).net }], superseded), fund]),
      OCTOBER,
    )[DAY]?.chargeback_value;
  expect([counted([]), counted([1])]).toEqual([300, 700]);
});

test('an account bound to a merchant counts as hers with the next question, without any file having come', () => {
  const merchants: Record<string, string> = {};
  let writes = 0;
  const deps: BasisDeps = {
    ...depsOf([bill([line({ account: 'A1' })])], merchants),
    ledger: { writes: () => writes } as BasisDeps['ledger'], // As above.
  };
  const names = () => Object.keys(readSales('merchants', deps, OCTOBER));
  expect(names()).toEqual(['CNY ']);
  merchants['A1'] = '甲';
  writes += 1;
  expect(names()).toEqual(['CNY P-甲']);
});

test('an answer is kept while nothing is written, no hour begins and nobody reads another language', () => {
  const at = { writes: 0, now: '2026-10-19T01:10:00.000Z', locale: 'zh-CN' as 'zh-CN' | 'en' };
  const deps = {
    ...depsOf([]),
    ledger: { writes: () => at.writes } as AnalyticsDeps['ledger'], // As above.
    now: () => at.now,
    locale: () => at.locale,
  };
  let made = 0;
  const times = () => {
    keptOr(deps, 'it', () => (made += 1));
    return made;
  };
  expect([times(), times()]).toEqual([1, 1]);
  at.now = '2026-10-19T01:59:59.999Z';
  expect(times()).toBe(1);
  at.now = '2026-10-19T02:00:00.000Z';
  expect(times()).toBe(2);
  at.writes = 1;
  expect(times()).toBe(3);
  at.locale = 'en';
  expect(times()).toBe(4);
});

test('what is kept has an end: the oldest makes room, and what was asked last is still there', () => {
  const deps = {
    ...depsOf([]),
    now: () => '2026-10-19T01:10:00.000Z',
    locale: () => 'zh-CN' as const,
  };
  const made: string[] = [];
  const ask = (name: string) =>
    keptOr(
      deps,
      name,
      () => made.push(name),
      () => 90_000,
    );
  for (const name of ['first', 'second', 'third', 'third', 'second', 'first']) ask(name);
  expect(made).toEqual(['first', 'second', 'third', 'first']);
});
