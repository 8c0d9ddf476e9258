/**
 * Alipay's summary of a day's movements, 账务明细(汇总): income and outgo by kind and over all, which prove the fund bill (账务明细) of the
 * same days. Its title is sometimes that of the bill; the columns decide.
 */
import type { FormatAdapter, RawRow, TotalName } from '../../adapter.ts';
import { AlipaySummaryParser, recogniseSummary, type SummaryShape } from '../alipay-summary.ts';
import { type Header, type HeaderWords, headerWord, readHeader } from '../cells.ts';

const WORDS = {
  kind: ['类型'],
  ins: ['收入笔数'],
  income: ['收入金额', '收入'],
  outs: ['支出笔数'],
  outgo: ['支出金额', '支出'],
  total: ['总金额'],
} as const satisfies HeaderWords<string>;
type Field = keyof typeof WORDS;
const SIGNATURE: readonly string[] = [WORDS.kind[0], WORDS.ins[0], WORDS.outs[0]];

function headerOf(raw: RawRow): Header<Field> | null {
  const words = raw.cells.map(headerWord);
  return SIGNATURE.every((word) => words.includes(word)) ? readHeader<Field>(raw.cells, WORDS) : null;
}

const SHAPE: SummaryShape<Field> = {
  headerOf,
  scope: ['kind'],
  figures: [
    ['ins', 0],
    ['income', 2],
    ['outs', 0],
    ['outgo', 2],
    ['total', 2],
  ],
  needed: ['ins', 'income', 'outs', 'outgo'],
  // Whether its 类型 are the bill's 业务类型 word by word nobody says.
  rowWeight: 'advisory',
  totals({ ins = 0, income = 0, outs = 0, outgo = 0, total }) {
    const out = Math.abs(outgo); // Printed with a minus or without, as in the bill.
    // 总金额 as what is left, or as all that moved: nobody says which, and it must be one of them.
    if (total !== undefined && total !== income - out && total !== income + out) return null;
    const totals: (readonly [TotalName, number])[] = [
      ['in_count', ins],
      ['in_sum', income],
      ['out_count', outs],
      ['out_sum', out],
    ];
    return totals;
  },
};

export const alipayFundSummary: FormatAdapter = {
  id: 'alipay_fund_summary',
  version: 1,
  sourceKind: 'fund_bill',
  channel: 'alipay',
  balanceChain: 'none',
  summary: { of: 'alipay_fund_bill', readings: [''] },
  recognise: (sample) => recogniseSummary(sample, SIGNATURE, SHAPE),
  parse: (_layout, sink) => new AlipaySummaryParser(SHAPE, sink),
};
