/**
 * In which unit a rule measures and its parameters count, and how such a number is read and written. Digits are read one by one, never as floats; what
 * cannot be read is null, so that the field is named and nothing is guessed. Pure.
 */

import { parseMinor } from '../../../../shared/domain/money.ts';
import type { RiskRuleId } from '../../../../shared/domain/risk.ts';
import type { Words } from '../../../ui/words.ts';

export const UNITS = [
  'minor',
  'bp',
  'tenths',
  'hundredths',
  'days',
  'hours',
  'hour',
  'minutes',
  'times',
  'rank',
] as const;
export type Unit = (typeof UNITS)[number];

/** Of what a band's `from` is: shares and multiples in ten-thousandths, amounts in fen, ranks that only order outcomes. */
export const MEASURES: Readonly<Record<RiskRuleId, Unit>> = {
  velocity_payee: 'bp',
  velocity_merchant: 'bp',
  velocity_operator: 'bp',
  under_threshold: 'bp',
  structuring: 'times',
  large_value: 'minor',
  night_burst: 'bp',
  new_payee: 'minor',
  changed_payee: 'hours',
  round_amounts: 'hundredths',
  duplicate_payment: 'rank',
  refund_ratio: 'bp',
  refund_elsewhere: 'minor',
  refund_operator: 'bp',
  card_testing: 'times',
  circular_flow: 'times',
  dormant_busy: 'days',
  mirroring: 'times',
  watch_list: 'rank',
};

/** A parameter's name ends with its unit; what is only counted names none. */
const ENDS: readonly (readonly [RegExp, Unit])[] = [
  [/Minor$/, 'minor'],
  [/Bp$/, 'bp'],
  [/Tenths$/, 'tenths'],
  [/(?:Days|daysMin|DaysMin)$/, 'days'],
  [/Hours$/, 'hours'],
  [/Hour$/, 'hour'],
  [/Minutes$/, 'minutes'],
];
export const unitOf = (parameter: string): Unit => ENDS.find(([end]) => end.test(parameter))?.[1] ?? 'times';

const DIGITS: Readonly<Record<Unit, number>> = {
  minor: 2,
  bp: 2,
  tenths: 1,
  hundredths: 2,
  days: 0,
  hours: 0,
  hour: 0,
  minutes: 0,
  times: 0,
  rank: 0,
};

/** '8000' of ten-thousandths → '80'; of fen → '80.00'. As it is typed into a field, without its unit. */
export function typedText(unit: Unit, value: number): string {
  const digits = DIGITS[unit];
  if (digits === 0) return String(value);
  const text = String(value).padStart(digits + 1, '0');
  const whole = text.slice(0, -digits);
  const fraction = text.slice(-digits);
  if (unit === 'minor') return `${grouped(whole)}.${fraction}`;
  const rest = fraction.replace(/0+$/, '');
  return rest === '' ? whole : `${whole}.${rest}`;
}

/** Null: no such number. */
export function readTyped(unit: Unit, text: string): number | null {
  const read = parseMinor(text.trim(), DIGITS[unit]);
  return read.ok && read.value >= 0 ? read.value : null;
}

/** With its unit, for a sentence: '80 %', '3 天', '50,000.00 元'. */
export function unitText(words: Words, unit: Unit, value: number): string {
  const text = typedText(unit, value);
  return words(`risk_unit.${unit}`, { value: DIGITS[unit] === 0 ? grouped(text) : text, count: value });
}

const grouped = (whole: string): string => whole.replace(/\B(?=(\d{3})+$)/g, ',');
