/** From files to results, for channels whose one file says both, and for a person's wallet beside a merchant's bills. */
import { describe, expect, it, vi } from 'vitest';
import type { Leg } from '../../../shared/domain/leg.ts';
import type { Desk } from '../../../src-main/engine/desk.ts';
import { importAll, newDesk, runAll } from '../../support/desk.ts';
import { stripe } from '../../support/psp-files.ts';
import { WECHAT_HEADER, walletBill, wechatNotes } from '../../support/wallet-bills.ts';
import { fundBill, tradeBill } from '../../support/wechat-bill.ts';

vi.mock('../../../src-main/workspace/secrets.ts', async (original) =>
  (await import('../../support/quick-secrets.ts')).quick(await original()),
);

const file = (name: string, text: string) => ({ name, bytes: Buffer.from(text) });
const exceptions = (desk: Desk, leg: Leg) =>
  desk.standing
    .exceptions()
    .filter((each) => each.leg === leg)
    .map((each) => each.kind)
    .toSorted();

const ORDERS = file(
  'orders.csv',
  [
    'merchant_order_no,kind,refund_no,channel,created_at,paid_at,amount,currency,status,product',
    'INV-2026-014,payment,,stripe,2026-02-02 23:00:00,2026-02-02 23:04:11,80.00,USD,paid,x',
    'INV-2026-015,payment,,stripe,2026-02-03 17:10:00,2026-02-03 17:12:40,250.00,USD,paid,x',
    'INV-2026-014,refund,RF-1,stripe,2026-02-04 01:30:00,2026-02-04 01:30:00,80.00,USD,refunded,x',
    'INV-2026-016,payment,,stripe,2026-02-03 19:40:00,2026-02-03 19:45:02,46.00,USD,paid,x',
  ].join('\n'),
);
const row = (
  id: string,
  type: string,
  source: string,
  cents: readonly [string, string, string],
  text: string,
) => ({
  id,
  Type: type,
  Source: source,
  Amount: cents[0],
  Fee: cents[1],
  Net: cents[2],
  Currency: 'usd',
  'Created (UTC)': '2026-02-03 11:00:00',
  'Available On (UTC)': '2026-02-05 00:00:00',
  Description: text,
  Transfer: 'po_9ZyXwVuT',
});
const STRIPE = file(
  'stripe.csv',
  stripe([
    row('txn_1', 'charge', 'ch_1', ['80.00', '2.62', '77.38'], 'INV-2026-014'),
    row('txn_2', 'charge', 'ch_2', ['250.00', '7.55', '242.45'], 'INV-2026-015'),
    row('txn_3', 'refund', 're_1', ['-80.00', '0.00', '-80.00'], 'Refund for INV-2026-014'),
    row('txn_4', 'charge', 'ch_3', ['45.00', '1.61', '43.39'], 'INV-2026-016'),
    row('txn_5', 'stripe_fee', '', ['-2.00', '0.00', '-2.00'], 'Billing usage fee'),
    row('txn_6', 'payout', 'po_9ZyXwVuT', ['-281.22', '0.00', '-281.22'], 'STRIPE PAYOUT'),
  ]),
);

describe('orders against Stripe’s balance file', () => {
  it('finds charges and refunds by the invoice they quote, and what differs', async () => {
    const desk = await newDesk();
    await importAll(desk, [ORDERS, STRIPE]);
    const { legs } = await runAll(desk, '2026-02-10');
    const leg = legs.find((each) => each.leg === 'order_trade');
    expect([leg?.acceptedGroups, leg?.proposedGroups]).toEqual([3, 0]);
    expect(exceptions(desk, 'order_trade')).toEqual(['amount_differs']);
  });
});

describe('a person’s wallet beside a merchant’s bills', () => {
  const trade = file(
    'trade.csv',
    tradeBill(
      [{ 商户订单号: 'SO-00001', 微信订单号: '4201' }],
      ['1', '100.00', '0.00', '0.00', '0.6', '100.00', '0.00'],
    ),
  );
  const fund = file(
    'fund.csv',
    fundBill([{ 微信支付业务单号: '4201', '收支金额(元)': '100.00' }], ['1', '1', '100.00', '0', '0.00']),
  );
  const wallet = file(
    'wallet.csv',
    walletBill({
      before: wechatNotes('共1笔记录', '收入：0笔 0.00元', '支出：1笔 28.16元', '中性交易：0笔 0.00元'),
      header: WECHAT_HEADER,
      rows: [
        [
          '2026-03-05 12:45:27',
          '商户消费',
          '面馆',
          '午饭',
          '支出',
          '¥28.16',
          '零钱',
          '支付成功',
          '100009',
          '200009',
          '/',
        ],
      ],
    }),
  );

  it('makes none of the purchases missing in the trade bill', async () => {
    const desk = await newDesk();
    await importAll(desk, [trade, fund]);
    await runAll(desk, '2026-11-30');
    const without = exceptions(desk, 'trade_fund');
    await importAll(desk, [wallet]);
    await runAll(desk, '2026-11-30');
    expect(desk.lines.active().map((each) => each.view.adapter)).toContain('wechat_personal');
    expect(exceptions(desk, 'trade_fund')).toEqual(without);
  });
});
