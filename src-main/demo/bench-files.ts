/**
 * Big files for the bench: one WeChat trade bill of any number of rows, the orders that match it, and on demand its fund bill.
 *
 * Row by row straight to disk, so a million rows need no memory.
 */
import { mkdir, open } from 'node:fs/promises';
import { join } from 'node:path';
import {
  type BenchCounts,
  type BenchRow,
  benchRow,
  COMPACT_DAY,
  count,
  isAmountOff,
  isFollowedByLostOrder,
  isMissingInOrders,
} from './bench-rows.ts';
import { BOM, yuan, yuanOfFive } from './tables.ts';
import {
  backticked,
  WECHAT_FUND_HEADER,
  WECHAT_FUND_TOTALS,
  WECHAT_TRADE_HEADER,
  WECHAT_TRADE_TOTALS,
} from './write-wechat.ts';

export interface BenchFiles {
  readonly trade: string;
  readonly orders: string;
  /** Null above fundTradesMax. */
  readonly fund: string | null;
  readonly expected: BenchCounts;
}

const MERCHANT_ID = '1688002099';
const APP_ID = 'wx0000000000bench0';
const CHUNK_CHARS = 256 * 1024;
const OPENING_BALANCE = 100_000_000;

export async function benchFiles(folder: string, rows: number, fundTradesMax = 200_000): Promise<BenchFiles> {
  await mkdir(folder, { recursive: true });
  const isWithFund = rows <= fundTradesMax;
  const trade = join(folder, `bench-wechat-trade-${rows}.csv`);
  const orders = join(folder, `bench-orders-${rows}.csv`);
  const fund = isWithFund ? join(folder, `bench-wechat-fund-${rows}.csv`) : null;
  await writeLines(trade, tradeLines(rows));
  await writeLines(orders, orderLines(rows));
  if (fund) await writeLines(fund, fundLines(rows));
  return { trade, orders, fund, expected: count(rows, isWithFund) };
}

async function writeLines(path: string, lines: Iterable<string>): Promise<void> {
  const handle = await open(path, 'w');
  try {
    let chunk = BOM;
    for (const line of lines) {
      chunk += `${line}\r\n`;
      if (chunk.length < CHUNK_CHARS) continue;
      await handle.write(chunk);
      chunk = '';
    }
    await handle.write(chunk);
  } finally {
    await handle.close();
  }
}

function* tradeLines(rows: number): Generator<string> {
  yield WECHAT_TRADE_HEADER;
  for (let index = 0; index < rows; index += 1) yield tradeLine(benchRow(index, rows));
  const sums = count(rows, false);
  yield WECHAT_TRADE_TOTALS;
  yield backticked([
    String(rows),
    yuan(sums.paymentSum),
    yuan(sums.refundSum),
    yuan(0),
    yuanOfFive(sums.feeSum),
    yuan(sums.paymentSum),
    yuan(sums.refundSum),
  ]);
}

function tradeLine(row: BenchRow): string {
  const amount = yuan(row.amount);
  const nothing = yuan(0);
  return backticked([
    row.time,
    APP_ID,
    MERCHANT_ID,
    '0',
    '',
    row.transactionNo,
    row.orderNo,
    `o${row.place}`,
    'NATIVE',
    row.isRefund ? 'REFUND' : 'SUCCESS',
    'OTHERS',
    'CNY',
    row.isRefund ? nothing : amount,
    nothing,
    row.refundTransactionNo || '0',
    row.refundNo || '0',
    row.isRefund ? amount : nothing,
    nothing,
    row.isRefund ? 'ORIGINAL' : '',
    row.isRefund ? 'SUCCESS' : '',
    '测试商品,一件',
    '',
    yuanOfFive(row.isRefund ? -row.fee : row.fee),
    '0.60%',
    row.isRefund ? nothing : amount,
    row.isRefund ? amount : nothing,
    '',
  ]);
}

function* orderLines(rows: number): Generator<string> {
  yield '商户订单号,类型,退款单号,支付渠道,下单时间,支付时间,金额,币种,状态,商品名称';
  for (let index = 0; index < rows; index += 1) {
    const row = benchRow(index, rows);
    const amount = isAmountOff(index) ? row.amount + 100 : row.amount;
    if (!isMissingInOrders(index)) yield orderLine(row, row.orderNo, amount);
    if (isFollowedByLostOrder(index)) yield orderLine(row, `L${COMPACT_DAY}${row.place}`, row.amount);
  }
}

function orderLine(row: BenchRow, orderNo: string, amount: number): string {
  const kind = row.isRefund ? '退款' : '支付';
  const state = row.isRefund ? '已退款' : '已支付';
  return `${orderNo},${kind},${row.refundNo},微信支付,${row.orderedTime},${row.time},${yuan(amount)},CNY,${state},"测试商品,一件"`;
}

function* fundLines(rows: number): Generator<string> {
  yield WECHAT_FUND_HEADER;
  let balance = OPENING_BALANCE;
  const total = { ins: 0, inSum: 0, outs: 0, outSum: 0 };
  for (let index = 0; index < rows; index += 1) {
    const row = benchRow(index, rows);
    const sign = row.isRefund ? -1 : 1;
    const moves: readonly (readonly [name: string, amount: number])[] = [
      [row.isRefund ? '退款' : '交易', sign * row.amount],
      [row.isRefund ? '退还交易手续费' : '扣除交易手续费', -sign * row.fee],
    ];
    for (const [name, amount] of moves) {
      if (amount === 0) continue;
      balance += amount;
      if (amount > 0) {
        total.ins += 1;
        total.inSum += amount;
      } else {
        total.outs += 1;
        total.outSum -= amount;
      }
      yield backticked([
        row.time,
        row.refundTransactionNo || row.transactionNo,
        row.transactionNo,
        name,
        name,
        amount > 0 ? '收入' : '支出',
        yuan(Math.abs(amount)),
        yuan(balance),
        'system',
        '',
        row.refundNo || row.orderNo,
      ]);
    }
  }
  yield WECHAT_FUND_TOTALS;
  yield backticked([
    String(total.ins + total.outs),
    String(total.ins),
    yuan(total.inSum),
    String(total.outs),
    yuan(total.outSum),
  ]);
}
