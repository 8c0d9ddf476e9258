/** What is typed into a form of terms is read digit by digit, and what cannot be is named field by field. */
import { describe, expect, test } from 'vitest';
import { percentText } from '../../../shared/wording/terms-sentence.ts';
import {
  type FeeFields,
  feeFields,
  NEW_FEE,
  readFee,
} from '../../../src-renderer/features/matching/terms/fee-draft.ts';
import { readSharing, sharingFields } from '../../../src-renderer/features/matching/terms/sharing-draft.ts';
import {
  type CycleFields,
  cycleFields,
  readCycle,
} from '../../../src-renderer/ui/terms-fields/cycle-draft.ts';
import {
  NO_RESERVE,
  type ReserveFields,
  readReserve,
  reserveFields,
} from '../../../src-renderer/ui/terms-fields/reserve-draft.ts';

const CYCLE: CycleFields = {
  ...{ days: '1', unit: 'business', cutOff: '', minimum: '', roll: 'following' },
  ...{ graceDays: '1', billDays: '1' },
};
const FEE: FeeFields = { ...NEW_FEE, rate: '0.6', from: '2026-01-01' };
const STEP = { above: '1,000,000', rate: '0.55', fixed: '' };

test.each<[string, Partial<CycleFields>, string[]]>([
  ['a plain cycle', {}, []],
  ['an hour of one digit and a full-width colon', { cutOff: '9：30' }, []],
  ['no hour', { cutOff: '24:00' }, ['cutOff']],
  ['words for a number', { days: 'two' }, ['days']],
  ['nothing for a number', { days: '', graceDays: ' ' }, ['days', 'graceDays']],
  ['an exponent', { billDays: '1e1' }, ['billDays']],
  ['a least amount of nothing', { minimum: '0.00' }, ['minimum']],
  ['a least amount finer than a cent', { minimum: '1.001' }, ['minimum']],
  ['more days than a cycle has', { days: '61' }, ['days']],
])('%s', (_, over, bad) => {
  expect([...readCycle({ ...CYCLE, ...over }).bad]).toEqual(bad);
});

test('a cycle comes back into its fields as it was', () => {
  const { cycle } = readCycle({ ...CYCLE, cutOff: '9:30', minimum: '500', roll: 'modified_following' });
  expect(cycle).toMatchObject({ cutOff: '09:30', minimumMinor: 50_000, roll: 'modified_following' });
  expect(cycle && readCycle(cycleFields(cycle)).cycle).toEqual(cycle);
});

test.each<[string, Partial<FeeFields>, string[]]>([
  ['a plain schedule', {}, []],
  ['no rate', { rate: '' }, ['rate']],
  ['a rate finer than a millionth', { rate: '0.00001' }, ['rate']],
  ['a rate above all', { rate: '100.1' }, ['rate']],
  ['a currency in small letters', { currency: 'cny' }, []],
  ['no currency', { currency: 'yuan' }, ['currency']],
  ['an amount finer than a cent', { min: '0.001' }, ['min']],
  ['a most below the least', { min: '2', cap: '1' }, ['cap']],
  ['a day that does not exist', { from: '2026-02-30' }, ['from']],
  ['a last day before the first', { to: '2025-12-31' }, ['to']],
  ['a word too long to be one', { words: `借记卡,${'字'.repeat(41)}` }, ['words']],
  ['a fee for chargebacks of less than nothing', { chargeback: '-1' }, ['chargeback']],
])('%s', (_, over, bad) => {
  expect([...readFee({ ...FEE, ...over }).bad]).toEqual(bad);
});

