/** The monthly report and the analytics as files. */
export const reportsMonthly = {} as const;
