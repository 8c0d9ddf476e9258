/** Metrics and panels of the forecast: what each is called and what it means. */
import type { SameKeys } from '../same-keys.ts';
import type { metricsForecast as source } from '../zh-cn/metrics-forecast.ts';

export const metricsForecast: SameKeys<typeof source> = {};
