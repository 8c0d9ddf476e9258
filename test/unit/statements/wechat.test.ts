/** WeChat's two merchant bills: what each row becomes, and that the file agrees with its own totals. */
import { describe, expect, test } from 'vitest';
import { signedNet } from '../../../shared/domain/statement-line.ts';
import { quickMinor, wholeFen } from '../../../src-main/areas/statements/adapters/wechat-rows.ts';
import { readFiles, readOne } from '../../support/read-files.ts';
import {
  ALL_COLUMNS,
  type FundRow,
  fundBill,
  REFUND,
  REFUND_COLUMNS,
  SUCCESS_COLUMNS,
  tradeBill,
} from '../../support/wechat-bill.ts';

describe('trade bill', () => {
  test('a payment: gross what settles, fee in whole fen, net what is left', async () => {
    const { lines, plan } = await readOne(
      tradeBill([{}], ['1', '100.00', '0.00', '0.00', '0.60000', '100.00', '0.00']),
    );
    expect(lines).toEqual([
      {
        row: 2,
        account: '1900000109',
        channel: 'wechat',
        kind: 'payment',
        direction: 'in',
        occurredAt: '2026-03-01T10:00:00+08:00',
        bookingDate: '',
        valueDate: '',
        gross: 10000,
        fee: 60,
        net: 9940,
        orderAmount: null,
        currency: 'CNY',
        balance: null,
        status: 'success',
        merchantOrderNo: 'A1',
        refundNo: '',
        channelTransactionId: '4200000000202603010000000001',
        relatedTransactionId: '',
        batchNo: '',
        bankReference: '',
        counterparty: 'payer-1',
        description: '茶叶',
      },
    ]);
    expect(plan).toMatchObject({
      proof: 'proved',
      encoding: 'utf-8',
      adapter: 'wechat_trade_bill',
      drift: [],
    });
    expect(plan.checks.every((check) => check.holds)).toBe(true);
    expect(plan.counts).toMatchObject({ rows: 1, added: 1, structure: 3 });
  });

  test('a refund gives its fee back: 40.00 less 0.24 leaves the account, by the number of the refund', async () => {
    const { lines, plan } = await readOne(
      tradeBill([{}, REFUND], ['2.0', '100.00', '40.00', '0.00', '0.36', '100.00', '40.00']),
    );
    expect(lines[1]).toMatchObject({
      kind: 'refund',
      direction: 'out',
      occurredAt: '2026-03-02T09:00:00+08:00',
      gross: 4000,
      fee: -24,
      net: 3976,
      orderAmount: null,
      status: 'success',
      merchantOrderNo: 'A1',
      refundNo: 'R1',
      channelTransactionId: '50300000000000000000000000001',
      relatedTransactionId: '4200000000202603010000000001',
    });
    expect(plan.proof).toBe('proved');
    expect(plan.totals).toEqual([{ currency: 'CNY', inCount: 1, inSum: 9940, outCount: 1, outSum: 3976 }]);
  });

  test('with a coupon the merchant bears, the order is 100 and 90 settle; the refund asked for 100 and moved 90', async () => {
    const { lines } = await readOne(
      tradeBill(
        [
          { 应结订单金额: '90.00', 手续费: '0.54000' },
          { ...REFUND, 退款金额: '90.00', 申请退款金额: '100.00', 手续费: '-0.54000' },
        ],
        ['2', '90.00', '90.00', '0.00', '0.00000', '100.00', '100.00'],
      ),
    );
    expect(lines.map(({ gross, orderAmount }) => [gross, orderAmount])).toEqual([
      [9000, 10000],
      [9000, 10000],
    ]);
  });

  test('yen have no cents: 1500.00 JPY is 1500 yen, 1500.50 is nothing', async () => {
    const yen = { 货币种类: 'JPY', 应结订单金额: '1500.00', 订单金额: '1500.00', 手续费: '9.00000' };
    const totals = ['1', '1500.00', '0.00', '0.00', '9.00000', '1500.00', '0.00'];
    const { lines, plan } = await readOne(tradeBill([yen], totals));
    expect(lines[0]).toMatchObject({ gross: 1500, fee: 9, net: 1491, orderAmount: null, currency: 'JPY' });
    expect(plan.proof).toBe('proved');
    expect(plan.checks.find((check) => check.name === 'payment_sum')?.stated).toBe(1500);
    const half = await readOne(tradeBill([{ ...yen, 应结订单金额: '1500.50' }], totals));
    expect(half.plan.counts).toMatchObject({ rows: 1, added: 0 });
    expect(half.plan.state).toBe('errors');
  });

  test('a product that begins with a backtick of its own keeps it', async () => {
    const totals = ['1', '100.00', '0.00', '0.00', '0.60000', '100.00', '0.00'];
    const { lines } = await readOne(tradeBill([{ 商品名称: '`茶`' }], totals));
    expect(lines[0]?.description).toBe('`茶`');
  });

  test('REFUND prints the payment in 交易时间: a refund occurs when it is asked for', async () => {
    const { lines } = await readOne(
      tradeBill(
        [{ ...REFUND, 交易时间: '2026-01-24 16:16:25', 退款申请时间: '2026-03-02 14:33:21' }],
        ['1', '0.00', '40.00', '0.00', '-0.24000', '0.00', '40.00'],
        REFUND_COLUMNS,
      ),
    );
    expect(lines[0]?.occurredAt).toBe('2026-03-02T14:33:21+08:00');
  });

  test('SUCCESS has no columns of refunds', async () => {
    const { lines, plan } = await readOne(
      tradeBill([{}], ['1', '100.00', '0.00', '0.00', '0.60000', '100.00', '0.00'], SUCCESS_COLUMNS),
    );
    expect(lines[0]).toMatchObject({ kind: 'payment', net: 9940 });
    expect(plan.proof).toBe('proved');
  });

  test.each([
    ['in the place of 手续费', '返还手续费', '-0.24000'],
    ['beside 手续费', '手续费,返还手续费', '0.00000,`0.24000'],
  ])('RECHARGE_REFUND: 返还手续费 %s is what was given back', async (_, columns, values) => {
    const text = tradeBill(
      [{ ...REFUND, 退款申请时间: '2026-03-02 14:33:21' }],
      ['1', '0.00', '40.00', '0.00', values.startsWith('-') ? '-0.24000' : '0.00000', '0.00', '40.00'],
      REFUND_COLUMNS,
    );
    const { lines, plan } = await readOne(
      text.replace(',手续费,', `,${columns},`).replace('`-0.24000,`0.60%', `\`${values},\`0.60%`),
    );
    expect(lines[0]).toMatchObject({ kind: 'refund', gross: 4000, fee: -24, net: 3976 });
    expect(plan).toMatchObject({ proof: 'proved', drift: [] });
  });

  test('the four totals SUCCESS has by the documentation', async () => {
    const text = tradeBill([{}], null, SUCCESS_COLUMNS);
    const { plan } = await readOne(
      `${text}总交易单数,应结订单总金额,手续费总金额,订单总金额\r\n\`1.0,\`100.00,\`0.60000,\`100.00\r\n`,
    );
    expect(plan.proof).toBe('proved');
    expect(plan.checks.map((check) => check.name)).toEqual(['count', 'payment_sum', 'fee_sum', 'order_sum']);
  });

  test('line ends in a merchant’s text come as two characters and stay in their row', async () => {
    const totals = ['1', '100.00', '0.00', '0.00', '0.60000', '100.00', '0.00'];
    const { lines, plan } = await readOne(
      tradeBill([{ 商品名称: '茶\\r\\n壶', 商户数据包: 'a\\nb' }], totals),
    );
    expect(lines[0]?.description).toBe('茶\\r\\n壶');
    expect(plan.proof).toBe('proved');
  });

  test('old merchants’ refunds call the coupon 企业红包', async () => {
    const header =
      '交易时间,公众账号ID,商户号,子商户号,设备号,微信订单号,商户订单号,用户标识,交易类型,交易状态,付款银行,货币种类,总金额,企业红包金额,退款申请时间,退款成功时间,微信退款单号,商户退款单号,退款金额,企业红包退款金额,退款类型,退款状态,商品名称,商户数据包,手续费,费率';
    const row =
      '`2018-08-20 14:40:09,`wx00000000000000aa,`10000100,`1900000777,`,`42000001,`A1,`payer,`NATIVE,`REFUND,`CFT,`CNY,`0.00,`0.00,`2018-08-21 18:13:10,`2018-08-21 18:13:12,`5000001,`R1,`0.01,`0.00,`ORIGINAL,`SUCCESS,`茶,`,`0.00000,`1.00%';
    const { lines, plan } = await readOne(
      `${header}\n${row}\n总交易单数,总交易额,总退款金额,总企业红包退款金额,手续费总金额\n\`1,\`0.00,\`0.01,\`0.00,\`0.00000\n`,
    );
    expect(lines[0]).toMatchObject({ occurredAt: '2018-08-21T18:13:10+08:00', gross: 1, refundNo: 'R1' });
    expect(plan).toMatchObject({ proof: 'proved', drift: [] });
  });

  test('columns in another order are found by their words', async () => {
    const { lines } = await readOne(
      tradeBill([REFUND], ['1', '0.00', '40.00', '0.00', '-0.24', '0.00', '40.00'], ALL_COLUMNS.toReversed()),
    );
    expect(lines[0]).toMatchObject({ kind: 'refund', gross: 4000, merchantOrderNo: 'A1' });
  });

  test('the old layout of 24 columns', async () => {
    const header =
      '交易时间,公众账号ID,商户号,子商户号,设备号,微信订单号,商户订单号,用户标识,交易类型,交易状态,付款银行,货币种类,总金额,代金券或立减优惠金额,微信退款单号,商户退款单号,退款金额,代金券或立减优惠退款金额,退款类型,退款状态,商品名称,商户数据包,手续费,费率';
    const row =
      '`2016-05-10 16:33:45,`wx00000000000000aa,`10000100,`1900000777,`1000,`1001690740201605100005734289,`A7,`payer,`MICROPAY,`SUCCESS,`OTHERS,`CNY,`0.50,`0.0,`0,`0,`0,`0,`,`,`被扫支付,`附加,`0.003,`0.60%';
    const { lines, plan } = await readOne(
      `${header}\n${row}\n总交易单数,总交易额,总退款金额,总代金券或立减优惠退款金额,手续费总金额\n\`1,\`0.50,\`0.0,\`0.0,\`0.00\n`,
    );
    expect(lines[0]).toMatchObject({ account: '10000100/1900000777', gross: 50, fee: 0, net: 50 });
    expect(plan).toMatchObject({ proof: 'proved', drift: [] });
  });

  test('a revoked trade moves nothing, one whose money was returned does', async () => {
    const { lines } = await readOne(
      tradeBill(
        [
          { 交易状态: 'REVOKED', 手续费: '0.00000' },
          { ...REFUND, 交易状态: 'REVOKED', 退款金额: '100.00', 申请退款金额: '100.00', 手续费: '-0.60000' },
        ],
        null,
      ),
    );
    expect(lines.map(({ status, direction, kind }) => [status, direction, kind])).toEqual([
      ['revoked', null, 'payment'],
      ['revoked', 'out', 'refund'],
    ]);
    expect(lines.map(signedNet)).toEqual([0, -9940]);
  });

  test('half a fen of fee goes away from zero; the total is compared on the exact sum', async () => {
    const fees = ['0.00500', '0.00500', '0.00400'];
    const { lines, plan } = await readOne(
      tradeBill(
        fees.map((fee) => ({ 手续费: fee })),
        ['3', '300.00', '0.00', '0.00', '0.01400', '300.00', '0.00'],
      ),
    );
    expect(lines.map(({ fee }) => fee)).toEqual([1, 1, 0]);
    expect(plan.checks.find((check) => check.name === 'fee_sum')).toMatchObject({ stated: 1, computed: 1 });
    expect(plan.proof).toBe('proved');
  });

  test('a product name with commas, quotes and even a comma and a backtick costs no amount', async () => {
    const { lines } = await readOne(
      tradeBill([{ 商品名称: '茶,"特级",`500g' }], ['1', '100.00', '0.00', '0.00', '0.60', '100.00', '0.00']),
    );
    expect(lines[0]).toMatchObject({ description: '茶,"特级",`500g', gross: 10000, fee: 60 });
  });

  test('stated totals that disagree with the rows hold the file back', async () => {
    const { plan } = await readOne(
      tradeBill([{}], ['2', '200.00', '0.00', '0.00', '1.20000', '200.00', '0.00']),
    );
    expect(plan).toMatchObject({ proof: 'failed', state: 'held' });
    expect(plan.checks.find((check) => check.name === 'count')).toMatchObject({
      stated: 2,
      computed: 1,
      holds: false,
    });
  });

  test('a day without trades: totals of zero are a file, a bare header is not', async () => {
    const { plan } = await readOne(tradeBill([], ['0', '0.00', '0.00', '0.00', '0.00000', '0.00', '0.00']));
    expect(plan).toMatchObject({ proof: 'proved', counts: { rows: 0 }, state: 'ready' });
    const { refused } = await readFiles({ name: 'a.csv', bytes: tradeBill([], null) });
    expect(refused).toMatchObject([{ refusal: 'no_rows', facts: { adapter: 'wechat_trade_bill' } }]);
  });

  test('what cannot be read is named with row and column, and no line is made of it', async () => {
    const { lines, problems, plan } = await readOne(
      tradeBill(
        [
          {},
          { 应结订单金额: '1OO.00' },
          { 交易时间: '2026-02-30 10:00:00' },
          { 交易状态: 'MAYBE' },
          { 手续费: '0.0000001' },
          { 微信订单号: '4.2E+27' },
          { 应结订单金额: '' },
        ],
        null,
      ),
    );
    expect(lines.length).toBe(1);
    expect(problems.map(({ row, column, kind }) => [row, column, kind])).toEqual([
      [3, '应结订单金额', 'not_an_amount'],
      [4, '交易时间', 'not_a_date'],
      [5, '交易状态', 'unknown_word'],
      [6, '手续费', 'finer_than_minor_unit'],
      [7, '微信订单号', 'missing_value'],
      [8, '应结订单金额', 'missing_value'],
    ]);
    expect(plan.state).toBe('errors');
  });

  test('a row cut short is named', async () => {
    const text = tradeBill([{}], null).trimEnd().split(',`').slice(0, 20).join(',`');
    const { problems } = await readOne(text);
    expect(problems).toMatchObject([{ row: 2, kind: 'too_few_cells', expected: '27' }]);
  });

  test('a total that cannot be read is a problem, not a file without totals', async () => {
    const { problems } = await readOne(
      tradeBill([{}], ['1', '1OO', '0.00', '0.00', '0.60', '100.00', '0.00']),
    );
    expect(problems).toMatchObject([{ column: '应结订单总金额', kind: 'not_an_amount' }]);
  });

  test('a file cut off between the header of the totals and their values', async () => {
    const text = tradeBill([{}], ['1', '100.00']).split('\r\n').slice(0, 3).join('\r\n');
    const { problems, plan } = await readOne(text);
    expect(problems).toMatchObject([{ row: 3, column: '总交易单数', kind: 'missing_value' }]);
    expect(plan.state).toBe('errors');
  });

  test('a column nobody knows is told, a column we need is asked for', async () => {
    const text = tradeBill([{}], null);
    const more = text
      .replace('费率备注', '费率备注,新列')
      .replace('`100.00,`0.00,`\r', '`100.00,`0.00,`,`x\r');
    expect((await readOne(more)).plan.drift).toEqual([{ kind: 'unknown_column', column: '新列' }]);
    const { refused } = await readFiles({ name: 'a.csv', bytes: text.replace('交易状态', '状态X') });
    expect(refused).toMatchObject([
      { refusal: 'unknown_layout', facts: { missing: '交易状态', notUnderstood: '状态X' } },
    ]);
  });

  test('a copy saved by a spreadsheet: quoted cells, no backticks, other dates', async () => {
    const text = tradeBill(
      [{ 商品名称: '茶, 500g' }],
      ['1', '100.00', '0.00', '0.00', '0.6', '100.00', '0.00'],
    )
      .replaceAll('`茶, 500g', '"茶, 500g"')
      .replaceAll('`', '')
      .replace('2026-03-01 10:00:00', '2026/3/1 10:00');
    const { lines, plan } = await readOne(text);
    expect(lines[0]).toMatchObject({ occurredAt: '2026-03-01T10:00:00+08:00', description: '茶, 500g' });
    expect(plan.proof).toBe('proved');
  });
});

