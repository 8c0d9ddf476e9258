/** Stripe's balance transactions, exported from the dashboard or asked for as an itemised report of activity or payouts. */
import type { FormatAdapter, Sample } from '../../adapter.ts';
import { placesIn } from '../cells.ts';
import { type FigureTable, recogniseTable } from '../psp-table.ts';
import { type Field, isHeader, NEEDED, SOURCES, UNUSED, USERS_OWN, WORDS } from './columns.ts';
import { BalanceParser } from './parse.ts';

export const stripeBalance: FormatAdapter = {
  id: 'stripe_balance',
  version: 1,
  sourceKind: 'fund_bill',
  channel: 'stripe',
  balanceChain: 'none',
  recognise: (sample: Sample) =>
    recogniseTable<Field>(sample, {
      words: WORDS,
      unused: UNUSED,
      unusedPattern: USERS_OWN,
      isHeader,
      needed: NEEDED,
      expected: [],
      // Money becomes available within days: that tells the order of a date's parts where a spreadsheet has rewritten them.
      dates: ['createdUtc', 'created', 'availableUtc', 'available'],
      figures: ['gross', 'fee', 'net'],
      decimalHome: '.',
      currency: 'currency',
    }),
  parse: (layout, sink) => new BalanceParser(layout as FigureTable<Field>, sink), // Made by our own recognition.
  places: (layout) => placesIn(layout, SOURCES),
};
