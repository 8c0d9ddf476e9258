/** WeChat Pay fund bill (资金账单), BASIC, OPERATION and FEES alike: one account, every movement, the balance after each. */
import type { FormatAdapter } from '../../adapter.ts';
import { placesIn } from '../cells.ts';
import { recogniseWechat } from '../wechat-rows.ts';
import { EXPECTED, headerOf, lackingOf, SOURCES } from './columns.ts';
import { FundBillParser } from './parse.ts';

export const wechatFundBill: FormatAdapter = {
  id: 'wechat_fund_bill',
  version: 1,
  sourceKind: 'fund_bill',
  channel: 'wechat',
  balanceChain: 'strict',
  recognise: (sample) => recogniseWechat(sample, { headerOf, lackingOf, expected: EXPECTED }),
  parse: (_layout, sink) => new FundBillParser(sink),
  places: (layout) => placesIn(layout, SOURCES),
};
