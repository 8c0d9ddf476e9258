/**
 * Alipay's daily bills: 业务明细 (trades) and 账务明细 (money), each with its summary, GBK, in a zip with GBK member names.
 *
 * Refund rows repeat the trade's number and are told apart by the request number; fees are a column in the trade bill and rows of their
 * own in the fund bill.
 */
import { formatDay } from '../../shared/domain/dates.ts';
import type { Told } from './faults.ts';
import type { FundAccount, FundEntry } from './fund-account.ts';
import { encodeGbk } from './gbk.ts';
import { clockText, compactDay, dayOf, MERCHANT } from './shape.ts';
import { byDay, TextTable, type WrittenTable, yuan } from './tables.ts';
import { fundPlace, tradePlace } from './write-wechat.ts';
import { zipWithGbkNames } from './zip.ts';

const TRADE_HEADER =
  '支付宝交易号,商户订单号,业务类型,商品名称,创建时间,完成时间,门店编号,门店名称,操作员,终端号,对方账户,订单金额（元）,' +
  '商家实收（元）,支付宝红包（元）,集分宝（元）,支付宝优惠（元）,商家优惠（元）,券核销金额（元）,券名称,商家红包消费金额（元）,' +
  '卡消费金额（元）,退款批次号/请求号,服务费（元）,分润（元）,备注';
const TRADE_SUMMARY_HEADER =
  '门店编号,门店名称,交易订单总笔数,退款订单总笔数,订单金额（元）,商家实收（元）,支付宝优惠（元）,商家优惠（元）,卡消费金额（元）,' +
  '服务费（元）,分润（元）,实收净额（元）';
const FUND_HEADER =
  '账务流水号,业务流水号,商户订单号,商品名称,发生时间,对方账号,收入金额（+元）,支出金额（-元）,账户余额（元）,交易渠道,业务类型,备注,' +
  '业务描述,业务账单来源,业务基础订单号,业务订单号';
const FUND_SUMMARY_HEADER = '类型,收入笔数,收入金额（+元）,支出笔数,支出金额（-元）,总金额（元）';

/** A zip of one day: the bill and its summary. */
export interface WrittenZip {
  readonly name: string;
  readonly bytes: Buffer;
  readonly members: readonly WrittenTable[];
}

const chineseDay = (day: number): string => {
  const [year, month, date] = formatDay(day).split('-');
  return `${year}年${month}月${date}日`;
};

function opening(table: TextTable, title: string, list: string, day: number): void {
  table.say(`#${title}`);
  table.say(`#账号：[${MERCHANT.alipayAccount}]`);
  table.say(`#起始日期：[${chineseDay(day)} 00:00:00]   终止日期：[${chineseDay(day + 1)} 00:00:00]`);
  table.say(`#-----------------------------------------${list}----------------------------------------`);
}
const closing = (table: TextTable, list: string): void =>
  table.say(`#-----------------------------------------${list}结束------------------------------------`);
const exported = (table: TextTable, day: number): void =>
  table.say(`#导出时间：[${chineseDay(day + 1)} 05:46:49]`);

/** The order of members inside a zip is not fixed: on odd days the summary comes first. */
function zipOf(name: string, day: number, bill: TextTable, summary: TextTable): WrittenZip {
  const tables = [bill, summary].map((table) => ({
    file: table.file,
    bytes: encodeGbk(table.text()),
    rows: table.rows,
    places: table.places,
  }));
  const members = day % 2 === 0 ? tables : tables.toReversed();
  const bytes = zipWithGbkNames(members.map((member) => ({ name: member.file, bytes: member.bytes })));
  return { name, bytes, members };
}

