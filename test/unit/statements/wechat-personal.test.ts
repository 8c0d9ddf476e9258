import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { wechatPersonal } from '../../../src-main/areas/statements/adapters/wechat-personal/index.ts';
import { gridSample } from '../../../src-main/areas/statements/recognise.ts';
import { endsPerRow, runAdapter, sampleOf } from '../../support/run-adapter.ts';
import { reordered, WECHAT_HEADER, walletBill, wechatNotes } from '../../support/wallet-bills.ts';

const TEA = [
  '2026-03-05 10:00:00',
  '商户消费',
  '山茶茶庄',
  '"明前龙井"',
  '支出',
  '¥28.16',
  '零钱',
  '支付成功',
  '4200000001202603050000000001\t',
  'A1\t',
  '"/"',
];
const GIFT = [
  '2026-03-06 11:00:00',
  '微信红包',
  '阿竹',
  '/',
  '收入',
  '¥0.35',
  '/',
  '已存入零钱',
  '100003990126030600000001',
  '/',
  '/',
];
const WITHDRAWN = [
  '2026-03-07 12:00:00',
  '零钱提现',
  '招商银行(1234)',
  '/',
  '/',
  '¥100.10',
  '招商银行(1234)',
  '提现已到账',
  '207260307000000001\t',
  '/\t',
  '服务费¥0.10',
];
const TOTALS = ['共3笔记录', '收入：1笔 0.35元', '支出：1笔 28.16元', '中性交易：1笔 100.10元'];
const MARCH = {
  before: wechatNotes(...TOTALS).map((note) => `${note},,,,,,,,,,`),
  header: WECHAT_HEADER,
  rows: [TEA, GIFT, WITHDRAWN],
};
const withRow = (over: Partial<Record<(typeof WECHAT_HEADER)[number], string>>) =>
  runAdapter(
    wechatPersonal,
    walletBill({ ...MARCH, rows: [WECHAT_HEADER.map((word, at) => over[word] ?? TEA[at] ?? ''), GIFT] }),
  );

describe('a month of a wallet', () => {
  const run = runAdapter(wechatPersonal, walletBill(MARCH));
  test('what came in, what went out, and what was only moved', () => {
    expect(run.lines.map((line) => [line.kind, line.direction, line.net, line.status])).toEqual([
      ['payment', 'out', 2816, 'success'],
      ['transfer', 'in', 35, 'success'],
      ['payout', null, 10_010, 'success'],
    ]);
  });
  test('numbers keep every digit and lose their TAB; a stroke is nothing', () => {
    expect(run.lines[0]).toMatchObject({
      account: '山茶',
      channelTransactionId: '4200000001202603050000000001',
      merchantOrderNo: 'A1',
      counterparty: '山茶茶庄',
      description: '商户消费 · 明前龙井 · 零钱',
      occurredAt: '2026-03-05T10:00:00+08:00',
    });
    expect(run.lines[1]).toMatchObject({ merchantOrderNo: '', description: '微信红包' });
  });
  test('what withdrawing cost is part of what left the wallet', () => {
    expect(run.lines[2]).toMatchObject({
      gross: 10_000,
      fee: 10,
      net: 10_010,
      batchNo: '207260307000000001',
    });
  });
  test('every count of the bill is compared, and none of them holds it back', () => {
    expect(run.stated.map((each) => [each.name, each.scope ?? '', each.value, each.weight])).toEqual([
      ['count', '', 3, 'advisory'],
      ['in_count', '', 1, 'advisory'],
      ['in_sum', '', 35, 'advisory'],
      ['out_count', '', 1, 'advisory'],
      ['out_sum', '', 2816, 'advisory'],
      ['count', '中性交易', 1, 'advisory'],
      ['gross_sum', '中性交易', 10_010, 'advisory'],
    ]);
    expect(run.proof).toBe('not_stated');
  });
  test('every row has one end', () => {
    expect(endsPerRow(run)).toEqual(Array.from({ length: run.rowCount }, (_, at) => at + 1));
    expect(run.facts).toMatchObject({ periodFrom: '2026-03-01', periodTo: '2026-03-31' });
  });
});

