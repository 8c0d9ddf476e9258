/** The bench's files are counted again from disk: what is measured must be what is claimed. */
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { expect, test } from 'vitest';
import { benchFiles } from '../../../src-main/demo/bench-files.ts';
import { type DataRow, fen, readTable } from './read-demo.ts';

const read = async (path: string, as: string) => readTable(as, await readFile(path));
const sum = (rows: readonly DataRow[], column: string) =>
  rows.reduce((total, row) => total + fen(row.of(column)), 0);

test('ten thousand rows: counts, sums, balances and agreement are as claimed', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'bench-'));
  try {
    const made = await benchFiles(folder, 10_000);
    const { expected } = made;
    const trade = await read(made.trade, 'wechat-trade-bench.csv');
    const orders = await read(made.orders, 'orders.csv');
    const fund = await read(made.fund ?? '', 'wechat-fund-bench.csv');
    expect(trade.rows.length).toBe(10_000);
    expect(orders.rows.length).toBe(expected.orderRows);
    expect(fund.rows.length).toBe(expected.fundRows);
    expect(sum(trade.rows, '应结订单金额')).toBe(expected.paymentSum);
    expect(sum(trade.rows, '退款金额')).toBe(expected.refundSum);
    expect(sum(trade.rows, '手续费')).toBe(expected.feeSum);
    const totals = (trade.lines.at(-1) ?? '').slice(1).split(',`');
    expect(totals.slice(1, 3).map(fen)).toEqual([expected.paymentSum, expected.refundSum]);
    expect(fen(totals[4] ?? '')).toBe(expected.feeSum);

    const books = new Map(
      orders.rows.map((row) => [`${row.of('商户订单号')}/${row.of('退款单号')}`, fen(row.of('金额'))]),
    );
    expect(books.size).toBe(orders.rows.length);
    let agreed = 0;
    let absent = 0;
    for (const row of trade.rows) {
      const isRefund = row.of('交易状态') === 'REFUND';
      const amount = books.get(`${row.of('商户订单号')}/${isRefund ? row.of('商户退款单号') : ''}`);
      if (amount === undefined) absent += 1;
      else if (amount === fen(row.of('订单金额')) + fen(row.of('申请退款金额'))) agreed += 1;
    }
    expect(agreed).toBe(expected.orderTradeGroups);
    expect(absent).toBe(expected.missingInOrders);
    expect(agreed / 10_000).toBeGreaterThan(0.999);
    expect(trade.rows.length - agreed - absent).toBe(expected.amountDiffers);
    expect(orders.rows.length - (trade.rows.length - absent)).toBe(expected.missingInChannel);

    let balance: number | null = null;
    for (const row of fund.rows) {
      const move = (row.of('收支类型') === '收入' ? 1 : -1) * fen(row.of('收支金额(元)'));
      const after = fen(row.of('账户结余(元)'));
      if (balance !== null) expect(after).toBe(balance + move);
      balance = after;
    }
  } finally {
    await rm(folder, { recursive: true });
  }
});

test('above the given size there is no fund bill', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'bench-'));
  try {
    const made = await benchFiles(folder, 100, 50);
    expect(made.fund).toBeNull();
    expect(made.expected.fundRows).toBe(0);
    expect(basename(made.trade)).toBe('bench-wechat-trade-100.csv');
  } finally {
    await rm(folder, { recursive: true });
  }
});
