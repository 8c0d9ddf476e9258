/** Periods to the day, years that may be longer and never shorter, and holds that win over everything that is due. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { RECORD_CLASSES } from '../../../../shared/contract/retention.ts';
import { formatDay, parseDay } from '../../../../shared/domain/dates.ts';
import { CLASS_RULES, yearsProblem } from '../../../../src-main/areas/audit/retention/rules/classes.ts';
import { aYearOn, dueOn, yearEnd } from '../../../../src-main/areas/audit/retention/rules/periods.ts';
import { type Hold, holdOf, stateOfUnit } from '../../../../src-main/areas/audit/retention/rules/standing.ts';

describe('a period of years', () => {
  test.each([
    ['2016-03-01', 10, '2026-03-02'],
    ['2016-12-31', 10, '2027-01-01'],
    ['2016-01-31', 10, '2026-02-01'],
    // The 29th of February has no day of its name ten years on: the period ends with the month.
    ['2016-02-29', 10, '2026-03-01'],
    ['2016-02-29', 4, '2020-03-01'],
    ['2016-02-28', 10, '2026-03-01'],
    ['2018-02-28', 10, '2028-02-29'],
    ['1996-02-29', 4, '2000-03-01'],
    ['2096-02-29', 4, '2100-03-01'],
  ])('from %s on, %i years: it may go on %s', (from, years, due) => {
    expect(dueOn(from, years)).toBe(due);
  });

  test('of books and statements begins when the year ends', () => {
    expect(dueOn(yearEnd('2016-01-01'), 10)).toBe('2027-01-01');
  });

  test('beyond the calendar never ends', () => {
    expect(dueOn('9950-01-01', 100)).toBe('9999-12-31');
  });

  test('is never shorter than its years, and one day longer keeps it one day longer', () => {
    const day = fc.integer({ min: parseDay('1990-01-01') ?? 0, max: parseDay('2090-12-31') ?? 0 });
    fc.assert(
      fc.property(day, fc.integer({ min: 1, max: 100 }), (from, years) => {
        const due = parseDay(dueOn(formatDay(from), years)) ?? 0;
        expect(due - from).toBeGreaterThan(years * 365.24 - 1);
        expect(due - from).toBeLessThan(years * 365.25 + 3);
        expect(dueOn(formatDay(from + 1), years) >= formatDay(due)).toBe(true);
      }),
      { numRuns: 300 },
    );
  });
});

test('a house may keep longer than the law asks, never shorter', () => {
  for (const each of RECORD_CLASSES) {
    const { years, yearsMin } = CLASS_RULES[each];
    expect(years).toBeGreaterThanOrEqual(yearsMin);
    expect(yearsProblem(each, yearsMin - 1, years)).toBe('shorter');
    expect(yearsProblem(each, years, years)).toBe('same');
    expect(yearsProblem(each, years + 1, years)).toBe('');
  }
});

describe('a legal hold', () => {
  const unit = {
    key: 'transactions:2016-03',
    recordClass: 'transactions' as const,
    days: ['2016-03-01', '2016-03-31'] as [string, string],
    party: '',
    dueOn: '2026-04-01',
  };
  const hold = (over: Partial<Hold> = {}): Hold => ({
    ...{ id: 'h', recordClass: 'all', from: '', to: '', party: '', isActive: true },
    ...over,
  });
  const stateWith = (holds: readonly Hold[], today = '2026-04-01') =>
    stateOfUnit(unit, { today, holds, asked: new Set() });

  test('keeps what is due, and lets it go again when it is ended', () => {
    expect(stateWith([])).toBe('due');
    expect(stateWith([hold()])).toBe('held');
    expect(stateWith([hold({ isActive: false })])).toBe('due');
  });

  test('keeps what one of its days touches', () => {
    expect(stateWith([hold({ from: '2016-03-31' })])).toBe('held');
    expect(stateWith([hold({ from: '2016-04-01' })])).toBe('due');
    expect(stateWith([hold({ to: '2016-03-01' })])).toBe('held');
    expect(stateWith([hold({ to: '2016-02-29' })])).toBe('due');
  });

  test('of one party keeps files in which she may stand, and no other party', () => {
    expect(holdOf(unit, [hold({ party: 'M-A' })])).toBe('h');
    expect(holdOf({ ...unit, party: 'M-A' }, [hold({ party: 'M-A' })])).toBe('h');
    expect(holdOf({ ...unit, party: 'M-B' }, [hold({ party: 'M-A' })])).toBe('');
  });

  test('what is not due is soon within a year, and later before that', () => {
    expect(stateWith([], '2026-03-31')).toBe('soon');
    expect(stateWith([], '2025-04-01')).toBe('soon');
    expect(stateWith([], '2025-03-31')).toBe('later');
    expect(aYearOn('2024-02-29')).toBe('2025-02-28');
  });

  test('whatever is held and asked for, nothing is due but what is of age and on no hold', () => {
    const day = fc.integer({ min: 0, max: 60 }).map((at) => formatDay((parseDay('2016-02-15') ?? 0) + at));
    const party = fc.constantFrom('', 'M-A', 'M-B');
    const recordClass = fc.constantFrom('transactions' as const, 'identity' as const);
    const holds = fc.array(
      fc
        .record({
          id: fc.uuid(),
          recordClass: fc.oneof(recordClass, fc.constant('all' as const)),
          from: fc.oneof(day, fc.constant('')),
          to: fc.oneof(day, fc.constant('')),
          party,
          isActive: fc.boolean(),
        })
        // One that ends before it begins is refused when it is set.
        .filter(({ from, to }) => from === '' || to === '' || from <= to),
      { maxLength: 4 },
    );
    const units = fc.record({
      recordClass,
      days: fc.tuple(day, day),
      party,
      age: fc.integer({ min: -400, max: 400 }),
    });
    const touches = (days: readonly string[], { from, to }: { from: string; to: string }) =>
      days.some((each) => (from === '' || each >= from) && (to === '' || each <= to));
    fc.assert(
      fc.property(
        units,
        holds,
        fc.boolean(),
        ({ recordClass: of, days, party: whose, age }, held, isAsked) => {
          const [first = '', last = ''] = days.toSorted();
          const today = '2026-06-15';
          const due = formatDay((parseDay(today) ?? 0) - age);
          const state = stateOfUnit(
            { key: 'k', recordClass: of, days: [first, last], party: whose, dueOn: due },
            { today, holds: held, asked: new Set(isAsked ? ['k'] : []) },
          );
          // Day by day, as one would look it up by hand.
          const all: string[] = [];
          for (let at = parseDay(first) ?? 0; at <= (parseDay(last) ?? 0); at += 1) all.push(formatDay(at));
          const isHeld = held.some(
            (each) =>
              each.isActive &&
              ['all', of].includes(each.recordClass) &&
              !(each.party !== '' && whose !== '' && each.party !== whose) &&
              touches(all, each),
          );
          if (state === 'due' || state === 'asked') expect([due <= today, isHeld]).toEqual([true, false]);
          if (due <= today) expect(state).toBe(isHeld ? 'held' : isAsked ? 'asked' : 'due');
        },
      ),
      { numRuns: 300 },
    );
  });
});
