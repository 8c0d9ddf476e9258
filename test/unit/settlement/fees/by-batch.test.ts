import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { minor } from '../../../../shared/domain/money.ts';
import type { ParsedLine } from '../../../../shared/domain/statement-line.ts';
import { line } from '../../../support/lines.ts';
import { at, type ChannelFile, fundBill, tradeBill } from '../channel/channel-house.ts';
import { feeHouse, terms } from './fee-house.ts';

const sold = (day: string, gross: number, fee: number, more: Partial<ParsedLine> = {}): ParsedLine =>
  line({ occurredAt: at(day), gross: minor(gross), fee: minor(fee), net: minor(gross - fee), ...more });
const refund = (day: string, gross: number, fee: number, more: Partial<ParsedLine> = {}): ParsedLine =>
  line({
    ...{ kind: 'refund', direction: 'out', occurredAt: at(day, '12:00:00') },
    ...{ gross: minor(gross), fee: minor(-fee), net: minor(gross - fee), ...more },
  });

describe('fees rounded once over the batch', () => {
  const once = terms({ roundedPer: 'batch' });
  // 1.5 + 1.5 + 1.5 fen: 5 over the batch, 6 line by line.
  const three = (day: string) =>
    [250, 250, 250].map((fen, each) => sold(day, fen, 2, { merchantOrderNo: `${day}${each}` }));

  test('are compared day by day, in one row for the day; no line alone is right or wrong', () => {
    const files = [
      tradeBill('2026-10-19', ...three('2026-10-19')),
      tradeBill('2026-10-20', sold('2026-10-20', 500, 3)),
    ];
    const { rowsOf, listed, batches, expected } = feeHouse({ files }, [once]);
    expect(rowsOf('all').map(({ gross, charged, expected: of, why }) => [gross, charged, of, why])).toEqual([
      [750, 6, 5, 'per_batch'],
      [500, 3, 3, 'per_batch'],
    ]);
    expect(rowsOf('unknown')).toEqual([]);
    expect(batches.map(({ members }) => expected.varianceOf(members))).toEqual([1, 0]);
    expect(listed('all').sums).toMatchObject([
      { currency: 'CNY', lines: 4, charged: 9, expected: 8, overcharged: 1, undercharged: 0, unknown: 0 },
    ]);
  });

  test('a refund takes its exact share out of the day it is on', () => {
    const day = '2026-10-20';
    const files = [
      tradeBill('2026-10-19', ...three('2026-10-19')),
      tradeBill(day, sold(day, 1_000, 6), refund(day, 250, 1, { merchantOrderNo: '2026-10-191' })),
    ];
    // 6 less 1.5: 4.5 fen, rounded up to 5.
    expect(
      feeHouse({ files }, [once])
        .rowsOf('all')
        .map(({ gross, charged, expected }) => [gross, charged, expected]),
    ).toEqual([
      [750, 6, 5],
      [750, 5, 5],
    ]);
  });

  test('what rounding alone makes is said: of three half fens line by line', () => {
    const { listed } = feeHouse({ files: [tradeBill('2026-10-19', ...three('2026-10-19'))] }, [terms()]);
    expect(listed('all').sums[0]?.rounding).toBe(1);
  });
});

describe('steps by the month’s volume', () => {
  // Above 1,000.00 of the month 0.3 % instead of 0.6 %.
  const steps = [{ above: 100_000, ratePpm: 3_000, fixedMinor: 0 }];
  const marginal = terms({ tiers: { kind: 'marginal', by: 'value', steps } });
  const whole = terms({ tiers: { kind: 'whole', by: 'value', steps } });
  const days = ['2026-10-05', '2026-10-12', '2026-10-31'];
  const month = days.map((day) => tradeBill(day, sold(day, 60_000, 360, { merchantOrderNo: day })));

  test('each payment at the step it falls into, one across it in parts; another month begins anew', () => {
    const files = [...month, tradeBill('2026-11-02', sold('2026-11-02', 60_000, 360))];
    for (const named of [files, files.toReversed()]) {
      const { rowsOf } = feeHouse({ files: named, today: '2026-11-05' }, [marginal]);
      const fees = rowsOf('all').map(({ line: of, expected }) => [of.occurredAt.slice(0, 10), expected]);
      expect(Object.fromEntries(fees)).toEqual({
        '2026-10-05': 360,
        '2026-10-12': 300,
        '2026-10-31': 180,
        '2026-11-02': 360,
      });
    }
  });

  test('a refund brings back what its sale cost at its step', () => {
    const files = [
      ...month,
      tradeBill('2026-11-02', refund('2026-11-02', 30_000, 180, { merchantOrderNo: '2026-10-31' })),
    ];
    expect(
      feeHouse({ files }, [marginal])
        .rowsOf('all')
        .find(({ line: of }) => of.kind === 'refund')?.expected,
    ).toBe(-90);
  });

  test('all of the month at the step reached: what its end makes good is open until the channel did, then held against its line', () => {
    // 1,800.00 at 0.3 % are 5.40; 10.80 were charged.
    const open = feeHouse({ files: month, today: '2026-11-02' }, [whole]);
    expect(
      open.rowsOf('differing').map(({ gross, charged, expected, why }) => [gross, charged, expected, why]),
    ).toEqual([[180_000, 0, -540, 'true_up_open']]);
    expect(open.batches.map(({ members }) => open.expected.varianceOf(members))).toEqual([0, 0, 0]);
    const good = line({
      ...{ kind: 'adjustment', direction: 'in', occurredAt: at('2026-11-03'), net: minor(500) },
      ...{ account: '', description: '阶梯费率月末补差' },
    });
    const made = feeHouse({ files: [...month, fundBill('2026-11-03', [good])], today: '2026-11-05' }, [
      whole,
    ]);
    expect(
      made.rowsOf('differing').map(({ line: of, charged, expected, why }) => [of, charged, expected, why]),
    ).toEqual([[good, -500, -540, 'true_up']]);
    expect(made.batches.map(({ members }) => made.expected.varianceOf(members))).toEqual([0, 0, 0, 40]);
  });

  test('rounded once over batches that the channel numbers, the month is held against what those were charged', () => {
    const small = terms({
      roundedPer: 'batch',
      tiers: { kind: 'whole', by: 'value', steps: [{ above: 100, ratePpm: 3_000, fixedMinor: 0 }] },
    });
    const day = '2026-10-05';
    const file = tradeBill(
      day,
      ...['237', '238'].map((batchNo) => sold(day, 250, 2, { batchNo, merchantOrderNo: batchNo })),
    );
    // 1.5 fen of each batch are 2; 0.3 % of both together are 1.5, rounded up to 2.
    const rows = feeHouse({ files: [file], today: '2026-11-02' }, [small]).rowsOf('all');
    expect(rows.map(({ expected, why }) => [expected, why])).toEqual([
      [-2, 'true_up_open'],
      [2, 'per_batch'],
      [2, 'per_batch'],
    ]);
  });

  test('nothing is made good while the month goes on', () => {
    expect(feeHouse({ files: month, today: '2026-10-31' }, [whole]).rowsOf('differing')).toEqual([]);
  });
});

