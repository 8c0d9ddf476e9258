/**
 * Big files for the bench: one WeChat trade bill of any number of rows, the orders that match it, and on demand its fund bill.
 *
 * Row by row straight to disk, so a million rows need no memory; row i is the same whatever the size. Of a thousand orders 999 agree: one
 * in three thousand each is missing in the channel, missing in our books, or differs by one yuan.
 */
import { mkdir, open } from 'node:fs/promises';
import { join } from 'node:path';
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

export interface BenchCounts {
  readonly tradeRows: number;
  readonly orderRows: number;
  readonly fundRows: number;
  /** In fen. */
  readonly paymentSum: number;
  readonly refundSum: number;
  /** Charged less given back. */
  readonly feeSum: number;
  /** One-to-one groups of order_trade that agree in full. */
  readonly orderTradeGroups: number;
  readonly missingInChannel: number;
  readonly missingInOrders: number;
  readonly amountDiffers: number;
}

const DAY = '2026-10-17';
const COMPACT_DAY = '20261017';
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

interface BenchRow {
  readonly place: string;
  readonly isRefund: boolean;
  readonly amount: number;
  readonly fee: number;
  readonly time: string;
  readonly orderedTime: string;
  readonly orderNo: string;
  readonly transactionNo: string;
  readonly refundNo: string;
  readonly refundTransactionNo: string;
}

/** Every fortieth row refunds in full the payment on the row before. */
const isRefundRow = (index: number): boolean => index % 40 === 39;

const isMissingInOrders = (index: number): boolean => index % 3000 === 1500;
const isAmountOff = (index: number): boolean => index % 3000 === 2500;
/** After this row our books have one more order that the channel never saw. */
const isFollowedByLostOrder = (index: number): boolean => index % 3000 === 500;

function benchRow(index: number, rows: number): BenchRow {
  const isRefund = isRefundRow(index);
  const about = isRefund ? index - 1 : index;
  const place = String(about).padStart(10, '0');
  const amount = amountOf(about);
  return {
    place,
    isRefund,
    amount,
    fee: Math.floor((amount * 6 + 500) / 1000), // 0.6 %, half a fen upwards; whole numbers throughout.
    time: timeOf(index, rows, 5),
    orderedTime: timeOf(index, rows, 0),
    orderNo: `B${COMPACT_DAY}${place}`,
    transactionNo: `42000000${COMPACT_DAY}00${place}`,
    refundNo: isRefund ? `BR${COMPACT_DAY}${place}` : '',
    refundTransactionNo: isRefund ? `503000000${COMPACT_DAY}00${place}` : '',
  };
}

/** Mixed from the index: mostly tens of yuan, one in eight up to some thousands. */
function amountOf(index: number): number {
  const mixed = Math.imul(index + 1, 0x9e3779b1) >>> 0;
  return 1 + (mixed % 9973) * (mixed >>> 29 === 0 ? 37 : 1);
}

/** Spread over the day in order of rows; `later` seconds after the order, never past midnight. */
function timeOf(index: number, rows: number, later: number): string {
  const second = Math.floor((index * 86_390) / Math.max(1, rows)) + later;
  const two = (value: number) => String(Math.floor(value)).padStart(2, '0');
  return `${DAY} ${two(second / 3600)}:${two((second % 3600) / 60)}:${two(second % 60)}`;
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

function count(rows: number, isWithFund: boolean): BenchCounts {
  let paymentSum = 0;
  let refundSum = 0;
  let feeSum = 0;
  let fundRows = 0;
  let missingInChannel = 0;
  let missingInOrders = 0;
  let amountDiffers = 0;
  for (let index = 0; index < rows; index += 1) {
    const about = isRefundRow(index) ? index - 1 : index;
    const amount = amountOf(about);
    const fee = Math.floor((amount * 6 + 500) / 1000);
    if (isRefundRow(index)) {
      refundSum += amount;
      feeSum -= fee;
    } else {
      paymentSum += amount;
      feeSum += fee;
    }
    fundRows += fee > 0 ? 2 : 1;
    if (isFollowedByLostOrder(index)) missingInChannel += 1;
    if (isMissingInOrders(index)) missingInOrders += 1;
    if (isAmountOff(index)) amountDiffers += 1;
  }
  return {
    tradeRows: rows,
    orderRows: rows - missingInOrders + missingInChannel,
    fundRows: isWithFund ? fundRows : 0,
    paymentSum,
    refundSum,
    feeSum,
    orderTradeGroups: rows - missingInOrders - amountDiffers,
    missingInChannel,
    missingInOrders,
    amountDiffers,
  };
}
