/** Square's transfers (deposits) with the payments each is made of: what explains a credit of the bank. */
import type { FormatAdapter, RawRow, Sample } from '../../adapter.ts';
import { placesIn } from '../cells.ts';
import { type FigureTable, recogniseTable } from '../psp-table.ts';
import { currencyAmong } from '../square-money.ts';
import { type Field, isHeader, NEEDED, SOURCES, UNUSED, WORDS } from './columns.ts';
import { FIGURES, type TransfersLayout, TransfersParser } from './parse.ts';

function layoutOf(table: FigureTable<Field>, rows: readonly RawRow[]) {
  const { currency, drift } = currencyAmong(table, rows, FIGURES, 'zone');
  const layout: TransfersLayout = { ...table, currency };
  return { layout, drift };
}

export const squareTransfers: FormatAdapter = {
  id: 'square_transfers',
  version: 1,
  sourceKind: 'fund_bill',
  channel: 'square',
  balanceChain: 'none',
  recognise: (sample: Sample) =>
    recogniseTable<Field>(sample, {
      words: WORDS,
      unused: UNUSED,
      isHeader,
      needed: NEEDED,
      expected: ['depositDate', 'type', 'paymentId'],
      dates: ['paymentDate', 'depositDate'],
      figures: ['collected', 'fees', 'deposited'],
      decimalHome: '.',
      currency: null,
      finish: layoutOf,
    }),
  parse: (layout, sink) => new TransfersParser(layout as TransfersLayout, sink), // Made by our own recognition.
  places: (layout) => placesIn(layout, SOURCES),
};
