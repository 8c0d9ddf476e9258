/** Large-value and suspicious reports. */
import type { SameKeys } from '../same-keys.ts';
import type { riskReports as source } from '../zh-cn/risk-reports.ts';

export const riskReports: SameKeys<typeof source> = {};
