/** A person's Alipay bill as the app sends it (支付宝电子客户回单): GBK or UTF-8, the columns of 2021 or of 2023. */
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
  net: ['amount'],
  status: ['status'],
  merchantOrderNo: ['merchantNo'],
  channelTransactionId: ['id'],
  relatedTransactionId: ['id'],
  counterparty: ['counterparty'],
  description: ['category', 'product', 'counterAccount', 'note', 'method'],
};

export const alipayPersonal: FormatAdapter = {
  id: 'alipay_personal',
  version: 1,
  sourceKind: 'fund_bill',
  channel: 'alipay',
  balanceChain: 'none',
  recognise: (sample) => recogniseWallet(sample, SHAPE),
  parse: (layout, sink) => new WalletBillParser(layout, readRow, sink),
  places: (layout) => placesIn(layout, SOURCES),
};
