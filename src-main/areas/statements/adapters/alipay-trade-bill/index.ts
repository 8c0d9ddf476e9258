/**
 * Alipay merchant trade bill, bill_type=trade: the 业务明细 file. Its 业务明细(汇总) neighbour is refused by name: it has no trades in it.
 */
import type { FormatAdapter } from '../../adapter.ts';
import { recogniseBill } from '../alipay-recognise.ts';
import { placesIn } from '../cells.ts';
import { EXPECTED, headerOf, lackingOf, SOURCES, SUMMARY_WORDS, WORDS } from './columns.ts';
import { TradeBillParser } from './parse.ts';

export const alipayTradeBill: FormatAdapter = {
  id: 'alipay_trade_bill',
  version: 1,
  sourceKind: 'trade_bill',
  channel: 'alipay',
  balanceChain: 'none',
  recognise: (sample) =>
    recogniseBill(sample, {
      title: '业务',
      signature: WORDS.tradeNo[0],
      headerOf,
      lackingOf,
      expected: EXPECTED.map((field) => [field, WORDS[field][0]]),
      summaryWords: SUMMARY_WORDS,
    }),
  parse: (_layout, sink) => new TradeBillParser(sink),
  places: (layout) => placesIn(layout, SOURCES),
};
