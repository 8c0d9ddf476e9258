/** The day in China of an instant as our clock says it: batches are numbered, limited and booked by it. */
import { formatDay } from '../../../shared/domain/dates.ts';

const OFFSET_MS = 8 * 3_600_000;
const DAY_MS = 86_400_000;

export const chinaDay = (iso: string): string =>
  formatDay(Math.floor((Date.parse(iso) + OFFSET_MS) / DAY_MS));
