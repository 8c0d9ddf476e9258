/**
 * The settlement day (结算日) of a line: the day it printed, or the next one where the channel's day had ended by then (日切), by Chinese clocks. Matching
 * and settlement ask here, so that no line is due by one day and settled on another.
 */
const CHINA_OFFSET_SECONDS = 8 * 3600;
const DAY_SECONDS = 86_400;

/**
 * `cutOff` in seconds of the day; null where the day ends at midnight. Only what says a time can be late in its day: exactly midnight is a file that
 * gives only the day.
 */
export function settlementDay(day: number, at: number, cutOff: number | null): number {
  if (cutOff === null || Number.isNaN(at)) return day;
  const ofDay = at + CHINA_OFFSET_SECONDS - day * DAY_SECONDS;
  return ofDay >= cutOff && ofDay < DAY_SECONDS && ofDay > 0 ? day + 1 : day;
}

/** Seconds of the day from which money counts to the next one. */
export const cutOffSeconds = (cutOff: string): number =>
  Number(cutOff.slice(0, 2)) * 3600 + Number(cutOff.slice(3)) * 60;

export const cutOffOf = ({ cutOff }: { readonly cutOff: string | null }): number | null =>
  cutOff === null ? null : cutOffSeconds(cutOff);
