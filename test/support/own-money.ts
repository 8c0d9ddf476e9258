/** Statements of a small household of accounts: banks and wallets that pay one another, for tests of links and versions. */
import type { NamedBytes } from './desk.ts';
import { WECHAT_HEADER, walletBill, wechatNotes } from './wallet-bills.ts';

export interface BankRow {
  readonly day: string;
  /** Signed, in yuan. */
  readonly amount: string;
  readonly party?: string;
  readonly other?: string;
  readonly text?: string;
}

/** A bank's export with a running balance from 100,000.00, in the order of its days. */
export function bankFile(
  account: string,
  rows: readonly BankRow[],
  name = `bank-${account}.csv`,
): NamedBytes {
  const period = rows.map((row) => row.day).toSorted();
  let balance = 10_000_000;
  const lines = rows.map(({ day, amount, party = '', other = '', text = '' }) => {
    const fen = Math.round(Number(amount) * 100);
    balance += fen;
    const [out, into] = fen < 0 ? [money(-fen), ''] : ['', money(fen)];
    return [day, out, into, money(balance), other, party, text].join(',');
  });
  const text = [
    `账号: ${account}`,
    `起始日期: ${period[0]} 截止日期: ${period.at(-1)}`,
    '交易日期,支出,收入,余额,对方账号,对方户名,摘要',
    ...lines,
    '',
  ].join('\n');
  return { name, bytes: Buffer.from(text, 'utf8') };
}

export interface WalletRow {
  readonly at: string;
  readonly type?: string;
  readonly party?: string;
  readonly goods?: string;
  readonly direction?: '收入' | '支出' | '/';
  readonly amount: string;
  readonly method?: string;
  readonly status?: string;
  readonly id?: string;
  readonly note?: string;
}

let ids = 0;
export function wechatFile(rows: readonly WalletRow[], name = 'wechat.csv'): NamedBytes {
  const cells = rows.map((row) => {
    ids += 1;
    return [
      row.at,
      row.type ?? '商户消费',
      row.party ?? '便利店',
      row.goods ?? '/',
      row.direction ?? '支出',
      `¥${row.amount}`,
      row.method ?? '/',
      row.status ?? '支付成功',
      row.id ?? `42000000${String(ids).padStart(12, '0')}`,
      '/',
      row.note ?? '/',
    ];
  });
  return {
    name,
    bytes: Buffer.from(walletBill({ before: wechatNotes(), header: WECHAT_HEADER, rows: cells }), 'utf8'),
  };
}

const money = (fen: number): string => `${Math.floor(fen / 100)}.${String(fen % 100).padStart(2, '0')}`;
