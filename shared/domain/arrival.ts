/**
 * When files are to come (到达日历): how often an account sends them, when one is due, and what stands on each day.
 */
export const CADENCES = ['none', 'daily', 'business_daily', 'weekly', 'monthly'] as const;
export type Cadence = (typeof CADENCES)[number];

/** What one day of one account's calendar says. Every day has exactly one. */
export const ARRIVAL_STATES = [
  'arrived', // A file on hand covers it.
  'failed', // Covered only by a file whose own proof failed.
  'empty', // A file, or the channel, says that nothing moved.
  'missing', // Days after it have come, it has not.
  'late', // Due and not here, and nothing after it.
  'expected', // Will come; not yet due.
  'free', // No file is made for it: weekend or holiday.
  'before', // Before the first day on hand.
  'after', // Later than today, or beyond what the account is expected to send.
] as const;
export type ArrivalState = (typeof ARRIVAL_STATES)[number];

/** Where an expectation comes from: a person's word, the channel's own cycle, or the files that came so far. */
export const EXPECTATION_ORIGINS = ['person', 'channel', 'learnt'] as const;

export interface Expectation {
  readonly cadence: Cadence;
  /** Days after the last day of the period, and the time of day in China (HH:MM), at which its file is due. */
  readonly dueDays: number;
  readonly dueTime: string;
  readonly origin: (typeof EXPECTATION_ORIGINS)[number];
}

/** An account that has been late for longer than this is silent: it is said once and not counted day by day. */
export const SILENT_AFTER_DAYS = 31;
