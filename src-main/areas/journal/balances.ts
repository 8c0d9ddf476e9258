/**
 * Balances: always summed from postings, never kept. Debit less credit, per account, sub-ledger and currency.
 */
import type { Ledger } from '../../ledger/ledger.ts';
import type { Account } from './rules/difference.ts';

export interface Balance extends Account {
  readonly currency: string;
  /** Debits less credits. */
  readonly amount: number;
}

/** `asOf` '' for all; only accounts named, where any are. Zero balances are left out. */
export function balances(
  ledger: Ledger,
  { asOf = '', accounts = [] }: { readonly asOf?: string; readonly accounts?: readonly string[] } = {},
): Balance[] {
  const { query } = ledger;
  let asked = query
    .selectFrom('journal_posting')
    .innerJoin('journal_entry', 'journal_entry.id', 'journal_posting.entry_id')
    .select(['account', 'sub', 'side', 'currency', query.fn.sum<number>('amount').as('amount')])
    .groupBy(['account', 'sub', 'currency', 'side'])
    .orderBy('account')
    .orderBy('sub')
    .orderBy('currency');
  if (asOf !== '') asked = asked.where('journal_entry.day', '<=', asOf);
  if (accounts.length > 0) asked = asked.where('account', 'in', accounts);
  const sums = new Map<string, Balance>();
  for (const { account, sub, side, currency, amount } of ledger.all(asked)) {
    const key = `${account}|${sub}|${currency}`;
    const before = sums.get(key)?.amount ?? 0;
    sums.set(key, { account, sub, currency, amount: before + (side === 'debit' ? amount : -amount) });
  }
  return [...sums.values()].filter(({ amount }) => amount !== 0);
}
