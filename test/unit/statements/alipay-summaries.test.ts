/** Alipay's two summaries (汇总): they become no plan, and their totals must be met by the bill they lie beside. */
import { describe, expect, test } from 'vitest';
import { gb } from '../../support/gb.ts';
import { linesOf, planOf, readFiles } from '../../support/read-files.ts';
import { zip } from '../../support/zip.ts';

const ACCOUNT = '20880000000000010156';
const frame = (title: string, list: string, rows: readonly string[], footer: readonly string[], day = '08') =>
  [
    `#支付宝${title}查询`,
    `#账号：[${ACCOUNT}]`,
    `#起始日期：[2026年05月${day} 日 00:00:00]   终止日期：[2026年05月09日 00:00:00]`.replace(' 日', '日'),
    `#----${list}----`,
    ...rows,
    `#----${list}结束----`,
    ...footer,
    '#导出时间：[2026年05月09日 09:00:00]',
    '',
  ].join('\r\n');

const TRADE_HEADER =
  '支付宝交易号,商户订单号,业务类型,商品名称,完成时间,门店编号,门店名称,对方账户,订单金额（元）,商家实收（元）,退款批次号/请求号,服务费（元）,分润（元）,备注';
const trade = (no: string, type: string, store: string, order: string, received: string, fee: string) =>
  `${no}\t,SO-${no}\t,${type}\t,茶,2026-05-08 10:00:00,${store}\t,,*明,${order},${received},${type === '退款' ? `RF-${no}` : ''}\t,${fee},0.00,`;
const TRADES = [
  trade('1', '交易', 'S1', '100.00', '90.00', '-0.54'),
  trade('2', '交易', 'S2', '50.00', '50.00', '-0.30'),
  trade('2', '退款', 'S2', '-20.00', '-20.00', '0.12'),
];
const BILL = frame(
  '业务明细',
  '业务明细列表',
  [TRADE_HEADER, ...TRADES],
  [
    '#交易合计：2笔，商家实收共140.00元，商家优惠共0.00元',
    '#退款合计：1笔，商家实收退款共-20.00元，商家优惠退款共0.00元',
  ],
);
const SUMMARY_HEADER =
  '门店编号,门店名称,交易订单总笔数,退款订单总笔数,订单金额（元）,商家实收（元）,支付宝优惠（元）,商家优惠（元）,卡消费金额（元）,服务费（元）,分润（元）,实收净额（元）';
const store = (id: string, ...figures: string[]) => {
  const [payments, refunds, order, received, fee, net] = figures;
  return `${id}\t,${id === '合计' ? '' : '店'}\t,${payments},${refunds},${order},${received},0.00,0.00,0.00,${fee},0.00,${net}`;
};
const tradeSummary = (rows: readonly string[]) =>
  frame('业务汇总', '业务汇总列表', [SUMMARY_HEADER, ...rows], []);
/** Nobody says whether the figures are of the payments alone or less their refunds; both are read. */
const OF_PAYMENTS = [
  store('S1', '1', '0', '100.00', '90.00', '-0.54', '89.46'),
  store('S2', '1', '1', '50.00', '50.00', '-0.30', '49.70'),
  store('合计', '2', '1', '150.00', '140.00', '-0.84', '139.16'),
];
const LESS_REFUNDS = [
  store('S1', '1', '0', '100.00', '90.00', '-0.54', '89.46'),
  store('S2', '1', '1', '30.00', '30.00', '-0.18', '29.82'),
  store('合计', '2', '1', '130.00', '120.00', '-0.72', '119.28'),
];

const bill = { name: `${ACCOUNT}_20260508_业务明细.csv`, bytes: gb(BILL) };
const summary = (rows: readonly string[]) => ({
  name: `${ACCOUNT}_20260508_业务明细(汇总).csv`,
  bytes: gb(tradeSummary(rows)),
});
const inZip = (...members: readonly { readonly name: string; readonly bytes: Buffer }[]) => ({
  name: `${ACCOUNT}_20260508.csv.zip`,
  bytes: zip(members.map(({ name, bytes }) => ({ name: gb(name), content: bytes }))),
});

