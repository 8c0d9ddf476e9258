/** Who gets what of a sale, in examples: a fee of 0.6 %, partners, and refunds in parts. */
import { expect, test } from 'vitest';
import { refundSharesOf, sharesOf } from '../../../shared/domain/agreement-shares.ts';
import { agreementOf } from '../../support/parties.ts';

const split = (partyId: string, sharePpm: number) => ({ partyId, sharePpm });
const of = (over: Parameters<typeof agreementOf>[0], gross: number) => {
  const { fee, splits, rest } = sharesOf(agreementOf(over), { gross, currency: 'CNY' });
  return [fee, ...splits.map((each) => each.amount), rest];
};
const halves = [split('M-2', 500_000), split('M-3', 500_000)];

test.each<[string, number[], number[]]>([
  ['0.6 % of 100.00', of({}, 10_000), [60, 9_940]],
  ['0.6 % of 0.83 is less than half a fen', of({}, 83), [0, 83]],
  ['0.6 % of 0.84 rounds to a fen', of({}, 84), [1, 83]],
  ['a fixed fee is never above the sale', of({ feeFixedMinor: 100 }, 50), [50, 0]],
  ['the least fee of a small sale', of({ feeMinMinor: 10 }, 1_000), [10, 990]],
  ['the least fee counts the fixed part in', of({ feeFixedMinor: 5, feeMinMinor: 10 }, 1_000), [11, 989]],
  ['the least fee is never above the sale', of({ feeMinMinor: 10 }, 7), [7, 0]],
  ['nothing is charged on nothing, whatever the least fee', of({ feeMinMinor: 10 }, 0), [0, 0]],
  ['the most of a fee on a large sale', of({ feeCapMinor: 2_000 }, 1_000_000), [2_000, 998_000]],
  ['a fee one fen under its most', of({ feeCapMinor: 61 }, 10_000), [60, 9_940]],
  [
    'steps of the month leave a single sale as it is',
    of(
      { feeTiers: { kind: 'whole', by: 'value', steps: [{ above: 1, ratePpm: 1, fixedMinor: 0 }] } },
      10_000,
    ),
    [60, 9_940],
  ],
  [
    'a partner gets his share of what is left after the fee',
    of({ splits: [split('M-2', 100_000)] }, 10_000),
    [60, 994, 8_946],
  ],
  ['two halves of one fen: there is no second one', of({ feePpm: 0, splits: halves }, 1), [0, 1, 0, 0]],
  ['nothing of nothing', of({ splits: halves }, 0), [0, 0, 0, 0]],
])('%s', (_, found, expected) => {
  expect(found).toEqual(expected);
});

test('a fen is no yen: of a sale in other money the rate is taken and no amount that was agreed in yuan', () => {
  const terms = agreementOf({ feeFixedMinor: 100, feeMinMinor: 500, feeCapMinor: 700 });
  const fees = (currency: string) =>
    [10_000, 1_000_000].map((gross) => Number(sharesOf(terms, { gross, currency }).fee));
  expect(fees('CNY')).toEqual([500, 700]);
  expect(fees('JPY')).toEqual([60, 6_000]);
  expect(fees('USD')).toEqual([60, 6_000]);
  const refund = refundSharesOf(terms, { gross: 10_000, currency: 'JPY' }, { before: 0, refund: 5_000 });
  expect([refund.fee, refund.rest]).toEqual([30, 4_970]);
});

const back = (over: Parameters<typeof agreementOf>[0], before: number, refund: number) => {
  const sale = { gross: 10_000, currency: 'CNY' };
  const { fee, splits, rest } = refundSharesOf(agreementOf(over), sale, { before, refund });
  return [fee, ...splits.map((each) => each.amount), rest];
};

test('a refund of a third, then of the rest, gives back exactly what each got', () => {
  const terms = { splits: [split('M-2', 100_000)] };
  expect(back(terms, 0, 3_333)).toEqual([20, 331, 2_982]);
  expect(back(terms, 3_333, 6_667)).toEqual([40, 663, 5_964]);
});

test('a fee of the most is given back in parts to the last fen', () => {
  expect(back({ feeCapMinor: 50 }, 0, 5_001)).toEqual([25, 4_976]);
  expect(back({ feeCapMinor: 50 }, 5_001, 4_999)).toEqual([25, 4_974]);
});

test('a fee that is kept is borne by who has the rest', () => {
  expect(back({ isFeeReturned: false }, 0, 10_000)).toEqual([0, 10_000]);
});

test('more than was paid is not refunded', () => {
  expect(() => back({}, 9_000, 1_001)).toThrow();
});
