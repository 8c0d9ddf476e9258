/** A balance as bookkeepers say it: an amount and its side, never a sign. Pure. */

export interface Sided {
  readonly side: 'debit' | 'credit' | 'flat';
  readonly amount: number;
}

/** `balance`: debits less credits. */
export function sided(balance: number): Sided {
  if (balance === 0) return { side: 'flat', amount: 0 };
  return balance > 0 ? { side: 'debit', amount: balance } : { side: 'credit', amount: -balance };
}
