/** Terms as tests write them: what they are about, and the plain rest. */
import type { FeeSchedule, SettlementCycle } from '../../shared/domain/settlement-terms.ts';

/** T+1 without any grace. */
export const T1: SettlementCycle = {
  days: 1,
  unit: 'business',
  cutOff: null,
  graceDays: 0,
  billDays: 1,
  minimumMinor: null,
  roll: 'following',
};

/** 0.6 % of a payment in yuan from 2026 on, given back with a refund in its share. */
export const SIX_PER_MILLE: FeeSchedule = {
  currency: 'CNY',
  ratePpm: 6_000,
  fixedMinor: 0,
  minMinor: null,
  capMinor: null,
  tiers: null,
  rounding: 'half_up',
  roundedPer: 'line',
  refunds: 'proportional',
  chargebackMinor: null,
  words: [],
  from: '2026-01-01',
  to: '',
};
