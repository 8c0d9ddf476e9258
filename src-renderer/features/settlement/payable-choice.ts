/** What may be paid together: only what can be paid at all, and of one currency, for a batch of payments has one. Pure. */
import type { z } from 'zod';
import type { payableView } from '../../../shared/contract/settlement-views.ts';
import type { CurrencySum } from './batch-figures.ts';

export type Payable = z.infer<typeof payableView>;

export function whyNotPaid(chosen: readonly Payable[]): 'none' | 'blocked' | 'currencies' | null {
  if (chosen.length === 0) return 'none';
  if (chosen.some(({ whyNot, amount }) => whyNot !== '' || amount < 1)) return 'blocked';
  return new Set(chosen.map(({ currency }) => currency)).size > 1 ? 'currencies' : null;
}

export const payableSums = (chosen: readonly Payable[]): CurrencySum[] =>
  [...Map.groupBy(chosen, ({ currency }) => currency)]
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([currency, of]) => {
      return { currency, count: of.length, net: of.reduce((sum, { amount }) => sum + amount, 0) };
    });
