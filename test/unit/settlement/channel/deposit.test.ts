import { expect, test } from 'vitest';
import { line } from '../../../support/lines.ts';
import { type ChannelFile, channelHouse } from './channel-house.ts';

/** Adyen fills a deposit (押金) by withholding of a payout, and lowers it again when the risk is less: 'DepositCorrection'. */
test('what Adyen withholds for its deposit is a reserve held, what it gives back of it is a reserve set free', () => {
  const row = (batchNo: string, day: string, more: Parameters<typeof line>[0]) =>
    line({ account: 'Shop', currency: 'EUR', occurredAt: `${day}T10:00:00+08:00`, batchNo, ...more });
  const report = (batchNo: string, day: string, deposit: 'in' | 'out', paid: number): ChannelFile => ({
    kind: 'fund_bill',
    channel: 'adyen',
    adapter: 'adyen_settlement',
    days: [day, day],
    lines: [
      row(batchNo, day, { kind: 'payment', direction: 'in', net: 10_000, description: 'Settled' }),
      row(batchNo, day, {
        ...{ kind: 'adjustment', direction: deposit, net: 7_893 },
        description: 'DepositCorrection · Deposit Correction',
      }),
      row(batchNo, day, { kind: 'payout', direction: 'out', net: paid, description: 'MerchantPayout' }),
    ],
  });
  const { batches } = channelHouse({
    files: [report('7', '2026-10-12', 'out', 2_107), report('8', '2026-10-13', 'in', 17_893)],
  }).channel.facts();
  expect(batches.map(({ figures, net, batch }) => ({ ...figures, net, own: batch?.net }))).toMatchObject([
    { sales: 10_000, reserve_held: -7_893, reserve_released: 0, adjustments: 0, net: 2_107, own: 2_107 },
    { sales: 10_000, reserve_held: 0, reserve_released: 7_893, adjustments: 0, net: 17_893, own: 17_893 },
  ]);
});
