/** How numbers of two sides agree: the same, spelled otherwise, or within a text; and where both name one and not the same. */
import { describe, expect, test } from 'vitest';
import type { LineView } from '../../../shared/contract/shapes.ts';
import { EXCEPTION_KINDS, SUGGESTIONS } from '../../../shared/domain/leg.ts';
import { LOCALES } from '../../../shared/wording/catalogue.ts';
import { sayingText, signalText } from '../../../shared/wording/why-text.ts';
import { commonWords } from '../../../src-main/areas/review/rules/common-words.ts';
import { agreementsOf, contradictionsOf } from '../../../src-main/areas/review/rules/numbers.ts';
import { line } from '../../support/lines.ts';

const view = (over: Parameters<typeof line>[0]): LineView => ({
  ...line(over),
  id: 1,
  importId: 1,
  file: 'a.csv',
  adapter: 'orders',
  sourceKind: 'orders',
  proof: 'proved',
});
const how = (left: Parameters<typeof line>[0], right: Parameters<typeof line>[0]) =>
  agreementsOf([view(left)], [view(right)]).map((each) => each.how);

describe('numbers of two sides', () => {
  test('the same number in the same field, or in another one, is the same', () => {
    expect(how({ merchantOrderNo: 'SO-100001' }, { merchantOrderNo: 'SO-100001' })).toEqual(['same']);
    expect(how({ merchantOrderNo: 'SO-100001' }, { channelTransactionId: 'SO-100001' })).toEqual(['same']);
  });

  const spellings: readonly (readonly [string, string])[] = [
    ['so-100001', 'SO100001'],
    ['ＳＯ１００００１', 'SO100001'],
    ['000123456789', '123456789'],
    ['T200P12345678', '12345678'],
    ['SO1000O1', 'SO100001'],
    ['4200001234567890123456', '42000012345678'],
  ];
  for (const [one, other] of spellings) {
    test(`${one} and ${other} differ only in spelling`, () => {
      expect(how({ merchantOrderNo: one }, { merchantOrderNo: other })).toEqual(['spelled']);
      expect(
        contradictionsOf([view({ merchantOrderNo: 'A-111111' })], [view({ merchantOrderNo: 'A-222222' })]),
      ).toHaveLength(1);
    });
  }

  test('a number within the other side’s text is quoted there', () => {
    expect(how({ batchNo: '2026030100012' }, { description: '结算 2026030100012 到账' })).toEqual(['quoted']);
    expect(how({ description: '退 SO-100001' }, { merchantOrderNo: 'SO-100001' })).toEqual(['quoted_left']);
  });

  test('short numbers agree by chance and say nothing', () => {
    expect(how({ merchantOrderNo: '12' }, { merchantOrderNo: '12' })).toEqual([]);
  });

  test('two order numbers that are not one contradict; a number on one side alone does not', () => {
    const [one, other] = [view({ merchantOrderNo: 'SO-1' }), view({ merchantOrderNo: 'SO-2' })];
    expect(contradictionsOf([one], [other])[0]).toMatchObject({
      left: { text: 'SO-1' },
      right: { text: 'SO-2' },
    });
    expect(contradictionsOf([one], [view({})])).toEqual([]);
  });
});

describe('words of two texts', () => {
  const common = (one: string, other: string) =>
    commonWords([view({ description: one })], [view({ description: other })]);

  test('a word cut off at its end is still the word', () => {
    expect(common('MATTHIAS C paym', 'MATTHIAS C payment BGC')).toEqual(['matthias', 'paym']);
  });

  test('Chinese words are found within longer ones', () => {
    expect(common('手工皂', '手工皂礼盒 买二送一')).toEqual(['手工皂']);
  });

  test('digits are no words, and where one side has none nothing is said', () => {
    expect(common('12345', 'rent 12345')).toBeNull();
    expect(common('rent', 'food')).toEqual([]);
  });
});

describe('sentences', () => {
  const facts = {
    leg: 'order_trade',
    side: 'right',
    channel: 'wechat',
    field: 'order_no',
    otherField: 'order_no quoted',
    kind: 'payment',
    andStatus: 'none',
    status: 'success',
    leftStatus: 'success',
    rightStatus: 'failed',
    leftAmount: '1.00 CNY',
    rightAmount: '2.00 CNY',
    leftCount: 1,
    rightCount: 2,
    difference: '-1.00 CNY',
    minor: -100,
    amount: '1.00 CNY',
    since: '2026-03-03',
    expectedBy: '2026-03-05',
    fileDays: '2026-03-03',
  };
  for (const locale of LOCALES) {
    test(`every kind of exception and every suggestion says why in ${locale}`, () => {
      const names = [
        ...EXCEPTION_KINDS.map((kind) => `kind.${kind}`),
        ...SUGGESTIONS.map((suggestion) => `suggestion.${suggestion}`),
      ];
      for (const name of names) {
        const text = sayingText(locale, { name, facts });
        expect(text).not.toMatch(/\{|order_trade|^kind|^suggestion/);
        expect(text.length).toBeGreaterThan(10);
      }
    });
  }

  test('fields, statuses and sides are said in the reader’s language', () => {
    const none = { name: 'tried.none', facts: { ...facts, text: 'SO-1' } };
    expect(sayingText('zh-CN', none)).toBe('商户订单号 SO-1：交易账单的商户订单号、文字里的号码里没有');
    expect(sayingText('en', none)).toBe(
      'merchant order number SO-1: not found as a merchant order number, number within the text in Trade bill',
    );
    const status = { name: 'signal.status', agrees: false, facts };
    expect(signalText('zh-CN', status)).toBe('状态矛盾：成功 对 失败');
  });

  test('a group is called by the name its reader knows', () => {
    const taken = { name: 'alternative.taken', facts: { group: 'm1-order_trade-0' } };
    expect(sayingText('en', taken, () => 'order_trade-000007')).toBe(
      'not taken: already in order_trade-000007',
    );
  });
});
