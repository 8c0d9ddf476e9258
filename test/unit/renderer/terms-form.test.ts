/** What is typed into a form of terms is read digit by digit, and what cannot be is named field by field. */
import { expect, test } from 'vitest';
import { percentText } from '../../../shared/wording/terms-sentence.ts';
import {
  type CycleFields,
  cycleFields,
  type FeeFields,
  feeFields,
  NEW_FEE,
  readCycle,
  readFee,
} from '../../../src-renderer/features/matching/terms/terms-form.ts';

const CYCLE: CycleFields = { days: '1', unit: 'business', cutOff: '', graceDays: '1', billDays: '1' };
const FEE: FeeFields = { ...NEW_FEE, rate: '0.6', from: '2026-01-01' };

test.each<[string, Partial<CycleFields>, string[]]>([
  ['a plain cycle', {}, []],
  ['an hour of one digit and a full-width colon', { cutOff: '9：30' }, []],
  ['no hour', { cutOff: '24:00' }, ['cutOff']],
  ['words for a number', { days: 'two' }, ['days']],
  ['nothing for a number', { days: '', graceDays: ' ' }, ['days', 'graceDays']],
  ['an exponent', { billDays: '1e1' }, ['billDays']],
  ['more days than a cycle has', { days: '61' }, ['days']],
])('%s', (_, over, bad) => {
  expect([...readCycle({ ...CYCLE, ...over }).bad]).toEqual(bad);
});

test('a cycle comes back into its fields as it was', () => {
  const { terms } = readCycle({ ...CYCLE, cutOff: '9:30' });
  expect(terms?.cutOff).toBe('09:30');
  expect(terms && readCycle(cycleFields(terms)).terms).toEqual(terms);
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
])('%s', (_, over, bad) => {
  expect([...readFee({ ...FEE, ...over }).bad]).toEqual(bad);
});

test('a schedule comes back into its fields as it was, in currencies of any decimals', () => {
  for (const currency of ['CNY', 'JPY', 'KWD']) {
    const { terms } = readFee({ ...FEE, currency, rate: '1.2345', fixed: '3', min: '4', cap: '5' });
    expect(terms).toMatchObject({ ratePpm: 12_345 });
    expect(terms && readFee(feeFields(terms)).terms).toEqual(terms);
  }
});

test.each([
  [6_000, '0.6'],
  [38, '0.0038'],
  [0, '0'],
  [1_000_000, '100'],
])('%i ppm is %s percent', (ppm, text) => {
  expect(percentText(ppm)).toBe(text);
});
