/** Whose reserve and sharing hold, and what is shipped where a firm says nothing. */
import { expect, test } from 'vitest';
import {
  feeSchedule,
  NO_TERMS,
  type ReserveTerms,
  type SettlementTerms,
} from '../../../shared/domain/settlement-terms.ts';
import { suggestedFees } from '../../../shared/domain/suggested-fees.ts';
import { reserveOf, sharingOf } from '../../../shared/domain/terms-in-force.ts';
import { SIX_PER_MILLE } from '../../support/terms.ts';

const reserve = (ratePpm: number, from: string, account = '') => ({
  channel: 'stripe' as const,
  account,
  reserve: {
    kind: 'rolling',
    ratePpm,
    fixedMinor: 0,
    capMinor: null,
    holdDays: 90,
    from,
  } satisfies ReserveTerms,
});

test('of reserves the newest that has begun, the account’s own before its channel’s', () => {
  const terms: SettlementTerms = {
    ...NO_TERMS,
    reserves: [
      reserve(50_000, '2026-06-01'),
      reserve(100_000, '2026-01-01'),
      reserve(200_000, '2026-09-01', 'acct_1'),
    ],
  };
  const rates = (account: string) =>
    ['2025-12-31', '2026-01-01', '2026-06-01', '2026-09-01'].map(
      (day) => reserveOf(terms, { channel: 'stripe', account }, day)?.ratePpm ?? null,
    );
  expect(rates('acct_2')).toEqual([null, 100_000, 50_000, 50_000]);
  expect(rates('acct_1')).toEqual([null, 100_000, 50_000, 200_000]);
  expect(reserveOf(terms, { channel: 'paypal', account: '' }, '2026-09-01')).toBeNull();
});

test('WeChat Pay ships with 30 % and 180 days of sharing; what the firm says goes before', () => {
  const of = { channel: 'wechat', account: '1900000109' } as const;
  expect(sharingOf(NO_TERMS, of)).toEqual({ maxPpm: 300_000, releaseDays: 180 });
  expect(sharingOf(NO_TERMS, { ...of, channel: 'alipay' })).toBeNull();
  const sharings = [
    { channel: 'wechat' as const, account: '', sharing: { maxPpm: 290_000, releaseDays: 30 } },
  ];
  expect(sharingOf({ sharings }, of)).toEqual({ maxPpm: 290_000, releaseDays: 30 });
});

test('every channel of the list has a suggestion until the firm has a schedule in its place', () => {
  const channels = (fees: SettlementTerms['fees']) => [
    ...new Set(suggestedFees(fees, '2026').map(({ channel }) => channel)),
  ];
  expect(channels([])).toEqual(['wechat', 'alipay', 'unionpay', 'stripe', 'paypal', 'adyen']);
  expect(channels([{ channel: 'wechat', account: '1900000109', schedule: SIX_PER_MILLE }])).not.toContain(
    'wechat',
  );
  expect(
    channels([{ channel: 'wechat', account: '', schedule: { ...SIX_PER_MILLE, currency: 'HKD' } }]),
  ).toContain('wechat');
  for (const { schedule, source } of suggestedFees([], '2026'))
    expect([feeSchedule.safeParse(schedule).success, source === '']).toEqual([true, false]);
});
