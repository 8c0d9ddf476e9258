/**
 * Alipay's daily fund bill (账务明细) with its summary: every movement of the account with its balance, fees as rows of their own.
 */
import { closing, exported, opening, plainText, type WrittenZip, zipOf } from './alipay-frame.ts';
import type { FundAccount, FundEntry } from './fund-account.ts';
import { clockText, compactDay, dayOf, MERCHANT } from './shape.ts';
import { byDay, TextTable, yuan } from './tables.ts';
import { fundPlace } from './write-wechat.ts';

const FUND_HEADER =
  '账务流水号,业务流水号,商户订单号,商品名称,发生时间,对方账号,收入金额（+元）,支出金额（-元）,账户余额（元）,交易渠道,业务类型,备注,' +
  '业务描述,业务账单来源,业务基础订单号,业务订单号';
const FUND_SUMMARY_HEADER = '类型,收入笔数,收入金额（+元）,支出笔数,支出金额（-元）,总金额（元）';

const FUND_WORDS: Readonly<Record<FundEntry['kind'], string>> = {
  payment: '在线支付',
  fee: '收费',
  refund: '交易退款',
  fee_return: '收费',
  payout: '提现',
};

export function writeAlipayFunds(
  { entries: moved }: FundAccount,
  account: string = MERCHANT.alipayAccount,
  firstSerial = 0,
): WrittenZip[] {
  let serial = firstSerial;
  return byDay(moved, (entry) => dayOf(entry.at)).map(([day, entries]) => {
    const stem = `${account}_${compactDay(day)}`;
    const bill = new TextTable(`${stem}_账务明细.csv`);
    opening(bill, { title: '支付宝账务明细查询', list: '账务明细列表', account }, day);
    bill.say(FUND_HEADER);
    for (const entry of entries) {
      serial += 1;
      const serialNo = `${compactDay(day)}${String(700_000_000 + serial)}`;
      bill.row(fundPlace(entry.id), fundCells(entry, serialNo).join(','));
    }
    const ins = entries.filter((entry) => entry.amount > 0);
    const outs = entries.filter((entry) => entry.amount < 0);
    closing(bill, '账务明细列表');
    bill.say(`#支出合计：${outs.length}笔，共${yuan(-sumOf(outs))}元`);
    bill.say(`#收入合计：${ins.length}笔，共${yuan(sumOf(ins))}元`);
    exported(bill, day);

    const summary = new TextTable(`${stem}_账务明细(汇总).csv`);
    opening(summary, { title: '支付宝账务汇总查询', list: '账务汇总列表', account }, day);
    summary.say(FUND_SUMMARY_HEADER);
    for (const word of new Set(Object.values(FUND_WORDS))) {
      const some = entries.filter((entry) => FUND_WORDS[entry.kind] === word);
      if (some.length > 0) summary.say(summaryRow(word, some));
    }
    summary.say(summaryRow('合计', entries));
    closing(summary, '账务汇总列表');
    exported(summary, day);
    return zipOf(`alipay-fund-${compactDay(day)}.zip`, day, bill, summary);
  });
}

const sumOf = (entries: readonly FundEntry[]): number =>
  entries.reduce((total, entry) => total + entry.amount, 0);

function summaryRow(word: string, entries: readonly FundEntry[]): string {
  const ins = entries.filter((entry) => entry.amount > 0);
  const outs = entries.filter((entry) => entry.amount < 0);
  return [word, ins.length, yuan(sumOf(ins)), outs.length, yuan(sumOf(outs)), yuan(sumOf(entries))].join(',');
}

function fundCells(entry: FundEntry, serialNo: string): string[] {
  const movement = entry.told?.movement;
  return [
    `${serialNo}\t`,
    `${movement?.transactionNo ?? entry.payoutNo}\t`,
    `${movement?.orderNo ?? ''}\t`,
    movement ? plainText(movement.product) : '',
    clockText(entry.at),
    movement
      ? `*${movement.buyer}某(***@***)\t`
      : `${MERCHANT.bankAccount.slice(0, 6)}****${MERCHANT.bankAccount.slice(-4)}\t`,
    entry.amount > 0 ? yuan(entry.amount) : '',
    entry.amount < 0 ? yuan(entry.amount) : '',
    yuan(entry.balance),
    '支付宝',
    FUND_WORDS[entry.kind],
    remark(entry),
    '',
    '',
    movement?.orderNo ?? '',
    movement ? movement.refundNo || movement.orderNo : '',
  ];
}

function remark(entry: FundEntry): string {
  const refundNo = entry.told?.movement.refundNo ?? '';
  switch (entry.kind) {
    case 'payment':
      return '';
    case 'fee':
      return '服务费';
    case 'refund':
      return `退款-${refundNo}`;
    case 'fee_return':
      return `退回服务费-${refundNo}`;
    case 'payout':
      return '提现到银行卡';
  }
}