export function writeAlipayTrades(told: readonly Told[]): WrittenZip[] {
  const billed = told
    .filter((each) => each.movement.channel === 'alipay' && each.trade !== null)
    .sort((a, b) => a.movement.happenedAt - b.movement.happenedAt);
  return byDay(billed, (each) => dayOf(each.movement.happenedAt)).map(([day, ofDay]) => {
    const stem = `${MERCHANT.alipayAccount}_${compactDay(day)}`;
    const payments = ofDay.filter((each) => each.movement.kind === 'payment');
    const refunds = ofDay.filter((each) => each.movement.kind === 'refund');
    const sum = (some: readonly Told[], amount: (each: Told) => number) =>
      some.reduce((total, each) => total + amount(each), 0);
    const settled = (each: Told) => each.trade?.settled ?? 0;
    const ordered = (each: Told) => each.movement.ordered;
    const fee = (each: Told) => each.trade?.fee ?? 0;
    const discount = (each: Told) => each.movement.ordered - each.movement.settled;

    const bill = new TextTable(`${stem}_业务明细.csv`);
    opening(bill, '支付宝业务明细查询', '业务明细列表', day);
    bill.say(TRADE_HEADER);
    for (const each of ofDay) bill.row(tradePlace(each.movement.id), tradeCells(each).join(','));
    closing(bill, '业务明细列表');
    bill.say(
      `#交易合计：${payments.length}笔，商家实收共${yuan(sum(payments, settled))}元，商家优惠共${yuan(sum(payments, discount))}元`,
    );
    bill.say(
      `#退款合计：${refunds.length}笔，商家实收退款共${yuan(-sum(refunds, settled))}元，商家优惠退款共${yuan(-sum(refunds, discount))}元`,
    );
    exported(bill, day);

    const orders = sum(payments, ordered) - sum(refunds, ordered);
    const received = sum(payments, settled) - sum(refunds, settled);
    const charged = sum(refunds, fee) - sum(payments, fee);
    const figures = [
      String(payments.length),
      String(refunds.length),
      yuan(orders),
      yuan(received),
      yuan(0),
      yuan(sum(payments, discount) - sum(refunds, discount)),
      yuan(0),
      yuan(charged),
      yuan(0),
      yuan(received + charged),
    ];
    const summary = new TextTable(`${stem}_业务明细(汇总).csv`);
    opening(summary, '支付宝业务汇总查询', '业务汇总列表', day);
    summary.say(TRADE_SUMMARY_HEADER);
    summary.say(['QH01\t', '青禾一店\t', ...figures].join(','));
    summary.say(['合计', '', ...figures].join(','));
    closing(summary, '业务汇总列表');
    exported(summary, day);
    return zipOf(`alipay-trade-${compactDay(day)}.zip`, day, bill, summary);
  });
}

/** Alipay's bills are not quoted: what would break a row is replaced, as the channel does. */
const plainText = (text: string): string => text.replaceAll(',', '，').replaceAll('"', '');

function tradeCells({ movement, trade }: Told): string[] {
  const sign = movement.kind === 'payment' ? 1 : -1;
  return [
    `${movement.transactionNo}\t`,
    `${movement.orderNo}\t`,
    `${sign > 0 ? '交易' : '退款'}\t`,
    plainText(movement.product),
    clockText(movement.orderCreatedAt),
    clockText(movement.happenedAt),
    'QH01\t',
    '青禾一店\t',
    '\t',
    '\t',
    `*${movement.buyer}某(***@***)\t`,
    yuan(sign * movement.ordered),
    yuan(sign * (trade?.settled ?? 0)),
    yuan(0),
    yuan(0),
    yuan(0),
    yuan(sign * (movement.ordered - movement.settled)),
    yuan(0),
    '',
    `${yuan(0)}\t`,
    yuan(0),
    `${movement.refundNo}\t`,
    // Deducted from a payment, given back with a refund.
    yuan(-sign * (trade?.fee ?? 0)),
    yuan(0),
    '',
  ];
}

const FUND_WORDS: Readonly<Record<FundEntry['kind'], string>> = {
  payment: '在线支付',
  fee: '收费',
  refund: '交易退款',
  fee_return: '收费',
  payout: '提现',
};

export function writeAlipayFunds(account: FundAccount): WrittenZip[] {
  let serial = 0;
  return byDay(account.entries, (entry) => dayOf(entry.at)).map(([day, entries]) => {
    const stem = `${MERCHANT.alipayAccount}_${compactDay(day)}`;
    const bill = new TextTable(`${stem}_账务明细.csv`);
    opening(bill, '支付宝账务明细查询', '账务明细列表', day);
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
    opening(summary, '支付宝账务汇总查询', '账务汇总列表', day);
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
