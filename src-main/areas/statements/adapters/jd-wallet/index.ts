/** A person's JD bill (京东账单, the export of JD Finance). */
import type { FormatAdapter } from '../../adapter.ts';
import { type FieldSources, placesIn } from '../cells.ts';
import { WalletBillParser } from '../wallet-bill.ts';
import { recogniseWallet } from '../wallet-recognise.ts';
import { type Field, SHAPE } from './columns.ts';
import { readRow } from './parse.ts';

const SOURCES: FieldSources<Field> = {
  kind: ['category', 'product', 'status'],
  direction: ['direction'],
  occurredAt: ['time'],
  gross: ['amount'],
  net: ['amount'],
  status: ['status', 'amount'],
  merchantOrderNo: ['merchantNo'],
  channelTransactionId: ['id'],
  counterparty: ['counterparty'],
  description: ['category', 'product', 'note', 'method'],
};

export const jdWallet: FormatAdapter = {
  id: 'jd_wallet',
  version: 1,
  sourceKind: 'fund_bill',
  channel: 'jd',
  balanceChain: 'none',
  recognise: (sample) => recogniseWallet(sample, SHAPE),
  parse: (layout, sink) => new WalletBillParser(layout, readRow, sink),
  places: (layout) => placesIn(layout, SOURCES),
};