describe('always', () => {
  const DAYS = ['2026-10-05', '2026-10-06', '2026-10-07'];
  const someTrade = fc.record({
    order: fc.integer({ min: 0, max: 6 }),
    gross: fc.integer({ min: 0, max: 40_000 }),
    fee: fc.option(fc.integer({ min: 0, max: 300 })),
    kind: fc.constantFrom('payment' as const, 'refund' as const, 'payment' as const, 'chargeback' as const),
    second: fc.integer({ min: 0, max: 59 }),
    card: fc.constantFrom('借记卡', '贷记卡'),
  });
  const someDay = fc.array(someTrade, { maxLength: 8 });
  const SCHEDULES = [
    terms(),
    terms({ ratePpm: 2_000, words: ['借记卡'], roundedPer: 'batch' }),
    terms({ ratePpm: 3_800, from: '2026-10-06', minMinor: 2, chargebackMinor: 10 }),
    terms({
      from: '2026-10-07',
      tiers: { kind: 'marginal', by: 'value', steps: [{ above: 30_000, ratePpm: 1_000, fixedMinor: 1 }] },
    }),
  ];
  const fileOf = (
    day: string,
    trades: readonly (typeof someTrade extends fc.Arbitrary<infer T> ? T : never)[],
  ): ChannelFile =>
    tradeBill(
      day,
      ...trades.map(({ order, gross, fee, kind, second, card }) =>
        (kind === 'refund' ? refund : sold)(day, gross, fee ?? 0, {
          ...{
            kind,
            direction: kind === 'payment' ? 'in' : 'out',
            merchantOrderNo: `O${order}`,
            description: card,
          },
          occurredAt: at(day, `10:00:${String(second).padStart(2, '0')}`),
          ...(fee === null ? { fee: null } : {}),
        }),
      ),
    );

  test('variances of all batches add up to the channel’s, and what was charged is the batch’s fees; each line is known, in its batch’s row, or unknown; the order in which files came is no matter', () => {
    fc.assert(
      fc.property(
        fc.tuple(someDay, someDay, someDay),
        fc.shuffledSubarray([0, 1, 2], { minLength: 3 }),
        fc.subarray(SCHEDULES),
        (days, came, fees) => {
          const files = days.map((trades, each) => fileOf(DAYS[each] ?? '', trades));
          const { listed, batches, expected, rowsOf } = feeHouse({ files }, fees);
          const [sums] = listed('all').sums;
          const ofBatches = batches.reduce(
            (sum, { members }) => sum + (expected.varianceOf(members) ?? 0),
            0,
          );
          expect(ofBatches).toBe((sums?.overcharged ?? 0) - (sums?.undercharged ?? 0));
          const { rows, shown } = expected.judged();
          for (const { members, figures } of batches) {
            const charged = expected.rowsOf(members).reduce((sum, row) => sum + (rows.charged[row] ?? 0), 0);
            expect(charged + figures.fees + figures.fees_returned).toBe(0);
          }
          const stated = files.flatMap(({ lines }) => lines).filter(({ fee }) => fee !== null);
          expect(shown.length).toBe(stated.length);
          for (const row of shown) {
            const isKnown = !Number.isNaN(rows.expected[row] ?? 0) || rows.whyOf(row) === 'per_batch';
            expect(isKnown).toBe(
              !['no_schedule', 'unchecked', 'sale_missing', 'not_of_a_sale'].includes(rows.whyOf(row)),
            );
          }
          expect(sums?.unknown ?? 0).toBe(rowsOf('unknown').length);
          expect(feeHouse({ files, came }, fees.toReversed()).rowsOf('all')).toEqual(rowsOf('all'));
        },
      ),
      { numRuns: 60 },
    );
  });
});
