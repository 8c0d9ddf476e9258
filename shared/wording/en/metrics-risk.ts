/** Metrics and panels of risk: what each is called and what it means. */
import type { SameKeys } from '../same-keys.ts';
import type { metricsRisk as source } from '../zh-cn/metrics-risk.ts';

export const metricsRisk: SameKeys<typeof source> = {};
