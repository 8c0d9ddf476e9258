/**
 * A little shop's files for tests of the books: per day a WeChat trade bill and fund bill, and one bank statement. What was sold is said in fen; fees
 * are 0.6 %, each day's money is paid out the next morning and reaches the bank the day after.
 */
import { formatDay, parseDay } from '../../../shared/domain/dates.ts';
import type { NamedBytes } from '../../support/desk.ts';
import { tradeBill } from '../../support/wechat-bill.ts';

export interface Trade {
  /** In fen; with a minus a refund of that much, whose fee is given back. */
  readonly fen: number;
  readonly order: string;
}
export interface Day {
  readonly day: string;
  readonly trades: readonly Trade[];
}

const addDays = (day: string, days: number): string => formatDay((parseDay(day) ?? 0) + days);
const yuan = (fen: number): string =>
  `${fen < 0 ? '-' : ''}${Math.floor(Math.abs(fen) / 100)}.${String(Math.abs(fen) % 100).padStart(2, '0')}`;
const feeOf = (fen: number): number => Math.round(Math.abs(fen) * 0.006);
const serial = (text: string): string =>
  String(
    [...text].reduce((sum, sign) => (sum * 131 + (sign.codePointAt(0) ?? 0)) % 1_000_000_007, 7),
  ).padStart(12, '0');
/** What a trade moves on the account. */
const netOf = ({ fen }: Trade): number => fen - Math.sign(fen) * feeOf(fen);
const FUND_HEAD =
  '记账时间,微信支付业务单号,资金流水单号,业务名称,业务类型,收支类型,收支金额(元),账户结余(元),资金变更提交申请人,备注,业务凭证号';
const OPENING = 100_000;

export function tradeFile({ day, trades }: Day): NamedBytes {
  const sum = (of: (trade: Trade) => number) => trades.reduce((total, trade) => total + of(trade), 0);
  const rows = trades.map(({ fen, order }) => {
    const common = {
      交易时间: `${day} 10:00:00`,
      商户订单号: order,
      微信订单号: `4200${serial(order)}`,
      手续费: `${yuan(Math.sign(fen) * feeOf(fen))}000`,
    };
    return fen > 0
      ? { ...common, 订单金额: yuan(fen), 应结订单金额: yuan(fen) }
      : {
          ...common,
          交易状态: 'REFUND',
          订单金额: '0.00',
          应结订单金额: '0.00',
          微信退款单号: `5000${serial(`${order}${day}`)}`,
          商户退款单号: `R${order}`,
          退款金额: yuan(-fen),
          申请退款金额: yuan(-fen),
          退款类型: 'ORIGINAL',
          退款状态: 'SUCCESS',
        };
  });
  const sold = yuan(sum(({ fen }) => Math.max(0, fen)));
  const back = yuan(sum(({ fen }) => Math.max(0, -fen)));
  const fees = `${yuan(sum(({ fen }) => Math.sign(fen) * feeOf(fen)))}000`;
  return {
    name: `trade-${day}.csv`,
    bytes: Buffer.from(tradeBill(rows, [String(trades.length), sold, back, '0.00', fees, sold, back])),
  };
}

/** Fund bills of consecutive days: their balances run on. `keptFor` says what is paid out of each day, the day after. */
export function fundFiles(days: readonly Day[]): NamedBytes[] {
  let balance = OPENING;
  let owed = 0;
  return days.map(({ day, trades }) => {
    const rows: string[] = [];
    let [inCount, inSum, outCount, outSum] = [0, 0, 0, 0];
    const move = (time: string, number: string, business: string, signed: number, voucher: string) => {
      if (signed === 0) return;
      balance += signed;
      if (signed > 0) [inCount, inSum] = [inCount + 1, inSum + signed];
      else [outCount, outSum] = [outCount + 1, outSum - signed];
      rows.push(
        [
          `${day} ${time}`,
          number,
          number,
          business,
          business,
          signed > 0 ? '收入' : '支出',
          yuan(Math.abs(signed)),
          yuan(balance),
          'system',
          '',
          voucher,
        ]
          .map((cell) => `\`${cell}`)
          .join(','),
      );
    };
    if (owed > 0) move('09:00:00', payoutNo(day), '提现', -owed, payoutNo(day));
    for (const { fen, order } of trades) {
      const number = fen > 0 ? `4200${serial(order)}` : `5000${serial(`${order}${day}`)}`;
      move('10:00:00', number, fen > 0 ? '交易' : '退款', fen, fen > 0 ? order : `R${order}`);
      move(
        '10:00:00',
        number,
        fen > 0 ? '扣除交易手续费' : '退还交易手续费',
        -Math.sign(fen) * feeOf(fen),
        fen > 0 ? order : `R${order}`,
      );
    }
    owed = Math.max(
      0,
      trades.reduce((sum, trade) => sum + netOf(trade), 0),
    );
    const totals = [String(inCount + outCount), String(inCount), yuan(inSum), String(outCount), yuan(outSum)];
    const text = [
      FUND_HEAD,
      ...rows,
      '资金流水总笔数,收入笔数,收入金额,支出笔数,支出金额',
      totals.map((cell) => `\`${cell}`).join(','),
      '',
    ];
    return { name: `fund-${day}.csv`, bytes: Buffer.from(text.join('\n')) };
  });
}

const payoutNo = (day: string): string => `10882${day.replaceAll('-', '')}000001`;

export const BANK_ACCOUNT = '955880027140062026';

/** The day after each payout, less what the bank keeps of it. */
export function bankFile(days: readonly Day[], kept = 0): NamedBytes {
  let balance = 5_000_000;
  const rows = days.flatMap(({ trades }, at) => {
    const paid = trades.reduce((sum, trade) => sum + netOf(trade), 0) - kept;
    const next = days[at + 1];
    if (paid <= 0 || !next) return [];
    balance += paid;
    const number = payoutNo(next.day);
    return [
      `${addDays(next.day, 1)},11:00:00,${yuan(paid)},,${yuan(balance)},财付通支付科技有限公司,243300133,微信支付提现 ${number},${serial(number)}`,
    ];
  });
  const head = [
    '企业账户交易明细',
    `账号：${BANK_ACCOUNT}`,
    '户名：青禾生活商贸有限公司',
    '币种：人民币',
    `起始日期：${days[0]?.day ?? ''} 终止日期：${addDays(days.at(-1)?.day ?? '', 1)}`,
    '交易日期,交易时间,收入,支出,余额,对方户名,对方账号,摘要,流水号',
  ];
  return { name: 'bank.csv', bytes: Buffer.from([...head, ...rows, ''].join('\n')) };
}

/** So many days from a day on, of some sales each and a refund now and then. */
export function shopDays(from: string, count: number): Day[] {
  return Array.from({ length: count }, (_, at) => ({
    day: addDays(from, at),
    trades: [
      { fen: 10_000 + 100 * at, order: `A${from}${at}` },
      { fen: 2_550 + at, order: `B${from}${at}` },
      ...(at % 2 === 1 ? [{ fen: -(2_550 + at - 1), order: `B${from}${at - 1}` }] : []),
    ],
  }));
}

export const shopFiles = (days: readonly Day[]): NamedBytes[] => [
  ...days.map(tradeFile),
  ...fundFiles(days),
  bankFile(days),
];
