/**
 * Bank statements (银行流水) as CSV or as a sheet, whoever the bank: columns by the meaning of their headers, everything else from the data.
 */
import type { FormatAdapter } from '../../adapter.ts';
import { parseBank } from './parse.ts';
import { recogniseBank } from './recognise.ts';

export const bankCsv: FormatAdapter = {
  id: 'bank_csv',
  version: 1,
  sourceKind: 'bank',
  channel: 'bank',
  balanceChain: 'strict',
  recognise: recogniseBank,
  parse: parseBank,
};
