/**
 * What the books moved, posting by posting in the order of days, as columns: the one thing the checks of client funds are worked out from.
 *
 * A posting counts on the day its fact happened, also where it could only be booked later (迟到).
 */

/** A sub-ledger of an account, in one currency. */
export interface FundPlace {
  readonly sub: string;
  readonly currency: string;
  /**
   * party: what is owed to one. house: where money of ours lies or is on its way, by the account of ours. result: what we earn and spend. Of anything
   * else nothing is asked.
   */
  readonly kind: 'party' | 'house' | 'result' | 'other';
  /** Money that is there, at a bank or with a channel; nothing that is expected or on its way. */
  readonly isHeld: boolean;
  /** Of an account that is kept apart for parties. */
  readonly isApart: boolean;
}

/** Rows in the order of days. */
export interface Movements {
  readonly count: number;
  /** Days since 1970. */
  readonly day: Int32Array;
  /** In the list of places. */
  readonly place: Int32Array;
  /** The place of the other posting, of entries of two; -1 of entries of more. */
  readonly other: Int32Array;
  /** Debit above nought, credit below. */
  readonly amount: Float64Array;
}

/** The row behind the last one of a day: rows up to it are of that day or before. */
export function rowBehind({ count, day }: Movements, last: number): number {
  let low = 0;
  let high = count;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((day[middle] ?? 0) <= last) low = middle + 1;
    else high = middle;
  }
  return low;
}
