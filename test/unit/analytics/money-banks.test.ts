/** Money that reaches the bank in three ways at once: a channel with a fund bill, one without, and an order paid straight into the account. */
import { expect, test } from 'vitest';
import type { OpenPanel } from '../../../shared/domain/analytics/panels.ts';
import { balance, camt, entry, statement } from '../../support/camt.ts';
import { importAll, newDesk, runAll } from '../../support/desk.ts';
import { askPanel, everyCellAddsUp, filterOf } from '../../support/every-cell.ts';
import { ZM_NAME, zmFile } from '../../support/unionpay.ts';
import { fundBill } from '../../support/wechat-bill.ts';

const IBAN = 'DE8937************3000';
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
    ...{ currency: 'CNY', booked: '2026-05-11', amount, number },
    more: `<AddtlNtryInf>${text}</AddtlNtryInf>`,
  });
const BANK = camt('053', [
  statement({
    id: 'S1',
    balances: [
      balance('OPBD', '1000.00', '2026-05-10', 'CRDT', 'CNY'),
      balance('CLBD', '1949.40', '2026-05-12', 'CRDT', 'CNY'),
    ],
    entries: [
      credit('N1', '50.00', `财付通 ${PAYOUT}`),
      credit('N2', '99.40', '银联商务 清算'),
      credit('N3', '800.00', '货款 B-2026-0001'),
    ],
  }),
]);

test('each way is told once: days to the bank, what is in the flow, and the balance that the statement closes with', async () => {
  const desk = await newDesk();
  await importAll(desk, [
    { name: 'orders.csv', bytes: Buffer.from(ORDERS) },
    { name: 'fund.csv', bytes: Buffer.from(FUND) },
    { name: ZM_NAME, bytes: Buffer.from(zmFile([{}])) },
    { name: 'bank.xml', bytes: Buffer.from(BANK) },
  ]);
  await runAll(desk, '2026-05-20');
  const all = filterOf('2026-05-01', '2026-05-31');
  const rowsOf = async (panel: OpenPanel) => {
    const { tables, names } = await askPanel(desk, panel, all);
    const said = (code: string) => names.find(({ key }) => key === code)?.name ?? code;
    return tables.flatMap(({ rows }) => rows.map(({ of, values }) => [...of.map(said), ...values]));
  };
  const isFilled = ([, , count]: readonly unknown[]) => count !== 0;
  expect((await rowsOf('lag')).filter(isFilled)).toEqual([['fund_bank', '3', 1, 1_000_000, 5_000, 3, 3]]);
  expect(await rowsOf('flow')).toEqual([
    ['no_order', 'channel|unionpay', 1, 10_000],
    ['no_order', 'channel|wechat', 1, 10_000],
    ['orders', IBAN, 1, 80_000],
    // UnionPay's credit is only proposed: nobody has said yet that it is theirs.
    ['channel|unionpay', 'not_paid_out', 1, 9_940],
    ['channel|wechat', IBAN, 1, 5_000],
    ['channel|wechat', 'not_paid_out', 1, 5_000],
    ['channel|unionpay', 'fees', 1, 60],
  ]);
  // No line of the statement states a balance: on the day that moved there is none, then the one it closes with.
  expect(await rowsOf('balances')).toEqual([
    ['2026-05-08', '微信支付', 5_000],
    ['2026-05-12', IBAN, 194_940],
  ]);
  for (const panel of ['lag', 'balances', 'flow'] as const)
    expect(await everyCellAddsUp(desk, panel, all)).toEqual([]);
});
