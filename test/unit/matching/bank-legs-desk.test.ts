/**
 * A channel with a fund bill, one without, and orders paid straight into the bank, side by side: every credit is explained once, and one that nobody
 * explains is asked about once.
 */
import { expect, it, vi } from 'vitest';
import { SIDES } from '../../../shared/domain/leg.ts';
import type { Desk } from '../../../src-main/engine/desk.ts';
import { camt, entry, statement } from '../../support/camt.ts';
import { importAll, newDesk, runAll } from '../../support/desk.ts';
import { ZM_NAME, zmFile } from '../../support/unionpay.ts';
import { fundBill } from '../../support/wechat-bill.ts';

vi.mock('../../../src-main/workspace/secrets.ts', async (original) =>
  (await import('../../support/quick-secrets.ts')).quick(await original()),
);

const PAYOUT = '4200000000202605080000000077';
const FUND = fundBill(
  [
    { 记账时间: '2026-05-08 08:00:00', '账户结余(元)': '100.00' },
    {
      记账时间: '2026-05-08 09:00:00',
      微信支付业务单号: PAYOUT,
      资金流水单号: '9000000000000000002',
      业务名称: '提现',
      业务类型: '提现',
      收支类型: '支出',
      '收支金额(元)': '50.00',
      '账户结余(元)': '50.00',
    },
  ],
  ['2', '1', '100.00', '1', '50.00'],
);
const ORDERS = [
  '商户订单号,类型,退款单号,支付渠道,下单时间,支付时间,金额,币种,状态,商品名称',
  'B-2026-0001,支付,,银行转账,2026-05-08 10:00:00,2026-05-08 10:00:00,800.00,CNY,已支付,货',
].join('\n');
const credit = (number: string, amount: string, text: string) =>
  entry({
    currency: 'CNY',
    booked: '2026-05-11',
    amount,
    number,
    more: `<AddtlNtryInf>${text}</AddtlNtryInf>`,
  });
const BANK = camt('053', [
  statement({
    id: 'S1',
    entries: [
      credit('N1', '50.00', `财付通 ${PAYOUT}`),
      credit('N2', '99.40', '银联商务 清算'),
      credit('N3', '800.00', '货款 B-2026-0001'),
      credit('N4', '12.34', '不明来款'),
      credit('N5', '7.77', '财付通 其他'),
    ],
  }),
]);

/** 'leg rule amount' for groups, 'leg kind amount' for exceptions at the bank. */
function told(desk: Desk): { groups: string[]; asked: string[] } {
  const amountOf = (id: number) => desk.lines.view(id).net;
  const groups = desk.standing.legs().flatMap((leg) => {
    const index = desk.standing.view(leg).groupIndex(['accepted', 'proposed']);
    return Array.from({ length: index.count }, (_, at) => index.at(at)).map(
      (group) => `${leg} ${group.rule?.id} ${group.right.map(amountOf).join('+')}`,
    );
  });
  const asked = desk.standing
    .exceptions()
    .filter((each) => each.leg.endsWith('_bank'))
    .map((each) => `${each.leg} ${each.kind} ${SIDES.flatMap((side) => each[side].map(amountOf)).join('+')}`);
  return { groups: groups.filter((each) => each.includes('_bank')).toSorted(), asked: asked.toSorted() };
}

it('every credit is explained in one leg, and asked about in one', async () => {
  const desk = await newDesk();
  const { refused, left } = await importAll(desk, [
    { name: 'orders.csv', bytes: Buffer.from(ORDERS) },
    { name: 'fund.csv', bytes: Buffer.from(FUND) },
    { name: ZM_NAME, bytes: Buffer.from(zmFile([{}])) },
    { name: 'bank.xml', bytes: Buffer.from(BANK) },
  ]);
  expect([refused, left]).toEqual([[], []]);
  await runAll(desk, '2026-05-20');
  expect(
    desk.standing
      .legs()
      .filter((leg) => leg.endsWith('_bank'))
      .toSorted(),
  ).toEqual(['fund_bank', 'order_bank', 'trade_bank']);
  expect(told(desk)).toEqual({
    groups: [
      'fund_bank fund_bank_by_reference 5000',
      'order_bank order_bank_by_order_no 80000',
      expect.stringMatching(/^trade_bank trade_bank_by_\w+ 9940$/),
    ],
    asked: ['fund_bank unexplained_in_bank 777', 'order_bank unexplained_in_bank 1234'],
  });
  desk.close();
});
