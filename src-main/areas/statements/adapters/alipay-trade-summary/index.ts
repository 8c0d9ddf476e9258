/**
 * Alipay's summary of a day's trades, 业务明细(汇总): totals a store and over all, which prove the trade bill (业务明细) of the same days.
 */
import type { FormatAdapter, RawRow, TotalName } from '../../adapter.ts';
import { AlipaySummaryParser, recogniseSummary, type SummaryShape } from '../alipay-summary.ts';
import { LESS_REFUNDS } from '../alipay-trade-bill/store-sums.ts';
import { type Header, type HeaderWords, headerWord, readHeader } from '../cells.ts';

const WORDS = {
  store: ['门店编号'],
  storeName: ['门店名称'],
  payments: ['交易订单总笔数'],
  refunds: ['退款订单总笔数'],
  order: ['订单金额'],
  received: ['商家实收'],
  fee: ['服务费'],
  split: ['分润'],
  net: ['实收净额'],
} as const satisfies HeaderWords<string>;
type Field = keyof typeof WORDS;
const UNUSED = ['支付宝优惠', '商家优惠', '卡消费金额'];
const SIGNATURE: readonly string[] = [WORDS.payments[0], WORDS.refunds[0]];

function headerOf(raw: RawRow): Header<Field> | null {
  const words = raw.cells.map(headerWord);
  return SIGNATURE.every((word) => words.includes(word)) ? readHeader<Field>(raw.cells, WORDS, UNUSED) : null;
}

const SHAPE: SummaryShape<Field> = {
  headerOf,
  scope: ['store', 'storeName'],
  figures: [
    ['payments', 0],
    ['refunds', 0],
    ['order', 2],
    ['received', 2],
    ['fee', 2],
    ['split', 2],
    ['net', 2],
  ],
  needed: ['payments', 'refunds'],
  rowWeight: 'strict',
  totals({ payments = 0, refunds = 0, order, received, fee, split = 0, net }) {
    const totals: (readonly [TotalName, number])[] = [
      ['payment_count', payments],
      ['refund_count', refunds],
    ];
    if (order !== undefined) totals.push(['order_sum', order]);
    if (received !== undefined) totals.push(['gross_sum', received]);
    if (net !== undefined) totals.push(['net_sum', net]);
    if (received === undefined || net === undefined || fee === undefined) return totals;
    // The sign of 服务费 is the file's own; what it withholds shows in the net.
    const printed = fee + split;
    if (received + printed !== net && received - printed !== net) return null;
    return [...totals, ['fee_sum', received - net]];
  },
};

export const alipayTradeSummary: FormatAdapter = {
  id: 'alipay_trade_summary',
  version: 1,
  sourceKind: 'trade_bill',
  channel: 'alipay',
  balanceChain: 'none',
  // 订单金额 and 商家实收 of the days, or what was left of them after refunds: nobody says which.
  summary: { of: 'alipay_trade_bill', readings: ['', LESS_REFUNDS] },
  recognise: (sample) => recogniseSummary(sample, SIGNATURE, SHAPE),
  parse: (_layout, sink) => new AlipaySummaryParser(SHAPE, sink),
};
