/**
 * Day, clock and zone of a row as payment companies print them, in one cell or in three, as one moment. Where the zone is not known the
 * moment is the day alone: an hour without its zone would be another hour.
 */
import type { DateOrder } from './bank-csv/date-parts.ts';
import { DateReader } from './bank-csv/date-reader.ts';
import type { Zones } from './psp-zones.ts';

const CLOCK =
  /^[T\s,]*(\d{1,2})[:.h](\d{2})(?:[:.](\d{2}))?(?:[.,]\d{1,9})?\s*(?:([ap])\.?\s?m\.?)?\s*(Z|UTC|[+-]\d{2}:?\d{2})?$/i;

/** A time of day in a workbook is a moment of Excel's day nought. */
const DAY_NOUGHT = /^1899-12-3[01]\s+/;

export class Moments {
  readonly #dates: DateReader;
  readonly #zones: Zones;
  /** 'YYYY-MM-DD' and the moment with its zone, or the day again. */
  day = '';
  occurredAt = '';

  constructor(order: DateOrder, zones: Zones) {
    this.#dates = new DateReader(order);
    this.#zones = zones;
  }

  /** False where a cell is no day or no time. `time` may be blank: then the time stands behind the day, or nowhere. */
  read(date: string, time: string, zone: string): boolean {
    this.day = '';
    this.occurredAt = '';
    if (!this.#dates.read(date)) return false;
    const { day, rest } = this.#dates;
    const text = (time === '' ? rest : time.replace(DAY_NOUGHT, '')).trim();
    if (time !== '' && rest.trim() !== '' && !CLOCK.test(rest)) return false;
    const found = CLOCK.exec(text);
    if (!found && text !== '') return false;
    this.day = day;
    this.occurredAt = day;
    if (!found) return true;
    const clock = clockOf(found);
    if (clock === '') return false;
    const printed = found[5] ?? '';
    const offset = printed === '' ? this.#zones.offsetAt(zone, day, clock) : offsetOf(printed);
    if (offset !== '') this.occurredAt = `${day}T${clock}${offset}`;
    return true;
  }
}

function clockOf([, hour = '', minute = '', second = '00', half]: RegExpExecArray): string {
  let hours = Number(hour);
  if (half !== undefined) {
    if (hours < 1 || hours > 12) return '';
    hours = (hours % 12) + (half.toLowerCase() === 'p' ? 12 : 0);
  }
  if (hours > 23 || Number(minute) > 59 || Number(second) > 59) return '';
  return `${String(hours).padStart(2, '0')}:${minute}:${second}`;
}

const offsetOf = (text: string): string =>
  /^(?:Z|UTC)$/i.test(text) ? '+00:00' : text.includes(':') ? text : `${text.slice(0, 3)}:${text.slice(3)}`;
