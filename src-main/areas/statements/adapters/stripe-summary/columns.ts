/** The columns of Stripe's summary reports: balance.summary, and the summaries of activity, payouts and their reconciliation by category. */
import type { Header, HeaderWords } from '../cells.ts';

export type Field = 'category' | 'description' | 'currency' | 'count' | 'gross' | 'fee' | 'net';

export const WORDS: HeaderWords<Field> = {
  category: ['reporting_category', 'category'],
  description: ['description'],
  currency: ['currency'],
  count: ['count'],
  gross: ['gross'],
  fee: ['fee'],
  net: ['net', 'net_amount'],
};

/** A category and its net beside a currency, and no number of a single movement. */
export function isHeader({ columns, unknown }: Header<Field>): boolean {
  const category = columns.get('category')?.name.toLowerCase();
  const net = columns.get('net')?.name.toLowerCase();
  if (!columns.has('currency') || unknown.some((column) => /transaction_id|source_id/i.test(column)))
    return false;
  return category === 'reporting_category'
    ? columns.has('net')
    : category === 'category' && net === 'net_amount';
}

export const NEEDED: readonly Field[] = ['category', 'currency', 'net'];
