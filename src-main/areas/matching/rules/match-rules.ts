/**
 * The rules the product ships, surest first within a leg. A firm may switch one off, change it as a new version, or add its own.
 *
 * Groups of runs made before runs kept their rules refer to a place in this list: append only, never reorder. A rule whose meaning changes gets
 * a new version.
 */
import type { Leg } from '../../../../shared/domain/leg.ts';
import { KEY_VARIANTS, type MatchRule, PLAIN_RULE } from '../../../../shared/domain/match-rule.ts';

type Told = Partial<Omit<MatchRule, 'id' | 'leg' | 'place' | 'pass' | 'gives'>>;

const rule = (
  id: string,
  leg: Leg,
  place: number,
  pass: MatchRule['pass'],
  gives: MatchRule['gives'],
  told: Told = {},
): MatchRule => ({
  ...PLAIN_RULE,
  id,
  leg,
  place,
  pass,
  gives,
  ...told,
});

const key = (left: MatchRule['keys'][number]['left'], right = left): MatchRule['keys'] => [{ left, right }];
/** Bills of T arrive on T+1 and banks take a day or two more. */
const SETTLES = { from: 0, to: 3, unit: 'business' } as const;
/** A number is a number however it is spelled; Taobao writes T200P before the orders it pays through Alipay. */
const SPELLED = { variants: [...KEY_VARIANTS], prefixes: ['T200P'] };
/** What bears the payout's number is the payout, though it was long under way. */
const ARRIVES: Told = { days: { from: 0, to: 10, unit: 'business' } };
const MANY = { cardinality: 'many_to_many' } as const;
/** A day's money arrives as one. */
const TOTAL: Told = { days: SETTLES, cardinality: 'many_to_one' };
const SEARCH = { poolMax: 40, membersMax: 40, stepsMax: 100_000_000 };
const SUMS: Told = { ...MANY, search: SEARCH };
/** Exact sums of lines that name one party, before anything that takes amounts which are only near. */
const TIED: Told = { ...MANY, search: { ...SEARCH, isTiedOnly: true } };

/** Weak evidence: what is beyond these bounds is no candidate, what is within is weighed. */
const WEIGHED: Told = {
  amount: { kind: 'percent', ppm: 20_000 },
  score: { marginBits: 8, floorBits: 3, targetPpm: 999_900 },
};
const WEIGHED_DAYS = { from: -1, to: 8, unit: 'business' } as const;
/** Before amounts alone are looked at: the very amount, and a name or a text that says whose money it is. */
const SURELY: Told = {
  days: WEIGHED_DAYS,
  score: { marginBits: 8, floorBits: 8, targetPpm: 999_900, isSureOnly: true },
};

