/**
 * The header of a batch of payments, read into what the engine saves or into what is wrong with it, field by field; what one choice settles another
 * follows. Pure.
 */
import type { z } from 'zod';
import type { AccountView } from '../../../shared/contract/parties.ts';
import { batchHeader } from '../../../shared/contract/payment-views.ts';
import {
  BATCH_PURPOSES,
  type BatchFormat,
  type BatchPurpose,
  type InstructionFormat,
  readOwnFormat,
} from '../../../shared/domain/payment.ts';
import type { Channel } from '../../../shared/domain/statement-line.ts';

export type BatchHeader = z.infer<typeof batchHeader>;

export interface HeaderFields {
  readonly purpose: BatchPurpose;
  readonly format: BatchFormat;
  readonly fromAccountId: string;
  readonly currency: string;
  readonly executionDay: string;
  readonly note: string;
}
export const headerFields = (header: BatchHeader): HeaderFields => ({
  purpose: header.purpose,
  format: header.format,
  fromAccountId: header.fromAccountId,
  currency: header.currency,
  executionDay: header.executionDay,
  note: header.note,
});

type HeaderField = 'fromAccountId' | 'currency' | 'executionDay';
const HEADER_FIELDS: readonly HeaderField[] = ['fromAccountId', 'currency', 'executionDay'];

export function readHeader(fields: HeaderFields): {
  readonly header: BatchHeader | null;
  readonly bad: ReadonlySet<HeaderField>;
} {
  const checked = batchHeader.safeParse({
    ...fields,
    currency: fields.currency.trim().toUpperCase(),
    executionDay: fields.executionDay.trim(),
  });
  const named = new Set<unknown>(checked.success ? [] : checked.error.issues.map(({ path }) => path[0]));
  if (!isDay(fields.executionDay.trim())) named.add('executionDay');
  const bad = new Set(HEADER_FIELDS.filter((name) => named.has(name)));
  return checked.success && bad.size === 0 ? { header: checked.data, bad } : { header: null, bad };
}

/** A day of the calendar, not only its form: 2026-02-30 is none. */
export function isDay(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const at = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(at.getTime()) && at.toISOString().startsWith(text);
}

/** Formats that carry a purpose through a channel, the usual one first. A collection is a direct debit; wallets take their channel's own file. */
export function formatsFor(purpose: BatchPurpose, channel: Channel | null): readonly InstructionFormat[] {
  if (purpose === 'collection') return ['pain_008', 'pain_008_v2'];
  if (channel === 'alipay') return ['alipay_batch'];
  if (channel === 'wechat') return ['wechat_batch'];
  return ['bank_csv', 'bank_xlsx', 'payroll_csv', 'payroll_xlsx', 'pain_001', 'pain_001_v3'];
}
/** Other words of the header follow the account and purpose it is about; what still fits stays. */
export function fitted(fields: HeaderFields, from: Pick<AccountView, 'channel' | 'currency'> | null) {
  const formats = formatsFor(fields.purpose, from?.channel ?? null);
  // A layout of the house writes tables for banks, as the shipped ones do.
  const fits = (format: BatchFormat) =>
    formats.some((each) => each === format || (each === 'bank_csv' && readOwnFormat(format) !== null));
  return {
    ...fields,
    format: fits(fields.format) ? fields.format : (formats[0] ?? fields.format),
    currency: from?.currency ?? fields.currency,
  };
}
export const purposeOf = (text: string | null): BatchPurpose =>
  BATCH_PURPOSES.find((each) => each === text) ?? 'payout';
