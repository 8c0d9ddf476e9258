/** What persons do by hand twice in the same way is offered as a rule, in facts for a sentence; once, or already done by a rule, is not. */
import { describe, expect, test } from 'vitest';
import type { MatchRule } from '../../../shared/domain/match-rule.ts';
import { matchRule } from '../../../shared/domain/match-rule.ts';
import { MATCH_RULES } from '../../../src-main/areas/matching/rules/match-rules.ts';
import type { Example, ExampleLine } from '../../../src-main/areas/matching/rules/offers/example.ts';
import { offersFrom } from '../../../src-main/areas/matching/rules/offers/offers.ts';
import { spelledAlike } from '../../../src-main/areas/matching/rules/offers/spelling-offers.ts';

const NUMBERS = {
  order_no: '',
  refund_no: '',
  transaction_id: '',
  related_id: '',
  batch_no: '',
  bank_reference: '',
};
const line = (
  change: Partial<ExampleLine> = {},
  numbers: Partial<ExampleLine['numbers']> = {},
): ExampleLine => ({
  day: 20_000,
  amount: 10_000,
  channel: 'wechat',
  account: '1900000109',
  counterparty: '',
  description: '',
  ...change,
  numbers: { ...NUMBERS, ...numbers },
});
let made = 0;
const example = (left: ExampleLine, right: ExampleLine, change: Partial<Example> = {}): Example => {
  made += 1;
  return {
    key: `p${made}`,
    leg: 'order_bank',
    currency: 'CNY',
    isByHand: true,
    left: [left],
    right: [right],
    ...change,
  };
};
const KEYS: readonly MatchRule[] = MATCH_RULES.filter(({ pass }) => pass === 'key');
const offered = (examples: readonly Example[], rules = KEYS) =>
  offersFrom(examples, rules).map(({ kind, facts, rule }) => ({ kind, facts, rule }));

describe('numbers spelled otherwise', () => {
  const PAIRS: readonly [string, string, string | null][] = [
    ['T200P20260301001', '20260301001', 'prefix'],
    ['000123456', '123456', 'leading_zeros'],
    ['SO-2026-0001', 'so20260001', 'case,punctuation'],
    ['4200000000202603010000000001', '4200000000202603', 'truncated'],
    ['SO20260001', 'SO20260001', null],
    ['SO20260001', 'SO20260002', null],
    ['7', '007', null], // Too short to mean anything.
  ];
  test.each(PAIRS)('%s and %s: %s', (one, other, variants) => {
    expect(spelledAlike(one, other)?.variants.join(',') ?? null).toBe(variants);
    expect(spelledAlike(other, one)?.variants.join(',') ?? null).toBe(variants);
  });

  test('a prefix seen twice becomes a rule by numbers, as a suggestion first', () => {
    const seen = ['20260301001', '20260302007'].map((number) =>
      example(line({}, { order_no: number }), line({}, { bank_reference: `T200P${number}` })),
    );
    const [offer] = offered(seen);
    expect(offer).toMatchObject({
      kind: 'spelling',
      facts: { left_field: 'order_no', right_field: 'bank_reference', prefix: 'T200P' },
      rule: { pass: 'key_variant', prefixes: ['T200P'], gives: 'proposed' },
    });
    expect(offered(seen.slice(0, 1))).toEqual([]);
  });
});

describe('one other party, the same way each time', () => {
  const late = (party: string, lag: number, amount = 10_000) =>
    example(line({ amount }), line({ amount, day: 20_000 + lag, counterparty: party }));

  test('money that comes later than any rule waits', () => {
    const offers = offered(
      [late('南方物流', 9), late('南方物流', 12, 5000), late('北方物流', 9)],
      MATCH_RULES,
    );
    expect(offers).toMatchObject([
      {
        kind: 'lag',
        facts: { from: 9, to: 12 },
        rule: { pass: 'amount_window', gives: 'proposed', channels: ['wechat'] },
      },
    ]);
  });

  test('a lag that a rule waits for already is not offered', () => {
    expect(offered([late('南方物流', 1), late('南方物流', 2)], MATCH_RULES)).toEqual([]);
  });

  const short = (amount: number, by: number) =>
    example(line({ amount }), line({ amount: amount - by, counterparty: '某支付公司' }));

  test('the same amount missing each time', () => {
    expect(offered([short(10_000, 200), short(35_000, 200)])).toMatchObject([
      { kind: 'constant_difference', facts: { difference: 200 }, rule: { gives: 'proposed' } },
    ]);
  });

  test('the same share missing each time, to the minor unit', () => {
    expect(offered([short(10_000, 60), short(123_456, 741)])).toMatchObject([
      { kind: 'constant_rate', facts: { ppm: 6000 }, rule: { amount: { kind: 'percent', ppm: 6003 } } },
    ]);
    expect(offered([short(10_000, 60), short(123_456, 900)])).toEqual([]);
  });
});

test('all of a day against one movement, twice', () => {
  const total = (day: number) =>
    example(line(), line(), {
      leg: 'trade_bank',
      left: [line({ day, amount: 100 }), line({ day, amount: 250 })],
      right: [line({ day: day + 1, amount: 350, channel: 'bank' })],
    });
  expect(offered([total(20_000), total(20_007)])).toMatchObject([
    { kind: 'day_total', facts: { channel: 'wechat', from: 1, to: 1 }, rule: { pass: 'group_total' } },
  ]);
});

test('what is offered does not depend on the order of decisions, and can be kept as a draft as it stands', () => {
  const examples = [
    example(line({}, { order_no: '20260301001' }), line({}, { batch_no: 'X-20260301001' })),
    example(line({}, { order_no: '20260301002' }), line({}, { batch_no: 'X-20260301002' })),
    example(line(), line({ day: 20_020, counterparty: '甲公司' })),
    example(line(), line({ day: 20_021, counterparty: '甲公司' })),
  ];
  const kinds = (list: readonly Example[]) => offersFrom(list, []).map(({ key }) => key);
  expect(kinds(examples.toReversed())).toEqual(kinds(examples));
  for (const { rule } of offersFrom(examples, []))
    expect(matchRule.safeParse({ ...rule, id: 'own_1', version: 1, place: 90, name: '试' }).success).toBe(
      true,
    );
});
