import { describe, expect, test } from 'vitest';
import { minor } from '../../../../shared/domain/money.ts';
import type { ParsedLine } from '../../../../shared/domain/statement-line.ts';
import { line } from '../../../support/lines.ts';
import { at, fundBill, tradeBill } from '../channel/channel-house.ts';
import { feeHouse, terms } from './fee-house.ts';

const DAY = '2026-10-19';
/** A sale of so many fen with so much charged. */
const sold = (gross: number, fee: number, more: Partial<ParsedLine> = {}): ParsedLine =>
  line({ occurredAt: at(DAY), gross: minor(gross), fee: minor(fee), net: minor(gross - fee), ...more });
const back = (gross: number, fee: number, more: Partial<ParsedLine> = {}): ParsedLine =>
  line({
    kind: 'refund',
    direction: 'out',
    occurredAt: at(DAY, '11:00:00'),
    gross: minor(gross),
    fee: minor(-fee),
    net: minor(gross - fee),
    ...more,
  });
const judged = (lines: readonly ParsedLine[], fees = [terms()]) =>
  feeHouse({ files: [tradeBill(DAY, ...lines)] }, fees)
    .rowsOf('all')
    .toSorted((a, b) => lines.indexOf(a.line) - lines.indexOf(b.line))
    .map(({ charged, expected, why }) => [charged, expected, why]);

describe('what a payment costs', () => {
  test('0.6 % to the fen, halves up: 1.5 fen are 2, 1.494 are 1, 0.45 are none', () => {
    expect(judged([sold(250, 2), sold(249, 1), sold(75, 1), sold(8_333, 50)])).toEqual([
      [2, 2, ''],
      [1, 1, ''],
      [1, 0, ''],
      [50, 50, ''],
    ]);
  });

  test('least and most of a fee are said', () => {
    expect(
      judged([sold(1_000, 10), sold(900_000, 5_400)], [terms({ minMinor: 10, capMinor: 2_000 })]),
    ).toEqual([
      [10, 10, 'minimum'],
      [5_400, 2_000, 'cap'],
    ]);
  });

  test('a promotion holds on its days and before the schedule without end', () => {
    const window = terms({ ratePpm: 2_000, from: '2026-10-19', to: '2026-10-19' });
    const next = sold(10_000, 60, { occurredAt: at('2026-10-20') });
    const house = feeHouse({ files: [tradeBill(DAY, sold(10_000, 60)), tradeBill('2026-10-20', next)] }, [
      terms(),
      window,
    ]);
    expect(house.rowsOf('all').map(({ expected }) => expected)).toEqual([20, 60]);
  });

  test('a credit card costs 0.6 %, a debit card 0.2 % and 18 yuan at most, by what the line says', () => {
    const fees = [terms(), terms({ ratePpm: 2_000, capMinor: 1_800, words: ['借记卡'] })];
    const credit = sold(1_000_000, 6_000, { description: '消费 贷记卡' });
    const debit = sold(1_000_000, 6_000, { description: '消费 借记卡' });
    const small = sold(10_000, 20, { description: '借记卡 消费' });
    expect(judged([credit, debit, small], fees)).toEqual([
      [6_000, 6_000, ''],
      [6_000, 1_800, 'cap'],
      [20, 20, ''],
    ]);
  });

  test('without a schedule nobody says what is right, and a batch has no variance', () => {
    expect(judged([sold(250, 2)], [])).toEqual([[2, null, 'no_schedule']]);
    const { expected, batches } = feeHouse({ files: [tradeBill(DAY, sold(250, 2))] }, []);
    expect(batches.map(({ members }) => expected.varianceOf(members))).toEqual([null]);
  });

  test('a line that states no fee, in a bill that states none, is judged by nobody', () => {
    expect(judged([line({ occurredAt: at(DAY), net: minor(100) })])).toEqual([]);
  });

  test('what Alipay withholds with the fee to be shared out is no fee', () => {
    const fees = [terms({}, { channel: 'alipay' })];
    const shared = sold(10_000, 360, { channel: 'alipay', description: '茶具 · 分润 -3.00' });
    const file = { ...tradeBill(DAY, shared), channel: 'alipay' as const };
    const [row] = feeHouse({ files: [file] }, fees).rowsOf('all');
    expect([row?.charged, row?.expected]).toEqual([60, 60]);
    // With its part the fee is just what it should be without: too little was charged, and the batch says the same.
    const right = sold(10_000, 60, { channel: 'alipay', description: '茶具 · 分润 -0.10' });
    const house = feeHouse({ files: [{ ...file, lines: [right] }] }, fees);
    const [short] = house.rowsOf('all');
    expect([short?.charged, short?.expected]).toEqual([50, 60]);
    expect(house.batches.map(({ figures }) => [figures.fees, figures.splits])).toEqual([[-50, -10]]);
  });

  test('what a payout cost is a fee of no sale', () => {
    const cost = line({
      kind: 'payout',
      direction: 'out',
      occurredAt: at(DAY),
      net: minor(101),
      fee: minor(1),
    });
    expect(judged([cost])).toEqual([[1, null, 'not_of_a_sale']]);
  });
});

