/** Stripe's summary reports: totals that prove an itemised report of the same archive. */
import type { FormatAdapter, Sample } from '../../adapter.ts';
import { type FigureTable, recogniseTable } from '../psp-table.ts';
import { stripeBalance } from '../stripe-balance/index.ts';
import { type Field, isHeader, NEEDED, WORDS } from './columns.ts';
import { SummaryParser } from './parse.ts';

export const stripeSummary: FormatAdapter = {
  id: 'stripe_summary',
  version: 1,
  sourceKind: 'fund_bill',
  channel: 'stripe',
  balanceChain: 'none',
  summary: { of: stripeBalance.id, readings: [''] },
  recognise: (sample: Sample) =>
    recogniseTable<Field>(sample, {
      words: WORDS,
      unused: [],
      isHeader,
      needed: NEEDED,
      expected: [],
      dates: [],
      figures: ['gross', 'fee', 'net'],
      decimalHome: '.',
      currency: 'currency',
    }),
  parse: (layout, sink) => new SummaryParser(layout as FigureTable<Field>, sink), // Made by our own recognition.
};
