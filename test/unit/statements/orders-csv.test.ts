import fc from 'fast-check';
import Papa from 'papaparse';
import { describe, expect, test } from 'vitest';
import { formatMinor, minor } from '../../../shared/domain/money.ts';
import type { ParsedLine } from '../../../shared/domain/statement-line.ts';
import { ordersCsv } from '../../../src-main/areas/statements/adapters/orders-csv/index.ts';
import { endsPerRow, runAdapter, sampleOf } from '../../support/run-adapter.ts';

const HEADER = '商户订单号,类型,退款单号,支付渠道,下单时间,支付时间,金额,币种,状态,商品名称';
const read = (rows: readonly string[], header = HEADER) =>
  runAdapter(ordersCsv, [header, ...rows, ''].join('\n'));
const answer = (text: string) => ordersCsv.recognise(sampleOf(text));

describe('a day of orders', () => {
  const run = read([
    'SO-1,支付,,微信支付,2026-05-08 09:59:00,2026-05-08 10:00:00,100.00,CNY,已支付,青瓷茶杯',
    'SO-1,退款,RF-1,微信支付,2026-05-08 09:59:00,2026-05-09 11:00:00,40.00,CNY,已退款,青瓷茶杯',
    'SO-2,支付,,支付宝,2026-05-08 10:01:00,2026-05-08 10:02:00,20.00,CNY,已退款,',
    'SO-3,支付,,银联,2026-05-08 10:03:00,,5.00,CNY,待支付,',
    'SO-4,支付,,,2026-05-08 10:04:00,,5.00,CNY,已关闭,',
    'SO-5,支付,,京东白条,2026-05-08 10:05:00,,5.00,CNY,支付失败,',
    ',,,,,,,,,',
    '合计,,,,,,175.00,,,',
  ]);
  test('a payment comes in, a refund goes out, what was not paid moved nothing', () => {
    expect(run.lines.map((line) => [line.merchantOrderNo, line.kind, line.status, line.direction])).toEqual([
      ['SO-1', 'payment', 'success', 'in'],
      ['SO-1', 'refund', 'success', 'out'],
      ['SO-2', 'payment', 'refunded', 'in'],
      ['SO-3', 'payment', 'pending', null],
      ['SO-4', 'payment', 'closed', null],
      ['SO-5', 'payment', 'failed', null],
    ]);
  });
  test('channels by their names; a name we do not know is another channel, no name is none', () => {
    expect(run.lines.map((line) => line.channel)).toEqual([
      'wechat',
      'wechat',
      'alipay',
      'unionpay',
      'none',
      'other',
    ]);
  });
  test('the amount is the movement; the moment is the payment’s, else the order’s', () => {
    expect(run.lines[1]).toMatchObject({
      row: 3,
      net: 4000,
      gross: null,
      fee: null,
      currency: 'CNY',
      refundNo: 'RF-1',
      occurredAt: '2026-05-09T11:00:00+08:00',
      description: '青瓷茶杯',
    });
    expect(run.lines[3]?.occurredAt).toBe('2026-05-08T10:03:00+08:00');
  });
  test('every row of the file has one end', () => {
    expect(endsPerRow(run)).toEqual(Array.from({ length: run.rowCount }, (_, index) => index + 1));
    expect(run.skips.slice(1)).toEqual([
      { row: 8, reason: 'blank_row' },
      { row: 9, reason: 'summary' },
    ]);
  });
});

test('English headers in any order, without a currency column', () => {
  const run = read(
    [
      'paid,2026-05-08T02:00:00Z,12.5,WECHAT_JSAPI,payment,A-1',
      'refunded,2026-05-08 10:00:00+0800,-3,alipay,Refund,A-2',
    ],
    'Status,Paid At,Amount,Channel,Kind,Order No.',
  );
  expect(run.lines).toMatchObject([
    {
      merchantOrderNo: 'A-1',
      channel: 'wechat',
      net: 1250,
      currency: 'CNY',
      occurredAt: '2026-05-08T02:00:00Z',
    },
    {
      merchantOrderNo: 'A-2',
      kind: 'refund',
      direction: 'out',
      net: 300,
      occurredAt: '2026-05-08T10:00:00+08:00',
    },
  ]);
});

test.each([';', '\t', '|'])('cut by %j, under a title', (delimiter) => {
  const text = ['五月订单', HEADER, 'SO-1,支付,,微信,2026-05-08 10:00:00,,1.00,CNY,待支付,']
    .join('\n')
    .replaceAll(',', delimiter);
  expect(runAdapter(ordersCsv, text)).toMatchObject({
    lines: [{ net: 100 }],
    skips: [{ reason: 'preamble' }, { reason: 'header' }],
  });
});

