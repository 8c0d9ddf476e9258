/**
 * Alipay fund bill, bill_type=signcustomer: the 账务明细 file. The 账务汇总 file is refused by name: it has no movements in it.
 */
import type { FormatAdapter } from '../../adapter.ts';
import { recogniseBill } from '../alipay-recognise.ts';
import { placesIn } from '../cells.ts';
import { EXPECTED, headerOf, NEEDED, SOURCES, SUMMARY_WORDS, WORDS } from './columns.ts';
import { FundBillParser } from './parse.ts';

export const alipayFundBill: FormatAdapter = {
  id: 'alipay_fund_bill',
  version: 1,
  sourceKind: 'fund_bill',
  channel: 'alipay',
  balanceChain: 'strict',
  recognise: (sample) =>
    recogniseBill(sample, {
      title: '账务',
      signature: WORDS.entryNo[0],
      headerOf,
      lackingOf: (header) => NEEDED.filter((field) => !header.columns.has(field)),
      expected: EXPECTED.map((field) => [field, WORDS[field][0]]),
      summaryWords: SUMMARY_WORDS,
    }),
  parse: (_layout, sink) => new FundBillParser(sink),
  places: (layout) => placesIn(layout, SOURCES),
};
