/** Which groups of the run before are carried over: those no changed line can know of, by any number, directly or through others. */
import { expect, test } from 'vitest';
import { rulesOfLeg } from '../../../shared/domain/match-rule.ts';
import type { ParsedLine } from '../../../shared/domain/statement-line.ts';
import {
  type CarryInput,
  carriedOver,
  carriedRules,
} from '../../../src-main/areas/matching/rules/carry/carry.ts';
import { placesOf } from '../../../src-main/areas/matching/rules/carry/places.ts';
import { MATCH_RULES } from '../../../src-main/areas/matching/rules/match-rules.ts';
import { setOf } from '../../support/leg-input.ts';
import { line } from '../../support/lines.ts';

const LEG_RULES = rulesOfLeg(MATCH_RULES, 'order_trade');
const BY_ORDER_NO = LEG_RULES.find(({ rule }) => rule.id === 'order_trade_by_order_no')?.index ?? -1;
const order = (number: number, over: Parameters<typeof line>[0] = {}) =>
  line({ merchantOrderNo: `ORDER-${number}`, ...over });

/** Orders and trades of one number each, grouped in the run before; then what stands and what is gone now. */
function carried(
  pairs: readonly ParsedLine[],
  given: { more?: readonly ParsedLine[]; gone?: readonly ParsedLine[] },
) {
  const left = setOf('orders', [...pairs, ...(given.more ?? [])]);
  const right = setOf('trade_bill', pairs);
  const each = Uint32Array.from(pairs, (_, at) => at + 1);
  const starts = Uint32Array.from({ length: pairs.length + 1 }, (_, at) => at);
  const gone = given.gone ?? [];
  const input: CarryInput = {
    left,
    right,
    leftPlaces: placesOf(left),
    rightPlaces: placesOf(right),
    before: {
      count: pairs.length,
      rule: new Uint8Array(pairs.length).fill(BY_ORDER_NO),
      state: new Uint8Array(pairs.length),
      confidence: new Uint8Array(pairs.length).fill(100),
      leftStart: starts,
      leftLines: each,
      rightStart: starts,
      rightLines: each,
    },
    rules: carriedRules(LEG_RULES),
    leftHeld: new Uint8Array(left.count),
    rightHeld: new Uint8Array(right.count),
    isRefused: null,
    gone:
      gone.length === 0
        ? []
        : [{ columns: setOf('orders', gone), entries: Uint32Array.from(gone, (_, at) => at) }],
  };
  return [...(carriedOver(input)?.groups ?? [])];
}

const FIVE = [1, 2, 3, 4, 5].map((number) => order(number));

test('nothing new: all of them', () => {
  expect(carried(FIVE, {})).toEqual([0, 1, 2, 3, 4]);
});

test('a new line opens the group that shares its order number, and no other', () => {
  expect(carried(FIVE, { more: [order(3)] })).toEqual([0, 1, 3, 4]);
});

test('a number counts whichever column it stands in: a refund names the payment by its transaction number', () => {
  const paid = FIVE.map((each, at) => ({ ...each, channelTransactionId: `TRADE-${at}` }));
  const refund = order(99, { kind: 'refund', relatedTransactionId: 'TRADE-1' });
  expect(carried(paid, { more: [refund] })).toEqual([0, 2, 3, 4]);
});

test('a group that is opened opens those that share another number with it', () => {
  const chained = FIVE.map((each, at) => ({ ...each, refundNo: at < 3 ? 'REFUND-1' : '' }));
  expect(carried(chained, { more: [order(1)] })).toEqual([3, 4]);
});

test('a line that is gone opens what it shared a number with', () => {
  expect(carried(FIVE, { gone: [order(4)] })).toEqual([0, 1, 2, 4]);
});

test('a batch number is shared by a whole day and opens nothing, unless a rule compares it', () => {
  const batched = FIVE.map((each) => ({ ...each, batchNo: 'BATCH-1' }));
  expect(carried(batched, { more: [order(99, { batchNo: 'BATCH-1' })] })).toEqual([0, 1, 2, 3, 4]);
  const own = LEG_RULES.map(({ index, rule }) => ({
    index,
    rule: { ...rule, keys: [{ left: 'batch_no', right: 'batch_no' }] as const },
  }));
  expect(
    carriedRules(
      own.slice(0, 1).map(({ index, rule }) => ({ index, rule: { ...rule, keys: [...rule.keys] } })),
    ).columns,
  ).toContain('batchNo');
});

test('where nearly all is touched, all is matched', () => {
  expect(carried(FIVE, { more: FIVE })).toEqual([]);
});
