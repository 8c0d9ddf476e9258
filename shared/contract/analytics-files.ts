/**
 * Analytics as files: panels taken away as a workbook, a paper or rows for a script, and the monthly report (月报), which the engine makes by itself
 * once a month is over. A report made is kept as it was; made anew, it stands beside the one before.
 */
import { z } from 'zod';
import { OPEN_PANEL_NAMES } from '../domain/analytics/panels.ts';
import { analyticsFilter, gap, STANDINGS } from './analytics.ts';
import { call, nothing, taskId } from './call.ts';
import { count, dayOrNone, hash, id, token } from './shapes.ts';

const EXPORT_PANELS_MAX = 40;
export const FIGURES_NUMBERS = ['plain', 'short'] as const;
const language = z.enum(['zh-CN', 'en']);
/** plain: every digit. short: 万 and 亿, or K, M, B, where a chart has little room; tables say every digit all the same. */
const numbers = z.enum(FIGURES_NUMBERS);
/** In this order, each once. */
const panels = z
  .array(z.enum(OPEN_PANEL_NAMES))
  .min(1)
  .max(EXPORT_PANELS_MAX)
  .refine((names) => new Set(names).size === names.length);
/** YYYY-MM. */
export const month = z.string().regex(/^\d{4}-(0[1-9]|1[0-2])$/);
const offered = z.object({ token, fileName: z.string() });

export const REPORT_FORMATS = ['pdf', 'xlsx'] as const;
const reportView = z.object({
  id,
  month,
  /** 1 is the first of its month; a higher one was made anew by hand. */
  version: count,
  madeAt: z.string(),
  /** '' where the engine made it by itself. */
  madeByName: z.string(),
  language,
  panels: z.array(z.enum(OPEN_PANEL_NAMES)),
  /** As it was when it was made; of its panels the worst. */
  standing: z.enum(STANDINGS),
  /** Files that were missing then, of all its panels; and those that do not agree with themselves. */
  missing: z.array(gap),
  failedFiles: z.array(z.string()),
  /** Since when there were files, where that is a day within the month; '' where they cover its beginning. */
  begins: dayOrNone,
  files: z.array(z.object({ format: z.enum(REPORT_FORMATS), sha256: hash, bytes: count })),
});
export type ReportView = z.infer<typeof reportView>;

const schedule = z.object({
  isOn: z.boolean(),
  /** Of the month after: from this day on it is made, as soon as the workspace is open. */
  day: z.number().int().min(1).max(28),
  language,
  numbers,
  panels,
});
export type ReportSchedule = z.infer<typeof schedule>;

export const analyticsFilesCalls = {
  /** The risk board's confidential panels are in none of them. csv: one figure a row, in every language the same. */
  'analytics.export': call(
    'analyse',
    z.object({
      panels,
      filter: analyticsFilter,
      format: z.enum(['xlsx', 'pdf', 'csv']),
      language,
      numbers,
      /** Of the cover; '' for the product's own words. */
      title: z.string().trim().max(80),
      taskId,
    }),
    offered,
  ),

  'analytics.reports': call(
    'analyse',
    nothing,
    z.object({
      /** As it stands; `setAt` '' while nobody has set one. */
      schedule: schedule.extend({ setAt: z.string(), setByName: z.string() }),
      /** Months that are over and whose files speak of them, newest first: what may be made by hand. */
      months: z.array(month),
      /** Months that the schedule still owes. */
      due: z.array(month),
      /** Newest first. */
      reports: z.array(reportView),
      latest: reportView.nullable(),
    }),
  ),
  'analytics.setSchedule': call('analyse', schedule, nothing),
  /** By hand, by what the schedule says of language and panels; what was made before stays. */
  'analytics.makeReport': call('analyse', z.object({ month, taskId }), z.object({ report: reportView })),
  'analytics.reportFile': call('analyse', z.object({ id, format: z.enum(REPORT_FORMATS) }), offered),
} as const;
