/** Metrics and panels of risk: what each is called and what it means. */
export const metricsRisk = {} as const;
