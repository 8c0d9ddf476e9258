/** Alipay: trade and fund bills in GBK with their totals, the two summaries beside their bills, the wallet by app and by web. */
import { gb } from '../gb.ts';
import { walletBill } from '../wallet-bills.ts';
import { type Seed, seed } from './seed.ts';

const ACCOUNT = '20880000000000010156';
const frame = (title: string, list: string, rows: readonly string[], footer: readonly string[] = []) =>
  gb(
    [
      `#支付宝${title}查询`,
      `#账号：[${ACCOUNT}]`,
      '#起始日期：[2026年05月08日 00:00:00]   终止日期：[2026年05月09日 00:00:00]',
      `#-----------------------------------------${list}----------------------------------------`,
      ...rows,
      `#-----------------------------------------${list}结束------------------------------------`,
      ...footer,
      '#导出时间：[2026年05月09日 09:00:00]',
      '',
    ].join('\r\n'),
  );

const trade = (no: string, type: string, store: string, order: string, received: string, fee: string) =>
  `202605082200140000000000000${no}\t,SO-${no}\t,${type}\t,青瓷茶杯,2026-05-08 09:59:0${no},2026-05-08 10:00:0${no},${store}\t,店\t,*小满\t,${order},${received},${type === '退款' ? `RF-${no}` : ''}\t,${fee},0.00,`;
const TRADES = frame(
  '业务明细',
  '业务明细列表',
  [
    '支付宝交易号,商户订单号,业务类型,商品名称,创建时间,完成时间,门店编号,门店名称,对方账户,订单金额（元）,商家实收（元）,退款批次号/请求号,服务费（元）,分润（元）,备注',
    trade('1', '交易', 'S1', '100.00', '90.00', '-0.54'),
    trade('2', '交易', 'S2', '1050.00', '1050.00', '-6.30'),
    trade('2', '退款', 'S2', '-20.00', '-20.00', '0.12'),
  ],
  [
    '#交易合计：2笔，商家实收共1140.00元，商家优惠共0.00元',
    '#退款合计：1笔，商家实收退款共-20.00元，商家优惠退款共0.00元',
  ],
);
const TRADE_SUMMARY = frame('业务汇总', '业务汇总列表', [
  '门店编号,门店名称,交易订单总笔数,退款订单总笔数,订单金额（元）,商家实收（元）,支付宝优惠（元）,商家优惠（元）,卡消费金额（元）,服务费（元）,分润（元）,实收净额（元）',
  'S1\t,店\t,1,0,100.00,90.00,0.00,0.00,0.00,-0.54,0.00,89.46',
  'S2\t,店\t,1,1,1050.00,1050.00,0.00,0.00,0.00,-6.30,0.00,1043.70',
  '合计\t,\t,2,1,1150.00,1140.00,0.00,0.00,0.00,-6.84,0.00,1133.16',
]);

const moved = (no: string, type: string, income: string, outgo: string, balance: string) =>
  `${no}\t,B${no}\t,T200P123456789${no}\t,青瓷茶杯\t,2026-05-08 10:00:0${no},小满 (xiao***@example.com)\t,${income},${outgo},${balance},支付宝,${type},`;
const FUNDS = frame(
  '账务明细',
  '账务明细列表',
  [
    '账务流水号,业务流水号,商户订单号,商品名称,发生时间,对方账号,收入金额（+元）,支出金额（-元）,账户余额（元）,交易渠道,业务类型,备注',
    moved('1', '在线支付', '100.00', '0.00', '1100.00'),
    moved('2', '收费', '0.00', '-0.60', '1099.40'),
    moved('3', '交易退款', '', '40.00', '1059.40'),
    moved('4', '收费', '0.24', '', '1059.64'),
    moved('5', '提现', '', '500.00', '559.64'),
  ],
  ['#支出合计：3笔，共540.60元', '#收入合计：2笔，共100.24元'],
);
const FUND_SUMMARY = frame('账务汇总', '账务汇总列表', [
  '类型,收入笔数,收入金额（+元）,支出笔数,支出金额（-元）,总金额（元）',
  '在线支付,1,100.00,0,0.00,100.00',
  '收费,1,0.24,1,-0.60,-0.36',
  '交易退款,0,0.00,1,-40.00,-40.00',
  '提现,0,0.00,1,-500.00,-500.00',
  '合计,2,100.24,3,-540.60,-440.36',
]);