describe('what a refund brings back', () => {
  const [old, today] = [terms(), terms({ ratePpm: 3_800, from: '2026-10-01' })];
  const sale = sold(10_000, 60, {
    occurredAt: at('2026-09-30'),
    channelTransactionId: '4200',
    merchantOrderNo: 'A',
  });
  const of = { relatedTransactionId: '4200' };

  test('goes by the rate of the day of its sale, not by today’s', () => {
    const house = feeHouse({ files: [tradeBill('2026-09-30', sale), tradeBill(DAY, back(5_000, 19, of))] }, [
      old,
      today,
    ]);
    expect(
      house.rowsOf('differing').map(({ charged, expected, why, rate }) => [charged, expected, why, rate]),
    ).toEqual([[-19, -30, 'sale_rate', 6_000]]);
  });

  test('bit by bit exactly what the whole would, whichever file came first', () => {
    const odd = { ...sale, gross: minor(4_999), fee: minor(30), net: minor(4_969) };
    const parts = [1_666, 1_666, 1_667].map((fen, at) =>
      back(fen, 10, { ...of, occurredAt: `${DAY}T1${at}:00:00+08:00` }),
    );
    const files = [...parts.map((part) => tradeBill(DAY, part)), tradeBill('2026-09-30', odd)];
    for (const came of [
      [0, 1, 2, 3],
      [3, 2, 1, 0],
      [1, 3, 0, 2],
    ]) {
      const rows = feeHouse({ files, came }, [old])
        .rowsOf('all')
        .filter(({ line: of }) => of.kind === 'refund');
      expect(rows.reduce((sum, { expected }) => sum + (expected ?? 0), 0)).toBe(-30);
    }
  });

  test('the first in time brings back the half fen, wherever it stands in the file', () => {
    // 0.6 fen are 1; half of it, 0.5, is 1 already.
    const small = sold(100, 1, { merchantOrderNo: 'B' });
    const [first, second] = ['11:00:00', '12:00:00'].map((time) =>
      back(50, 1, { merchantOrderNo: 'B', occurredAt: at(DAY, time) }),
    );
    for (const lines of [
      [small, first, second],
      [second, small, first],
    ]) {
      const rows = feeHouse({ files: [tradeBill(DAY, ...lines.flatMap((each) => each ?? []))] }, [
        old,
      ]).rowsOf('all');
      expect(rows.find((each) => each.line === first)?.expected).toBe(-1);
      expect(rows.find((each) => each.line === second)?.expected).toBe(0);
    }
  });

  test('of one second, in the order in which they agree: nobody knows which the channel took first', () => {
    const small = sold(100, 1, { merchantOrderNo: 'B' });
    for (const [one, other] of [
      [1, 0],
      [0, 1],
    ] as const) {
      const lines = [
        small,
        back(50, one, { merchantOrderNo: 'B' }),
        back(50, other, { merchantOrderNo: 'B' }),
      ];
      expect(feeHouse({ files: [tradeBill(DAY, ...lines)] }, [old]).rowsOf('differing')).toEqual([]);
    }
  });

  test('nothing of the sale of another merchant number with the same order number', () => {
    const hers = { ...sale, account: '1900000110', channelTransactionId: '' };
    expect(judged([hers, back(5_000, 30, { merchantOrderNo: 'A' })])).toEqual([
      [60, 60, ''],
      [-30, null, 'sale_missing'],
    ]);
  });

  test('a refund that failed is charged again', () => {
    const failed = back(5_000, -30, { ...of, direction: 'in', occurredAt: at(DAY, '12:00:00') });
    const rows = feeHouse(
      { files: [tradeBill('2026-09-30', sale), tradeBill(DAY, back(5_000, 30, of), failed)] },
      [old],
    );
    expect(rows.rowsOf('all').map(({ expected }) => expected)).toEqual([60, -30, 30]);
  });

  test('is unknown where its sale is not here, or where the schedule does not say', () => {
    expect(judged([back(5_000, 30)])).toEqual([[-30, null, 'sale_missing']]);
    const unchecked = feeHouse({ files: [tradeBill(DAY, sale, back(5_000, 30, of))] }, [
      terms({ refunds: 'unchecked' }),
    ]);
    expect(unchecked.rowsOf('unknown').map(({ why }) => why)).toEqual(['unchecked']);
  });

  test('nothing of a fee that the channel keeps', () => {
    const house = feeHouse({ files: [tradeBill(DAY, sale, back(5_000, 30, of))] }, [
      terms({ refunds: 'kept' }),
    ]);
    expect(house.rowsOf('differing').map(({ charged, expected }) => [charged, expected])).toEqual([[-30, 0]]);
  });
});

