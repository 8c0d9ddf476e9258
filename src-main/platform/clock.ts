/** The clock, as an interface: rules never ask for the time, whoever does is handed this. */
export interface Clock {
  /** ISO instant in UTC, e.g. '2026-10-19T01:02:03.456Z'. */
  readonly now: () => string;
}

export const systemClock: Clock = { now: () => new Date().toISOString() };
