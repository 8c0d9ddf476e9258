import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { ARRIVAL_STATES, type Expectation } from '../../../shared/domain/arrival.ts';
import { formatDay, parseDay, parseInstant } from '../../../shared/domain/dates.ts';
import {
  type ArrivedFile,
  arrivalDays,
  arrivalStanding,
} from '../../../src-main/areas/statements/rules/arrival-days.ts';
import { dueAt, expectationOf } from '../../../src-main/areas/statements/rules/cadence.ts';
import { isBusinessDayInChina } from '../../../src-main/platform/business-days.ts';

const day = (text: string): number => parseDay(text) ?? Number.NaN;
const file = (from: string, to = from, more: Partial<ArrivedFile> = {}): ArrivedFile => ({
  from: day(from),
  to: day(to),
  importId: 1,
  rows: 3,
  lines: 3,
  isFailed: false,
  ...more,
});
const at = (instant: string) => ({
  now: parseInstant(instant) ?? Number.NaN,
  isBusinessDay: isBusinessDayInChina,
});
const DAILY: Expectation = { cadence: 'daily', dueDays: 1, dueTime: '10:00', origin: 'channel' };

/** '05-06 arrived' …, from the first to the last of the days. */
function told(
  files: readonly ArrivedFile[],
  expectation: Expectation,
  now: string,
  from: string,
  to: string,
) {
  const account = { files, emptyDays: new Set<number>(), expectation };
  return arrivalDays(account, { from: day(from), to: day(to) }, at(now)).map(
    (each) => `${formatDay(each.day).slice(5)} ${each.state}`,
  );
}

describe("a channel's daily bill", () => {
  const files = [file('2026-05-06'), file('2026-05-07'), file('2026-05-09')];
  test('the day in the middle is missing; yesterday is not due before ten in the morning', () => {
    expect(told(files, DAILY, '2026-05-11T09:59:59+08:00', '2026-05-05', '2026-05-12')).toEqual([
      '05-05 before',
      '05-06 arrived',
      '05-07 arrived',
      '05-08 missing',
      '05-09 arrived',
      '05-10 expected',
      '05-11 expected',
      '05-12 after',
    ]);
  });
  test('at ten it is late', () => {
    expect(told(files, DAILY, '2026-05-11T10:00:00+08:00', '2026-05-10', '2026-05-11')).toEqual([
      '05-10 late',
      '05-11 expected',
    ]);
  });
  test('a file that holds no row says that nothing moved; one that failed its own proof is told apart', () => {
    const day06 = file('2026-05-06', '2026-05-06', { rows: 0, lines: 0 });
    const day07 = file('2026-05-07', '2026-05-07', { isFailed: true });
    expect(told([day06, day07], DAILY, '2026-05-08T09:00:00+08:00', '2026-05-06', '2026-05-07')).toEqual([
      '05-06 empty',
      '05-07 failed',
    ]);
  });
  test('an account that has been late for over a month is silent, and is told once', () => {
    const account = { files: [file('2026-05-06')], emptyDays: new Set<number>(), expectation: DAILY };
    const standing = arrivalStanding(account, at('2026-07-01T09:00:00+08:00'));
    expect(standing.late).toEqual([]);
    expect(formatDay(standing.silentSince ?? 0)).toBe('2026-05-07');
    expect(standing.nextDueAt).toBeNull();
  });
  test('the standing says covered to, missing, late, and when the next is due', () => {
    const account = { files, emptyDays: new Set<number>(), expectation: DAILY };
    const standing = arrivalStanding(account, at('2026-05-12T09:00:00+08:00'));
    expect(formatDay(standing.coveredTo)).toBe('2026-05-09');
    expect(standing.missing.map(formatDay)).toEqual(['2026-05-08']);
    expect(standing.late.map(formatDay)).toEqual(['2026-05-10']);
    expect(standing.nextDueAt).toBe(parseInstant('2026-05-11T10:00:00+08:00'));
  });
  test('a day without a bill, as the channel itself said, is no gap', () => {
    const account = { files, emptyDays: new Set([day('2026-05-08')]), expectation: DAILY };
    const [only] = arrivalDays(
      account,
      { from: day('2026-05-08'), to: day('2026-05-08') },
      at('2026-05-10T09:00:00+08:00'),
    );
    expect(only?.state).toBe('empty');
  });
});