describe('fund bill', () => {
  const ROWS: FundRow[] = [
    {},
    {
      业务名称: '扣除交易手续费',
      业务类型: '扣除交易手续费',
      收支类型: '支出',
      '收支金额(元)': '0.60',
      '账户结余(元)': '99.40',
    },
    {
      微信支付业务单号: '50300000000000000000000000001',
      资金流水单号: '4200000000202603010000000001',
      业务名称: '退款',
      业务类型: '退款',
      收支类型: '支出',
      '收支金额(元)': '40.00',
      '账户结余(元)': '59.40',
      备注: '退款总金额40.00元;含手续费0.24元',
      业务凭证号: 'R1',
    },
    {
      业务名称: '退还交易手续费',
      业务类型: '退还交易手续费',
      收支类型: '收入',
      '收支金额(元)': '0.24',
      '账户结余(元)': '59.64',
    },
    {
      微信支付业务单号: '1000000000202603010001',
      业务名称: '提现',
      业务类型: '提现',
      收支类型: '支出',
      '收支金额(元)': '59.64',
      '账户结余(元)': '0.00',
      业务凭证号: 'W1',
    },
    { 业务名称: '分账', 业务类型: '分账', 收支类型: '收入', '收支金额(元)': '1.00', '账户结余(元)': '1.00' },
  ];
  const TOTALS = ['6.0', '3.0', '101.24', '3.0', '100.24'];

  test('every movement by its kind, balances chain, totals hold', async () => {
    const { lines, plan } = await readOne(fundBill(ROWS, TOTALS));
    expect(lines.map(({ kind, direction, net, balance }) => [kind, direction, net, balance])).toEqual([
      ['payment', 'in', 10000, 10000],
      ['fee', 'out', 60, 9940],
      ['refund', 'out', 4000, 5940],
      ['fee_return', 'in', 24, 5964],
      ['payout', 'out', 5964, 0],
      ['other', 'in', 100, 100],
    ]);
    expect(plan.proof).toBe('proved');
    expect(plan.checks.map((check) => [check.name, check.holds])).toEqual([
      ['count', true],
      ['in_count', true],
      ['in_sum', true],
      ['out_count', true],
      ['out_sum', true],
      ['balance_chain', true],
    ]);
  });

  test('numbers: the refund carries its own, the payout its batch', async () => {
    const { lines } = await readOne(fundBill(ROWS, TOTALS));
    expect(lines[2]).toMatchObject({
      channelTransactionId: '50300000000000000000000000001',
      relatedTransactionId: '4200000000202603010000000001',
      refundNo: 'R1',
      description: '退款 · 退款总金额40.00元;含手续费0.24元',
    });
    expect(lines[4]).toMatchObject({ batchNo: 'W1', merchantOrderNo: '' });
    expect(lines[0]).toMatchObject({ merchantOrderNo: 'A1', refundNo: '' });
  });

  test.each([
    ['自动提现', '自动提现', 'payout'],
    ['商户提现', '基本账户提现到银行卡', 'payout'],
    ['提现手续费', '提现手续费', 'other'],
    ['提现退票', '提现退票', 'other'],
  ])('%s / %s is %s', async (name, type, kind) => {
    const rows = ROWS.with(4, { ...ROWS[4], 业务名称: name, 业务类型: type });
    const { lines } = await readOne(fundBill(rows, TOTALS));
    expect(lines[4]?.kind).toBe(kind);
  });

  test('full-width brackets in the header are the same columns', async () => {
    const { plan } = await readOne(fundBill(ROWS, TOTALS).replace(/\(元\)/g, '（元）'));
    expect(plan).toMatchObject({ proof: 'proved', drift: [] });
  });

  test('a balance that does not follow from the row before holds the file back and names the row', async () => {
    const rows = ROWS.with(2, { ...ROWS[2], '账户结余(元)': '59.41' });
    const { plan } = await readOne(fundBill(rows, TOTALS));
    expect(plan.proof).toBe('failed');
    expect(plan.checks.find((check) => check.name === 'balance_chain')).toMatchObject({
      holds: false,
      row: 4,
    });
  });
});

