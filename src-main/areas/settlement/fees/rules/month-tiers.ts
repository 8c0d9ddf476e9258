/**
 * Fees of payments whose schedule has steps by the month's volume: each month of an account and schedule in the order of time, whichever file came first.
 */
import { formatDay } from '../../../../../shared/domain/dates.ts';
import { ChargeSum } from '../../../../../shared/domain/fee-amount.ts';
import { chargedSale } from '../../../../../shared/domain/fee-returned.ts';
import { MonthFees } from '../../../../../shared/domain/fee-tiers.ts';
import { NO_DAY } from '../../../statements/rules/line-columns.ts';
import { type FeeRows, inTime, roundedPart } from './fee-rows.ts';
import { lineFee } from './schedule-fees.ts';

/** What the end of a month makes good (月末补差), where all of it is charged by the step reached. */
export interface MonthEnd {
  readonly owner: number;
  readonly schedule: number;
  /** '2026-10'. */
  readonly month: string;
  /** What was paid in it: the volume. */
  readonly gross: number;
  /** Plus where more is due, minus where the channel gives back. */
  readonly trueUp: number;
  /** Last payment of it. */
  readonly lastRow: number;
}

export interface MonthsJudged {
  readonly ends: readonly MonthEnd[];
  /** The fixed part of a payment's fee, for what its refund brings back. */
  readonly fixedOf: (row: number) => number;
}

export function judgeMonths(rows: FeeRows, tiered: readonly number[]): MonthsJudged {
  const months = new Map<string, number[]>();
  for (const row of tiered) {
    const printed = rows.setOf(row).day[rows.position[row] ?? 0] ?? NO_DAY;
    const month = formatDay(printed === NO_DAY ? (rows.day[row] ?? 0) : printed).slice(0, 7);
    const key = `${month}|${rows.owner[row]}|${rows.schedule[row]}`;
    const known = months.get(key);
    if (known) known.push(row);
    else months.set(key, [row]);
  }
  const fixed = new Map<number, number>();
  const ends: MonthEnd[] = [];
  const order = inTime(rows);
  for (const [key, members] of [...months].toSorted(([a], [b]) => (a < b ? -1 : 1))) {
    const inOrder = members.toSorted(order);
    const [first, last] = [inOrder[0], inOrder.at(-1)];
    const terms = first === undefined ? null : rows.termsOf(first);
    if (!terms || first === undefined || last === undefined) continue;
    const { schedule } = terms;
    const month = new MonthFees(schedule);
    const batches = new Map<string, ChargeSum>();
    let gross = 0;
    for (const row of inOrder) {
      const charge = month.next(rows.gross[row] ?? 0);
      gross += rows.gross[row] ?? 0;
      const { fee, exact } = lineFee(schedule, charge);
      const sale = chargedSale(schedule, rows.gross[row] ?? 0, charge);
      if (sale.fixed !== 0) fixed.set(row, sale.fixed);
      rows.expect(row, schedule.roundedPer === 'batch' ? Number.NaN : fee, exact);
      rows.say(row, sayOf(schedule));
      if (schedule.roundedPer === 'line') continue;
      const part = roundedPart(rows, row);
      const batch = batches.get(part) ?? new ChargeSum();
      batches.set(part, batch);
      batch.add(charge);
    }
    const ofBatches = [...batches.values()].reduce((sum, each) => sum + each.rounded(schedule.rounding), 0);
    ends.push({
      owner: rows.owner[first] ?? 0,
      schedule: rows.schedule[first] ?? 0,
      month: key.slice(0, 7),
      gross,
      trueUp: schedule.roundedPer === 'line' ? month.trueUp() : month.trueUp(ofBatches),
      lastRow: last,
    });
  }
  return { ends, fixedOf: (row) => fixed.get(row) ?? 0 };
}

const sayOf = ({
  roundedPer,
  tiers,
}: {
  roundedPer: 'line' | 'batch';
  tiers: { kind: 'marginal' | 'whole' } | null;
}) => (roundedPer === 'batch' ? 'per_batch' : tiers?.kind === 'whole' ? 'until_month_end' : 'tier');
