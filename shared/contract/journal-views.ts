/** The books as calls and screens have them: an account of the chart, an entry and its postings, a balance, a period. */
import { z } from 'zod';
import {
  ACCOUNT_CLASSES,
  ACCOUNT_ROLES,
  ENTRY_ORIGINS,
  PERIOD_STATES,
  SIDES_OF_POSTING,
} from '../domain/books.ts';
import { count, currency, day, dayOrNone, id, minorUnits, said } from './shapes.ts';

export const period = z.string().regex(/^\d{4}-(0[1-9]|1[0-2])$/);
export const accountCode = z.string().regex(/^\d{4}(\.\d{2}){0,2}$/);
/** Sub-ledger of an account: 'bank:6222…', 'wechat:1900000001', 'M-7Q2K4ZPA'; '' where the account has none. */
export const sub = z.string().max(120);

export const chartBody = z.object({
  code: accountCode,
  nameZh: z.string().trim().min(1).max(60),
  nameEn: z.string().trim().min(1).max(80),
  class: z.enum(ACCOUNT_CLASSES),
  role: z.enum(ACCOUNT_ROLES),
  /** house: one an account of ours. party: one a party. */
  subLedger: z.enum(['none', 'house', 'party']),
});
export const chartView = chartBody.extend({
  version: count,
  state: z.enum(['open', 'closed']),
  isUsed: z.boolean(),
  ...said,
});
export type ChartView = z.infer<typeof chartView>;

export const posting = z.object({
  account: accountCode,
  sub,
  side: z.enum(SIDES_OF_POSTING),
  amount: minorUnits.min(1),
  currency,
});
export type Posting = z.infer<typeof posting>;
export const postingView = posting.extend({ nameZh: z.string(), nameEn: z.string(), subName: z.string() });
export type PostingView = z.infer<typeof postingView>;

export const entryView = z.object({
  id,
  number: z.string(),
  period,
  day,
  origin: z.enum(ENTRY_ORIGINS),
  /** Wording: posting_rule.<rule>; '' of manual entries. */
  rule: z.string(),
  fact: z.string(),
  memo: z.string(),
  postings: z.array(postingView),
  /** Lines of files behind it. */
  lines: count,
  reverses: id.nullable(),
  reversedBy: id.nullable(),
  /** The day of its facts, where that day's period was closed. */
  lateOf: dayOrNone,
  ...said,
});
export type EntryView = z.infer<typeof entryView>;

/** An entry as it would be posted. */
export const entryPlan = entryView.pick({
  day: true,
  rule: true,
  fact: true,
  memo: true,
  postings: true,
  lines: true,
  lateOf: true,
  reverses: true,
});

export const balanceRow = z.object({
  account: accountCode,
  nameZh: z.string(),
  nameEn: z.string(),
  class: z.enum(ACCOUNT_CLASSES),
  sub,
  subName: z.string(),
  currency,
  /** Each as debit less credit of all before, as debits and credits within, and as what stands at the end. */
  opening: minorUnits,
  debit: minorUnits,
  credit: minorUnits,
  closing: minorUnits,
});
export type BalanceRow = z.infer<typeof balanceRow>;

export const periodView = z.object({
  period,
  state: z.enum(PERIOD_STATES),
  entries: count,
  /** Facts of its days that are not booked yet. */
  unposted: count,
  requestId: id.nullable(),
  reason: z.string(),
  ...said,
});
