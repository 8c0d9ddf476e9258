/**
 * How far off the forecast is, on made-up trade with fixed seeds: weekdays, holidays, growth and chance. It has to beat the simplest forecast there is, and
 * the band has to hold as much as it says.
 */
import { describe, expect, test } from 'vitest';
import { parseDay, weekday } from '../../../shared/domain/dates.ts';
import {
  bandOf,
  REPLAYED_DAYS,
  replaysUpTo,
  testedDays,
  weightedErrors,
} from '../../../src-main/areas/analytics/forecast/rules/replayed.ts';
import { forecaster, type History } from '../../../src-main/areas/settlement/channel/rules/forecast.ts';
import { isBusinessDayInChina } from '../../../src-main/platform/business-days.ts';

interface Trade {
  /** A week, in percent. */
  readonly growth: number;
  /** How far a day strays by chance, about, in percent. */
  readonly chance: number;
  /** A holiday in the week, against a usual day. */
  readonly holiday: number;
}
const TRADES: Readonly<Record<string, Trade>> = {
  steady: { growth: 0, chance: 12, holiday: 1.6 },
  growing: { growth: 2, chance: 12, holiday: 1.6 },
  'growing fast': { growth: 5, chance: 12, holiday: 1.6 },
  shrinking: { growth: -1.5, chance: 12, holiday: 0.5 },
  'mostly chance': { growth: 1, chance: 30, holiday: 0.5 },
  'almost without chance': { growth: 2, chance: 3, holiday: 1.6 },
};
const BY_WEEKDAY = [1.3, 0.8, 0.85, 0.9, 1, 1.25, 1.5];

/** Mulberry32: the same numbers for the same seed. */
function drawn(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

function history({ growth, chance, holiday }: Trade, seed: number, end: string, days: number): History {
  const next = drawn(seed);
  const normal = () => Math.sqrt(-2 * Math.log(1 - next())) * Math.cos(2 * Math.PI * next());
  const to = parseDay(end) ?? 0;
  const from = to - days + 1;
  const amounts = new Map<number, number>();
  for (let day = from; day <= to; day += 1) {
    const of = weekday(day);
    const isHoliday = !isBusinessDayInChina(day) && of !== 0 && of !== 6;
    const level = 10_000_000 * (1 + growth / 100) ** ((day - from) / 7);
    const usual = isHoliday ? holiday : (BY_WEEKDAY[of] ?? 1);
    amounts.set(day, Math.round(level * usual * Math.exp((chance / 100) * normal())));
  }
  return { from, to, at: (day) => amounts.get(day) ?? null };
}

const pastOf = (of: History) => ({ history: of, said: forecaster(of, isBusinessDayInChina) });
const ENDS = ['2026-07-15', '2026-11-20']; // The second has the National Day week in its eight weeks.
const SEEDS = [1, 2, 3];

describe('on seasonal trade with holidays', () => {
  const HISTORIES = [70, 180] as const;
  for (const [name, trade] of Object.entries(TRADES))
    for (const days of HISTORIES)
      test(`${name}, ${days} days of history: better than the same weekday a week earlier, one day and four weeks ahead`, () => {
        const pasts = SEEDS.flatMap((seed) => ENDS.map((end) => pastOf(history(trade, seed, end, days))));
        for (const ahead of [1, 14, 28]) {
          const errors = pasts.map((past) => weightedErrors(testedDays([past], ahead)));
          const sum = (of: 'wape' | 'naive') =>
            errors.reduce((total, error) => total + (error?.[of] ?? 0), 0);
          expect([ahead, sum('wape')]).toEqual([ahead, expect.any(Number)]);
          expect(sum('wape')).toBeGreaterThan(0);
          expect(sum('wape')).toBeLessThan(sum('naive'));
        }
      });

  test('growth costs it little, and what it is off grows with the days ahead rather than with growth', () => {
    const errorOf = (name: string, ahead: number) => {
      const all = SEEDS.map((seed) => pastOf(history(TRADES[name] as Trade, seed, '2026-11-20', 180)));
      const errors = all.map((past) => weightedErrors(testedDays([past], ahead))?.wape ?? 1);
      return errors.reduce((sum, each) => sum + each, 0) / errors.length;
    };
    expect(errorOf('growing fast', 28)).toBeLessThan(1.3 * errorOf('steady', 28));
    expect(errorOf('almost without chance', 1)).toBeLessThan(0.06);
  });

  test('the band of the coming days holds about four of five, and is not so wide that it says nothing', () => {
    let [inside, all, widest] = [0, 0, 0];
    for (const name of ['steady', 'growing', 'shrinking'])
      for (const seed of [11, 12, 13])
        for (const [end, cut] of ENDS.flatMap((each) => [35, 56, 77].map((days) => [each, days] as const))) {
          const whole = history(TRADES[name] as Trade, seed, end, 300);
          const known = { ...whole, to: whole.to - cut };
          const past = pastOf(known);
          for (const to of [7, 30]) {
            const band = bandOf([{ past, from: 1, to }], replaysUpTo(to));
            let [predicted, actual] = [0, 0];
            for (let ahead = 1; ahead <= to; ahead += 1) {
              predicted += past.said(known.to + ahead, known.to) ?? 0;
              actual += whole.at(known.to + ahead) ?? 0;
            }
            const ratio = (1_000_000 * actual) / predicted;
            all += 1;
            widest = Math.max(widest, band?.off ?? 0);
            if (band && Math.abs(ratio - 1_000_000) <= band.off) inside += 1;
          }
        }
    expect(inside / all).toBeGreaterThan(0.75);
    expect(inside / all).toBeLessThan(0.97);
    expect(widest).toBeLessThan(400_000);
  });
});

describe('what can be tested', () => {
  const even = (days: number, at: (day: number) => number | null = () => 100) => {
    const to = parseDay('2026-06-30') ?? 0;
    return { from: to - days + 1, to, at };
  };
  const every = (of: History) => ({ history: of, said: forecaster(of, () => true) });

  test('nothing below three weeks; eight weeks at most', () => {
    expect(testedDays([every(even(21))], 1)).toEqual([]);
    expect(testedDays([every(even(23))], 1)).toHaveLength(2);
    expect(testedDays([every(even(200))], 1)).toHaveLength(REPLAYED_DAYS);
    expect(testedDays([], 1)).toEqual([]);
  });

  test('a day without its bill has no figure, nor has the same weekday of the week after', () => {
    const of = even(60);
    const missing = of.to - 10;
    const days = testedDays([every({ ...of, at: (day) => (day === missing ? null : 100) })], 1);
    expect(days.find(({ day }) => day === missing)?.parts).toEqual([]);
    expect(days.find(({ day }) => day === missing + 7)).toBeUndefined();
    expect(days.filter(({ parts }) => parts.length === 1)).toHaveLength(37);
  });

  test('an account that comes later does not make the others wait, and one day is the sum of its accounts', () => {
    const days = testedDays([every(even(60)), every(even(30, () => 50))], 1);
    expect(days.map(({ parts }) => parts.length).join('')).toBe(`${'1'.repeat(30)}${'2'.repeat(9)}`);
    expect(weightedErrors(days)).toEqual({ wape: 0, naive: 0, days: 39 });
  });

  test('no band from fewer than ten replays', () => {
    const band = (days: number, to: number) =>
      bandOf([{ past: every(even(days)), from: 1, to }], replaysUpTo(to));
    expect(band(37, 7)).toEqual({ off: 0, origins: 10 });
    expect(band(36, 7)).toBeNull();
    expect(bandOf([], replaysUpTo(7))).toBeNull();
  });
});
