/** Whoever is asked to agree to a change of terms reads beside it what it changes. */
import { expect, test } from 'vitest';
import type {
  FeeSchedule,
  ReserveTerms,
  SettlementTerms,
  TermsChange,
} from '../../../shared/domain/settlement-terms.ts';
import { before } from '../../../src-main/areas/matching/terms/before.ts';
import { SIX_PER_MILLE, T1 } from '../../support/terms.ts';

const of = { channel: 'wechat', account: '' } as const;
const own = { ...of, account: '1900000109' };
const reserve = (from: string, ratePpm = 100_000): ReserveTerms => ({
  ...{ kind: 'rolling', ratePpm, fixedMinor: 0, capMinor: null, holdDays: 90, from },
});
const fee = (over: Partial<FeeSchedule>, isEnded = false): TermsChange => ({
  ...{ what: 'fee', ...of, schedule: { ...SIX_PER_MILLE, ...over }, isEnded },
});
const TERMS: SettlementTerms = {
  days: [{ day: '2026-10-20', kind: 'holiday', name: '盘点' }],
  cycles: [{ ...of, cycle: { ...T1, days: 3 } }],
  fees: [
    { ...of, schedule: SIX_PER_MILLE },
    { ...of, schedule: { ...SIX_PER_MILLE, ratePpm: 5_000, from: '2026-06-01' } },
    { ...of, schedule: { ...SIX_PER_MILLE, ratePpm: 1_000, from: '2026-07-01', to: '2026-07-31' } },
  ],
  reserves: [
    { ...of, reserve: reserve('2026-01-01') },
    { ...of, reserve: reserve('2026-06-01', 50_000) },
  ],
  sharings: [],
};
const rateBefore = (change: TermsChange) => {
  const found = before(TERMS, change);
  return found?.what === 'fee' ? found.schedule.ratePpm : null;
};
const heldBefore = (change: TermsChange) => {
  const found = before(TERMS, change);
  return found?.what === 'reserve' ? found.reserve?.ratePpm : null;
};

test('a day of the firm, and none of a day that was as announced', () => {
  const change = (day: string): TermsChange => ({ what: 'calendar_day', day, kind: 'business', name: '' });
  expect(before(TERMS, change('2026-10-20'))).toMatchObject({ kind: 'holiday', name: '盘点' });
  expect(before(TERMS, change('2026-10-21'))).toBeNull();
});

test('a cycle: of an account without one of its own the channel’s, of a channel without one the shipped one', () => {
  const change = { what: 'cycle', cycle: T1 } as const;
  expect(before(TERMS, { ...change, ...own })).toMatchObject({ account: '1900000109', cycle: { days: 3 } });
  expect(before(TERMS, { ...change, ...of, channel: 'stripe' })).toMatchObject({
    cycle: { days: 2, unit: 'calendar' },
  });
});

test.each<[string, TermsChange, number | null]>([
  ['of the same first day', fee({ from: '2026-06-01' }), 5_000],
  ['of the newest first day before', fee({ from: '2026-09-01' }), 5_000],
  ['of a day between two', fee({ from: '2026-03-01' }), 6_000],
  ['before all of them', fee({ from: '2025-01-01' }), null],
  [
    'of a window the window before, not what it goes beside',
    fee({ from: '2026-08-01', to: '2026-08-31' }),
    1_000,
  ],
  ['of words nobody said before', fee({ from: '2026-09-01', words: ['POS'] }), null],
  ['that ends: itself is what was', fee({}, true), null],
])('a fee schedule %s', (_, change, rate) => {
  expect(rateBefore(change)).toBe(rate);
});

test('a reserve: the word that held on its first day; of one taken back the newest', () => {
  expect(heldBefore({ what: 'reserve', ...of, reserve: reserve('2026-03-01') })).toBe(100_000);
  expect(heldBefore({ what: 'reserve', ...of, reserve: reserve('2025-03-01') })).toBeNull();
  expect(heldBefore({ what: 'reserve', ...of, reserve: null })).toBe(50_000);
});

test('sharing: what ships, and nothing where nothing does', () => {
  const change = { what: 'sharing', sharing: { maxPpm: 1, releaseDays: 1 } } as const;
  expect(before(TERMS, { ...change, ...of })).toMatchObject({ sharing: { maxPpm: 300_000 } });
  expect(before(TERMS, { ...change, ...of, channel: 'stripe' })).toBeNull();
});
