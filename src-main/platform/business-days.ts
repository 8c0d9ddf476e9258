/**
 * Business days in China (工作日): weekends, the State Council's holidays, and the weekends worked in exchange (调休).
 *
 * The one calendar of the product: arrivals, matching and the demo ask here. Its data is the kept package chinese-days, after the yearly notices
 * 国务院办公厅关于部分节假日安排的通知. Years that no notice covers yet have weekends only, and `isAnnounced` says so. Banks may clear otherwise
 * on weekends worked in exchange.
 */
import chineseDays from 'chinese-days';
import { formatDay, weekday } from '../../shared/domain/dates.ts';

const known = new Map<number, boolean>();

/** `day`: days since 1970-01-01. */
export function isBusinessDayInChina(day: number): boolean {
  const held = known.get(day);
  if (held !== undefined) return held;
  const text = formatDay(day);
  const isBusiness = isAnnounced(Number(text.slice(0, 4)))
    ? chineseDays.isWorkday(text)
    : weekday(day) !== 0 && weekday(day) !== 6;
  known.set(day, isBusiness);
  return isBusiness;
}

/** Whether the holidays of the year are known: National Day has its name only then. */
export const isAnnounced = (year: number): boolean =>
  year >= 1970 && year <= 9999 && chineseDays.getDayDetail(`${year}-10-01`).name.includes(',');

/** What the notice calls a day off, or a day worked in exchange for one; '' both for plain days and plain weekends. */
export function holidayNames(day: number): { readonly zh: string; readonly en: string } {
  const text = formatDay(day);
  const [en = '', zh = ''] = isAnnounced(Number(text.slice(0, 4)))
    ? chineseDays.getDayDetail(text).name.split(',')
    : [];
  return zh === '' ? { zh: '', en: '' } : { zh, en };
}
