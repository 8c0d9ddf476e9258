/** Metrics and panels of reconciliation: what each is called and what it means. */
import type { SameKeys } from '../same-keys.ts';
import type { metricsMatching as source } from '../zh-cn/metrics-matching.ts';

export const metricsMatching: SameKeys<typeof source> = {};
