/** Metrics and panels of the forecast: what each is called and what it means. */
export const metricsForecast = {} as const;