describe('a chargeback', () => {
  const lost = line({
    kind: 'chargeback',
    direction: 'out',
    occurredAt: at(DAY),
    net: minor(11_500),
    gross: minor(10_000),
    fee: minor(1_500),
  });
  test('costs what the schedule says of one', () => {
    expect(judged([lost], [terms({ chargebackMinor: 1_000 })])).toEqual([[1_500, 1_000, 'chargeback']]);
    expect(judged([lost])).toEqual([[1_500, null, 'unchecked']]);
  });
});

describe('fees that are lines of their own', () => {
  const moved = (kind: ParsedLine['kind'], fen: number, id: string, more: Partial<ParsedLine> = {}) =>
    line({
      kind,
      account: '',
      direction: kind === 'payment' || kind === 'fee_return' ? 'in' : 'out',
      occurredAt: at(DAY),
      net: minor(fen),
      channelTransactionId: id,
      ...more,
    });

  test('stand at their sale and their refund where the fund bill is the only file; a sale without one was charged none', () => {
    const lines = [
      moved('payment', 10_000, '1'),
      moved('fee', 60, '1'),
      moved('payment', 5_000, '2'),
      moved('refund', 10_000, '9', { relatedTransactionId: '1' }),
      moved('fee_return', 58, '9'),
      moved('fee', 7, '77'),
    ];
    const { rowsOf, batches, expected } = feeHouse({ files: [fundBill(DAY, lines)] }, [terms()]);
    expect(rowsOf('all').map(({ gross, charged, expected: of, why }) => [gross, charged, of, why])).toEqual([
      [5_000, 0, 30, ''],
      [10_000, -58, -60, ''],
      [0, 7, null, 'not_of_a_sale'],
      [10_000, 60, 60, ''],
    ]);
    expect(batches.map(({ members }) => expected.varianceOf(members))).toEqual([-28]);
  });

  test('are not counted again beside a trade bill that states them', () => {
    const trade = sold(10_000, 60, { channelTransactionId: '1' });
    const fund = [moved('payment', 10_000, '1'), moved('fee', 60, '1')];
    const { rowsOf } = feeHouse({ files: [tradeBill(DAY, trade), fundBill(DAY, fund)] }, [terms()]);
    expect(rowsOf('all').map(({ line: of, charged }) => [of, charged])).toEqual([[trade, 60]]);
  });

  test('beside a trade bill that states some, are taken for the others only; one of no trade there is the fund bill’s own affair', () => {
    const stated = sold(10_000, 60, { channelTransactionId: '1' });
    const silent = line({ occurredAt: at(DAY), net: minor(5_000), channelTransactionId: '2' });
    const fund = [moved('fee', 60, '1'), moved('fee', 30, '2'), moved('fee', 5, '3')];
    const { rowsOf } = feeHouse({ files: [tradeBill(DAY, stated, silent), fundBill(DAY, fund)] }, [terms()]);
    expect(rowsOf('all').map(({ line: of, charged }) => [of, charged])).toEqual([
      [stated, 60],
      [silent, 30],
    ]);
  });

  test('are the fee of a trade bill that states none', () => {
    const trade = line({ occurredAt: at(DAY), net: minor(10_000), channelTransactionId: '1' });
    const fund = [moved('payment', 10_000, '1'), moved('fee', 61, '1')];
    const { rowsOf } = feeHouse({ files: [tradeBill(DAY, trade), fundBill(DAY, fund)] }, [terms()]);
    expect(rowsOf('differing').map(({ line: of, charged, expected }) => [of, charged, expected])).toEqual([
      [trade, 61, 60],
    ]);
  });

  test('of two partial refunds under one number each takes the one it fits', () => {
    const lines = [
      moved('payment', 30_000, '1'),
      moved('fee', 180, '1'),
      moved('refund', 10_000, '1', {
        occurredAt: at(DAY, '11:00:00'),
        merchantOrderNo: 'A',
        refundNo: 'R1',
        relatedTransactionId: '1',
      }),
      moved('refund', 20_000, '1', {
        occurredAt: at(DAY, '12:00:00'),
        merchantOrderNo: 'A',
        refundNo: 'R2',
        relatedTransactionId: '1',
      }),
      moved('fee_return', 120, '1', { occurredAt: at(DAY, '12:00:00') }),
      moved('fee_return', 60, '1', { occurredAt: at(DAY, '13:00:00') }),
    ];
    expect(feeHouse({ files: [fundBill(DAY, lines)] }, [terms()]).rowsOf('differing')).toEqual([]);
  });
});
