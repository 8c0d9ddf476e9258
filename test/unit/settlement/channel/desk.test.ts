import { expect, test } from 'vitest';
import type { Desk } from '../../../../src-main/engine/desk.ts';
import { importAll, info, type NamedBytes, newDesk, runAll } from '../../../support/desk.ts';
import { adyen } from '../../../support/psp-files.ts';
import { shopDays, shopFiles } from '../../journal/shop.ts';

/** Batch 7 of refunds alone, handed on to batch 8, which pays it back and pays out. */
function adyenFile(): NamedBytes {
  const row = (type: string, batchNo: string, debit: string, credit: string, more = {}) => ({
    'Company Account': 'Shop',
    'Merchant Account': 'Shop',
    'Creation Date': batchNo === '7' ? '2026-10-12 10:00:00' : '2026-10-13 10:00:00',
    TimeZone: 'CET',
    Type: type,
    'Net Currency': 'EUR',
    'Net Debit (NC)': debit,
    'Net Credit (NC)': credit,
    'Batch Number': batchNo,
    ...more,
  });
  const rows = [
    row('Refunded', '7', '3.00', '', { 'Psp Reference': 'R1' }),
    row('Balancetransfer', '7', '', '3.00', {
      'Modification Merchant Reference': 'Balancetransfer to batch 8',
    }),
    row('Balancetransfer', '8', '3.00', '', {
      'Modification Merchant Reference': 'Balancetransfer from batch 7',
    }),
    row('Settled', '8', '', '99.00', { 'Psp Reference': 'P1', 'Commission (NC)': '1.00' }),
    row('ReserveAdjustment', '8', '10.00', ''),
    row('MerchantPayout', '8', '86.00', ''),
  ];
  return { name: 'settlement_detail.csv', bytes: Buffer.from(adyen(rows)) };
}

const toldBy = async (desk: Desk) => {
  const listed = await desk.handlers['settlement.list'](
    { query: '', side: 'channel', show: 'all', from: '', to: '', offset: 0, limit: 50 },
    info,
  );
  const days = await desk.handlers['settlement.days']({ from: '2026-10-12', to: '2026-10-15' }, info);
  return {
    batches: listed.rows.map(({ key, opening, net, batchNet, fundNet, bankNet }) =>
      [key, opening, net, batchNet, fundNet, bankNet].join(' '),
    ),
    days: days.rows.map((row) => `${row.channel}: ${row.days.map(({ state }) => state).join(' ')}`),
  };
};

test('files of a desk become batches: with the fund bill, the bank and the channel’s own number beside, whichever came first', async () => {
  const files = [...shopFiles(shopDays('2026-10-12', 3)), adyenFile()];
  const [one, other] = [await newDesk(), await newDesk()];
  await importAll(one, files);
  for (const file of files.toReversed()) await importAll(other, [file]);
  await runAll(one, '2026-10-19');
  await runAll(other, '2026-10-19');
  const told = await toldBy(one);
  expect(told.batches).toEqual([
    'channel/wechat/1900000109/CNY/2026-10-12/0 0 12475  12475 12475',
    'channel/adyen/Shop/EUR/%238/0 -300 8600 8600  ',
    'channel/wechat/1900000109/CNY/2026-10-13/0 0 10040  10040 10040',
    'channel/wechat/1900000109/CNY/2026-10-14/0 0 12676  12676 ',
    'channel/adyen/Shop/EUR/%237/0 0 -300 -300  ',
  ]);
  expect(told.days).toEqual(['adyen: none complete none none', 'wechat: complete complete late missing']);
  expect(await toldBy(other)).toEqual(told);
});
