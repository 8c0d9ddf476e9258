/**
 * Fee schedules as channels publish them, offered to a firm that set none. They hold for nothing by themselves: rates are agreed merchant by merchant, so
 * no line is ever judged by one that the firm did not take over by a change of its terms.
 */
import type { FeeSchedule, FeeTerms } from './settlement-terms.ts';

interface SuggestedFee extends FeeTerms {
  /** Where it is told. */
  readonly source: string;
}

type Told = Pick<FeeSchedule, 'currency' | 'ratePpm' | 'refunds'> & Partial<FeeSchedule>;
const schedule = (told: Told): Omit<FeeSchedule, 'from'> => ({
  fixedMinor: 0,
  minMinor: null,
  capMinor: null,
  tiers: null,
  rounding: 'half_up',
  roundedPer: 'line',
  chargebackMinor: null,
  words: [],
  to: '',
  ...told,
});

interface Usual extends Pick<FeeTerms, 'channel'> {
  readonly schedule: Omit<FeeSchedule, 'from'>;
  readonly source: string;
}

const USUAL: readonly Usual[] = [
  // 0.6 % as bills print it in their column 费率; the fund bill books 退还交易手续费 with a refund, so the fee comes back in its share.
  {
    channel: 'wechat',
    schedule: schedule({ currency: 'CNY', ratePpm: 6_000, refunds: 'proportional' }),
    source: 'pay.weixin.qq.com',
  },
  // 0.6 % is the common rate of its payment products; what a refund brings back differs from product to product.
  {
    channel: 'alipay',
    schedule: schedule({ currency: 'CNY', ratePpm: 6_000, refunds: 'unchecked' }),
    source: 'opendocs.alipay.com',
  },
  // 发改价格〔2016〕557号 leaves the acquirer's share to the market above what issuer and network take; 0.6 % is usual (the ZM sample: 28.61 of 4768.00, paid
  // with a debit card). Caps for debit cards are agreed with the acquirer.
  {
    channel: 'unionpay',
    schedule: schedule({ currency: 'CNY', ratePpm: 6_000, refunds: 'unchecked' }),
    source: '发改价格〔2016〕557号',
  },
  // United States, cards: 2.9 % + 0.30; fees are not returned with a refund; 15.00 for each dispute.
  {
    channel: 'stripe',
    schedule: schedule({
      currency: 'USD',
      ratePpm: 29_000,
      fixedMinor: 30,
      refunds: 'kept',
      chargebackMinor: 1_500,
    }),
    source: 'stripe.com/pricing',
  },
  // United States, PayPal Checkout: 3.49 % + 0.49; what the seller paid is not returned with a refund; 20.00 for each chargeback.
  {
    channel: 'paypal',
    schedule: schedule({
      currency: 'USD',
      ratePpm: 34_900,
      fixedMinor: 49,
      refunds: 'kept',
      chargebackMinor: 2_000,
    }),
    source: 'paypal.com/us/webapps/mpp/merchant-fees',
  },
  // 0.13 for each payment and a markup of 0.60 %. Interchange and scheme fees are charged on top as they fall, so it is the least a card costs.
  {
    channel: 'adyen',
    schedule: schedule({ currency: 'USD', ratePpm: 6_000, fixedMinor: 13, refunds: 'unchecked' }),
    source: 'adyen.com/pricing',
  },
];

const isSame = (a: Omit<FeeSchedule, 'from'>, b: Omit<FeeSchedule, 'from'>): boolean =>
  a.currency === b.currency && a.words.toSorted().join('|') === b.words.toSorted().join('|');

/** From the first day of a year on; without those in whose place the firm has a schedule of its own. */
export const suggestedFees = (own: readonly FeeTerms[], year: string): SuggestedFee[] =>
  USUAL.filter(
    ({ channel, schedule }) =>
      !own.some((each) => each.channel === channel && isSame(each.schedule, schedule)),
  ).map(({ channel, schedule, source }) => ({
    channel,
    account: '',
    schedule: { ...schedule, from: `${year}-01-01` },
    source,
  }));