const WALLET = walletBill({
  before: [
    '------------------------------------------------------------------------------------',
    '导出信息：',
    '姓名：某某',
    '支付宝账户：camellia@example.com',
    '起始时间：[2026-03-01 00:00:00]    终止时间：[2026-03-31 23:59:59]',
    '导出交易类型：[全部]',
    '共3笔记录',
    '收入：1笔 1222.50元',
    '支出：1笔 49.74元',
    '不计收支：1笔 9.74元',
    '',
    '------------------------支付宝（中国）网络技术有限公司  电子客户回单------------------------',
  ],
  header:
    '交易时间,交易分类,交易对方,对方账号,商品说明,收/支,金额,收/付款方式,交易状态,交易订单号,商家订单号,备注,'.split(
      ',',
    ),
  rows: [
    '2026-03-05 10:00:00 ,日用百货  ,山茶茶庄  ,tea***@example.com ,明前龙井 ,支出 ,49.74 ,余额宝 ,交易成功 ,2026030522001\t,T200P1\t,,'.split(
      ',',
    ),
    '2026-03-06 10:00:00 ,退款  ,山茶茶庄  ,tea***@example.com ,退款-明前龙井 ,不计收支 ,9.74 ,余额宝 ,退款成功 ,2026030522001_88\t,T200P1\t,,'.split(
      ',',
    ),
    '2026-03-07 10:00:00 ,转账红包  ,阿竹  ,/ ,转账 ,收入 ,1222.50 ,, 交易成功 ,2026030722003\t,\t,,'.split(
      ',',
    ),
  ],
});
const WEB = walletBill({
  before: [
    '支付宝交易记录明细查询',
    '账号:[camellia@example.com]',
    '起始日期:[2026-03-01 00:00:00]    终止日期:[2026-04-01 00:00:00]',
    '---------------------------------交易记录明细列表------------------------------------',
  ],
  header:
    '交易号 ,商家订单号 ,交易创建时间 ,付款时间 ,最近修改时间 ,交易来源地 ,类型 ,交易对方 ,商品名称 ,金额（元） ,收/支 ,交易状态 ,服务费（元） ,成功退款（元） ,备注 ,资金状态 ,'.split(
      ',',
    ),
  rows: [
    '2026033022001\t,S123456\t,2026-03-30 13:11:20 ,2026-03-30 13:11:25 ,2026-03-30 13:11:25 ,其他 ,即时到账交易 ,山茶茶庄 ,龙井 ,27.00 ,支出 ,交易成功 ,0.00 ,0.00 , ,已支出 ,'.split(
      ',',
    ),
    '2026033022002\t,S123457\t,2026-03-30 14:11:20 ,2026-03-30 14:11:25 ,2026-03-30 14:11:25 ,其他 ,即时到账交易 ,阿竹 ,茶杯 ,100.00 ,收入 ,交易成功 ,0.60 ,0.00 , ,已收入 ,'.split(
      ',',
    ),
  ],
  after: [
    '------------------------------------------------------------------------------------',
    '共2笔记录',
    '已收入:1笔,99.40元',
    '待收入:0笔,0.00元',
    '已支出:1笔,27元',
    '待支出:0笔,0.00元',
    '导出时间:[2026-04-08 14:34:22]    用户:某某',
  ],
});

const name = (kind: string) => `${ACCOUNT}_20260508_${kind}.csv`;
const bill = {
  adapter: 'alipay_trade_bill',
  vouches: 'always',
  isBeforeFees: true,
  file: name('业务明细'),
  bytes: TRADES,
} as const;
const funds = {
  adapter: 'alipay_fund_bill',
  vouches: 'always',
  file: name('账务明细'),
  bytes: FUNDS,
} as const;

export const alipaySeeds = (): Seed[] => [
  seed('alipay trade bill', bill),
  seed('alipay fund bill', funds),
  seed('alipay trade summary', {
    adapter: 'alipay_trade_summary',
    vouches: 'always',
    file: name('业务明细(汇总)'),
    bytes: TRADE_SUMMARY,
    beside: [{ name: bill.file, bytes: TRADES }],
  }),
  seed('alipay fund summary', {
    adapter: 'alipay_fund_summary',
    vouches: 'always',
    file: name('账务明细(汇总)'),
    bytes: FUND_SUMMARY,
    beside: [{ name: funds.file, bytes: FUNDS }],
  }),
  seed('alipay wallet: app', {
    adapter: 'alipay_personal',
    vouches: 'nothing',
    file: 'alipay_record_20260401.csv',
    bytes: gb(WALLET),
  }),
  seed('alipay wallet: web', {
    adapter: 'alipay_web',
    vouches: 'nothing',
    file: 'alipay_record_20260408.csv',
    bytes: gb(WEB),
  }),
];
