/** From a figure of a line back to the cells it stands in, whatever the order of the columns. */
import { expect, test } from 'vitest';
import type { FormatAdapter } from '../../../src-main/areas/statements/adapter.ts';
import { alipayFundBill } from '../../../src-main/areas/statements/adapters/alipay-fund-bill/index.ts';
import { alipayTradeBill } from '../../../src-main/areas/statements/adapters/alipay-trade-bill/index.ts';
import { ordersCsv } from '../../../src-main/areas/statements/adapters/orders-csv/index.ts';
import { wechatFundBill } from '../../../src-main/areas/statements/adapters/wechat-fund-bill/index.ts';
import { wechatTradeBill } from '../../../src-main/areas/statements/adapters/wechat-trade-bill/index.ts';
import { sampleOf } from '../../support/run-adapter.ts';
import { ALL_COLUMNS, FUND_COLUMNS, fundBill, tradeBill } from '../../support/wechat-bill.ts';

const TRADE = ALL_COLUMNS.toReversed();
const at = (columns: readonly string[], ...words: readonly string[]) =>
  words.map((word) => columns.indexOf(word));
const ALIPAY = '支付宝交易号,商户订单号,业务类型,完成时间,商家实收（元）,服务费（元）'.split(',');
const FUND = '发生时间,账务流水号,业务流水号,支出金额（-元）,收入金额（+元）,业务类型'.split(',');
const ORDERS = '状态,金额,类型,支付时间,商户订单号'.split(',');

test.each<[string, FormatAdapter, string, Readonly<Record<string, readonly number[]>>]>([
  [
    'WeChat trade bill',
    wechatTradeBill,
    tradeBill([{}], null, TRADE),
    {
      gross: at(TRADE, '应结订单金额', '退款金额'),
      orderAmount: at(TRADE, '订单金额', '申请退款金额'),
      channelTransactionId: at(TRADE, '微信订单号', '微信退款单号'),
    },
  ],
  [
    'WeChat fund bill',
    wechatFundBill,
    fundBill([{}], ['1', '1', '100.00', '0', '0.00']),
    { net: at(FUND_COLUMNS, '收支金额(元)'), balance: at(FUND_COLUMNS, '账户结余(元)') },
  ],
  [
    'Alipay trade bill',
    alipayTradeBill,
    `#支付宝业务明细查询\n${ALIPAY.join(',')}\n1,SO-1,交易,2026-05-08 10:00:00,1.00,-0.01\n`,
    { gross: [4], fee: [5], net: [4, 5], merchantOrderNo: [1], occurredAt: [3] },
  ],
  [
    'Alipay fund bill',
    alipayFundBill,
    `${FUND.join(',')}\n2026-05-08 10:00:00,1,B,,1.00,在线支付\n`,
    { net: [4, 3], occurredAt: [0], relatedTransactionId: [1] },
  ],
  [
    'orders',
    ordersCsv,
    `${ORDERS.join(',')}\n已支付,1.00,支付,2026-05-08 10:00:00,SO-1\n`,
    { net: [1], status: [0], merchantOrderNo: [4] },
  ],
])('%s', (_, adapter, text, expected) => {
  const answer = adapter.recognise(sampleOf(text));
  expect(answer.is).toBe('mine');
  const places = answer.is === 'mine' ? adapter.places?.(answer.recognition.layout) : undefined;
  expect(places).toMatchObject(expected);
  // A column that is not there is no place.
  expect(
    Object.values(places ?? {})
      .flat()
      .every((place) => typeof place === 'number' && place >= 0),
  ).toBe(true);
});

test('a file without a header has no places', () => {
  expect(alipayTradeBill.places?.(null)).toEqual({});
});