export const MATCH_RULES: readonly MatchRule[] = [
  rule('order_trade_by_refund_no', 'order_trade', 10, 'key', 'accepted', { keys: key('refund_no') }),
  rule('order_trade_by_order_no', 'order_trade', 20, 'key', 'accepted', { keys: key('order_no') }),
  rule('order_trade_by_transaction', 'order_trade', 30, 'key', 'accepted', { keys: key('transaction_id') }),
  rule('trade_fund_by_transaction', 'trade_fund', 10, 'key', 'accepted', {
    keys: key('transaction_id'),
    cardinality: 'one_to_many',
  }),
  rule('trade_fund_by_order_no', 'trade_fund', 20, 'key', 'accepted', {
    keys: key('order_no'),
    cardinality: 'one_to_many',
  }),
  rule('fund_bank_by_reference', 'fund_bank', 10, 'key', 'accepted', {
    version: 2,
    keys: [
      { left: 'batch_no', right: 'quoted' },
      { left: 'transaction_id', right: 'quoted' },
      { left: 'related_id', right: 'quoted' },
      { left: 'bank_reference', right: 'quoted' },
    ],
    ...MANY,
  }),
  rule('fund_bank_by_amount', 'fund_bank', 40, 'amount_window', 'proposed', { days: SETTLES }),
  rule('trade_bank_by_batch', 'trade_bank', 10, 'key', 'accepted', {
    keys: key('batch_no', 'quoted'),
    ...MANY,
  }),
  rule('trade_bank_by_sum', 'trade_bank', 40, 'amount_window', 'proposed', {
    days: SETTLES,
    cardinality: 'many_to_one',
  }),
  rule('order_bank_by_order_no', 'order_bank', 10, 'key', 'accepted', {
    keys: [
      { left: 'order_no', right: 'order_no' },
      { left: 'order_no', right: 'quoted' },
    ],
    ...MANY,
  }),
  rule('order_bank_by_amount', 'order_bank', 40, 'amount_window', 'proposed', { days: SETTLES }),
  rule('left_right_by_transaction', 'left_right', 10, 'key', 'accepted', { keys: key('transaction_id') }),
  rule('left_right_by_order_no', 'left_right', 20, 'key', 'accepted', { keys: key('order_no') }),
  rule('left_right_by_reference', 'left_right', 30, 'key', 'accepted', { keys: key('bank_reference') }),
  rule('left_right_by_amount_day', 'left_right', 50, 'amount_window', 'proposed', {
    days: { from: 0, to: 0, unit: 'calendar' },
  }),
  rule('order_trade_by_spelling', 'order_trade', 35, 'key_variant', 'accepted', {
    keys: [...key('refund_no'), ...key('order_no'), ...key('transaction_id'), ...key('order_no', 'quoted')],
    ...SPELLED,
    days: { from: -3, to: 10, unit: 'calendar' },
  }),
  rule('trade_fund_by_spelling', 'trade_fund', 35, 'key_variant', 'accepted', {
    keys: [...key('transaction_id'), ...key('order_no')],
    ...SPELLED,
    days: { from: -1, to: 10, unit: 'calendar' },
  }),
  rule('fund_bank_by_spelling', 'fund_bank', 15, 'key_variant', 'accepted', {
    keys: [
      ...key('batch_no', 'quoted'),
      ...key('transaction_id', 'quoted'),
      ...key('related_id', 'quoted'),
      ...key('bank_reference', 'quoted'),
    ],
    ...SPELLED,
    ...ARRIVES,
    ...MANY,
  }),
  rule('trade_bank_by_spelling', 'trade_bank', 15, 'key_variant', 'accepted', {
    keys: key('batch_no', 'quoted'),
    ...SPELLED,
    ...ARRIVES,
    ...MANY,
  }),
  rule('order_bank_by_spelling', 'order_bank', 15, 'key_variant', 'accepted', {
    keys: [...key('order_no'), ...key('order_no', 'quoted')],
    ...SPELLED,
    ...ARRIVES,
    ...MANY,
  }),
  rule('left_right_by_spelling', 'left_right', 35, 'key_variant', 'accepted', {
    keys: [...key('transaction_id'), ...key('order_no'), ...key('bank_reference')],
    ...SPELLED,
    days: { from: -10, to: 10, unit: 'calendar' },
  }),
  rule('fund_bank_by_day_total', 'fund_bank', 20, 'group_total', 'accepted', { ...TOTAL }),
  rule('trade_bank_by_day_total', 'trade_bank', 20, 'group_total', 'accepted', { ...TOTAL }),
  rule('order_bank_by_day_total', 'order_bank', 20, 'group_total', 'proposed', { ...TOTAL }),
  rule('fund_bank_by_subset', 'fund_bank', 70, 'subset', 'accepted', { ...SUMS, days: SETTLES }),
  rule('trade_bank_by_subset', 'trade_bank', 70, 'subset', 'accepted', { ...SUMS, days: SETTLES }),
  rule('order_bank_by_subset', 'order_bank', 70, 'subset', 'proposed', { ...SUMS, days: SETTLES }),
  rule('left_right_by_subset', 'left_right', 70, 'subset', 'proposed', {
    ...SUMS,
    days: { from: -2, to: 5, unit: 'calendar' },
  }),
  rule('order_trade_by_original_payment', 'order_trade', 32, 'key', 'accepted', {
    keys: key('order_no', 'related_id'),
  }),
  rule('order_trade_by_quoted_no', 'order_trade', 33, 'key', 'accepted', {
    keys: [
      ...key('order_no', 'quoted'),
      ...key('order_no', 'transaction_id'),
      ...key('order_no', 'related_id'),
    ],
    ...MANY,
  }),
  rule('trade_fund_by_original_payment', 'trade_fund', 30, 'key', 'accepted', {
    keys: key('related_id', 'transaction_id'),
    cardinality: 'one_to_many',
  }),
  rule('left_right_scored', 'left_right', 45, 'scored', 'accepted', {
    amount: { kind: 'percent', ppm: 120_000 },
    days: { from: -35, to: 35, unit: 'calendar' },
    score: { marginBits: 8, floorBits: 3, targetPpm: 999_900 },
  }),
  rule('fund_bank_by_tied_sum', 'fund_bank', 36, 'subset', 'accepted', { ...TIED, days: SETTLES }),
  rule('trade_bank_by_tied_sum', 'trade_bank', 36, 'subset', 'accepted', { ...TIED, days: SETTLES }),
  rule('order_bank_by_tied_sum', 'order_bank', 36, 'subset', 'proposed', { ...TIED, days: SETTLES }),
  rule('left_right_by_tied_sum', 'left_right', 40, 'subset', 'proposed', {
    ...TIED,
    days: { from: -2, to: 5, unit: 'calendar' },
  }),
  rule('fund_bank_scored', 'fund_bank', 60, 'scored', 'proposed', { ...WEIGHED, days: WEIGHED_DAYS }),
  rule('trade_bank_scored', 'trade_bank', 60, 'scored', 'proposed', { ...WEIGHED, days: WEIGHED_DAYS }),
  rule('order_bank_scored', 'order_bank', 60, 'scored', 'proposed', { ...WEIGHED, days: WEIGHED_DAYS }),
  rule('order_trade_scored', 'order_trade', 60, 'scored', 'proposed', {
    ...WEIGHED,
    days: { from: -1, to: 3, unit: 'calendar' },
  }),
  rule('fund_bank_weighed_surely', 'fund_bank', 38, 'scored', 'accepted', { ...SURELY }),
  rule('trade_bank_weighed_surely', 'trade_bank', 38, 'scored', 'accepted', { ...SURELY }),
  rule('order_bank_weighed_surely', 'order_bank', 38, 'scored', 'accepted', { ...SURELY }),
  rule('order_trade_by_amount', 'order_trade', 55, 'amount_window', 'proposed', {
    days: { from: 0, to: 1, unit: 'calendar' },
  }),
];
