/**
 * What each refund brings back of the fee of its sale, at the schedule of the day the sale was made. Refunds of one sale are gone through in the order of
 * time, so that together they bring back what the whole refund would, whichever file came first.
 */
import { type ChargedSale, returnedFee } from '../../../../../shared/domain/fee-returned.ts';
import type { FeeSchedule } from '../../../../../shared/domain/settlement-terms.ts';
import { IdIndex } from '../../../statements/rules/id-index.ts';
import { DIRECTION_IN, NO_DAY } from '../../../statements/rules/line-columns.ts';
import type { FeesOf } from './collect-fees.ts';
import { type FeeRows, inTime, kindIndex, momentAt } from './fee-rows.ts';

const PAYMENT = kindIndex('payment');

interface Known {
  readonly fees: FeesOf;
  /** The fixed part of a payment's fee where steps made it. */
  readonly fixedOf: (row: number) => number;
}

export function judgeRefunds(rows: FeeRows, refunds: readonly number[], known: Known): void {
  if (refunds.length === 0) return;
  const saleOf = saleFinder(rows);
  const bySale = new Map<number, number[]>();
  for (const row of refunds.toSorted(inTime(rows))) {
    const sale = saleOf(row);
    const own = bySale.get(sale);
    if (sale < 0) rows.say(row, 'sale_missing');
    else if (own) own.push(row);
    else bySale.set(sale, [row]);
  }
  for (const [sale, own] of bySale) judgeSale(rows, sale, own, known);
}

/** `own`: its refunds in the order of time. */
function judgeSale(rows: FeeRows, sale: number, own: number[], known: Known): void {
  const terms = rows.termsOf(sale);
  let before = 0;
  while (own.length > 0) {
    const [row = 0] = own.splice(
      terms ? nextOf(rows, sale, own, { before, schedule: terms.schedule, known }) : 0,
      1,
    );
    const gross = rows.gross[row] ?? 0;
    if (!terms || gross < 0) {
      rows.say(row, terms ? 'not_of_a_sale' : 'no_schedule');
      continue;
    }
    rows.schedule[row] = rows.schedule[sale] ?? 0;
    // One that came in again was not refunded after all.
    const isUndone = rows.setOf(row).direction[rows.position[row] ?? 0] === DIRECTION_IN;
    const part = isUndone ? Math.min(gross, before) : gross;
    const from = isUndone ? before - part : before;
    judge(rows, row, { sale, part, from, sign: isUndone ? 1 : -1, schedule: terms.schedule }, known);
    before = isUndone ? from : before + part;
  }
}

/** So many refunds of one moment are tried one after the other. */
const TRIED_MAX = 16;

/** Of refunds of one moment nobody knows which the channel took first: one that agrees goes before one that does not. */
function nextOf(
  rows: FeeRows,
  sale: number,
  own: readonly number[],
  {
    before,
    schedule,
    known,
  }: { readonly before: number; readonly schedule: FeeSchedule; readonly known: Known },
): number {
  const [first] = own;
  if (first === undefined || own.length === 1) return 0;
  const moment = momentAt(rows, first);
  const tied = own.slice(0, TRIED_MAX).filter((row) => momentAt(rows, row) === moment);
  if (tied.length === 1) return 0;
  const charged = chargedFor(rows, sale, schedule, known);
  const agrees = (row: number) =>
    returnedFee(schedule, charged, Math.max(0, rows.gross[row] ?? 0), before) ===
    -(rows.charged[row] ?? Number.NaN);
  return Math.max(0, tied.findIndex(agrees));
}

function chargedFor(rows: FeeRows, sale: number, schedule: FeeSchedule, known: Known): ChargedSale {
  const gross = rows.gross[sale] ?? 0;
  const fixed = schedule.tiers ? known.fixedOf(sale) : known.fees(rows.schedule[sale] ?? 0).on(gross).fixed;
  // Of a fee that is rounded over the batch no part is right by itself.
  const fee = rows.expected[sale] ?? Number.NaN;
  return { gross, fee: Number.isNaN(fee) ? 0 : fee, fixed };
}

