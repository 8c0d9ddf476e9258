/** Metrics and panels of money: what each is called and what it means. */
export const metricsMoney = {} as const;
