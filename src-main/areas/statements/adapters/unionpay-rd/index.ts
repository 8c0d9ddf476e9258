/**
 * UnionPay's report of a merchant's day (RD2010…): a printed page in GBK whose totals prove the details of the same day.
 */
import type { FormatAdapter } from '../../adapter.ts';
import { unionPayName } from '../unionpay-files.ts';
import { BEFORE_SPLIT } from '../unionpay-zm/parse.ts';
import { type Layout, ReportParser } from './parse.ts';

export const unionpayRd: FormatAdapter = {
  id: 'unionpay_rd',
  version: 1,
  sourceKind: 'trade_bill',
  channel: 'unionpay',
  balanceChain: 'none',
  summary: { of: 'unionpay_zm', readings: ['', BEFORE_SPLIT] },

  recognise(sample) {
    const isReport =
      sample.text.includes('交易笔数') &&
      sample.text.includes('商户代码') &&
      (sample.text.includes('商户交易汇总表') || sample.text.includes('资金清算差额'));
    if (!isReport) return { is: 'not_mine' };
    const { settledOn, merchant } = unionPayName(sample.fileName);
    const layout: Layout = { settledOn, merchant };
    return {
      is: 'mine',
      recognition: { sureness: 'certain', splitter: { kind: 'lines' }, layout, drift: [] },
    };
  },

  // The layout is the one `recognise` made.
  parse: (layout, sink) => new ReportParser(layout as Layout, sink),
};
