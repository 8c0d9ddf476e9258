/**
 * What is typed into a form of terms, read into terms or into what is wrong with it, field by field. Pure: percent and amounts are read digit by
 * digit, never as floats.
 */
import { formatMinor, fractionDigits, parseMinor } from '../../../../shared/domain/money.ts';
import {
  CUT_OFF,
  type FeeSchedule,
  feeSchedule,
  type SettlementCycle,
  settlementCycle,
} from '../../../../shared/domain/settlement-terms.ts';
import { percentText } from '../../../../shared/wording/terms-sentence.ts';

export interface CycleFields {
  readonly days: string;
  readonly unit: SettlementCycle['unit'];
  readonly cutOff: string;
  readonly graceDays: string;
  readonly billDays: string;
}

export interface FeeFields {
  readonly currency: string;
  readonly rate: string;
  readonly fixed: string;
  readonly min: string;
  readonly cap: string;
  readonly rounding: FeeSchedule['rounding'];
  readonly refunds: FeeSchedule['refunds'];
  readonly from: string;
}

/** The terms, or the names of the fields that cannot be read. */
export interface Read<Terms, Fields> {
  readonly terms: Terms | null;
  readonly bad: ReadonlySet<keyof Fields>;
}

export const cycleFields = (cycle: SettlementCycle): CycleFields => ({
  days: String(cycle.days),
  unit: cycle.unit,
  cutOff: cycle.cutOff ?? '',
  graceDays: String(cycle.graceDays),
  billDays: String(cycle.billDays),
});

export function readCycle(fields: CycleFields): Read<SettlementCycle, CycleFields> {
  const cutOff = fields.cutOff.trim().replace('：', ':');
  const checked = settlementCycle.safeParse({
    minimumMinor: null,
    roll: 'following',
    days: whole(fields.days),
    unit: fields.unit,
    cutOff: cutOff === '' ? null : CUT_OFF.test(`0${cutOff}`) ? `0${cutOff}` : cutOff,
    graceDays: whole(fields.graceDays),
    billDays: whole(fields.billDays),
  });
  if (checked.success) return { terms: checked.data, bad: new Set() };
  const names = checked.error.issues.map(({ path }) => path[0]);
  return { terms: null, bad: new Set(CYCLE_NAMES.filter((name) => names.includes(name))) };
}
const CYCLE_NAMES = ['days', 'cutOff', 'graceDays', 'billDays'] as const;

/** Nothing but digits: Number('') is 0 and Number('1e1') is 10. */
const whole = (text: string): number => (/^\d{1,4}$/.test(text.trim()) ? Number(text) : Number.NaN);

export function feeFields(schedule: FeeSchedule): FeeFields {
  const { currency, ratePpm, fixedMinor, minMinor, capMinor, rounding, refunds, from } = schedule;
  const amount = (minor: number | null) => (minor === null ? '' : formatMinor(minor, currency));
  return {
    currency,
    rate: percentText(ratePpm),
    fixed: fixedMinor === 0 ? '' : amount(fixedMinor),
    min: amount(minMinor),
    cap: amount(capMinor),
    rounding,
    refunds,
    from,
  };
}

export const NEW_FEE: FeeFields = {
  currency: 'CNY',
  rate: '',
  fixed: '',
  min: '',
  cap: '',
  rounding: 'half_up',
  refunds: 'proportional',
  from: '',
};

/** Percent has four decimals at most: one ppm. */
const PERCENT_DIGITS = 4;

export function readFee(fields: FeeFields): Read<FeeSchedule, FeeFields> {
  const currency = fields.currency.trim().toUpperCase();
  const amount = (text: string): number | null => {
    if (text.trim() === '') return null;
    const read = parseMinor(text, fractionDigits(currency));
    return read.ok ? read.value : Number.NaN;
  };
  const rate = parseMinor(fields.rate, PERCENT_DIGITS);
  const checked = feeSchedule.safeParse({
    tiers: null,
    roundedPer: 'line',
    chargebackMinor: null,
    words: [],
    to: '',
    currency,
    ratePpm: rate.ok ? rate.value : Number.NaN,
    fixedMinor: amount(fields.fixed) ?? 0,
    minMinor: amount(fields.min),
    capMinor: amount(fields.cap),
    rounding: fields.rounding,
    refunds: fields.refunds,
    from: fields.from.trim(),
  });
  if (checked.success) return { terms: checked.data, bad: new Set() };
  const names = checked.error.issues.map(({ path }) => path[0]);
  return {
    terms: null,
    bad: new Set(FEE_NAMES.filter(([, name]) => names.includes(name)).map(([field]) => field)),
  };
}
const FEE_NAMES = [
  ['currency', 'currency'],
  ['rate', 'ratePpm'],
  ['fixed', 'fixedMinor'],
  ['min', 'minMinor'],
  ['cap', 'capMinor'],
  ['from', 'from'],
] as const;
