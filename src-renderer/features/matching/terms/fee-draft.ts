/**
 * What is typed into the form of a fee schedule, read into the schedule or into what is wrong with it, field by field. Pure: percent and amounts are read
 * digit by digit, never as floats.
 */
import { formatMinor, fractionDigits } from '../../../../shared/domain/money.ts';
import { type FeeSchedule, feeSchedule } from '../../../../shared/domain/settlement-terms.ts';
import { percentText } from '../../../../shared/wording/terms-sentence.ts';
import {
  NO_TIERS,
  type ReadTiers,
  readTiers,
  type TierFields,
  tierFields,
} from '../../../ui/terms-fields/tiers-draft.ts';
import { amountOf, ppmOf } from '../../../ui/terms-fields/typed-number.ts';

export interface FeeFields extends TierFields {
  readonly currency: string;
  readonly rate: string;
  readonly fixed: string;
  readonly min: string;
  readonly cap: string;
  readonly chargeback: string;
  readonly rounding: FeeSchedule['rounding'];
  readonly roundedPer: FeeSchedule['roundedPer'];
  readonly refunds: FeeSchedule['refunds'];
  /** Parted by commas of either language. */
  readonly words: string;
  readonly from: string;
  readonly to: string;
}

export const NEW_FEE: FeeFields = {
  currency: 'CNY',
  rate: '',
  fixed: '',
  min: '',
  cap: '',
  chargeback: '',
  rounding: 'half_up',
  roundedPer: 'line',
  refunds: 'proportional',
  words: '',
  from: '',
  to: '',
  ...NO_TIERS,
};

export function feeFields(schedule: FeeSchedule): FeeFields {
  const { currency, ratePpm, fixedMinor, minMinor, capMinor, chargebackMinor } = schedule;
  const amount = (minor: number | null) => (minor === null ? '' : formatMinor(minor, currency));
  return {
    currency,
    rate: percentText(ratePpm),
    fixed: fixedMinor === 0 ? '' : amount(fixedMinor),
    min: amount(minMinor),
    cap: amount(capMinor),
    chargeback: amount(chargebackMinor),
    rounding: schedule.rounding,
    roundedPer: schedule.roundedPer,
    refunds: schedule.refunds,
    words: schedule.words.join('，'),
    from: schedule.from,
    to: schedule.to,
    ...tierFields(schedule.tiers, currency),
  };
}

const NAMES = [
  ['currency', 'currency'],
  ['rate', 'ratePpm'],
  ['fixed', 'fixedMinor'],
  ['min', 'minMinor'],
  ['cap', 'capMinor'],
  ['chargeback', 'chargebackMinor'],
  ['words', 'words'],
  ['from', 'from'],
  ['to', 'to'],
] as const;
export type FeeField = (typeof NAMES)[number][0];

/** The schedule, or the names of the fields that cannot be read. */
export interface ReadFee {
  readonly schedule: FeeSchedule | null;
  readonly bad: ReadonlySet<FeeField>;
  readonly badTiers: ReadTiers['bad'];
}

export function readFee(fields: FeeFields): ReadFee {
  const currency = fields.currency.trim().toUpperCase();
  const amount = (text: string) => amountOf(text, fractionDigits(currency));
  const tiers = readTiers(fields, currency);
  const checked = feeSchedule.safeParse({
    currency,
    ratePpm: ppmOf(fields.rate),
    fixedMinor: amount(fields.fixed) ?? 0,
    minMinor: amount(fields.min),
    capMinor: amount(fields.cap),
    chargebackMinor: amount(fields.chargeback),
    tiers: tiers.tiers,
    rounding: fields.rounding,
    roundedPer: fields.roundedPer,
    refunds: fields.refunds,
    words: wordsOf(fields.words),
    from: fields.from.trim(),
    to: fields.to.trim(),
  });
  const names = checked.success ? [] : checked.error.issues.map(({ path }) => path[0]);
  return {
    schedule: checked.success && tiers.isGood ? checked.data : null,
    bad: new Set(NAMES.filter(([, name]) => names.includes(name)).map(([field]) => field)),
    badTiers: tiers.bad,
  };
}

const wordsOf = (text: string): readonly string[] => [
  ...new Set(
    text
      .split(/[,，、;；\n]/)
      .map((word) => word.trim())
      .filter((word) => word !== ''),
  ),
];
