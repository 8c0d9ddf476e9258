/** Metrics and panels of reconciliation: what each is called and what it means. */
export const metricsMatching = {} as const;
