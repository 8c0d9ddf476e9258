/**
 * What a line may be in a link, told from its columns alone: money that left an account of ours or arrived in one, or a payment of a wallet that
 * a bank card may have paid.
 *
 * Payouts and top-ups that move a channel's balance are not asked here: matching joins them to the bank (资金账单 ↔ 银行流水).
 */
import { LINE_KINDS, LINE_STATUSES } from '../../../../../shared/domain/statement-line.ts';
import {
  DIRECTION_IN,
  DIRECTION_NONE,
  DIRECTION_OUT,
  type LineColumns,
  NO_DAY,
} from '../../rules/line-columns.ts';

/** May be one end of an own transfer: where the money left, or where it arrived. */
export const LEAVES = 1;
export const ARRIVES = 2;
/** A wallet's payment, and what came back of one: the bank may have seen the same money go or come. */
export const PAID = 4;
export const PAID_BACK = 8;
/** A transfer that a wallet counts as income or spending: with other people as a rule. */
export const BETWEEN_PEOPLE = 16;
/** More than all bits together. */
export const ROLES_END = 32;

const kind = (word: (typeof LINE_KINDS)[number]) => LINE_KINDS.indexOf(word);
const [PAYMENT, REFUND, FEE, FEE_RETURN, INTEREST] = [
  kind('payment'),
  kind('refund'),
  kind('fee'),
  kind('fee_return'),
  kind('interest'),
];
const [PAYOUT, TOP_UP, TRANSFER, OTHER] = [kind('payout'), kind('top_up'), kind('transfer'), kind('other')];
/** Nothing moved, or it was taken back. */
const IDLE = (['closed', 'failed', 'revoked'] as const).map((word) => LINE_STATUSES.indexOf(word));

/** What was moved between the two: without the fee that one of them charged beside it. */
export function amountOf(columns: LineColumns, line: number): number {
  const gross = columns.gross[line] ?? Number.NaN;
  return Number.isNaN(gross) ? (columns.net[line] ?? 0) : gross;
}

/** Bits of the roles above; 0 where the line takes no part. */
export function rolesOf(columns: LineColumns, line: number, isBank: boolean): number {
  if (columns.day[line] === NO_DAY || amountOf(columns, line) <= 0) return 0;
  if (IDLE.includes(columns.status[line] ?? 0)) return 0;
  const word = columns.kind[line] ?? 0;
  const direction = columns.direction[line];
  if (isBank) {
    if (word === FEE || word === FEE_RETURN || word === INTEREST) return 0;
    return direction === DIRECTION_OUT ? LEAVES : direction === DIRECTION_IN ? ARRIVES : 0;
  }
  if (direction === DIRECTION_NONE) return word === PAYOUT ? LEAVES : word === TOP_UP ? ARRIVES : 0;
  if (direction === DIRECTION_OUT) {
    if (word === TRANSFER) return LEAVES | PAID | BETWEEN_PEOPLE;
    return word === PAYMENT || word === OTHER ? PAID : 0;
  }
  return word === TRANSFER ? ARRIVES | BETWEEN_PEOPLE : word === REFUND ? PAID_BACK : 0;
}
