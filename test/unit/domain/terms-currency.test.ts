/** Amounts of terms are in yuan: of money in another currency rates and days hold, and no amount does. */
import { expect, it } from 'vitest';
import { formatDay } from '../../../shared/domain/dates.ts';
import type { ReserveTerms } from '../../../shared/domain/settlement-terms.ts';
import { leastIn, reserveIn, tiersIn } from '../../../shared/domain/terms-currency.ts';
import { Agreed } from '../../../src-main/areas/settlement/merchant/agreed.ts';
import type { MerchantDeps } from '../../../src-main/areas/settlement/merchant/merchant-book.ts';
import { day } from '../../support/leg-input.ts';
import { agreementOf } from '../../support/parties.ts';
import { T1 } from '../../support/terms.ts';

const ROLLING: ReserveTerms = {
  kind: 'rolling',
  ratePpm: 100_000,
  fixedMinor: 0,
  capMinor: 500,
  holdDays: 90,
  from: '2026-01-01',
};
const FIXED: ReserveTerms = { ...ROLLING, kind: 'fixed', fixedMinor: 300, capMinor: null };

it('a least amount, a cap and a sum to fill up to hold in yuan and in no other money', () => {
  expect([leastIn({ minimumMinor: 10_000 }, 'CNY'), leastIn({ minimumMinor: 10_000 }, 'JPY')]).toEqual([
    10_000,
    null,
  ]);
  expect([reserveIn(ROLLING, 'CNY'), reserveIn(FIXED, 'CNY')]).toEqual([ROLLING, FIXED]);
  expect([reserveIn(ROLLING, 'JPY'), reserveIn(FIXED, 'JPY')]).toEqual([
    { ...ROLLING, capMinor: null },
    null,
  ]);
  const feeTiers = { kind: 'whole', by: 'count', steps: [{ above: 1, ratePpm: 1, fixedMinor: 0 }] } as const;
  const steps = { feeTiers: { ...feeTiers, steps: [...feeTiers.steps] } };
  expect([tiersIn(steps, 'CNY'), tiersIn(steps, 'USD')]).toEqual([steps.feeTiers, null]);
});

/** What a merchant's agreement makes of one day on which 10,000 minor units were sold. */
function agreedOf(reserve: ReserveTerms, currency: string) {
  const agreement = agreementOf({ from: '2026-01-01', cycle: { ...T1, minimumMinor: 20_000 }, reserve });
  const agreed = new Agreed({
    standing: { calendar: () => () => true },
    parties: { agreementFor: () => agreement, agreementsOf: () => [agreement] },
  } as unknown as MerchantDeps); // All that it asks of them.
  const sold = new Map([['wechat', { sales: 10_000, refunds: 0 }] as const]);
  const days = [
    { partyId: 'M-1', currency, day: day('2026-07-01'), figures: {}, pieces: new Map(), apart: {}, sold },
  ];
  const of = { partyId: 'M-1', currency, days } as unknown as Parameters<Agreed['tranches']>[0];
  const [first] = of.days;
  const payment = first && agreed.payment(first);
  return [
    payment && [formatDay(payment.dueDay), payment.least],
    agreed.tranches(of).map(({ amount }) => amount),
  ];
}

it.each<[string, ReserveTerms, string, unknown]>([
  ['yuan, capped', ROLLING, 'CNY', [['2026-07-02', 20_000], [500]]],
  ['yen: of no cap and no least amount', ROLLING, 'JPY', [['2026-07-02', 1], [1_000]]],
  ['yuan, filled up', FIXED, 'CNY', [['2026-07-02', 20_000], [300]]],
  ['yen: a sum in yuan is not filled up from them', FIXED, 'JPY', [['2026-07-02', 1], []]],
])('a merchant is paid and held back in %s', (_, reserve, currency, expected) => {
  expect(agreedOf(reserve, currency)).toEqual(expected);
});
