/** Limits of payments as they are typed and read back: amounts digit by digit, nothing for no limit. Pure. */
import { z } from 'zod';
import { paymentLimits } from '../../../shared/contract/payment-views.ts';
import { formatMinorGrouped, parseMinor } from '../../../shared/domain/money.ts';

export type PaymentLimits = z.infer<typeof paymentLimits>;
export type LimitField = keyof PaymentLimits;

/** In the order in which a payment meets them. */
export const AMOUNT_LIMITS = ['itemMax', 'payeeDayMax', 'batchMax'] as const;
export const COUNT_LIMITS = ['batchItemsMax', 'coolOffHours', 'duplicateDays'] as const;
export type LimitTexts = Readonly<Record<LimitField, string>>;
/** Only what was typed is kept: over limits that somebody else has set meanwhile it stands where it was typed, and nowhere else. */
export type TypedLimits = Partial<LimitTexts>;
export const NOTHING_TYPED: TypedLimits = {};

const isAmount = (field: LimitField): field is (typeof AMOUNT_LIMITS)[number] =>
  AMOUNT_LIMITS.some((each) => each === field);
/** Zero is no limit, and an empty field says so better than a nought. */
export const limitText = (field: LimitField, value: number): string =>
  isAmount(field) ? (value === 0 ? '' : formatMinorGrouped(value, 'CNY')) : value.toLocaleString('en');

export const limitTexts = (limits: PaymentLimits): LimitTexts => ({
  itemMax: limitText('itemMax', limits.itemMax),
  payeeDayMax: limitText('payeeDayMax', limits.payeeDayMax),
  batchMax: limitText('batchMax', limits.batchMax),
  batchItemsMax: limitText('batchItemsMax', limits.batchItemsMax),
  coolOffHours: limitText('coolOffHours', limits.coolOffHours),
  duplicateDays: limitText('duplicateDays', limits.duplicateDays),
});

export function readLimits(texts: LimitTexts): {
  readonly limits: PaymentLimits | null;
  readonly bad: ReadonlySet<LimitField>;
} {
  const amount = (text: string): number => {
    if (text.trim() === '') return 0;
    const read = parseMinor(text, 2);
    return read.ok ? read.value : Number.NaN;
  };
  /** Nothing but digits: Number('') is 0 and Number('1e1') is 10. */
  const whole = (text: string): number => {
    const digits = text.trim().replace(/(?<=\d),(?=\d{3}$)/, '');
    return /^\d{1,5}$/.test(digits) ? Number(digits) : Number.NaN;
  };
  const checked = paymentLimits.safeParse({
    itemMax: amount(texts.itemMax),
    payeeDayMax: amount(texts.payeeDayMax),
    batchMax: amount(texts.batchMax),
    batchItemsMax: whole(texts.batchItemsMax),
    coolOffHours: whole(texts.coolOffHours),
    duplicateDays: whole(texts.duplicateDays),
  });
  if (checked.success) return { limits: checked.data, bad: new Set() };
  const named = new Set<unknown>(checked.error.issues.map(({ path }) => path[0]));
  return {
    limits: null,
    bad: new Set([...AMOUNT_LIMITS, ...COUNT_LIMITS].filter((field) => named.has(field))),
  };
}

export function readTyped(body: string): TypedLimits | null {
  const fields = z.partialRecord(z.enum([...AMOUNT_LIMITS, ...COUNT_LIMITS]), z.string());
  try {
    return fields.parse(JSON.parse(body));
  } catch {
    return null;
  }
}

export const changedLimits = (before: PaymentLimits, after: PaymentLimits): LimitField[] =>
  [...AMOUNT_LIMITS, ...COUNT_LIMITS].filter((field) => before[field] !== after[field]);
