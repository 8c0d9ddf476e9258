/**
 * WeChat Pay's daily bills: the trade bill (交易账单, ALL, 27 columns) and the fund bill (资金账单).
 *
 * UTF-8 with a byte order mark, CRLF, a backtick before every value, commas in product names left as they are. A day without rows has no
 * bill (No Bill Exist).
 */
import type { Told } from './faults.ts';
import type { FundAccount, FundEntry } from './fund-account.ts';
import { clockText, compactDay, dayOf, MERCHANT } from './shape.ts';
import { BOM, byDay, TextTable, type WrittenTable, yuan, yuanOfFive } from './tables.ts';

export const WECHAT_TRADE_HEADER =
  '交易时间,公众账号ID,商户号,特约商户号,设备号,微信订单号,商户订单号,用户标识,交易类型,交易状态,付款银行,货币种类,' +
  '应结订单金额,代金券金额,微信退款单号,商户退款单号,退款金额,充值券退款金额,退款类型,退款状态,商品名称,商户数据包,' +
  '手续费,费率,订单金额,申请退款金额,费率备注';
export const WECHAT_TRADE_TOTALS =
  '总交易单数,应结订单总金额,退款总金额,充值券退款总金额,手续费总金额,订单总金额,申请退款总金额';
export const WECHAT_FUND_HEADER =
  '记账时间,微信支付业务单号,资金流水单号,业务名称,业务类型,收支类型,收支金额(元),账户结余(元),资金变更提交申请人,备注,业务凭证号';
export const WECHAT_FUND_TOTALS = '资金流水总笔数,收入笔数,收入金额,支出笔数,支出金额';

export const backticked = (cells: readonly string[]): string => `\`${cells.join(',`')}`;

/** The key of a movement's row in a trade bill. */
export const tradePlace = (id: string): string => `trade/${id}`;

export function writeWechatTrades(told: readonly Told[]): WrittenTable[] {
  const billed = told
    .filter((each) => each.movement.channel === 'wechat' && each.trade !== null)
    .sort((a, b) => a.movement.happenedAt - b.movement.happenedAt);
  return byDay(billed, (each) => dayOf(each.movement.happenedAt)).map(([day, ofDay]) => {
    const table = new TextTable(`wechat-trade-${compactDay(day)}.csv`);
    table.say(BOM + WECHAT_TRADE_HEADER);
    const total = { settled: 0, refunded: 0, fee: 0, ordered: 0, asked: 0 };
    for (const each of ofDay) {
      const { movement } = each;
      const trade = each.trade ?? { settled: 0, fee: 0 };
      table.row(tradePlace(movement.id), backticked(tradeCells(each)));
      if (movement.kind === 'payment') {
        total.settled += trade.settled;
        total.ordered += movement.ordered;
        total.fee += trade.fee;
      } else {
        total.refunded += trade.settled;
        total.asked += movement.ordered;
        total.fee -= trade.fee;
      }
    }
    table.say(WECHAT_TRADE_TOTALS);
    table.say(
      backticked([
        String(ofDay.length),
        yuan(total.settled),
        yuan(total.refunded),
        yuan(0),
        yuanOfFive(total.fee),
        yuan(total.ordered),
        yuan(total.asked),
      ]),
    );
    return finished(table);
  });
}

function tradeCells({ movement, trade }: Told): string[] {
  const settled = trade?.settled ?? 0;
  const fee = trade?.fee ?? 0;
  const isPayment = movement.kind === 'payment';
  return [
    clockText(movement.happenedAt),
    MERCHANT.wechatAppId,
    MERCHANT.wechatMerchantId,
    '0',
    '',
    movement.transactionNo,
    movement.orderNo,
    `oQh${movement.transactionNo.slice(-12)}`,
    'JSAPI',
    isPayment ? 'SUCCESS' : 'REFUND',
    'OTHERS',
    'CNY',
    isPayment ? yuan(settled) : yuan(0),
    isPayment ? yuan(movement.prepaid) : yuan(0),
    isPayment ? '0' : movement.refundTransactionNo,
    isPayment ? '0' : movement.refundNo,
    isPayment ? yuan(0) : yuan(settled),
    yuan(0),
    isPayment ? '' : 'ORIGINAL',
    isPayment ? '' : refundState(movement.refundTransactionNo),
    movement.product,
    '',
    yuanOfFive(isPayment ? fee : -fee),
    '0.60%',
    isPayment ? yuan(movement.ordered) : yuan(0),
    isPayment ? yuan(0) : yuan(movement.ordered),
    '',
  ];
}

/** A bill lists a refund on the day it was accepted and never updates its state: some stay PROCESSING for ever. */
const refundState = (refundTransactionNo: string): string =>
  refundTransactionNo.charAt(9) === '7' ? 'PROCESSING' : 'SUCCESS';

/** The key of a row in a fund bill. */
export const fundPlace = (id: string): string => `fund/${id}`;

export function writeWechatFunds(account: FundAccount): WrittenTable[] {
  return byDay(account.entries, (entry) => dayOf(entry.at)).map(([day, entries]) => {
    const table = new TextTable(`wechat-fund-${compactDay(day)}.csv`);
    table.say(BOM + WECHAT_FUND_HEADER);
    for (const entry of entries) table.row(fundPlace(entry.id), backticked(fundCells(entry)));
    const ins = entries.filter((entry) => entry.amount > 0);
    const outs = entries.filter((entry) => entry.amount < 0);
    const sum = (some: readonly FundEntry[]) =>
      some.reduce((total, each) => total + Math.abs(each.amount), 0);
    table.say(WECHAT_FUND_TOTALS);
    table.say(
      backticked([
        String(entries.length),
        String(ins.length),
        yuan(sum(ins)),
        String(outs.length),
        yuan(sum(outs)),
      ]),
    );
    return finished(table);
  });
}

const FUND_WORDS: Readonly<Record<FundEntry['kind'], string>> = {
  payment: '交易',
  fee: '扣除交易手续费',
  refund: '退款',
  fee_return: '退还交易手续费',
  payout: '提现',
};

function fundCells(entry: FundEntry): string[] {
  const movement = entry.told?.movement;
  const isRefund = movement?.kind === 'refund';
  return [
    clockText(entry.at),
    movement ? (isRefund ? movement.refundTransactionNo : movement.transactionNo) : entry.payoutNo,
    // The payment, its fee and all its refunds share this number, as in real bills.
    movement ? movement.transactionNo : entry.payoutNo,
    FUND_WORDS[entry.kind],
    FUND_WORDS[entry.kind],
    entry.amount > 0 ? '收入' : '支出',
    yuan(Math.abs(entry.amount)),
    yuan(entry.balance),
    movement ? (isRefund ? `${MERCHANT.wechatMerchantId}API` : 'system') : 'system',
    entry.kind === 'refund'
      ? `退款总金额${yuan(-entry.amount)}元;含手续费${yuan(entry.told?.fund?.fee ?? 0)}元`
      : entry.kind === 'payout'
        ? '自动提现'
        : '',
    movement ? (isRefund ? movement.refundNo : movement.orderNo) : entry.payoutNo,
  ];
}

function finished(table: TextTable): WrittenTable {
  return {
    file: table.file,
    bytes: Buffer.from(table.text(), 'utf8'),
    rows: table.rows,
    places: table.places,
  };
}
