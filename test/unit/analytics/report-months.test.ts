/** Which months the schedule owes: over, spoken of by files, made by nobody yet; made up after a long absence, and never by itself twice. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  DUE_MONTHS_MAX,
  type DueAsked,
  daysOf,
  dueMonths,
  monthsBefore,
  pastMonths,
} from '../../../src-main/areas/analytics/reports/rules/due.ts';

const asked = (more: Partial<DueAsked> = {}): DueAsked => ({
  today: '2026-06-03',
  onSince: '2026-05-20',
  day: 3,
  made: new Set(),
  first: '2025-01-01',
  last: '2026-06-02',
  ...more,
});

describe('what the schedule owes', () => {
  test('the month that is over, from its day on', () => {
    expect(dueMonths(asked({ made: new Set(['2026-04']) }))).toEqual(['2026-05']);
    expect(dueMonths(asked({ today: '2026-06-02', made: new Set(['2026-04']) }))).toEqual([]);
  });

  test('the month before it was switched on is the first', () => {
    expect(dueMonths(asked())).toEqual(['2026-04', '2026-05']);
    expect(dueMonths(asked({ onSince: '2026-06-01' }))).toEqual(['2026-05']);
  });

  test('nothing while it is off, and nothing of a ledger without files', () => {
    expect(dueMonths(asked({ onSince: '' }))).toEqual([]);
    expect(dueMonths(asked({ first: '', last: '' }))).toEqual([]);
  });

  test('months missed while the workspace was closed are made up, twelve at most, oldest first', () => {
    const due = dueMonths(asked({ onSince: '2024-01-01' }));
    expect(due).toHaveLength(DUE_MONTHS_MAX);
    expect([due[0], due.at(-1)]).toEqual(['2025-06', '2026-05']);
  });

  test('a month of which no file has come yet waits for the first', () => {
    expect(dueMonths(asked({ last: '2026-04-30' }))).toEqual(['2026-04']);
    expect(dueMonths(asked({ first: '2026-05-10' }))).toEqual(['2026-05']);
  });

  test('whatever is owed is over, not made, and owed once', () => {
    const month = fc.integer({ min: 0, max: 35 }).map((back) => monthsBefore('2026-12', back));
    const day = fc
      .tuple(month, fc.integer({ min: 1, max: 28 }))
      .map(([of, at]) => `${of}-${String(at).padStart(2, '0')}`);
    fc.assert(
      fc.property(day, day, fc.array(month), fc.integer({ min: 1, max: 28 }), (today, onSince, made, at) => {
        const due = dueMonths(asked({ today, onSince, day: at, made: new Set(made), last: '2026-12-31' }));
        expect(new Set(due).size).toBe(due.length);
        expect(due).toEqual(due.toSorted());
        for (const each of due) {
          expect(made).not.toContain(each);
          expect(daysOf(each).to < today).toBe(true);
        }
      }),
      { numRuns: 200 },
    );
  });
});

describe('months', () => {
  test('have their days, February of a leap year too', () => {
    expect(daysOf('2024-02')).toEqual({ from: '2024-02-01', to: '2024-02-29' });
    expect(daysOf('2026-12')).toEqual({ from: '2026-12-01', to: '2026-12-31' });
  });

  test('go over the year', () => {
    expect(monthsBefore('2026-01', 1)).toBe('2025-12');
    expect(monthsBefore('2025-12', -1)).toBe('2026-01');
  });

  test('may be made by hand once they are over and a file speaks of them', () => {
    expect(pastMonths('2026-06-30', '2026-04-15', '2026-06-29', 10)).toEqual(['2026-05', '2026-04']);
    expect(pastMonths('2026-06-30', '', '', 10)).toEqual([]);
  });
});
