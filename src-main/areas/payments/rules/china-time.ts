/** Days and minutes in China of instants as our clock says them: batches are numbered, limited and booked by the day there. */
import { formatDay } from '../../../../shared/domain/dates.ts';

const OFFSET_MS = 8 * 3_600_000;
const DAY_MS = 86_400_000;

export const chinaDay = (iso: string): string =>
  formatDay(Math.floor((Date.parse(iso) + OFFSET_MS) / DAY_MS));

/** '2026-05-29 10:30', the minute not before the instant. */
export function chinaMinute(iso: string): string {
  const minute = Math.ceil((Date.parse(iso) + OFFSET_MS) / 60_000);
  return new Date(minute * 60_000).toISOString().slice(0, 16).replace('T', ' ');
}
