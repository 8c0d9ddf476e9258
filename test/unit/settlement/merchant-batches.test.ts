/** What merchants are owed, day by day: to the fen what the books owe them, with what was open before, held back and set free. */
import { expect, test, vi } from 'vitest';
import { netOf } from '../../../shared/domain/settlement.ts';
import { importAll } from '../../support/desk.ts';
import { fundFiles, shopDays, tradeFile } from '../journal/shop.ts';
import { MerchantDesk } from './merchant-desk.ts';

vi.mock('../../../src-main/workspace/secrets.ts', async (original) =>
  (await import('../../support/quick-secrets.ts')).quick(await original()),
);

const DAYS = shopDays('2026-10-12', 4);

test('a merchant is owed what was sold for her, less our fee, and the books say the same to the fen', async () => {
  const at = await MerchantDesk.open();
  const partyId = await at.merchant();
  await importAll(at.desk, [...DAYS.map(tradeFile), ...fundFiles(DAYS)]);
  // 100.00 and 25.50 at 1 %, half a fen up; the second day gives 25.50 of the first back, and 0.26 of the fee with it.
  expect(at.rows()).toMatchObject({
    '2026-10-12': { sales: 12_550, fees: -126, net: 12_424 },
    '2026-10-13': { sales: 12_651, refunds: -2_550, fees: -127, fees_returned: 26, net: 10_000 },
  });
  await at.post();
  const nets = at.batches().reduce((sum, { net }) => sum + net, 0);
  expect(await at.payable(partyId)).toBe(nets);
  for (const { figures, opening, net, members } of at.batches()) {
    expect(net).toBe(netOf(figures, opening));
    for (const [figure, { amounts }] of members)
      expect(amounts.reduce((sum, each) => sum + each, 0)).toBe(figures[figure]);
  }
});