describe('money given back', () => {
  const refund = TEA.with(1, '山茶茶庄-退款')
    .with(4, '收入')
    .with(7, '已全额退款')
    .with(0, '2026-03-08 09:00:00');
  test('stays a row of its own, and the payment keeps its amount', () => {
    const rows = [TEA.with(7, '已退款(￥5.00)'), refund.with(5, '¥5.00').with(7, '已退款(￥5.00)')];
    const run = runAdapter(wechatPersonal, walletBill({ ...MARCH, rows }));
    expect(run.lines.map((line) => [line.kind, line.direction, line.net, line.status])).toEqual([
      ['payment', 'out', 2816, 'success'],
      ['refund', 'in', 500, 'success'],
    ]);
  });
  test('wholly: the payment says so', () => {
    expect(withRow({ 当前状态: '已全额退款' }).lines[0]).toMatchObject({
      direction: 'out',
      net: 2816,
      status: 'refunded',
    });
  });
  test('two parts of one payment are two movements, though they share its number', () => {
    const rows = [refund.with(5, '¥5.00'), refund.with(5, '¥6.00').with(0, '2026-03-09 09:00:00')];
    const { lines } = runAdapter(wechatPersonal, walletBill({ ...MARCH, rows }));
    expect(new Set(lines.map((line) => line.channelTransactionId)).size).toBe(1);
    expect(new Set(lines.map((line) => line.relatedTransactionId)).size).toBe(2);
  });
});

describe('the layouts of the years', () => {
  const lines = runAdapter(wechatPersonal, walletBill(MARCH)).lines.map(({ row: _row, ...line }) => line);
  const same = (text: string) =>
    expect(runAdapter(wechatPersonal, text).lines.map(({ row: _row, ...line }) => line)).toEqual(lines);
  test('amounts without ¥, as the workbook of 2026 has them', () => {
    same(walletBill({ ...MARCH, rows: MARCH.rows.map((row) => row.with(5, (row[5] ?? '').slice(1))) }));
  });
  test('the header wherever it stands, with a byte order mark, CR LF, tabs for commas', () => {
    same(`\ufeff${walletBill({ ...MARCH, before: ['某人加的标题', ...MARCH.before], end: '\r\n' })}`);
    same(walletBill(MARCH).replaceAll('\t,', ',').replaceAll(',', '\t'));
  });
  test('moments that a spreadsheet wrote anew, or kept as a number', () => {
    const serials = ['46086.4166666667', '46087.4583333333', '46088.5'];
    same(walletBill({ ...MARCH, rows: MARCH.rows.map((row, at) => row.with(0, serials[at] ?? '')) }));
    const slashes = ['2026/3/5 10:00', '2026/3/6 11:00', '2026/3/7 12:00'];
    same(walletBill({ ...MARCH, rows: MARCH.rows.map((row, at) => row.with(0, slashes[at] ?? '')) }));
  });
  test('columns in any order', () => {
    fc.assert(
      fc.property(fc.shuffledSubarray([...WECHAT_HEADER.keys()], { minLength: 11 }), (order) => {
        same(walletBill(reordered(MARCH, order)));
      }),
    );
  });
  test('a new column and one left out are told, and the rest is read', () => {
    const order = [...WECHAT_HEADER.keys()].filter((at) => at !== 6);
    const bill = reordered(MARCH, order);
    const run = runAdapter(
      wechatPersonal,
      walletBill({ ...bill, header: [...bill.header, '手续费'], rows: bill.rows.map((row) => [...row, '']) }),
    );
    expect(run.lines.map((line) => line.net)).toEqual([2816, 35, 10_010]);
    expect(run.answer).toMatchObject({
      recognition: {
        drift: [
          { kind: 'unknown_column', column: '手续费' },
          { kind: 'absent_column', column: '支付方式' },
        ],
      },
    });
  });
  test('renamed columns are still known under the title', () => {
    const header = WECHAT_HEADER.with(7, '交易状态').with(8, '微信支付单号').with(5, '金额');
    expect(runAdapter(wechatPersonal, walletBill({ ...MARCH, header })).lines).toHaveLength(3);
  });
  test('without a column of money it is refused, with what was understood', () => {
    const header = WECHAT_HEADER.with(5, 'Betrag');
    expect(wechatPersonal.recognise(sampleOf(walletBill({ ...MARCH, header })))).toMatchObject({
      is: 'refused',
      refusal: { kind: 'unknown_layout', notUnderstood: ['Betrag'], question: '金额' },
    });
  });
});

