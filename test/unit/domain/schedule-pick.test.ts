/** Which schedule holds for a line: whose, for what words, in which window, since when. */
import fc from 'fast-check';
import { expect, it, test } from 'vitest';
import { parseDay } from '../../../shared/domain/dates.ts';
import { scheduleOf, schedulesOf } from '../../../shared/domain/schedule-pick.ts';
import type { FeeSchedule, FeeTerms } from '../../../shared/domain/settlement-terms.ts';
import { SIX_PER_MILLE } from '../../support/terms.ts';

const fee = (ratePpm: number, over: Partial<FeeSchedule> = {}, account = ''): FeeTerms => ({
  channel: 'unionpay',
  account,
  schedule: { ...SIX_PER_MILLE, ratePpm, ...over },
});
const ofAccount = { channel: 'unionpay', account: '898', currency: 'CNY' } as const;
const rate = (fees: readonly FeeTerms[], text: string, day = '2026-06-01') =>
  scheduleOf(fees, { ...ofAccount, day, text })?.schedule.ratePpm ?? null;

const BY_CARD = [
  fee(6_000),
  fee(5_000, { words: ['借记卡', 'debit'] }),
  fee(5_500, { words: ['credit'] }),
  fee(2_000, { words: ['credit corporate'] }),
];

test.each([
  ['no word of it: what holds for all', '消费', 6_000],
  ['a word', '消费 借记卡', 5_000],
  ['in capitals and full width', '消费 ＤＥＢＩＴ', 5_000],
  ['the longer word says more', 'Credit  Corporate', 2_000],
  ['part of another word is not it', 'creditor', 6_000],
  ['beside letters of another script it is', '卡credit卡', 5_500],
])('by words of the line: %s', (_, text, ratePpm) => {
  expect(rate(BY_CARD, text)).toBe(ratePpm);
});

test('without a schedule for all, a line that says no word has none', () => {
  expect(rate([fee(5_000, { words: ['借记卡'] })], '信用卡')).toBeNull();
});

test('a window in time goes before what holds without end, and only inside it', () => {
  const fees = [
    fee(2_000, { from: '2026-05-01', to: '2026-06-30' }),
    fee(6_000),
    fee(5_800, { from: '2026-06-15' }),
  ];
  expect(
    ['2026-04-30', '2026-05-01', '2026-06-30', '2026-07-01', '2025-12-31'].map((day) => rate(fees, '', day)),
  ).toEqual([6_000, 2_000, 2_000, 5_800, null]);
});

test('of two windows the one that began last', () => {
  const fees = [
    fee(2_000, { from: '2026-05-01', to: '2026-12-31' }),
    fee(1_000, { from: '2026-06-01', to: '2026-06-30' }),
  ];
  expect(['2026-05-31', '2026-06-01', '2026-07-01'].map((day) => rate(fees, '', day))).toEqual([
    2_000, 1_000, 2_000,
  ]);
});

test('what an account agreed for itself goes before its channel, also before words of the channel', () => {
  const fees = [...BY_CARD, fee(3_000, {}, '898'), fee(1_000, {}, '777')];
  expect(rate(fees, '借记卡')).toBe(3_000);
});

test('an account whose own words do not fit the line goes by its channel', () => {
  expect(rate([...BY_CARD, fee(100, { words: ['分期'] }, '898')], '借记卡')).toBe(5_000);
});

it('does not depend on the order of the list', () => {
  const some = fc.record({
    ratePpm: fc.nat(9),
    account: fc.constantFrom('', '898'),
    words: fc.constantFrom<string[]>([], ['a'], ['a b'], ['b', 'c']),
    from: fc.constantFrom('2026-01-01', '2026-02-01'),
    to: fc.constantFrom('', '2026-12-31', '2026-11-30'),
  });
  const lists = fc
    .array(some, { maxLength: 6 })
    .map((list) => list.map(({ ratePpm, account, ...over }) => fee(ratePpm, over, account)))
    .chain((list) => fc.tuple(fc.constant(list), fc.shuffledSubarray(list, { minLength: list.length })));
  fc.assert(
    fc.property(lists, fc.constantFrom('', 'a', 'a b c', 'c'), ([list, shuffled], text) => {
      expect(rate(shuffled, text)).toBe(rate(list, text));
      const on = schedulesOf(shuffled, ofAccount).on(parseDay('2026-06-01') ?? 0, () => text);
      expect(on?.schedule.ratePpm ?? null).toBe(rate(list, text));
    }),
  );
});

test('a line is not opened for its words where no schedule asks for any', () => {
  const unread = () => {
    throw new Error('opened');
  };
  const schedules = schedulesOf([fee(6_000)], ofAccount);
  expect(schedules.on(parseDay('2026-06-01') ?? 0, unread)?.schedule.ratePpm).toBe(6_000);
  expect(schedules.begunBy(parseDay('2026-06-01') ?? 0, unread)).toHaveLength(1);
});
