/**
 * A person's WeChat Pay bill (微信支付账单明细): CSV until 2025, a workbook since; with or without ¥, its header wherever it stands.
 */
import type { FormatAdapter } from '../../adapter.ts';
import { type FieldSources, placesIn } from '../cells.ts';
import { WalletBillParser } from '../wallet-bill.ts';
import { recogniseWallet } from '../wallet-recognise.ts';
import { type Field, SHAPE } from './columns.ts';
import { readRow } from './parse.ts';

const SOURCES: FieldSources<Field> = {
  kind: ['type'],
  direction: ['direction'],
  occurredAt: ['time'],
  gross: ['amount', 'note'],
  fee: ['note'],
  net: ['amount'],
  status: ['status'],
  merchantOrderNo: ['merchantNo'],
  channelTransactionId: ['id'],
  counterparty: ['counterparty'],
  description: ['type', 'product', 'note', 'method'],
};

export const wechatPersonal: FormatAdapter = {
  id: 'wechat_personal',
  version: 1,
  sourceKind: 'fund_bill',
  channel: 'wechat',
  balanceChain: 'none',
  recognise: (sample) => recogniseWallet(sample, SHAPE),
  parse: (layout, sink) => new WalletBillParser(layout, readRow, sink),
  places: (layout) => placesIn(layout, SOURCES),
};
