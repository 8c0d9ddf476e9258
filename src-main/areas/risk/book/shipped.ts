/**
 * The book every house starts with (参数为起始值): where each value comes from stands beside it. A house changes it with a second person and tries
 * the change on its own history before.
 *
 * Points: 100 is a word that counts beside others, 200 is enough for somebody to look, 400 says it almost alone.
 */
import {
  RISK_RULES,
  type RiskBook,
  type RiskRule,
  type RiskRuleId,
  type TypologyId,
} from '../../../../shared/domain/risk.ts';

const rule = (
  id: RiskRuleId,
  parameters: RiskRule['parameters'],
  ...bands: readonly (readonly [code: string, from: number, points: number])[]
): RiskRule => ({
  id,
  isOn: true,
  parameters,
  bands: bands.map(([code, from, points]) => ({ code, from, points })),
});

/** Own median + k·MAD over active days of a quarter; fewer than ten say nothing (DOMAIN Part 4; k = 3 is the usual cut of robust statistics). */
const ownHistory = { historyDays: 90, daysMin: 10, madTenths: 30 };
/** One hour, a day and a week (DOMAIN Part 4), each against its own past. */
const paceWindows = { windowHours: 1, windowDays: 1, longWindowDays: 7 };
/** Of its own limit, in ten-thousandths: 1, 2 and 5 times. */
const aboveOwn = [
  ['above_own', 10_001, 100],
  ['twice_own', 20_000, 200],
  ['far_above_own', 50_000, 300],
] as const;

/**
 * RMB lines near which money is made small: 50k cash (人民银行令〔2016〕第3号, 现金), 200k cross-border by a person, 500k by a person, 2m by an
 * organisation (银发〔2018〕163号; DOMAIN §3.1). Fen.
 */
const lines = {
  limitCashMinor: 5_000_000,
  limitAbroadMinor: 20_000_000,
  limitPersonMinor: 50_000_000,
  limitFirmMinor: 200_000_000,
};

export const SHIPPED_BOOK: RiskBook = {
  rules: [
    rule('velocity_payee', { ...ownHistory, ...paceWindows, countMin: 3, sumMinor: 1_000_000 }, ...aboveOwn),
    rule(
      'velocity_merchant',
      { ...ownHistory, ...paceWindows, countMin: 20, sumMinor: 1_000_000 },
      ...aboveOwn,
    ),
    rule(
      'velocity_operator',
      { ...ownHistory, ...paceWindows, countMin: 10, sumMinor: 5_000_000 },
      ...aboveOwn,
    ),
    // Tazama rule 091: within 30 % of a line light, within 10 % heavy.
    rule('under_threshold', lines, ['within_30', 7000, 50], ['within_10', 9000, 100]),
    // DOMAIN Part 4: three or more of 80 to 100 % of a line in a day; or above it together, none of them reaching it.
    rule(
      'structuring',
      { ...lines, windowDays: 1, countMin: 3, shareBp: 8000, leastShareBp: 2000 },
      ['together', 0, 100],
      ['just_under', 3, 300],
      ['many_just_under', 6, 500],
    ),
    rule(
      'large_value',
      { windowDays: 1 },
      ['from_200k', 20_000_000, 50],
      ['from_500k', 50_000_000, 75],
      ['from_2m', 200_000_000, 100],
    ),
    rule(
      'night_burst',
      { ...ownHistory, countMin: 20, fromHour: 23, toHour: 6, operatorCountMin: 3 },
      ...aboveOwn,
    ),
    rule(
      'new_payee',
      // A house's own first fortnight knows nobody yet.
      { daysMin: 14 },
      ['from_10k', 1_000_000, 100],
      ['from_50k', 5_000_000, 150],
      ['from_500k', 50_000_000, 200],
    ),
    // Hours of the window that are left: within 72 hours of the change, and within 24.
    rule('changed_payee', { windowHours: 72 }, ['within_window', 0, 150], ['within_a_day', 48, 300]),
    // Standard deviations above its own share, in hundredths: 3 is one day in 700 by chance, 6 is never.
    rule(
      'round_amounts',
      { ...ownHistory, countMin: 20, roundMinor: 10_000, leastShareBp: 500 },
      ['above_own', 300, 100],
      ['far_above_own', 600, 200],
    ),
    // 1: the two say different things it is for (instalments); 2: one says nothing of it; 3: both name the same thing.
    rule(
      'duplicate_payment',
      { windowDays: 7, leastMinor: 100_000 },
      ['other_purpose', 1, 0],
      ['same_amount', 2, 200],
      ['same_purpose', 3, 400],
    ),
    rule(
      'refund_ratio',
      { ...ownHistory, windowDays: 7, countMin: 10 },
      ['from_10', 1000, 100],
      ['from_30', 3000, 200],
      ['from_50', 5000, 400],
    ),
    rule('refund_elsewhere', {}, ['elsewhere', 0, 200], ['from_10k', 1_000_000, 300]),
    // Of the way from an even share among all who ask for refunds to having all of them.
    rule(
      'refund_operator',
      { windowDays: 30, countMin: 10, personsMin: 2 },
      ['half', 5000, 200],
      ['most', 8000, 250],
      ['nearly_all', 9500, 300],
    ),
    rule(
      'card_testing',
      { ...ownHistory, windowMinutes: 60, countMin: 20, smallMinor: 1000 },
      ['from_20', 20, 200],
      ['from_50', 50, 300],
      ['from_100', 100, 400],
    ),
    rule(
      'circular_flow',
      { windowDays: 7, toleranceBp: 500, leastMinor: 1_000_000, hopsMax: 5 },
      ['once', 1, 250],
      ['again', 2, 400],
    ),
    rule(
      'dormant_busy',
      { busyDays: 7, countMin: 5, sumMinor: 5_000_000, seenDaysMin: 20 },
      ['half_a_year', 180, 200],
      ['a_year', 365, 300],
    ),
    // Two an exact pair, one where up to 3 % stayed behind as commission.
    rule(
      'mirroring',
      { windowHours: 24, commissionBp: 300, leastMinor: 1_000_000, crowdMax: 3, overDays: 7 },
      ['once', 2, 100],
      ['repeated', 4, 200],
      ['again_and_again', 8, 400],
    ),
    rule('watch_list', {}, ['shared', 1, 150], ['name', 2, 300], ['account', 3, 500]),
  ],
  typologies: [
    typology('payout_fraud', 200, 400, {
      velocity_payee: 100,
      velocity_operator: 50,
      night_burst: 50,
      new_payee: 100,
      changed_payee: 100,
      duplicate_payment: 100,
    }),
    typology('laundering', 200, 500, {
      under_threshold: 50,
      structuring: 100,
      large_value: 50,
      circular_flow: 100,
      dormant_busy: 100,
      mirroring: 100,
    }),
    typology('merchant_fraud', 200, 500, {
      velocity_merchant: 100,
      night_burst: 100,
      round_amounts: 100,
      refund_ratio: 100,
      refund_elsewhere: 100,
      card_testing: 100,
      dormant_busy: 100,
    }),
    typology('insider', 200, 400, { velocity_operator: 100, night_burst: 100, refund_operator: 100 }),
    typology('sanctions', 150, 300, { watch_list: 100 }),
  ],
};

function typology(
  id: TypologyId,
  review: number,
  stop: number,
  weights: Readonly<Partial<Record<RiskRuleId, number>>>,
): RiskBook['typologies'][number] {
  const named = RISK_RULES.flatMap((each) => {
    const percent = weights[each];
    return percent === undefined ? [] : [{ rule: each, percent }];
  });
  return { id, isOn: true, weights: named, review, stop };
}