test.each([
  ['28.16', 2, 2816],
  ['0', 2, 0],
  ['100', 2, 10000],
  ['0.60000', 5, 60000],
  ['7.', 2, 700],
  ['.5', 2, -1],
  ['-1.00', 2, -1],
  ['1.005', 2, -1],
  ['1,000.00', 2, -1],
  ['', 2, -1],
])('the quick reading of %j with %i digits is %i, or left to the careful one', (text, digits, value) => {
  expect(quickMinor(text, digits)).toBe(value);
});

test('thousandths of a fen are rounded half away from zero', () => {
  expect([499, 500, 1499, -500, -499, 0].map(wholeFen)).toEqual([0, 1, 1, -1, 0, 0]);
});

test('a fund bill rewritten by a program that quotes keeps its backticks, in the headers too: it is read all the same', async () => {
  const header =
    '记账时间,微信支付业务单号,资金流水单号,业务名称,业务类型,收支类型,收支金额(元),账户结余(元),资金变更提交申请人,备注,业务凭证号';
  const cells = [
    '2026-07-31 11:00:00',
    'p1',
    'f1',
    '交易',
    '交易',
    '收入',
    '38.80',
    '100.00',
    'API',
    'a, note',
    'V1',
  ];
  const { lines, plan, problems } = await readOne(
    [
      header.replaceAll(/(^|,)/g, '$1`'),
      cells.map((cell) => `"\`${cell}"`).join(','),
      '`资金流水总笔数,`收入笔数,`收入金额,`支出笔数,`支出金额',
      '`1,`1,`38.80,`0,`0.00',
    ].join('\n'),
  );
  expect(problems).toEqual([]);
  expect(lines).toMatchObject([{ direction: 'in', net: 3_880, balance: 10_000 }]);
  expect(plan.proof).toBe('proved');
});
