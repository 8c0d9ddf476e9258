/** Today's one primary action, and percentages that never flatter. */
import { describe, expect, test } from 'vitest';
import { nextSteps, percentOf, type Summary } from '../../../src-renderer/features/today/next-steps.ts';

const quiet: Summary = {
  businessDay: '2026-10-18',
  imports: 14,
  plansWaiting: 0,
  legs: [],
  openExceptions: 0,
  waitingExceptions: 0,
  proposals: 0,
  missingFiles: 0,
  late: [],
  isStale: false,
  clientFunds: { short: [], unsigned: 0 },
};
const kinds = (summary: Partial<Summary>) => nextSteps({ ...quiet, ...summary }).map((step) => step.kind);

describe('what to do next', () => {
  test('an empty workspace begins with a file', () => {
    expect(kinds({ imports: 0 })).toEqual(['start']);
  });
  test('files that wait come before matching, matching before deciding', () => {
    expect(
      kinds({ plansWaiting: 2, isStale: true, proposals: 3, openExceptions: 4, missingFiles: 1 }),
    ).toEqual(['plans', 'match', 'proposals', 'exceptions', 'missing']);
  });
  test('files that are due and not here are fetched before anything is matched', () => {
    const late = [
      { sourceKind: 'bank', channel: 'bank', account: '', days: 2, since: '2026-10-17' },
    ] as const;
    expect(kinds({ late: [...late], isStale: true })).toEqual(['late', 'match']);
  });
  test('the first files of a workspace are committed, not asked for again', () => {
    expect(kinds({ imports: 0, plansWaiting: 1 })).toEqual(['plans']);
  });
  test('what somebody waits for her to decide comes before her own work', () => {
    const all = nextSteps({ ...quiet, isStale: true }, { toDecide: 2 });
    expect(all.map((step) => step.kind)).toEqual(['approvals', 'match']);
    expect(all[0]?.count).toBe(2);
  });
  test('of settlement, what is not here is looked after before anything is signed, and signed before it is paid', () => {
    const beside = { toSign: 3, overtaken: 1, toPay: 2, settleLate: 4, settleMissing: 5, toInstruct: 1 };
    expect(nextSteps(quiet, beside)).toEqual([
      { kind: 'settleMissing', count: 5 },
      { kind: 'settleLate', count: 4 },
      { kind: 'overtaken', count: 1 },
      { kind: 'sign', count: 3 },
      { kind: 'payOut', count: 2 },
      { kind: 'instruct', count: 1 },
    ]);
  });
  test('what goes out and what is booked comes after what it rests on, and is said even before the first file', () => {
    const beside = { toInstruct: 1, unknown: 2, cameBack: 3, toVerify: 5, booksBehind: true };
    const kindsOf = (summary: Partial<Summary>) =>
      nextSteps({ ...quiet, ...summary }, beside).map((step) => step.kind);
    expect(kindsOf({ isStale: true })).toEqual([
      'match',
      'instruct',
      'unknown',
      'cameBack',
      'verify',
      'books',
    ]);
    expect(kindsOf({ imports: 0 })).toEqual(['start', 'instruct', 'unknown', 'cameBack', 'verify', 'books']);
    expect(nextSteps(quiet, { unknown: 2 })).toEqual([{ kind: 'unknown', count: 2 }]);
  });
  test('days of client funds are signed once nothing changes them any more', () => {
    const all = nextSteps({ ...quiet, clientFunds: { short: [], unsigned: 3 } }, { booksBehind: true });
    expect(all).toEqual([
      { kind: 'books', count: 1 },
      { kind: 'funds', count: 3 },
    ]);
  });
  test('when nothing waits, the report is the next thing', () => {
    expect(kinds({})).toEqual(['report']);
  });
});

describe('percentages', () => {
  test('are cut, so that 100 % is said only of all', () => {
    expect(percentOf(99_999, 100_000)).toBe('99.99%');
    expect(percentOf(100_000, 100_000)).toBe('100.00%');
    expect(percentOf(0, 12)).toBe('0.00%');
    expect(percentOf(0, 0)).toBe('–');
    expect(percentOf(9_942, 10_000)).toBe('99.42%');
    expect(percentOf(3, 7)).toBe('42.86%');
    expect(percentOf(9_999_999_999, 10_000_000_000)).toBe('99.99%');
  });
});
