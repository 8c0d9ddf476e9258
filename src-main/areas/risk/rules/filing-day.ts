/** The day on which a report was filed: not after today, and not before the first trade it is about. Pure; of suspicious and large-value reports alike. */

/** Days as YYYY-MM-DD, `today` and `firstTrade` in China. */
export const filingDayProblem = (
  on: string,
  firstTrade: string,
  today: string,
): '' | 'filed_future' | 'filed_early' =>
  on > today ? 'filed_future' : on < firstTrade ? 'filed_early' : '';
