/**
 * Where a difference that is given up goes (核销科目). The codes are kept with the decision and never change; the books that post them come to them
 * by these codes.
 */
import type { Disposition, ExceptionKind } from './leg.ts';

export const WRITE_OFF_ACCOUNTS = [
  'bank_fee', // 银行手续费
  'channel_fee', // 渠道手续费
  'exchange_difference', // 汇兑损益
  'rounding', // 尾差
  'bad_debt', // 坏账
  'suspense_receipt', // 暂收: money that came and is nobody's yet.
  'suspense_payment', // 暂付: money that went and is not yet explained.
] as const;
export type WriteOffAccount = (typeof WRITE_OFF_ACCOUNTS)[number];

/** The dispositions that name an account: money given up, and money parked. */
const WITH_ACCOUNT: readonly Disposition[] = ['write_off', 'to_suspense'];
export const takesAccount = (disposition: Disposition): boolean => WITH_ACCOUNT.includes(disposition);

/** What is less than this, in minor units, is what rounding leaves. */
const ROUNDING_MINOR_MAX = 5;

/** What a person would most often choose; she still chooses. */
export function suggestedAccount(about: {
  readonly kind: ExceptionKind;
  readonly disposition: Disposition;
  /** left − right, or the amount where one side is missing. */
  readonly difference: number;
}): WriteOffAccount {
  const { kind, disposition, difference } = about;
  if (disposition === 'to_suspense')
    return kind === 'unexplained_in_bank' || kind === 'missing_in_orders'
      ? 'suspense_receipt'
      : 'suspense_payment';
  if (kind === 'fee_differs') return 'channel_fee';
  if (kind === 'currency_differs') return 'exchange_difference';
  if (kind === 'unexplained_in_bank') return 'bank_fee';
  if (kind === 'amount_differs' || kind === 'balance_break' || kind === 'refund_differs')
    return Math.abs(difference) <= ROUNDING_MINOR_MAX ? 'rounding' : 'channel_fee';
  return 'bad_debt';
}

/** What happens to what a match by hand leaves over: it stays open as a difference, is given up to an account, or the reason explains it. */
export const REMAINDER_TREATMENTS = ['open', 'write_off', 'explained'] as const;
export type RemainderTreatment = (typeof REMAINDER_TREATMENTS)[number];
