/** WeChat Pay merchant trade bill (交易账单): ALL, SUCCESS, REFUND and the old layout of 24 columns. */
import type { FormatAdapter } from '../../adapter.ts';
import { placesIn } from '../cells.ts';
import { recogniseWechat } from '../wechat-rows.ts';
import { EXPECTED, headerOf, lackingOf, SOURCES } from './columns.ts';
import { TradeBillParser } from './parse.ts';

export const wechatTradeBill: FormatAdapter = {
  id: 'wechat_trade_bill',
  version: 1,
  sourceKind: 'trade_bill',
  channel: 'wechat',
  balanceChain: 'none',
  recognise: (sample) => recogniseWechat(sample, { headerOf, lackingOf, expected: EXPECTED }),
  parse: (_layout, sink) => new TradeBillParser(sink),
  places: (layout) => placesIn(layout, SOURCES),
};
