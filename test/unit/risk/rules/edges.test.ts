/** Where each rule begins and ends, to the fen and to the day: what stands exactly on a line is on one side of it, and on the same side every time. */
import { describe, expect, test } from 'vitest';
import type { Typology } from '../../../../shared/domain/risk.ts';
import type { ParsedLine } from '../../../../shared/domain/statement-line.ts';
import { alertsOf } from '../../../../src-main/areas/risk/rules/typologies.ts';
import { bankLine, dayText, ruleOn, sceneOf } from '../../../support/risk-scene.ts';
import { finding } from '../officers.ts';

const day = (at: number) => dayText('2026-03-01', at);
const received = (at: number, ...amounts: readonly number[]): ParsedLine[] =>
  amounts.map((amount, nth) => bankLine('in', '乙公司', day(at), `1${nth}:00:00`, amount));
const bandsOf = (rule: Parameters<typeof ruleOn>[0], bank: readonly ParsedLine[]) =>
  ruleOn(rule, sceneOf({ bank })).findings.map(({ band }) => band);

describe('a line of 50,000', () => {
  test('is not just under itself: the amount is held against the next line, which is far', () => {
    expect(bandsOf('under_threshold', received(1, 49_999.99))).toEqual(['within_10']);
    expect(bandsOf('under_threshold', received(1, 50_000))).toEqual([]);
  });

  test('has parts just under it from four fifths of it on', () => {
    expect(bandsOf('structuring', received(1, 40_000, 40_000, 40_000))).toEqual(['just_under']);
    expect(bandsOf('structuring', received(1, 39_999.99, 39_999.99, 39_999.99))).toEqual(['together']);
  });

  test('is reached by parts that make exactly it, not by a fen less', () => {
    expect(bandsOf('structuring', received(1, 20_000, 20_000, 10_000))).toEqual(['together']);
    expect(bandsOf('structuring', received(1, 20_000, 19_999.99, 10_000))).toEqual([]);
  });
});

test('a window of one day holds nothing of the day before', () => {
  expect(bandsOf('structuring', [...received(3, 48_000, 48_000), ...received(4, 48_000)])).toEqual([]);
  expect(bandsOf('large_value', [...received(1, 150_000), ...received(2, 100_000)])).toEqual([]);
  expect(bandsOf('large_value', received(1, 150_000, 100_000))).toHaveLength(1);
});

describe('out again within a day', () => {
  const pairs = (out: number) =>
    [0, 1].flatMap((at) => [
      bankLine('in', '过账人', day(at), '10:00:00', 100_000 + at * 50_000),
      bankLine('out', '接收人', day(at), '14:00:00', out * (at === 0 ? 1 : 1.5)),
    ]);
  test('may leave three per cent behind, and not more', () => {
    expect(bandsOf('mirroring', pairs(97_000))).toHaveLength(1);
    expect(bandsOf('mirroring', pairs(96_998))).toEqual([]);
  });
});

describe('a circle', () => {
  const round = (...on: readonly number[]) =>
    (['甲', '乙', '丙'] as const).flatMap((from, at, all) => {
      const to = all[(at + 1) % 3] ?? '甲';
      return [
        bankLine('out', to, day(on[at] ?? 0), '', 150_000, { account: `acct-${from}` }),
        bankLine('in', from, day(on[at] ?? 0), '', 150_000, { account: `acct-${to}` }),
      ];
    });
  test('is closed on the seventh day after it began, not on the eighth', () => {
    expect(bandsOf('circular_flow', round(0, 3, 7))).toHaveLength(1);
    expect(bandsOf('circular_flow', round(0, 3, 8))).toEqual([]);
  });
});

test('half a year of quiet is 180 days', () => {
  const others = Array.from({ length: 200 }, (_, at) => bankLine('in', '常客', day(at), '', 100));
  const sleeper = (quiet: number) => [
    ...others,
    bankLine('in', '沉睡户', day(1), '', 800),
    bankLine('in', '沉睡户', day(1 + quiet), '', 60_000),
  ];
  expect(bandsOf('dormant_busy', sleeper(180))).toEqual(['half_a_year']);
  expect(bandsOf('dormant_busy', sleeper(179))).toEqual([]);
});

describe('findings added up', () => {
  const by = (over: Partial<Typology>): Typology[] => [
    {
      id: 'laundering',
      isOn: true,
      weights: [{ rule: 'structuring', percent: 50 }],
      review: 50,
      stop: 60,
      ...over,
    },
  ];
  const on = (at: number, points: number) => finding({ points, from: day(at), to: day(at) });
  const levels = (points: number, over: Partial<Typology> = {}) =>
    alertsOf(by(over), [on(1, points)], (_, subject) => subject.id).map(({ score, level }) => [score, level]);

  test('reach a line by standing on it, and part of a point is none', () => {
    expect(levels(99)).toEqual([]);
    expect(levels(100)).toEqual([[50, 'review']]);
    expect(levels(119)).toEqual([[59, 'review']]);
    expect(levels(120)).toEqual([[60, 'stop']]);
  });

  test('of days that follow one another are one alert, with a day between them two, and none spans more than 31 days', () => {
    const spans = (...days: readonly number[]) =>
      alertsOf(
        by({}),
        days.map((at) => on(at, 200)),
        (_, __, from) => from,
      )
        .map(({ from, to }) => [from, to])
        .toSorted();
    expect(spans(1, 2)).toEqual([[day(1), day(2)]]);
    expect(spans(1, 3)).toEqual([
      [day(1), day(1)],
      [day(3), day(3)],
    ]);
    const [first, second] = spans(...Array.from({ length: 40 }, (_, at) => at));
    expect([first, second]).toEqual([
      [day(0), day(30)],
      [day(31), day(39)],
    ]);
  });
});
