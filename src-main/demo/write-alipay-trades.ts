/**
 * Alipay's daily trade bill (业务明细) with its summary.
 *
 * Refund rows are negative and repeat the trade's number; the request number tells them apart. The fee is a column: deducted from payments,
 * given back with refunds.
 */
import { closing, exported, opening, plainText, type WrittenZip, zipOf } from './alipay-frame.ts';
import type { Told } from './faults.ts';
import { clockText, compactDay, dayOf, MERCHANT } from './shape.ts';
import { byDay, TextTable, yuan } from './tables.ts';
import { tradePlace } from './write-wechat.ts';

const TRADE_HEADER =
  '支付宝交易号,商户订单号,业务类型,商品名称,创建时间,完成时间,门店编号,门店名称,操作员,终端号,对方账户,订单金额（元）,' +
  '商家实收（元）,支付宝红包（元）,集分宝（元）,支付宝优惠（元）,商家优惠（元）,券核销金额（元）,券名称,商家红包消费金额（元）,' +
  '卡消费金额（元）,退款批次号/请求号,服务费（元）,分润（元）,备注';
const TRADE_SUMMARY_HEADER =
  '门店编号,门店名称,交易订单总笔数,退款订单总笔数,订单金额（元）,商家实收（元）,支付宝优惠（元）,商家优惠（元）,卡消费金额（元）,' +
  '服务费（元）,分润（元）,实收净额（元）';
export function writeAlipayTrades(
  told: readonly Told[],
  account: string = MERCHANT.alipayAccount,
): WrittenZip[] {
  const billed = told
    .filter((each) => each.movement.channel === 'alipay' && each.trade !== null)
    .sort((a, b) => a.movement.happenedAt - b.movement.happenedAt);
  return byDay(billed, (each) => dayOf(each.movement.happenedAt)).map(([day, ofDay]) => {
    const stem = `${account}_${compactDay(day)}`;
    const payments = ofDay.filter((each) => each.movement.kind === 'payment');
    const refunds = ofDay.filter((each) => each.movement.kind === 'refund');
    const sum = (some: readonly Told[], amount: (each: Told) => number) =>
      some.reduce((total, each) => total + amount(each), 0);
    const settled = (each: Told) => each.trade?.settled ?? 0;
    const ordered = (each: Told) => each.movement.ordered;
    const fee = (each: Told) => each.trade?.fee ?? 0;
    const discount = (each: Told) => each.movement.ordered - each.movement.settled;

    const bill = new TextTable(`${stem}_业务明细.csv`);
    opening(bill, { title: '支付宝业务明细查询', list: '业务明细列表', account }, day);
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
    opening(summary, { title: '支付宝业务汇总查询', list: '业务汇总列表', account }, day);
    summary.say(TRADE_SUMMARY_HEADER);
    summary.say(['QH01\t', '青禾一店\t', ...figures].join(','));
    summary.say(['合计', '', ...figures].join(','));
    closing(summary, '业务汇总列表');
    exported(summary, day);
    return zipOf(`alipay-trade-${compactDay(day)}.zip`, day, bill, summary);
  });
}

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
