/**
 * Terms as they were written before they knew tiers, windows and least amounts: in ledgers, in requests that still wait or were decided, in files handed
 * out by the terminal. Each missing field gets what the word meant when it was said, so that old terms hold on as they were.
 */
import { z } from 'zod';
import { type FeeSchedule, type SettlementCycle, termsChange } from './settlement-terms.ts';

const CYCLE: Pick<SettlementCycle, 'minimumMinor' | 'roll'> = { minimumMinor: null, roll: 'following' };
const SCHEDULE: Pick<FeeSchedule, 'tiers' | 'roundedPer' | 'chargebackMinor' | 'words' | 'to'> = {
  tiers: null,
  roundedPer: 'line',
  chargebackMinor: null,
  words: [],
  to: '',
};

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

export const spokenNow = {
  cycle: (body: unknown): unknown => (isObject(body) ? { ...CYCLE, ...body } : body),
  schedule: (body: unknown): unknown => (isObject(body) ? { ...SCHEDULE, ...body } : body),
};

/** A change as somebody wrote it down, then or now. */
export const writtenChange = z.preprocess((given) => {
  if (!isObject(given)) return given;
  if (given['what'] === 'cycle') return { ...given, cycle: spokenNow.cycle(given['cycle']) };
  if (given['what'] === 'fee') return { ...given, schedule: spokenNow.schedule(given['schedule']) };
  return given;
}, termsChange);
