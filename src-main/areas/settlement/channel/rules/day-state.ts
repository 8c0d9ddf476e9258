/**
 * What a settlement day of an account is (到账状态): nothing to come, not due, all there (alone, with other days, in several payouts), part of it, late, or
 * without its bill.
 */
import type { ArrivalState } from '../../../../../shared/domain/arrival.ts';
import type { SettlementDayState } from '../../../../../shared/domain/settlement.ts';

export interface DayFacts {
  readonly day: number;
  readonly today: number;
  /** Of the account's bill of the day. */
  readonly bill: ArrivalState;
  /** The channel numbers its batches and a number between two of them is not here. */
  readonly lacksNumber: boolean;
  /** Null where the day has no batch. */
  readonly batches: {
    readonly expected: number;
    readonly arrived: number;
    /** Payouts that answer for it. */
    readonly payouts: number;
    /** A payout of it answers for other days too. */
    readonly isShared: boolean;
    /** A payout may be meant for it, and nothing says so: not all of it is known to have come. */
    readonly isUnclear: boolean;
    /** Day behind which what has not come is late; null where nothing is due yet. */
    readonly inTimeUntil: number | null;
  } | null;
}

const NOT_HERE: readonly ArrivalState[] = ['missing', 'late', 'failed'];

export function dayState({ day, today, bill, lacksNumber, batches }: DayFacts): SettlementDayState {
  if (lacksNumber || NOT_HERE.includes(bill)) return 'missing';
  if (!batches) return day >= today || bill === 'expected' ? 'not_due' : 'none';
  const { expected, arrived, payouts, isShared, isUnclear, inTimeUntil } = batches;
  if (expected === 0 && payouts === 0) return 'none';
  if (payouts > 0 && arrived >= expected) return isShared ? 'merged' : payouts > 1 ? 'split' : 'complete';
  if (arrived > 0 || isUnclear) return 'partial';
  return inTimeUntil !== null && today > inTimeUntil ? 'late' : 'not_due';
}
