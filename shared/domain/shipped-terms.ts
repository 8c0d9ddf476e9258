/**
 * Terms as they come with the product, for where a firm said nothing: what is usual, never taken for anybody's agreement. Cycles and the bounds of
 * sharing hold until the firm sets its own; fee schedules are only suggested (suggested-fees.ts) and hold nowhere until the firm takes them.
 */
import type { SettlementCycle, SharingTerms } from './settlement-terms.ts';
import type { Channel } from './statement-line.ts';

const T_PLUS_1: SettlementCycle = {
  days: 1,
  unit: 'business',
  cutOff: null,
  graceDays: 1,
  billDays: 1,
  minimumMinor: null,
  roll: 'following',
};

/**
 * Where the firm says nothing: bills of T are there on T+1 and money is in time until the second business day.
 *
 * WeChat Pay ends its day at 24:00 and makes its bills the next morning (pay.weixin.qq.com, bill-download/concept). The numbers of days are what is
 * usual and not verified channel by channel, so each leaves a day of grace; a firm sets its own from its agreement. Stripe counts
 * every day; payouts of PayPal and Adyen reach a bank later than domestic ones.
 */
const CYCLES: Readonly<Partial<Record<Channel, SettlementCycle>>> = {
  stripe: { ...T_PLUS_1, days: 2, unit: 'calendar' },
  paypal: { ...T_PLUS_1, graceDays: 2 },
  adyen: { ...T_PLUS_1, graceDays: 2 },
};

export const shippedCycle = (of: Channel): SettlementCycle => CYCLES[of] ?? T_PLUS_1;

/** WeChat Pay: 30 % outwards as a rule, and 180 days (pay.weixin.qq.com, profit-sharing). No other channel's bounds are known. */
export const shippedSharing = (of: Channel): SharingTerms | null =>
  of === 'wechat' ? { maxPpm: 300_000, releaseDays: 180 } : null;
