/**
 * Bank statements (银行流水) as CSV or as a sheet, whoever the bank: columns by the meaning of their headers, everything else from the data.
 */
import type { FormatAdapter, Places } from '../../adapter.ts';
import { type BankLayout, placesOf } from './layout.ts';
import { parseBank } from './parse.ts';
import { recogniseBank } from './recognise.ts';

export const bankCsv: FormatAdapter = {
  id: 'bank_csv',
  version: 2,
  sourceKind: 'bank',
  channel: 'bank',
  balanceChain: 'strict',
  recognise: recogniseBank,
  parse: parseBank,
  places: (layout: unknown): Places => placesOf(layout as BankLayout), // The layout is what this adapter's own recognition made.
};