describe('as people and spreadsheets write it', () => {
  const one = (over: { amount?: string; at?: string; currency?: string }) =>
    read([
      `SO-1,支付,,微信,,${over.at ?? '2026-05-08 10:00:00'},${over.amount ?? '1.00'},${over.currency ?? 'CNY'},已支付,`,
    ]);
  test.each([
    ['"1,234.50"', 123_450],
    ['¥1234.5', 123_450],
    ['￥１，２３４．５０', 123_450],
    ['1234.5元', 123_450],
    [' 0.10\t', 10],
  ])('amount %s', (amount, net) => {
    expect(one({ amount }).lines[0]?.net).toBe(net);
  });
  test.each([
    ['2026/5/8 9:05', '2026-05-08T09:05:00+08:00'],
    ['2026/05/08 09:05:07', '2026-05-08T09:05:07+08:00'],
    ['2026-05-08T09:05:07.250', '2026-05-08T09:05:07+08:00'],
    ['2026-05-08T09:05:07-05:00', '2026-05-08T09:05:07-05:00'],
    ['2026-05-08', '2026-05-08'],
  ])('moment %s', (at, occurredAt) => {
    expect(one({ at }).lines[0]?.occurredAt).toBe(occurredAt);
  });
  test('yen have no fraction', () => {
    expect(one({ amount: '500', currency: '日元' }).lines[0]).toMatchObject({ net: 500, currency: 'JPY' });
    expect(one({ amount: '500.5', currency: 'JPY' }).problems).toMatchObject([
      { kind: 'finer_than_minor_unit' },
    ]);
  });
});

describe('rows that cannot be read', () => {
  test.each([
    ['4.2E+27,支付,,微信,,2026-05-08 10:00:00,1.00,CNY,已支付,', 'missing_value', '商户订单号'],
    [',支付,,微信,,2026-05-08 10:00:00,1.00,CNY,已支付,', 'missing_value', '商户订单号'],
    ['SO-1,换货,,微信,,2026-05-08 10:00:00,1.00,CNY,已支付,', 'unknown_word', '类型'],
    ['SO-1,支付,,微信,,2026-05-08 10:00:00,1.00,CNY,挂起,', 'unknown_word', '状态'],
    ['SO-1,支付,,微信,,2026-05-08 10:00:00,1.00,,已支付,', 'missing_value', '币种'],
    ['SO-1,支付,,微信,,2026-05-08 10:00:00,1.00,金币,已支付,', 'unknown_word', '币种'],
    ['SO-1,支付,,微信,,2026-05-08 10:00:00,-1.00,CNY,已支付,', 'direction_contradicts', '金额'],
    ['SO-1,支付,,微信,,2026-05-08 10:00:00,1.2.3,CNY,已支付,', 'not_an_amount', '金额'],
    ['SO-1,支付,,微信,,2026-05-08 10:00:00,,CNY,已支付,', 'missing_value', '金额'],
    ['SO-1,支付,,微信,,08/05/2026 10:00,1.00,CNY,已支付,', 'not_a_date', '支付时间'],
    ['SO-1,支付,,微信,,2026-05-08 25:00:00,1.00,CNY,已支付,', 'not_a_date', '支付时间'],
    ['SO-1,支付,,微信,,,1.00,CNY,已支付,', 'missing_value', '支付时间'],
    ['SO-1,支付,,微信', 'too_few_cells', '金额'],
    ['SO-1,支付,,微信,,2026-05-08 10:00:00,1.00,CNY,已支付,茶SO-2,支付,,微信', 'too_many_cells', ''],
    ['SO-1,支付,,微信,,2026-05-08 10:00:00,1.00,CNY,已支付,茶, 500g', 'too_many_cells', ''],
  ])('%s', (text, kind, column) => {
    const run = read([text]);
    expect(run.problems).toMatchObject([{ row: 2, kind, column }]);
    expect(run.lines).toEqual([]);
  });
});

describe('a spreadsheet sorted the header down among the orders', () => {
  const order = (no: string) => `${no},支付,,微信,,2026-05-08 10:00:00,1.00,CNY,已支付,`;
  const text = ['订单导出,,,,,,,,,', order('SO-1'), order('SO-2'), HEADER, order('SO-3'), ''].join('\n');
  const run = runAdapter(ordersCsv, text);
  test('orders above it are orders, the title is a title', () => {
    expect(run.lines.map((line) => [line.row, line.merchantOrderNo])).toEqual([
      [2, 'SO-1'],
      [3, 'SO-2'],
      [5, 'SO-3'],
    ]);
    expect(endsPerRow(run)).toEqual([1, 2, 3, 4, 5]);
  });
});