describe('业务汇总 beside 业务明细', () => {
  test.each([
    ['in one zip, the bill first', [inZip(bill, summary(OF_PAYMENTS))]],
    ['in one zip, the summary first', [inZip(summary(OF_PAYMENTS), bill)]],
    ['as two files', [summary(OF_PAYMENTS), bill]],
    ['less the refunds', [inZip(bill, summary(LESS_REFUNDS))]],
  ])('%s: a plan of the bill, proved by store and over all', async (_, incoming) => {
    const { files, refused } = await readFiles(...incoming);
    expect(files.map((file) => file.identity.adapter)).toEqual(['alipay_trade_bill']);
    const [plan] = files.map(planOf);
    expect(plan).toMatchObject({ proof: 'proved', state: 'ready' });
    const checks = plan?.checks.filter((check) => check.scope !== '') ?? [];
    expect(checks).toHaveLength(18);
    expect(checks.every((check) => check.holds && check.weight === 'strict')).toBe(true);
    expect(refused).toMatchObject([
      { refusal: 'summary_only', facts: { proves: bill.name, payment_count: 2, refund_count: 1 } },
    ]);
  });
  test.each([
    [
      'a store whose trade is not in the bill',
      0,
      store('S1', '2', '0', '200.00', '180.00', '-1.08', '178.92'),
    ],
    ['a fee that is not the rows’', 0, store('S1', '1', '0', '100.00', '90.00', '-0.64', '89.36')],
    [
      'an order amount that is neither with nor without refunds',
      1,
      store('S2', '1', '1', '40.00', '50.00', '-0.30', '49.70'),
    ],
  ])('%s holds the bill back', async (_, at, row) => {
    const rows = OF_PAYMENTS.slice(0, 2).with(at, row);
    const { files } = await readFiles(inZip(bill, summary(rows)));
    expect(files.map(planOf)[0]).toMatchObject({ proof: 'failed', state: 'held' });
  });
  test('rows that do not come to 合计, or to their own net, or a file cut before it: damaged, and the bill stands alone', async () => {
    const broken = [
      OF_PAYMENTS.with(0, store('S1', '1', '0', '100.00', '91.00', '-0.54', '90.46')),
      OF_PAYMENTS.with(0, store('S1', '1', '0', '100.00', '90.00', '-0.54', '89.47')),
    ].map(tradeSummary);
    const cut = (tradeSummary(OF_PAYMENTS).split('合计')[0] ?? '').trimEnd();
    for (const text of [...broken, cut]) {
      const { files, refused } = await readFiles(bill, { name: 'summary.csv', bytes: text });
      expect(refused).toMatchObject([{ refusal: 'damaged', facts: { adapter: 'alipay_trade_summary' } }]);
      expect(files.map(planOf)[0]?.checks).toHaveLength(4);
    }
  });
  test('alone it is told with its figures', async () => {
    const { files, refused } = await readFiles(summary(OF_PAYMENTS));
    expect(files).toEqual([]);
    expect(refused).toEqual([
      {
        file: summary([]).name,
        refusal: 'summary_only',
        facts: {
          proves: '',
          account: ACCOUNT,
          days: '2026-05-08',
          payment_count: 2,
          refund_count: 1,
          order_sum: '150.00',
          gross_sum: '140.00',
          fee_sum: '0.84',
          net_sum: '139.16',
        },
      },
    ]);
  });
  test('the lines are the same with and without it', async () => {
    const alone = (await readFiles(bill)).files.flatMap(linesOf);
    expect((await readFiles(inZip(bill, summary(OF_PAYMENTS)))).files.flatMap(linesOf)).toEqual(alone);
  });
});

describe('账务汇总 beside 账务明细', () => {
  const entry = (no: string, income: string, outgo: string, balance: string, type: string) =>
    `${no},B-${no},SO-${no},2026-05-08 10:00:0${no},${income},${outgo},${balance},${type}`;
  const fundBill = frame(
    '账务明细',
    '账务明细列表',
    [
      '账务流水号,业务流水号,商户订单号,发生时间,收入金额（+元）,支出金额（-元）,账户余额（元）,业务类型',
      entry('1', '100.00', '', '100.00', '在线支付'),
      entry('2', '', '-0.60', '99.40', '收费'),
      entry('3', '', '-40.00', '59.40', '交易退款'),
    ],
    ['#支出合计：2笔，共40.60元', '#收入合计：1笔，共100.00元'],
  );
  // Its title says 明细: the columns decide.
  const fundSummary = (outgo: string, total: string) =>
    frame(
      '账务明细',
      '账务汇总列表',
      [
        '类型,收入笔数,收入金额（+元）,支出笔数,支出金额（-元）,总金额（元）',
        '在线支付,1,100.00,0,0.00,100.00',
        '收费,0,0.00,1,-0.60,-0.60',
        `交易退款,0,0.00,1,-${outgo},-${outgo}`,
        `合计,1,100.00,2,-${(Number(outgo) + 0.6).toFixed(2)},${total}`,
      ],
      [],
    );
  const files = (text: string) =>
    inZip({ name: 'a_账务明细(汇总).csv', bytes: gb(text) }, { name: 'a_账务明细.csv', bytes: gb(fundBill) });

  test('income and outgo over all are strict, by kind for information', async () => {
    const read = await readFiles(files(fundSummary('40.00', '59.40')));
    const [plan] = read.files.map(planOf);
    expect(plan).toMatchObject({ adapter: 'alipay_fund_bill', proof: 'proved' });
    expect(
      plan?.checks
        .filter((check) => check.scope === '汇总')
        .map(({ name, stated, computed, weight }) => [name, stated, computed, weight]),
    ).toEqual([
      ['in_count', 1, 1, 'strict'],
      ['in_sum', 10_000, 10_000, 'strict'],
      ['out_count', 2, 2, 'strict'],
      ['out_sum', 4060, 4060, 'strict'],
    ]);
    expect(plan?.checks.filter((check) => check.scope === '交易退款').every((check) => check.holds)).toBe(
      true,
    );
  });
  test('another outgo holds the bill back', async () => {
    const read = await readFiles(files(fundSummary('41.00', '58.40')));
    expect(read.files.map(planOf)[0]).toMatchObject({ proof: 'failed', state: 'held' });
  });
  test('a 总金额 that is neither the rest nor the whole makes it unusable', async () => {
    const read = await readFiles(files(fundSummary('40.00', '60.00')));
    expect(read.refused).toMatchObject([{ refusal: 'damaged' }]);
  });
});
