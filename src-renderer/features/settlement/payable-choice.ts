/** What may be paid together: only what can be paid at all, and of one currency, for a batch of payments has one. Pure. */
import type { z } from 'zod';
import type { payableView } from '../../../shared/contract/settlement-views.ts';
import { type CurrencySum, sumsOf } from './batch-figures.ts';

export type Payable = z.infer<typeof payableView>;

export function whyNotPaid(chosen: readonly Payable[]): 'none' | 'blocked' | 'currencies' | null {
  if (chosen.length === 0) return 'none';
  if (chosen.some(({ whyNot, amount }) => whyNot !== '' || amount < 1)) return 'blocked';
  return new Set(chosen.map(({ currency }) => currency)).size > 1 ? 'currencies' : null;
}

export const payableSums = (chosen: readonly Payable[]): CurrencySum[] =>
  sumsOf(chosen.map(({ currency, amount }) => ({ currency, net: amount })));
