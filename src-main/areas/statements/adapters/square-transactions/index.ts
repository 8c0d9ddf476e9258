/** Square's transactions as its dashboard exports them: what the shop took, however it was paid. */
import type { FormatAdapter, RawRow, Sample } from '../../adapter.ts';
import { placesIn } from '../cells.ts';
import { type FigureTable, recogniseTable } from '../psp-table.ts';
import { currencyAmong } from '../square-money.ts';
import { type Field, isHeader, NEEDED, SOURCES, UNUSED, WORDS } from './columns.ts';
import { FIGURES, type TransactionsLayout, TransactionsParser } from './parse.ts';

function layoutOf(table: FigureTable<Field>, rows: readonly RawRow[]) {
  const { currency, drift } = currencyAmong(table, rows, FIGURES, 'zone');
  const layout: TransactionsLayout = { ...table, currency };
  return { layout, drift };
}

export const squareTransactions: FormatAdapter = {
  id: 'square_transactions',
  version: 1,
  sourceKind: 'trade_bill',
  channel: 'square',
  balanceChain: 'none',
  recognise: (sample: Sample) =>
    recogniseTable<Field>(sample, {
      words: WORDS,
      unused: UNUSED,
      isHeader,
      // Without it cash taken at the counter would look like money that Square owes.
      needed: [...NEEDED, 'cash'],
      expected: ['time', 'zone', 'eventType', 'transactionId'],
      dates: ['date'],
      figures: ['collected', 'fees', 'net', 'cash'],
      decimalHome: '.',
      currency: null,
      finish: layoutOf,
    }),
  parse: (layout, sink) => new TransactionsParser(layout as TransactionsLayout, sink), // Made by our own recognition.
  places: (layout) => placesIn(layout, SOURCES),
};
