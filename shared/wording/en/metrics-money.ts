/** Metrics and panels of money: what each is called and what it means. */
import type { SameKeys } from '../same-keys.ts';
import type { metricsMoney as source } from '../zh-cn/metrics-money.ts';

export const metricsMoney: SameKeys<typeof source> = {};
