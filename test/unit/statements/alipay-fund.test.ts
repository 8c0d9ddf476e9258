import { describe, expect, test } from 'vitest';
import { alipayFundBill } from '../../../src-main/areas/statements/adapters/alipay-fund-bill/index.ts';
import { endsPerRow, runAdapter, sampleOf } from '../../support/run-adapter.ts';

const HEADER =
  '账务流水号,业务流水号,商户订单号,商品名称,发生时间,对方账号,收入金额（+元）,支出金额（-元）,账户余额（元）,交易渠道,业务类型,备注';

interface Row {
  readonly entry: string;
  readonly type?: string;
  readonly income?: string;
  readonly outgo?: string;
  readonly balance: string;
  readonly business?: string;
  readonly order?: string;
}
const row = (each: Row): string =>
  [
    `${each.entry}\t`,
    `${each.business ?? `B${each.entry}`}\t`,
    `${each.order ?? 'T200P1234567890'}\t`,
    '青瓷茶杯\t',
    '2026-05-08 10:00:00',
    '小满 (xiao***@example.com)\t',
    each.income ?? '0.00',
    each.outgo ?? '0.00',
    each.balance,
    '支付宝',
    each.type ?? '在线支付',
    '',
  ].join(',');

const bill = (rows: readonly string[], footer: readonly string[] = [], header = HEADER): string =>
  [
    '#支付宝账务明细查询',
    '#账号：[20880000000000010156]',
    '#起始日期：[2026年05月08日 00:00:00]   终止日期：[2026年05月09日 00:00:00]',
    '#-----------------------------------------账务明细列表----------------------------------------',
    header,
    ...rows,
    '#----------------------------------------账务明细列表结束-------------------------------------',
    ...footer,
    '#导出时间：[2026年05月09日 09:00:00]',
  ].join('\n');

// 1,000.00 in the account; 100.00 paid in, 0.60 charged, 40.00 refunded, 0.24 of the fee given back, 500.00 paid out to the bank.
const DAY = [
  row({ entry: '1', income: '100.00', balance: '1100.00' }),
  row({ entry: '2', type: '收费', outgo: '-0.60', balance: '1099.40', business: 'B1' }),
  row({ entry: '3', type: '交易退款', outgo: '40.00', income: '', balance: '1059.40' }),
  row({ entry: '4', type: '收费', income: '0.24', outgo: '', balance: '1059.64' }),
  row({ entry: '5', type: '提现', outgo: '500.00', balance: '559.64', business: 'WD20260508001' }),
];
const FOOTER = ['#支出合计：3笔，共540.60元', '#收入合计：2笔，共100.24元'];

describe('a day of movements', () => {
  const run = runAdapter(alipayFundBill, bill(DAY, FOOTER));
  test('direction is the column, whatever sign stands in it', () => {
    expect(run.lines.map((line) => [line.kind, line.direction, line.net, line.balance])).toEqual([
      ['payment', 'in', 10_000, 110_000],
      ['fee', 'out', 60, 109_940],
      ['refund', 'out', 4000, 105_940],
      ['fee_return', 'in', 24, 105_964],
      ['payout', 'out', 50_000, 55_964],
    ]);
  });
  test('numbers stand where the legs look for them', () => {
    expect(run.lines[1]).toMatchObject({
      account: '20880000000000010156',
      channelTransactionId: 'B1',
      relatedTransactionId: '2',
      merchantOrderNo: 'T200P1234567890',
      batchNo: '',
      gross: null,
      fee: null,
    });
    expect(run.lines[4]).toMatchObject({ channelTransactionId: 'WD20260508001', batchNo: 'WD20260508001' });
  });
  test('totals and running balance prove it, oldest first or newest first', () => {
    expect(run.proof).toBe('proved');
    expect(runAdapter(alipayFundBill, bill(DAY.toReversed(), FOOTER)).proof).toBe('proved');
  });
  test('a row taken out fails it even where the totals were taken out too', () => {
    expect(runAdapter(alipayFundBill, bill(DAY.toSpliced(2, 1))).proof).toBe('failed');
  });
  test('every row of the file has one end', () => {
    expect(endsPerRow(run)).toEqual(Array.from({ length: run.rowCount }, (_, index) => index + 1));
  });
});

