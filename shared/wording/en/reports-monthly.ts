/** The monthly report and the analytics as files. */
import type { SameKeys } from '../same-keys.ts';
import type { reportsMonthly as source } from '../zh-cn/reports-monthly.ts';

export const reportsMonthly: SameKeys<typeof source> = {};
