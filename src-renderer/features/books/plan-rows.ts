/** How an entry reads in one row: what it debits and credits, and by how much a currency. Pure. */
import type { Posting } from '../../../shared/contract/journal-views.ts';

type Booked = Pick<Posting, 'side' | 'amount' | 'currency'>;

/** Debits by currency; of an entry that balances they are its credits too. */
export function amountsOf(
  postings: readonly Booked[],
): readonly { readonly currency: string; readonly amount: number }[] {
  const sums = new Map<string, number>();
  for (const { side, amount, currency } of postings)
    if (side === 'debit') sums.set(currency, (sums.get(currency) ?? 0) + amount);
  return [...sums].map(([currency, amount]) => ({ currency, amount }));
}

/** Debits before credits, each once. */
export const inOrder = <P extends Booked>(postings: readonly P[]): readonly P[] => [
  ...postings.filter(({ side }) => side === 'debit'),
  ...postings.filter(({ side }) => side === 'credit'),
];