test('other columns in another order, without 业务类型', () => {
  const header =
    '账务流水号,商户订单号,业务流水号,收入金额（+元）,支出金额（-元）,账户余额（元）,发生时间,备注';
  const run = runAdapter(
    alipayFundBill,
    bill(
      ['9,SO-9,B9,88.00,,100.00,2026-05-08 10:00:00,订单收款'],
      ['#收入合计：1笔，共88.00元,,,,,,,'],
      header,
    ),
  );
  expect(run.lines[0]).toMatchObject({
    kind: 'other',
    direction: 'in',
    net: 8800,
    merchantOrderNo: 'SO-9',
    description: '订单收款',
  });
  expect(run.proof).toBe('proved');
  expect(run.answer).toMatchObject({
    recognition: { drift: [{ kind: 'absent_column', column: '业务类型' }] },
  });
});

test('words of 业务类型: what we have no word for moved money all the same', () => {
  const types = ['交易付款', '转账', '充值', '服务费', '红包退回'];
  const run = runAdapter(
    alipayFundBill,
    bill(types.map((type, index) => row({ entry: `${index}`, type, outgo: '1.00', balance: '' }))),
  );
  expect(run.lines.map((line) => line.kind)).toEqual(['payment', 'transfer', 'top_up', 'fee', 'other']);
});

test('a row that moves nothing is skipped and said', () => {
  const run = runAdapter(alipayFundBill, bill([row({ entry: '1', balance: '5.00' })]));
  expect(run.lines).toEqual([]);
  expect(run.skips).toContainEqual({ row: 6, reason: 'no_movement' });
});

test('a day without movements is a bill without lines', () => {
  const run = runAdapter(alipayFundBill, bill([], ['#支出合计：0笔，共0.00元', '#收入合计：0笔，共0.00元']));
  expect(run).toMatchObject({
    lines: [],
    problems: [],
    proof: 'proved',
    facts: { periodFrom: '2026-05-08', periodTo: '2026-05-08' },
  });
});

describe('rows that cannot be read', () => {
  test.each([
    [
      'both columns filled',
      row({ entry: '1', income: '1.00', outgo: '2.00', balance: '0.00' }),
      'direction_contradicts',
    ],
    ['neither column filled', row({ entry: '1', income: '', outgo: '', balance: '0.00' }), 'missing_value'],
    ['a negative income', row({ entry: '1', income: '-1.00', balance: '0.00' }), 'direction_contradicts'],
    ['a balance in words', row({ entry: '1', income: '1.00', balance: '不详' }), 'not_an_amount'],
    ['no number of its own', row({ entry: '', income: '1.00', balance: '1.00' }), 'missing_value'],
    [
      'a number cut by a spreadsheet',
      row({ entry: '5.46324E+13', income: '1.00', balance: '1.00' }),
      'missing_value',
    ],
    ['a tenth of a fen', row({ entry: '1', income: '1.001', balance: '1.00' }), 'finer_than_minor_unit'],
  ])('%s', (_, text, kind) => {
    const run = runAdapter(alipayFundBill, bill([text]));
    expect(run.problems).toMatchObject([{ row: 6, kind }]);
    expect(run.lines).toEqual([]);
  });
});

describe('what is not the bill', () => {
  const answer = (text: string) => alipayFundBill.recognise(sampleOf(text));
  const summary =
    '类型,收入笔数,收入金额（+元）,支出笔数,支出金额（-元）,总金额（元）\n合计,2,100.24,3,540.60,-440.36\n';
  test('the summary is refused by name, under either title', () => {
    for (const title of ['#支付宝账务汇总查询', '#支付宝账务明细查询'])
      expect(answer(`${title}\n${summary}`)).toMatchObject({
        is: 'refused',
        refusal: { question: 'summary_file' },
      });
  });
  test('a bill under the title of the summary is a bill: columns decide', () => {
    expect(answer(bill(DAY).replace('明细查询', '汇总查询')).is).toBe('mine');
  });
  test('saved with semicolons or tabs it is still known', () => {
    expect(answer(bill(DAY).replaceAll('\t', '').replaceAll(',', '\t'))).toMatchObject({
      is: 'mine',
      recognition: { splitter: { kind: 'csv', delimiter: '\t' } },
    });
  });
  test('the trade bill is not mine', () => {
    expect(answer('#支付宝业务明细查询\n支付宝交易号,商户订单号,业务类型,商家实收（元）\n').is).toBe(
      'not_mine',
    );
  });
});