describe('what is not an orders file', () => {
  test.each([
    ['a WeChat bill', '交易时间,商户号,微信订单号,商户订单号,交易类型,交易状态,应结订单金额,订单金额'],
    [
      'an Alipay trade bill',
      '支付宝交易号,商户订单号,业务类型,商品名称,完成时间,订单金额（元）,商家实收（元）,状态',
    ],
    ['an Alipay fund bill', '账务流水号,业务流水号,商户订单号,业务类型,收入金额（+元）,支出金额（-元）,金额'],
    ['a personal bill', '交易时间,交易分类,交易对方,商品说明,收/支,金额,交易状态,交易订单号,商家订单号'],
    ['a bank statement', 'Date,Type,Order No,Amount,Balance,Status'],
    ['a list of people', '姓名,类型,状态'],
  ])('%s', (_, header) => {
    expect(answer(`${header}\n`).is).toBe('not_mine');
  });
  test('orders without a status are refused with what was understood', () => {
    expect(answer('订单号,类型,金额,支付时间,仓库\n')).toMatchObject({
      is: 'refused',
      refusal: { understood: ['订单号', '类型', '支付时间', '金额'], notUnderstood: ['仓库'] },
    });
  });
});

// What an order can be; the words are ours.
const STATUS_WORDS = {
  success: '已支付',
  pending: '待支付',
  closed: '已关闭',
  refunded: '已退款',
  failed: '支付失败',
} as const;
const CHANNEL_WORDS = {
  none: '',
  wechat: '微信',
  alipay: '支付宝',
  unionpay: '银联',
  paypal: 'PayPal',
  stripe: 'Stripe',
  bank: '银行',
  other: '礼品卡',
} as const;
const keys = <Key extends string>(table: Readonly<Record<Key, string>>) => Object.keys(table) as Key[]; // A closed table.
const cellText = fc.string({ maxLength: 12 }).map((text) => text.replace(/[\r\n]/g, ' ').trim());
const anOrder = fc.record({
  kind: fc.constantFrom('payment', 'refund'),
  status: fc.constantFrom(...keys(STATUS_WORDS)),
  channel: fc.constantFrom(...keys(CHANNEL_WORDS)),
  orderNo: fc.stringMatching(/^[A-Z]{2}[0-9]{1,30}$/),
  refundNo: fc.stringMatching(/^RF[0-9]{1,20}$/),
  amount: fc.integer({ min: 0, max: 9_007_199_254_740 }),
  currency: fc.constantFrom('CNY', 'USD', 'JPY', 'KWD'),
  second: fc.integer({ min: 0, max: 86_399 }),
  product: cellText.filter((text) => !/^="/.test(text)),
});
type Order = typeof anOrder extends fc.Arbitrary<infer Value> ? Value : never;

const two = (value: number) => String(value).padStart(2, '0');
const timeOf = (second: number) =>
  `${two(Math.floor(second / 3600))}:${two(Math.floor(second / 60) % 60)}:${two(second % 60)}`;

const cellsOf = (order: Order) => ({
  商户订单号: order.orderNo,
  类型: order.kind === 'payment' ? '支付' : '退款',
  退款单号: order.kind === 'refund' ? order.refundNo : '',
  支付渠道: CHANNEL_WORDS[order.channel],
  下单时间: '2026-05-01 00:00:00',
  支付时间: `2026-05-08 ${timeOf(order.second)}`,
  金额: formatMinor(order.amount, order.currency),
  币种: order.currency,
  状态: STATUS_WORDS[order.status],
  商品名称: order.product,
});

function lineOf(order: Order, row: number): ParsedLine {
  const isPayment = order.kind === 'payment';
  const isMoved = order.status === 'success' || order.status === 'refunded';
  return {
    row,
    account: '',
    channel: order.channel,
    kind: isPayment ? 'payment' : 'refund',
    direction: !isMoved ? null : isPayment ? 'in' : 'out',
    occurredAt: `2026-05-08T${timeOf(order.second)}+08:00`,
    bookingDate: '',
    valueDate: '',
    gross: null,
    fee: null,
    net: minor(order.amount),
    orderAmount: null,
    currency: order.currency,
    balance: null,
    status: order.status === 'refunded' && !isPayment ? 'success' : order.status,
    merchantOrderNo: order.orderNo,
    refundNo: isPayment ? '' : order.refundNo,
    channelTransactionId: '',
    relatedTransactionId: '',
    batchNo: '',
    bankReference: '',
    counterparty: '',
    description: order.product,
  };
}

test('orders written as CSV and read back are the same orders, in any column order and with any delimiter', () => {
  fc.assert(
    fc.property(
      fc.array(anOrder, { minLength: 1, maxLength: 20 }),
      fc.shuffledSubarray(HEADER.split(','), { minLength: 10 }),
      fc.constantFrom(',', ';', '\t', '|'),
      (orders, columns, delimiter) => {
        const text = Papa.unparse(orders.map(cellsOf), { columns, delimiter, newline: '\n' });
        const run = runAdapter(ordersCsv, text);
        expect(run.problems).toEqual([]);
        expect(run.lines).toEqual(orders.map((order, index) => lineOf(order, index + 2)));
      },
    ),
    { numRuns: 200 },
  );
});