describe('rows that cannot be read', () => {
  test.each([
    ['an amount that is none', { '金额(元)': '二十八' }, 'not_an_amount'],
    ['a thousandth of a yuan', { '金额(元)': '¥28.161' }, 'finer_than_minor_unit'],
    ['an amount with a minus', { '金额(元)': '-28.16' }, 'direction_contradicts'],
    ['no amount', { '金额(元)': '' }, 'missing_value'],
    ['a way nobody knows', { '收/支': '借' }, 'unknown_word'],
    ['no day', { 交易时间: '昨天' }, 'not_a_date'],
    ['a number that lost its digits', { 交易单号: '4.2E+27' }, 'missing_value'],
    ['a fee greater than the amount', { 交易类型: '零钱提现', 备注: '服务费¥99.00' }, 'net_differs'],
  ] as const)('%s', (_what, over, kind) => {
    const run = withRow(over);
    expect(run.problems.map((problem) => problem.kind)).toEqual([kind]);
    expect(run.lines).toHaveLength(1);
  });
  test('a row that ran into the next, and one that was cut off', () => {
    const run = runAdapter(
      wechatPersonal,
      walletBill({ ...MARCH, rows: [[...TEA, ...GIFT], GIFT.slice(0, 6)] }),
    );
    expect(run.problems.map((problem) => problem.kind)).toEqual(['too_many_cells', 'too_few_cells']);
    expect(endsPerRow(run)).toEqual(Array.from({ length: run.rowCount }, (_, at) => at + 1));
  });
  test('a payment that failed or was closed moved nothing', () => {
    expect(withRow({ 当前状态: '支付失败' }).lines[0]).toMatchObject({ direction: null, status: 'failed' });
    expect(withRow({ 当前状态: '已关闭' }).lines[0]).toMatchObject({ direction: null, status: 'closed' });
  });
});

test('whatever is broken in a cell, the row becomes the line it was, or a problem', () => {
  fc.assert(
    fc.property(fc.nat(10), fc.string({ unit: 'grapheme', maxLength: 12 }), (at, noise) => {
      const clean = noise.replace(/[",\r\n]/g, '');
      const run = runAdapter(wechatPersonal, walletBill({ ...MARCH, rows: [TEA.with(at, clean), GIFT] }));
      expect(endsPerRow(run)).toEqual(Array.from({ length: run.rowCount }, (_, row) => row + 1));
      const [line] = run.lines.filter((each) => each.channelTransactionId !== '100003990126030600000001');
      if (line && at !== 5) expect(line.net).toBe(2816);
    }),
  );
});

test('in a workbook every cell has its place: blank cells behind a row move nothing', () => {
  const rows = [WECHAT_HEADER, TEA, [...GIFT, ''], WITHDRAWN].map((cells, at) => ({ row: at + 1, cells }));
  const answer = wechatPersonal.recognise(gridSample('bill.xlsx', rows, true));
  if (answer.is !== 'mine') throw new Error(answer.is);
  const nets: number[] = [];
  const ignore = () => {};
  const parser = wechatPersonal.parse(answer.recognition.layout, {
    line: (line) => nets.push(line.net),
    problem: (problem) => expect(problem).toBeNull(),
    skip: ignore,
    stated: ignore,
    computed: ignore,
    balance: ignore,
    facts: ignore,
  });
  for (const raw of rows) parser.row(raw);
  parser.end();
  expect(nets).toEqual([2816, 35, 10_010]);
});
