/** A person's Meituan bill (美团交易账单明细). */
import type { FormatAdapter } from '../../adapter.ts';
import { type FieldSources, placesIn } from '../cells.ts';
import { WalletBillParser } from '../wallet-bill.ts';
import { recogniseWallet } from '../wallet-recognise.ts';
import { type Field, SHAPE } from './columns.ts';
import { readRow } from './parse.ts';

const SOURCES: FieldSources<Field> = {
  kind: ['type'],
  direction: ['direction'],
  occurredAt: ['paidAt', 'createdAt'],
  net: ['amount'],
  orderAmount: ['orderAmount'],
  merchantOrderNo: ['merchantNo'],
  channelTransactionId: ['id'],
  relatedTransactionId: ['merchantNo'],
  description: ['type', 'product', 'note', 'method'],
};

export const meituanWallet: FormatAdapter = {
  id: 'meituan_wallet',
  version: 1,
  sourceKind: 'fund_bill',
  channel: 'meituan',
  balanceChain: 'none',
  recognise: (sample) => recogniseWallet(sample, SHAPE),
  parse: (layout, sink) => new WalletBillParser(layout, readRow, sink),
  places: (layout) => placesIn(layout, SOURCES),
};
