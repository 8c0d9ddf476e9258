/** Writes UnionPay's merchant files for tests: only what a test is about is said, the rest is an ordinary trade. All numbers are made up. */

/** Fields by their place in the specification, from 1, with their widths. */
const ZM_WIDTHS = [
  3, 11, 11, 6, 10, 19, 12, 4, 2, 21, 2, 32, 2, 6, 10, 13, 13, 4, 15, 2, 2, 6, 2, 4, 32, 1, 21, 15, 1, 15, 32,
  13, 13, 8, 32, 13, 13, 12, 2, 1,
];
const ZME_WIDTHS = [3, 11, 11, 6, 10, 19, 12, 4, 2, 2, 6, 10, 4, 12, 13, 13, 15, 15, 1, 12, 2, 135];
const TAILS = { sample: [32, 98], old: [131], new: [32, 13, 2, 1, 12, 67] } as const;

export type Cells = Readonly<Record<number, string>>;
export const MERCHANT = '898000000000123';
export const ZM_NAME = `INN26050888ZM_${MERCHANT}`;
export const ZME_NAME = `INN26050888ZME_${MERCHANT}`;
export const RD_NAME = `RD201026050801_${MERCHANT}`;

const bytesOf = (text: string): number =>
  [...text].reduce((sum, each) => sum + (each.charCodeAt(0) < 0x80 ? 1 : 2), 0);
const padded = (text: string, width: number): string => text + ' '.repeat(Math.max(0, width - bytesOf(text)));

/** 100.00 paid, 0.60 charged, 99.40 settled. */
const TRADE: Cells = {
  1: 'S22',
  2: '88020000',
  3: '00049992',
  4: '100001',
  5: '0508101500',
  6: '622200******0011',
  7: '000000010000',
  8: '5311',
  9: '07',
  10: '202605081015001000018',
  11: '01',
  12: 'SO-1001',
  13: '01',
  16: 'D000000000060',
  17: 'C000000009940',
  18: '0001',
  20: '01',
  21: '01',
  22: '000201',
  28: MERCHANT,
  32: ' 000000000000',
  33: 'C000000009940',
  36: ' 000000000000',
  37: ' 000000000000',
  38: ' 00000000000',
};
/** 40.00 of it given back, with 0.24 of the fee. */
export const REFUND: Cells = {
  1: 'S30',
  4: '100002',
  5: '0508153000',
  7: '000000004000',
  10: '202605081530001000028',
  12: 'RF-1',
  15: '0508101500',
  16: 'C000000000024',
  17: 'D000000003976',
  20: '04',
  27: '202605081015001000018',
  33: 'D000000003976',
};

export const zmLine = (over: Cells = {}, tail: keyof typeof TAILS = 'sample'): string =>
  [...ZM_WIDTHS, ...TAILS[tail]]
    .map((width, at) => padded(over[at + 1] ?? TRADE[at + 1] ?? '', width))
    .join(' ');

export const zmFile = (rows: readonly Cells[], tail: keyof typeof TAILS = 'sample'): string =>
  rows.map((row) => `${zmLine(row, tail)}\r\n`).join('');

/** A correction that takes 30.00 back and gives 0.18 of the fee back. */
const CORRECTION: Cells = {
  1: 'E74',
  2: '88020000',
  3: '00049992',
  4: '200001',
  5: '0507090000',
  6: '622200******0022',
  7: '000000003000',
  8: '5311',
  9: '07',
  10: '01',
  11: '100009',
  12: '0501120000',
  13: '0501',
  14: '000000003000',
  15: 'C000000000018',
  16: 'D000000002982',
  18: MERCHANT,
  20: ' 00000000000',
};
export const zmeFile = (rows: readonly Cells[]): string =>
  rows
    .map(
      (row) =>
        `${ZME_WIDTHS.map((width, at) => padded(row[at + 1] ?? CORRECTION[at + 1] ?? '', width)).join(' ')}\r\n`,
    )
    .join('');

/** Count; amount in debit and credit; fee charged and given back; net in debit and credit. */
export type ReportFigures = readonly [number, string, string, string, string, string, string];

export function rdFile(
  kinds: Readonly<Record<string, ReportFigures>>,
  total: ReportFigures,
  day = '20260508',
): string {
  const line = (name: string, figures: ReportFigures) =>
    padded(name, 16) + figures.map((figure) => String(figure).padStart(16)).join('');
  const rule = '_'.repeat(128);
  const table = (title: string, rows: readonly string[]) => [
    `${title}            交易笔数               交易金额                         费用                              资金清算差额`,
    '                                         借              贷              借              贷               借                  贷',
    rule,
    ...rows,
    rule,
    line('总计', total),
  ];
  return [
    `${' '.repeat(60)}中国银联全渠道商户交易汇总表            `,
    '',
    `商户代码:${MERCHANT}                                        清算币种:人民币`,
    `收单机构:88020000                                               清算日期:${day}`,
    '商户名称:测试商户                                               生成日期:20260509',
    '',
    ...table(
      '交易类型',
      Object.entries(kinds).map(([name, figures]) => line(name, figures)),
    ),
    '',
    ...table('卡性质  ', [
      line('借记卡', total),
      line('贷记卡', [0, '0.00', '0.00', '0.00', '0.00', '0.00', '0.00']),
    ]),
    '',
  ].join('\r\n');
}
