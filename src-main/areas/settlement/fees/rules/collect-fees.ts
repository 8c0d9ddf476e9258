/**
 * Which lines of a channel's bill carry a fee: trades by their own column, fees that are lines of their own beside them. No fee is taken twice: beside a
 * trade bill, the fund bill's fee lines are asked only for trades whose own line states none.
 */
import {
  DIRECTION_IN,
  DIRECTION_NONE,
  DIRECTION_OUT,
  type LineSet,
  NO_DAY,
} from '../../../statements/rules/line-columns.ts';
import { type FeeRows, kindIndex } from './fee-rows.ts';
import type { ScheduleFees } from './schedule-fees.ts';

/** The lines of one file. */
export interface FeeStretch {
  /** Place of its set among the sets of the rows. */
  readonly set: number;
  readonly mode: 'bill' | 'beside' | 'wallet';
  /** Whose a line is, by its account and currency as the set has them. */
  readonly ownerAt: (position: number) => number;
  /** Days since 1970: the day whose schedule holds for a line, and the one on which it is settled; NO_DAY where nobody knows. */
  readonly dayAt: (position: number) => number;
  readonly settledAt: (position: number) => number;
  /** Goes through its lines; `text` is what one says of product or card, made only where it is asked for. */
  readonly eachLine: (visit: (position: number, text: () => string) => void) => void;
}

/** A fee that is a line of its own. */
export interface FeeLine {
  readonly set: number;
  readonly position: number;
  readonly owner: number;
  readonly day: number;
  /** With a minus where it is given back. */
  readonly charged: number;
  readonly isBack: boolean;
  /** Of a fund bill beside a trade bill. */
  readonly isBeside: boolean;
}

export interface Collected {
  readonly feeLines: FeeLine[];
  /** Rows of refunds, of either direction. */
  readonly refunds: number[];
  /** Payments whose fee goes by the month's volume. */
  readonly tiered: number[];
  /** Lines that may be what a month's end made good. */
  readonly adjustments: Omit<FeeLine, 'isBack'>[];
}
export const nothingCollected = (): Collected => ({ feeLines: [], refunds: [], tiered: [], adjustments: [] });

const [PAYMENT, REFUND, CHARGEBACK] = [kindIndex('payment'), kindIndex('refund'), kindIndex('chargeback')];
const [FEE, FEE_RETURN] = [kindIndex('fee'), kindIndex('fee_return')];
const [ADJUSTMENT, OTHER] = [kindIndex('adjustment'), kindIndex('other')];

/** Payments and chargebacks are judged at once, refunds when every sale is known. */
export function collectFees(rows: FeeRows, stretch: FeeStretch, into: Collected, fees: FeesOf): void {
  const set = rows.sets[stretch.set];
  if (!set) return;
  stretch.eachLine((position, text) => {
    const direction = set.direction[position] ?? DIRECTION_NONE;
    if (direction === DIRECTION_NONE) return;
    const kind = set.kind[position] ?? 0;
    const isIn = direction === DIRECTION_IN;
    if (kind === FEE || kind === FEE_RETURN) {
      into.feeLines.push({ ...feeLineAt(stretch, set, position), isBack: kind === FEE_RETURN });
      return;
    }
    if (kind === ADJUSTMENT || kind === OTHER) into.adjustments.push(feeLineAt(stretch, set, position));
    if (stretch.mode === 'beside') return;
    const fee = set.fee[position] ?? Number.NaN;
    if (kind !== PAYMENT && kind !== REFUND && kind !== CHARGEBACK) {
      // What a payout or a transfer cost: no schedule speaks of it.
      if (Number.isNaN(fee) || fee === 0) return;
      const row = rows.add({ set: stretch.set, position, ...factsAt(stretch, set, position), charged: fee });
      rows.say(row, 'not_of_a_sale');
      return;
    }
    // What a wallet paid for, or got back of it, is bought by us and no sale of ours.
    if (stretch.mode === 'wallet' && ((kind === PAYMENT && !isIn) || (kind === REFUND && isIn))) return;
    const row = rows.add({ set: stretch.set, position, ...factsAt(stretch, set, position), charged: fee });
    if (kind === REFUND) {
      into.refunds.push(row);
      return;
    }
    const day = stretch.dayAt(position);
    if (kind === PAYMENT && !isIn) rows.say(row, 'not_of_a_sale');
    else if (kind === PAYMENT) judgePayment(rows, row, day, text, into, fees);
    else judgeChargeback(rows, row, day, text, isIn);
  });
}

/** The fees of a schedule, by its number. */
export type FeesOf = (schedule: number) => ScheduleFees;

function judgePayment(
  rows: FeeRows,
  row: number,
  day: number,
  text: () => string,
  into: Collected,
  fees: FeesOf,
): void {
  const terms = day === NO_DAY ? null : rows.ownerOf(row).schedules.on(day, text);
  if (!terms) {
    rows.say(row, 'no_schedule');
    return;
  }
  const number = rows.numberOf(terms);
  rows.schedule[row] = number;
  const gross = rows.gross[row] ?? 0;
  if (gross < 0) rows.say(row, 'not_of_a_sale');
  else if (terms.schedule.tiers) into.tiered.push(row);
  else {
    const { fee, exact, why } = fees(number).on(gross);
    rows.expect(row, terms.schedule.roundedPer === 'batch' ? Number.NaN : fee, exact);
    rows.say(row, terms.schedule.roundedPer === 'batch' ? 'per_batch' : why);
  }
}

/** What a chargeback costs by the schedule of its own day; one that was won says nothing of it. */
function judgeChargeback(rows: FeeRows, row: number, day: number, text: () => string, isWon: boolean): void {
  const terms = day === NO_DAY ? null : rows.ownerOf(row).schedules.on(day, text);
  if (!terms) {
    rows.say(row, 'no_schedule');
    return;
  }
  rows.schedule[row] = rows.numberOf(terms);
  const { chargebackMinor } = terms.schedule;
  if (isWon || chargebackMinor === null) rows.say(row, 'unchecked');
  else {
    rows.expect(row, chargebackMinor, Number.NaN);
    rows.say(row, 'chargeback');
  }
}

function feeLineAt(stretch: FeeStretch, set: LineSet, position: number): Omit<FeeLine, 'isBack'> {
  const net = set.net[position] ?? 0;
  return {
    set: stretch.set,
    position,
    owner: stretch.ownerAt(position),
    day: stretch.settledAt(position),
    charged: set.direction[position] === DIRECTION_OUT ? net : -net,
    isBeside: stretch.mode === 'beside',
  };
}

const factsAt = ({ ownerAt, settledAt }: FeeStretch, set: LineSet, position: number) => ({
  owner: ownerAt(position),
  day: settledAt(position),
  gross: grossOf(set, position),
});

/** Where only the movement is stated, the fee beside it tells what was traded. */
function grossOf(set: LineSet, position: number): number {
  const gross = set.gross[position] ?? Number.NaN;
  if (!Number.isNaN(gross)) return gross;
  const fee = set.fee[position] ?? Number.NaN;
  const net = set.net[position] ?? 0;
  if (Number.isNaN(fee)) return net;
  return set.direction[position] === DIRECTION_OUT ? net - fee : net + fee;
}
