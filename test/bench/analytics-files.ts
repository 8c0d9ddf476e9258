/**
 * Two years of a trade for the bench of analytics: bills of three merchant numbers by the month, the orders of all of them, and the bank to which every day is
 * paid out. Each row is made from its number alone; a day's rows fall on every hour.
 */
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { formatDay, parseDay } from '../../shared/domain/dates.ts';
import { BOM, yuan, yuanOfFive } from '../../src-main/demo/tables.ts';
import { backticked, WECHAT_TRADE_HEADER, WECHAT_TRADE_TOTALS } from '../../src-main/demo/write-wechat.ts';

const MERCHANTS = ['1688002001', '1688002002', '1688002003'];
const FIRST = parseDay('2024-10-01') ?? 0;
export const DAYS = 730;
const ORDERS_HEADER = '商户订单号,类型,退款单号,支付渠道,下单时间,支付时间,金额,币种,状态,商品名称';
const BANK_HEADER = '交易日期,交易时间,收入,支出,余额,对方户名,摘要,流水号';

interface Row {
  readonly merchant: number;
  readonly day: number;
  readonly time: string;
  readonly fen: number;
  readonly fee: number;
  readonly isRefund: boolean;
  readonly about: string;
}

function rowOf(index: number, trades: number): Row {
  const isRefund = index % 40 === 39;
  const about = isRefund ? index - 1 : index;
  const fen = ((about * 7919) % 90_000) + 100;
  const two = (value: number) => String(value).padStart(2, '0');
  const clock = `${two((index * 31) % 24)}:${two((index * 7) % 60)}:${two(index % 60)}`;
  const day = FIRST + Math.floor((index * DAYS) / trades);
  return {
    merchant: (about * 13) % MERCHANTS.length,
    ...{ day, fen, isRefund },
    fee: Math.floor((fen * 6 + 500) / 1000),
    time: `${formatDay(day)} ${clock}`,
    about: String(about).padStart(10, '0'),
  };
}

/** Half of the rows are trades, half are orders. Gives the trade bills, and all files. */
export async function analyticsFiles(
  folder: string,
  rows: number,
): Promise<{ trades: string[]; all: string[] }> {
  await mkdir(folder, { recursive: true });
  const trades = Math.floor(rows / 2);
  const bills = new Map<string, Row[]>();
  const orders = new Map<string, string[]>();
  const paid = new Map<number, number>();
  for (let index = 0; index < trades; index += 1) {
    const row = rowOf(index, trades);
    const month = row.time.slice(0, 7);
    const bill = `${month}-${MERCHANTS[row.merchant]}`;
    if (!bills.has(bill)) bills.set(bill, []);
    bills.get(bill)?.push(row);
    if (!orders.has(month)) orders.set(month, []);
    if (index % 500 !== 250) orders.get(month)?.push(orderOf(row));
    paid.set(row.day, (paid.get(row.day) ?? 0) + (row.isRefund ? row.fee - row.fen : row.fen - row.fee));
  }
  const write = async (name: string, text: string) => {
    const path = join(folder, name);
    await writeFile(path, text);
    return path;
  };
  const written = [];
  for (const [name, some] of bills) written.push(await write(`wechat-${name}.csv`, billOf(some)));
  const others = [await write('bank.csv', bankOf(paid))];
  for (const [name, some] of orders)
    others.push(await write(`orders-${name}.csv`, `${BOM}${[ORDERS_HEADER, ...some].join('\r\n')}\r\n`));
  return { trades: written, all: [...written, ...others] };
}

function billOf(rows: readonly Row[]): string {
  const sum = (of: (row: Row) => number) => rows.reduce((all, row) => all + of(row), 0);
  const [sold, back] = [
    sum((row) => (row.isRefund ? 0 : row.fen)),
    sum((row) => (row.isRefund ? row.fen : 0)),
  ];
  const fees = sum((row) => (row.isRefund ? -row.fee : row.fee));
  const totals = [
    String(rows.length),
    yuan(sold),
    yuan(back),
    yuan(0),
    yuanOfFive(fees),
    yuan(sold),
    yuan(back),
  ];
  const lines = [WECHAT_TRADE_HEADER, ...rows.map(tradeOf), WECHAT_TRADE_TOTALS, backticked(totals)];
  return `${BOM}${lines.join('\r\n')}\r\n`;
}

function tradeOf({ merchant, time, fen, fee, isRefund, about }: Row): string {
  const [amount, nothing] = [yuan(fen), yuan(0)];
  return backticked([
    ...[
      time,
      'wx0000000000bench0',
      MERCHANTS[merchant] ?? '',
      '0',
      '',
      `42000000${about}`,
      `B${about}`,
      `o${about}`,
    ],
    ...['NATIVE', isRefund ? 'REFUND' : 'SUCCESS', 'OTHERS', 'CNY', isRefund ? nothing : amount, nothing],
    ...[
      isRefund ? `50300000${about}` : '0',
      isRefund ? `R${about}` : '0',
      isRefund ? amount : nothing,
      nothing,
    ],
    ...[
      isRefund ? 'ORIGINAL' : '',
      isRefund ? 'SUCCESS' : '',
      '测试商品',
      '',
      yuanOfFive(isRefund ? -fee : fee),
      '0.60%',
    ],
    ...[isRefund ? nothing : amount, isRefund ? amount : nothing, ''],
  ]);
}

const orderOf = ({ time, fen, isRefund, about }: Row): string =>
  `B${about},${isRefund ? '退款' : '支付'},${isRefund ? `R${about}` : ''},微信支付,${time},${time},${yuan(fen)},CNY,${isRefund ? '已退款' : '已支付'},测试商品`;

/** Every day is paid out the day after, in one sum. */
function bankOf(paid: ReadonlyMap<number, number>): string {
  let balance = 10_000_000;
  const lines = [...paid].map(([day, fen], at) => {
    balance += fen;
    return `${formatDay(day + 1)},10:00:00,${yuan(fen)},,${yuan(balance)},财付通支付科技有限公司,结算款,SN${1_000_000_000 + at}`;
  });
  return `${BANK_HEADER}\r\n${lines.join('\r\n')}\r\n`;
}