describe('other habits', () => {
  test('a bank that sends on business days owes nothing for a holiday, and something for a Saturday worked in exchange', () => {
    const bank: Expectation = { ...DAILY, cadence: 'business_daily' };
    expect(told([file('2026-09-30')], bank, '2026-10-12T12:00:00+08:00', '2026-09-30', '2026-10-11')).toEqual(
      [
        '09-30 arrived',
        '10-01 free',
        '10-02 free',
        '10-03 free',
        '10-04 free',
        '10-05 free',
        '10-06 free',
        '10-07 free',
        '10-08 late',
        '10-09 late',
        '10-10 late',
        '10-11 free',
      ],
    );
    expect(dueAt(bank, day('2026-09-30'), isBusinessDayInChina)).toBe(
      parseInstant('2026-10-08T10:00:00+08:00'),
    );
  });
  test("a month's statement is due days after the month, also over New Year and in a leap year", () => {
    const monthly: Expectation = { ...DAILY, cadence: 'monthly', dueDays: 5 };
    const due = (text: string) => dueAt(monthly, day(text), isBusinessDayInChina);
    expect(due('2026-12-02')).toBe(parseInstant('2027-01-05T10:00:00+08:00'));
    expect(due('2028-02-01')).toBe(parseInstant('2028-03-05T10:00:00+08:00'));
  });
  test('a week ends on Sunday', () => {
    const weekly: Expectation = { ...DAILY, cadence: 'weekly' };
    expect(dueAt(weekly, day('2026-05-06'), isBusinessDayInChina)).toBe(
      parseInstant('2026-05-11T10:00:00+08:00'),
    );
  });
  test.each([
    ['a WeChat bill by the day', ['wechat_trade_bill'], [file('2026-05-06')], 'daily', 'channel'],
    [
      'WeChat bills taken by the month',
      ['wechat_fund_bill'],
      [file('2026-01-01', '2026-01-31'), file('2026-02-01', '2026-02-28'), file('2026-03-01', '2026-03-31')],
      'monthly',
      'learnt',
    ],
    [
      'a bank, Monday to Friday over two weeks',
      ['bank_csv'],
      ['06', '07', '08', '11', '12', '13', '14', '15', '18'].map((each) => file(`2026-05-${each}`)),
      'business_daily',
      'learnt',
    ],
    [
      'a bank of which a day came now and then',
      ['bank_csv'],
      ['2025-11-05', '2026-01-12', '2026-03-20', '2026-05-07'].map((day) => file(day)),
      'none',
      'learnt',
    ],
    ['a bank, twice', ['bank_csv'], [file('2026-05-06'), file('2026-05-07')], 'none', 'learnt'],
  ] as const)('%s', (_, adapters, files, cadence, origin) => {
    expect(expectationOf(adapters, files, isBusinessDayInChina)).toMatchObject({ cadence, origin });
  });
});

describe('days that nobody meant', () => {
  const near = Array.from({ length: 300 }, (_, at) => ({
    ...file('2026-01-01'),
    from: day('2025-12-01') + at,
    to: day('2025-12-01') + at,
  }));
  const far = file('9999-12-31');
  const clock = at('2026-10-19T09:00:00+08:00');
  const standingOf = (files: readonly ArrivedFile[]) =>
    arrivalStanding({ files, emptyDays: new Set<number>(), expectation: DAILY }, clock);

  test('a file of the year 9999 leaves the account as late as it is, and is gone through at once', () => {
    const began = performance.now();
    expect(standingOf([...near, far])).toEqual(standingOf(near));
    expect(performance.now() - began).toBeLessThan(1000);
  });
  test('an account that has such a file alone, or one of all days there are, is told too', () => {
    expect(formatDay(standingOf([far]).coveredTo)).toBe('9999-12-31');
    expect(formatDay(standingOf([file('1900-01-01', '9999-12-31')]).coveredTo)).toBe('9999-12-31');
    expect(standingOf([file('1900-01-01', '9999-12-31')]).missing).toEqual([]);
  });
  test('a file whose days end before they begin covers none', () => {
    expect(
      told(
        [file('2026-05-09', '2026-05-01')],
        DAILY,
        '2026-05-10T09:00:00+08:00',
        '2026-05-04',
        '2026-05-04',
      ),
    ).toEqual(['05-04 before']);
  });
});

test('every day has one state, and what is late or missing is counted as it is shown', () => {
  const spans = fc.array(
    fc.record({ from: fc.integer({ min: 0, max: 60 }), length: fc.integer({ min: 1, max: 9 }) }),
    { minLength: 1, maxLength: 12 },
  );
  const cadence = fc.constantFrom('none', 'daily', 'business_daily', 'weekly', 'monthly' as const);
  fc.assert(
    fc.property(spans, cadence, fc.integer({ min: 0, max: 100 }), (drafts, habit, nowDay) => {
      const start = day('2026-01-20');
      const files = drafts.map(({ from, length }) => ({
        ...file('2026-01-01'),
        from: start + from,
        to: start + from + length - 1,
      }));
      const account = {
        files,
        emptyDays: new Set<number>(),
        expectation: { ...DAILY, cadence: habit } as Expectation,
      };
      const clock = { now: (start + nowDay) * 86_400, isBusinessDay: isBusinessDayInChina };
      const days = arrivalDays(account, { from: start - 5, to: start + 110 }, clock);
      expect(days).toHaveLength(116);
      expect(days.every((each) => ARRIVAL_STATES.includes(each.state))).toBe(true);
      const standing = arrivalStanding(account, clock);
      const shown = (state: string) => days.filter((each) => each.state === state).map((each) => each.day);
      expect(standing.missing).toEqual(shown('missing'));
      expect(standing.late).toEqual(shown('late'));
      // A day that a file covers is never missing or late.
      for (const each of days)
        if (each.importIds.length > 0) expect(['arrived', 'failed', 'empty']).toContain(each.state);
    }),
  );
});
