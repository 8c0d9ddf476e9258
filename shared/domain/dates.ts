/**
 * Calendar days and instants, without a clock and without Date's time-zone surprises.
 *
 * A day is an ISO text 'YYYY-MM-DD' at the edges and a whole number of days since 1970-01-01 inside.
 * An instant is ISO text with its zone as printed, e.g. '2026-03-01T23:59:58+08:00' (Chinese channels print no zone;
 * they mean UTC+08:00).
 */
const DAYS_BEFORE_MONTH = [0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334];

const isLeap = (year: number) => (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;

export const CHINA_ZONE = '+08:00';

/** Whole days since 1970-01-01 for a proleptic Gregorian date, or null where the date does not exist. */
export function dayNumber(year: number, month: number, day: number): number | null {
  if (month < 1 || month > 12 || day < 1 || year < 1900 || year > 9999) return null;
  const monthDays = month === 2 ? (isLeap(year) ? 29 : 28) : [4, 6, 9, 11].includes(month) ? 30 : 31;
  if (day > monthDays) return null;
  const y = year - 1;
  const before = y * 365 + Math.floor(y / 4) - Math.floor(y / 100) + Math.floor(y / 400);
  const ofYear = (DAYS_BEFORE_MONTH[month - 1] ?? 0) + (month > 2 && isLeap(year) ? 1 : 0) + day - 1;
  return before + ofYear - 719_162; // Days from 0001-01-01 to 1970-01-01.
}

/** 'YYYY-MM-DD' → days since 1970-01-01; null where it is not such a date. Longer text is read by its first ten characters. */
export function parseDay(text: string): number | null {
  const found = /^(\d{4})-(\d{2})-(\d{2})/.exec(text);
  return found ? dayNumber(Number(found[1]), Number(found[2]), Number(found[3])) : null;
}

/** '' is no day and nothing wrong. */
export const isDayOrNone = (text: string): boolean =>
  text === '' || (/^\d{4}-\d{2}-\d{2}$/.test(text) && parseDay(text) !== null);

/** Days since 1970-01-01 → 'YYYY-MM-DD'. */
export function formatDay(day: number): string {
  return new Date(day * 86_400_000).toISOString().slice(0, 10);
}

/** 0 = Sunday … 6 = Saturday. 1970-01-01 was a Thursday. */
export const weekday = (day: number): number => (((day + 4) % 7) + 7) % 7;

/**
 * ISO instant with zone → seconds since 1970-01-01T00:00:00Z; date-only text counts as midnight in China.
 * Null where the text is not an instant.
 */
export function parseInstant(text: string): number | null {
  const day = parseDay(text);
  if (day === null) return null;
  if (text.length === 10) return day * 86_400 - 8 * 3600;
  const found = /^T(\d{2}):(\d{2})(?::(\d{2}))?(?:\.\d+)?(Z|[+-]\d{2}:?\d{2})?$/.exec(text.slice(10));
  if (!found) return null;
  const seconds = Number(found[1]) * 3600 + Number(found[2]) * 60 + Number(found[3] ?? 0);
  const zone = found[4] ?? CHINA_ZONE;
  const offset =
    zone === 'Z'
      ? 0
      : (zone.startsWith('-') ? -1 : 1) * (Number(zone.slice(1, 3)) * 3600 + Number(zone.slice(-2)) * 60);
  return day * 86_400 + seconds - offset;
}