interface Refunded {
  readonly sale: number;
  readonly part: number;
  /** What was refunded of the sale before. */
  readonly from: number;
  readonly sign: 1 | -1;
  readonly schedule: FeeSchedule;
}

function judge(
  rows: FeeRows,
  row: number,
  { sale, part, from, sign, schedule }: Refunded,
  known: Known,
): void {
  if (schedule.refunds === 'unchecked') {
    rows.say(row, 'unchecked');
    return;
  }
  const charged = chargedFor(rows, sale, schedule, known);
  if (schedule.roundedPer === 'batch') {
    rows.say(row, 'per_batch');
    const exact = rows.exact[sale] ?? Number.NaN;
    rows.expect(row, Number.NaN, sign * exactPart(schedule, { ...charged, exact }, part, from));
    return;
  }
  const back = Number.isNaN(rows.expected[sale] ?? Number.NaN)
    ? null
    : returnedFee(schedule, charged, part, from);
  if (back === null) {
    rows.say(row, 'not_of_a_sale');
    return;
  }
  rows.expect(row, back === 0 ? 0 : sign * back, Number.NaN);
  if (isOtherToday(rows, row)) rows.say(row, 'sale_rate');
}

/** A part of what is rounded over the batch: cut from the running total, in millionths. */
function exactPart(
  { refunds }: FeeSchedule,
  { gross, exact, fixed }: { readonly gross: number; readonly exact: number; readonly fixed: number },
  part: number,
  from: number,
): number {
  if (refunds === 'kept' || gross === 0 || Number.isNaN(exact)) return Number.isNaN(exact) ? Number.NaN : 0;
  if (refunds === 'full') return from === 0 && part > 0 ? exact : 0;
  const returnable = BigInt(refunds === 'fixed_kept' ? Math.max(0, exact - fixed * 1_000_000) : exact);
  const upTo = (refunded: number) => (returnable * BigInt(Math.min(refunded, gross))) / BigInt(gross);
  return Number(upTo(from + part) - upTo(from));
}

/** Whether another schedule holds by now than when it was sold, for what says the same of itself. */
function isOtherToday(rows: FeeRows, row: number): boolean {
  const day = rows.setOf(row).day[rows.position[row] ?? 0] ?? NO_DAY;
  const sold = rows.termsOf(row);
  if (day === NO_DAY || !sold) return false;
  const now = rows.ownerOf(row).schedules.on(day, () => sold.schedule.words.join(' '));
  return now !== null && now !== sold;
}

/** The payment that a refund names: by the channel's number of it, else by the order's; −1 where its file is not here. */
function saleFinder(rows: FeeRows): (row: number) => number {
  const sales: number[] = [];
  for (let row = 0; row < rows.count; row += 1)
    if (rows.setOf(row).kind[rows.position[row] ?? 0] === PAYMENT) sales.push(row);
  const byNumber = new IdIndex(idsOf(rows, sales, 'transactionId'));
  const byOrder = new IdIndex(idsOf(rows, sales, 'orderNo'));
  return (row) => {
    const set = rows.setOf(row);
    const at = 2 * (rows.position[row] ?? 0);
    const first = (index: IdIndex, ids: Uint32Array) => {
      for (let entry = index.first(ids[at] ?? 0, ids[at + 1] ?? 0); entry >= 0; entry = index.next(entry)) {
        const sale = sales[entry] ?? -1;
        if (rows.owner[sale] === rows.owner[row]) return sale;
      }
      return -1;
    };
    const named = first(byNumber, set.relatedId);
    if (named >= 0) return named;
    const ordered = first(byOrder, set.orderNo);
    return ordered >= 0 ? ordered : first(byNumber, set.transactionId);
  };
}

/** Ids of rows, laid end to end as an index asks for them. */
export function idsOf(
  rows: FeeRows,
  of: readonly number[],
  column: 'transactionId' | 'orderNo' | 'relatedId',
): Uint32Array {
  const ids = new Uint32Array(2 * of.length);
  of.forEach((row, entry) => {
    const from = rows.setOf(row)[column];
    const at = 2 * (rows.position[row] ?? 0);
    ids[2 * entry] = from[at] ?? 0;
    ids[2 * entry + 1] = from[at + 1] ?? 0;
  });
  return ids;
}
