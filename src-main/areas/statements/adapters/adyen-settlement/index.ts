/** Adyen's settlement details, as CSV or a workbook: every movement of one or several batches of a merchant account. */
import type { FormatAdapter, RawRow, Sample } from '../../adapter.ts';
import { placesIn } from '../cells.ts';
import { type FigureTable, recogniseTable } from '../psp-table.ts';
import { type Field, isHeader, NEEDED, SOURCES, UNUSED, WORDS } from './columns.ts';
import { SettlementDetailParser } from './parse.ts';

/** A copy saved by a spreadsheet has lost the last digits of its references: columns that are as good as absent. */
function cutColumns(table: FigureTable<Field>, rows: readonly RawRow[]) {
  const cut = new Set(rows.flatMap((raw) => [...(raw.cutCells ?? [])]));
  return [...table.columns.values()]
    .filter((column) => cut.has(column.at))
    .map((column) => ({ kind: 'absent_column', column: column.name }) as const);
}

export const adyenSettlement: FormatAdapter = {
  id: 'adyen_settlement',
  version: 1,
  sourceKind: 'fund_bill',
  channel: 'adyen',
  balanceChain: 'none',
  // References become numbers in a workbook; the money beside them is whole.
  toleratesCutNumbers: true,
  recognise: (sample: Sample) =>
    recogniseTable<Field>(sample, {
      words: WORDS,
      unused: UNUSED,
      isHeader,
      needed: NEEDED,
      expected: [
        'zone',
        'pspReference',
        'orderNo',
        'modification',
        'grossCurrency',
        'grossDebit',
        'grossCredit',
      ],
      dates: ['createdAt'],
      figures: [
        'grossDebit',
        'grossCredit',
        'netDebit',
        'netCredit',
        'commission',
        'markup',
        'schemeFees',
        'interchange',
      ],
      decimalHome: '.',
      currency: 'netCurrency',
      finish: (table, rows) => ({ drift: cutColumns(table, rows) }),
    }),
  parse: (layout, sink) => new SettlementDetailParser(layout as FigureTable<Field>, sink), // Made by our own recognition.
  places: (layout) => placesIn(layout, SOURCES),
};