test('a schedule comes back into its fields as it was, in currencies of any decimals', () => {
  for (const currency of ['CNY', 'JPY', 'KWD'])
    for (const tierBy of ['value', 'count'] as const) {
      const { schedule } = readFee({
        ...{
          ...FEE,
          currency,
          rate: '1.2345',
          fixed: '3',
          min: '4',
          cap: '5',
          chargeback: '6',
          to: '2026-06-30',
        },
        ...{ roundedPer: 'batch', refunds: 'fixed_kept', words: '借记卡， POS、借记卡' },
        ...{ tierKind: 'marginal', tierBy, steps: [STEP, { above: '2000000', rate: '0.5', fixed: '1' }] },
      });
      expect(schedule).toMatchObject({ ratePpm: 12_345, words: ['借记卡', 'POS'] });
      expect(schedule?.tiers?.steps).toHaveLength(2);
      expect(schedule && readFee(feeFields(schedule)).schedule).toEqual(schedule);
    }
});

describe('steps', () => {
  test.each<[string, FeeFields['steps'], string[]]>([
    ['that rise', [STEP, { ...STEP, above: '1000000.01' }], []],
    ['that stand still', [STEP, STEP], ['above1']],
    ['from nothing on', [{ ...STEP, above: '0' }], ['above0']],
    ['without a rate', [{ ...STEP, rate: '' }], ['rate0']],
    ['with a fixed part finer than a cent', [{ ...STEP, fixed: '0.001' }], ['fixed0']],
  ])('%s', (_, steps, bad) => {
    const read = readFee({ ...FEE, tierKind: 'whole', steps });
    expect([...read.badTiers]).toEqual(bad);
    expect(read.schedule === null).toBe(bad.length > 0);
  });

  test('by payments are whole numbers of them', () => {
    const steps = [{ ...STEP, above: '1000.5' }];
    expect([...readFee({ ...FEE, tierKind: 'whole', tierBy: 'count', steps }).badTiers]).toEqual(['above0']);
  });

  test('that are none are not read', () => {
    expect(readFee({ ...FEE, steps: [{ ...STEP, above: 'x' }] }).schedule?.tiers).toBeNull();
  });
});

describe('a reserve', () => {
  const typed: ReserveFields = {
    ...NO_RESERVE,
    ...{ reserveKind: 'rolling', reserveRate: '10', reserveFrom: '2026-01-01' },
  };
  test.each<[string, Partial<ReserveFields>, string[]]>([
    ['a share of each day', {}, []],
    ['a share of nothing', { reserveRate: '0' }, ['reserveRate']],
    ['a cap of nothing', { reserveCap: '0' }, ['reserveCap']],
    ['no days', { holdDays: '' }, ['holdDays']],
    ['more days than two years', { holdDays: '731' }, ['holdDays']],
    ['no first day', { reserveFrom: '' }, ['reserveFrom']],
    ['filled up to nothing', { reserveKind: 'fixed' }, ['reserveFixed']],
    ['filled up to a sum', { reserveKind: 'fixed', reserveFixed: '50,000' }, []],
  ])('%s', (_, over, bad) => {
    const read = readReserve({ ...typed, ...over });
    expect([...read.bad]).toEqual(bad);
    expect(read.isGood).toBe(bad.length === 0);
    expect(read.reserve && readReserve(reserveFields(read.reserve)).reserve).toEqual(read.reserve);
  });

  test('is none where none is asked for', () => {
    expect(readReserve(NO_RESERVE)).toMatchObject({ reserve: null, isGood: true });
  });
});

test('bounds of sharing are a percent and days', () => {
  const { sharing } = readSharing({ most: '30', releaseDays: '180' });
  expect(sharing).toEqual({ maxPpm: 300_000, releaseDays: 180 });
  expect(sharing && readSharing(sharingFields(sharing)).sharing).toEqual(sharing);
  expect([...readSharing({ most: '', releaseDays: '0' }).bad]).toEqual(['most', 'releaseDays']);
});

test.each([
  [6_000, '0.6'],
  [38, '0.0038'],
  [0, '0'],
  [1_000_000, '100'],
])('%i ppm is %s percent', (ppm, text) => {
  expect(percentText(ppm)).toBe(text);
});
