/** Fees against contract: the same judgement as settlement's fee check, by the day of the trade, and every line that is left out is counted. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Metric } from '../../../shared/domain/analytics/panels.ts';
import { minor } from '../../../shared/domain/money.ts';
import type { ParsedLine } from '../../../shared/domain/statement-line.ts';
import type { AnalyticsDeps } from '../../../src-main/areas/analytics/deps.ts';
import { feesPanel } from '../../../src-main/areas/analytics/money/fees.ts';
import { askedOf } from '../../../src-main/areas/analytics/rules/asked.ts';
import { filterOf } from '../../support/every-cell.ts';
import { line } from '../../support/lines.ts';
import { at, tradeBill } from '../settlement/channel/channel-house.ts';
import { feeHouse, terms } from '../settlement/fees/fee-house.ts';

const sold = (day: string, gross: number, fee: number, more: Partial<ParsedLine> = {}): ParsedLine =>
  line({ occurredAt: at(day), gross: minor(gross), fee: minor(fee), net: minor(gross - fee), ...more });
const refund = (day: string, gross: number, fee: number, more: Partial<ParsedLine> = {}): ParsedLine =>
  line({
    ...{ kind: 'refund', direction: 'out', occurredAt: at(day, '12:00:00') },
    ...{ gross: minor(gross), fee: minor(-fee), net: minor(gross - fee), ...more },
  });
const METRICS = ['fee_base', 'fee_charged', 'fee_contract', 'fee_lost'] as const;

function panelOf(house: ReturnType<typeof feeHouse>) {
  // All that the panel asks of a desk.
  const deps = {
    fees: house.expected,
    parties: { partyOfChannelAccount: () => null },
  } as unknown as AnalyticsDeps;
  const asked = (from: string, to: string) => askedOf(filterOf(from, to));
  return {
    read: (from = '2026-10-01', to = '2026-10-31') => feesPanel.read(deps, asked(from, to)),
    behind: (metric: Metric, from = '2026-10-01', to = '2026-10-31') => {
      const found = feesPanel.behind(deps, asked(from, to), {
        currency: 'CNY',
        of: null,
        metric,
        others: new Set(),
      });
      const things = Array.from({ length: found.total }, (_, each) => found.at(each));
      expect(things.reduce((sum, { amount }) => sum + amount, 0)).toBe(found.amount);
      return found;
    },
  };
}

describe('fees against contract', () => {
  const sale = sold('2026-10-19', 10_000, 65, { merchantOrderNo: 'A' });
  const files = [
    tradeBill('2026-10-19', sale, sold('2026-10-19', 5_000, 30, { merchantOrderNo: 'B' })),
    // Of the fee of the sale its half comes back: the channel kept all.
    tradeBill('2026-10-20', refund('2026-10-20', 5_000, 0, { merchantOrderNo: 'A' })),
  ];

  test('what was charged too much is lost, what was not given back too; refunds lower the fee and not what it is of', () => {
    const { read, behind } = panelOf(feeHouse({ files }, [terms()]));
    const [table, ...others] = read().tables;
    expect(others).toEqual([]);
    expect(table?.rows).toEqual([
      { of: ['wechat'], values: { fee_base: 15_000, fee_charged: 95, fee_contract: 60, fee_lost: 35 } },
    ]);
    for (const metric of METRICS) expect(behind(metric).amount).toBe(table?.rows[0]?.values[metric]);
    expect(behind('fee_lost').total).toBe(2);
  });

  test('lines of one day are those of the trade’s day', () => {
    const { read } = panelOf(feeHouse({ files }, [terms()]));
    expect(read('2026-10-20').tables[0]?.rows[0]?.values).toEqual({
      ...{ fee_base: 0, fee_charged: 0, fee_contract: -30, fee_lost: 30 },
    });
  });

  test('a line before the schedule began is in no figure; it is counted beside them', () => {
    const { read } = panelOf(feeHouse({ files }, [terms({ from: '2026-10-20' })]));
    expect(read('2026-10-19', '2026-10-19')).toMatchObject({
      tables: [],
      notes: [{ kind: 'fees_unknown', facts: { count: 2, amount: '150.00 CNY', fees: '0.95 CNY' } }],
    });
  });

  test('whatever was sold and charged, the sum over all is what settlement’s fee check says, rounded by line or by batch', () => {
    const trade = fc.tuple(
      fc.integer({ min: 1, max: 9_999 }),
      fc.integer({ min: 0, max: 60 }),
      fc.integer({ min: 19, max: 21 }),
    );
    fc.assert(
      fc.property(
        fc.array(trade, { minLength: 1, maxLength: 12 }),
        fc.constantFrom('line', 'batch'),
        (trades, roundedPer) => {
          const bills = [19, 20, 21].map((of) =>
            tradeBill(
              `2026-10-${of}`,
              ...trades.flatMap(([gross, fee, day], each) =>
                day === of ? [sold(`2026-10-${of}`, gross, fee, { merchantOrderNo: `S${each}` })] : [],
              ),
            ),
          );
          const house = feeHouse({ files: bills }, [terms({ roundedPer })]);
          const { read, behind } = panelOf(house);
          const { charged, expected } = house.listed('all').sums[0] ?? { charged: 0, expected: 0 };
          expect(read().tables[0]?.rows[0]?.values).toEqual({
            fee_base: trades.reduce((sum, [gross]) => sum + gross, 0),
            ...{ fee_charged: charged, fee_contract: expected, fee_lost: charged - expected },
          });
          // Day by day it comes to the same.
          const days = [19, 20, 21].map(
            (of) => behind('fee_contract', `2026-10-${of}`, `2026-10-${of}`).amount,
          );
          expect(days.reduce((sum, each) => sum + each, 0)).toBe(expected);
        },
      ),
      { numRuns: 40 },
    );
  });
});
