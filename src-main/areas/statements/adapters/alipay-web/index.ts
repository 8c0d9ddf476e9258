/** Alipay's 交易记录明细查询, the list of trades that its web site gives a person or a small seller. */
import type { FormatAdapter } from '../../adapter.ts';
import { type FieldSources, placesIn } from '../cells.ts';
import { WalletBillParser } from '../wallet-bill.ts';
import { recogniseWallet } from '../wallet-recognise.ts';
import { type Field, SHAPE } from './columns.ts';
import { readRow } from './parse.ts';

const SOURCES: FieldSources<Field> = {
  kind: ['type', 'product', 'status'],
  direction: ['direction', 'fundState'],
  occurredAt: ['paidAt', 'createdAt'],
  gross: ['amount'],
  fee: ['fee'],
  net: ['amount', 'refunded', 'fee'],
  status: ['status', 'refunded', 'fundState'],
  merchantOrderNo: ['merchantNo'],
  channelTransactionId: ['id'],
  relatedTransactionId: ['id'],
  counterparty: ['counterparty'],
  description: ['type', 'product', 'note', 'source'],
};

export const alipayWeb: FormatAdapter = {
  id: 'alipay_web',
  version: 1,
  sourceKind: 'fund_bill',
  channel: 'alipay',
  balanceChain: 'none',
  recognise: (sample) => recogniseWallet(sample, SHAPE),
  parse: (layout, sink) => new WalletBillParser(layout, readRow, sink),
  places: (layout) => placesIn(layout, SOURCES),
};
