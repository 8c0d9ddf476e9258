/**
 * The made-up shop's back office: a second person, whom money is taken for and paid to, an account kept apart for customers' money with its
 * statement, and what a bank says of payments. All of it is obviously made up (示例); names, numbers and amounts only, and nothing that decides.
 */
import { parseDay } from '../../shared/domain/dates.ts';
import { PAYS_FOR_CHANNEL, SET_APART } from './bank-account.ts';
import type { BookshopPayout } from './bookshop.ts';
import { DAY_SECONDS, DEMO_SHAPE, MERCHANT } from './shape.ts';
import { csvCell, TextTable, yuan } from './tables.ts';
import { bankStatement } from './write-bank.ts';

/** 经办: makes what the owner of the demo is then asked to agree to. She has no password until somebody gives her one. */
export const CLERK = { name: '陈示例', login: 'demo-clerk' } as const;

const BANK = { bankName: '示例银行青禾支行', bankCode: '301290000007' } as const;

export interface DemoPayee {
  readonly name: string;
  readonly number: string;
  readonly bankName: string;
  readonly bankCode: string;
}
const payee = (name: string, number: string): DemoPayee => ({ name, number, ...BANK });

/** 代理商户: what is sold through Alipay is hers, less a fee and her partner's share. */
export const AGENT_MERCHANT = {
  name: '竹里茶社(示例)有限公司',
  identityNo: '91350100M000100Y43', // The example of GB 32100 itself.
  feePpm: 10_000,
  partnerPpm: 150_000,
  /** 滚动保证金: 5 % of each day's sales, set free three days later. */
  reserve: { kind: 'rolling', ratePpm: 50_000, fixedMinor: 0, capMinor: null, holdDays: 3 },
  bank: payee('竹里茶社(示例)有限公司', '110060635018800101074'),
} as const;
export const PARTNER = '山南果园(示例)合作社';

/** A customer who brings money, by a transfer that carries the reference she said. */
export const TOP_UP = {
  customer: '北岸咖啡(示例)有限公司',
  amount: 5_000_000,
  reference: 'QHCZ2026101501',
} as const;

/** What lay apart before the first statement, and how many days before the last that one begins. */
const APART_BEFORE = 4_000_000;
const APART_DAYS = 8;
/** From the channel's account to the bank, the same day. */
const PAYOUT_TAKES = 4 * 3600;

/** A product WeChat promised to charge less for, from the week's last day on. */
export const CUP_CAMPAIGN = {
  words: ['青瓷茶杯'] as string[],
  ratePpm: 3_800,
  from: DEMO_SHAPE.lastDay,
} as const;
/** Days of client funds that somebody has looked at; too little lay apart on the last of them. */
export const SEEN_DAYS = { from: '2026-10-12', to: '2026-10-14' } as const;

export const FROZEN = 500_000;
export const ACCRUED = 128_000;

/** Paid before, or about to be. */
export const SUPPLIERS = [
  payee('沐光供应链(示例)有限公司', '110060635018800101017'),
  payee('竹影包装(示例)有限公司', '110060635018800101025'),
  payee('云杉物流(示例)有限公司', '110060635018800101033'),
] as const;
/** Nobody has held her number against anything yet. */
export const UNVERIFIED_PAYEE = payee('渡口印务(示例)有限公司', '110060635018800101041');
/** Bound just now: nothing is paid to it for a day. */
export const COOLING_PAYEE = payee('岭上花艺(示例)有限公司', '110060635018800101058');

/**
 * A statement of the account kept apart for customers: what was there, what the bookshop's channel paid out, a transfer that came, and what the house
 * added on the day after too little had lain there.
 */
export function clientFundsStatement(payouts: readonly BookshopPayout[]): {
  readonly name: string;
  readonly bytes: Buffer;
} {
  const lastDay = parseDay(DEMO_SHAPE.lastDay) ?? 0;
  const topUpDay = lastDay - SET_APART.daysBeforeLast;
  const { name: channel, account, word } = PAYS_FOR_CHANNEL.alipay;
  const moves = [
    {
      at: (lastDay - APART_DAYS) * DAY_SECONDS + 9 * 3600,
      amount: -500,
      counterparty: '',
      counterAccount: '',
      summary: '账户管理费',
    },
    ...payouts.map(({ at, amount, payoutNo }) => ({
      at: at + PAYOUT_TAKES,
      amount,
      counterparty: channel,
      counterAccount: account,
      summary: `${word} ${payoutNo}`,
    })),
    {
      at: topUpDay * DAY_SECONDS + 10 * 3600 + 1_234,
      amount: TOP_UP.amount,
      counterparty: TOP_UP.customer,
      counterAccount: '110060635018800101066',
      summary: `充值 ${TOP_UP.reference}`,
    },
    {
      at: topUpDay * DAY_SECONDS + 18 * 3600,
      amount: SET_APART.amount,
      counterparty: MERCHANT.name,
      counterAccount: MERCHANT.bankAccount,
      summary: SET_APART.summary,
    },
  ];
  let balance = APART_BEFORE;
  const entries = moves.map((move, place) => {
    balance += move.amount;
    const id = `client-funds-${place + 1}`;
    return { ...move, id, balance, serialNo: String(place + 1).padStart(6, '0') };
  });
  const { file, bytes } = bankStatement({
    file: 'client-funds.csv',
    number: MERCHANT.clientFundsAccount,
    holder: MERCHANT.name,
    days: [lastDay - APART_DAYS, lastDay],
    entries,
  });
  return { name: file, bytes };
}

/** The answer of a bank to a batch: one word for every payment. */
export function bankResult(
  batchNo: string,
  day: string,
  payments: readonly { readonly itemNo: string; readonly amount: number; readonly word: string }[],
): { readonly name: string; readonly bytes: Buffer } {
  const rows = payments.map(({ itemNo, amount, word }) =>
    [itemNo, yuan(amount), word, word === '退票' ? '账号与户名不符' : '', `${day} 15:30:00`, batchNo]
      .map(csvCell)
      .join(','),
  );
  const text = ['业务参考号,金额,处理状态,失败原因,完成时间,批次号', ...rows, ''].join('\r\n');
  return { name: `${batchNo}-result.csv`, bytes: Buffer.from(text, 'utf8') };
}

/** Payments to try: to accounts that the demo workspace has bound, so that its file makes a batch there. */
export function paymentsToTry(): { readonly name: string; readonly bytes: Buffer } {
  const table = new TextTable('supplier-payments.csv');
  table.say('收款账号,收款户名,金额,附言');
  for (const [place, { number, name }] of SUPPLIERS.entries())
    table.say([number, name, yuan(88_800 + 12_345 * place), '十月货款'].map(csvCell).join(','));
  return { name: table.file, bytes: Buffer.from(table.text(), 'utf8') };
}
