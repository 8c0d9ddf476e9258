/**
 * Reads the dates and times of one column, once the order of their parts is known.
 *
 * A date without a year takes its year from the statement's month or from another day of its row, never from the clock.
 */
import { dayNumber, formatDay } from '../../../../../shared/domain/dates.ts';
import { type DateOrder, dayOf, splitDate, splitYearless } from './date-parts.ts';

/** How dates without a year get theirs. */
export interface Yearless {
  readonly order: 'md' | 'dm';
  /** Last day of the statement, as a day number: no date lies behind it. Null: the day in `anchor` of the same row is near. */
  readonly until: number | null;
  readonly anchor: number | null;
}

/** Reads dates of one column; the same text again costs nothing (statements repeat their days). */
export class DateReader {
  readonly #order: DateOrder;
  readonly #yearless: Yearless | null;
  #text = '';
  /** 'YYYY-MM-DD', or '' where the cell is no date. */
  day = '';
  /** What stands behind the date, untrimmed. */
  rest = '';

  constructor(order: DateOrder, yearless: Yearless | null = null) {
    this.#order = order;
    this.#yearless = yearless;
  }

  /** `near` is the cell with the whole date of the same row, for dates without a year that lean on it. */
  read(cell: string, near = ''): boolean {
    if (cell === this.#text && this.day !== '' && near === '') return true;
    this.#text = cell;
    this.day = '';
    this.rest = '';
    const parts = splitDate(cell);
    if (!parts) return this.#readYearless(cell, near);
    const day = dayOf(parts, this.#order);
    if (day === null) return false;
    this.day = formatDay(day);
    this.rest = cell.slice(parts.rest);
    return true;
  }

  #readYearless(cell: string, near: string): boolean {
    const parts = this.#yearless && splitYearless(cell);
    if (!parts || !this.#yearless) return false;
    const { order, until } = this.#yearless;
    const [month, date] = order === 'md' ? [parts.a, parts.b] : [parts.b, parts.a];
    const day = until === null ? dayNear(month, date, this.#anchorOf(near)) : dayUntil(month, date, until);
    if (day === null) return false;
    this.day = formatDay(day);
    return true;
  }

  #anchorOf(near: string): number | null {
    const parts = splitDate(near);
    return parts && dayOf(parts, this.#order);
  }
}

const yearOf = (day: number): number => Number(formatDay(day).slice(0, 4));

function dayUntil(month: number, date: number, until: number): number | null {
  const day = dayNumber(yearOf(until), month, date);
  return day !== null && day <= until ? day : dayNumber(yearOf(until) - 1, month, date);
}

function dayNear(month: number, date: number, anchor: number | null): number | null {
  if (anchor === null) return null;
  const year = yearOf(anchor);
  const days = [year - 1, year, year + 1].flatMap((each) => dayNumber(each, month, date) ?? []);
  return days.sort((a, b) => Math.abs(a - anchor) - Math.abs(b - anchor))[0] ?? null;
}

const TIME = /^[T\s]*(\d{1,2})[:.时](\d{2})(?:[:.分](\d{2}))?(?:[.,]\d+)?秒?\s*$/;
const COMPACT_TIME = /^\s*(\d{1,2})(\d{2})(\d{2})\s*$/;

/** 'hh:mm:ss'; '' where the text is no time of day. */
export function timeOf(text: string): string {
  const found = TIME.exec(text) ?? COMPACT_TIME.exec(text);
  if (!found) return '';
  const [, hour = '', minute = '', second = '00'] = found;
  if (Number(hour) > 23 || Number(minute) > 59 || Number(second) > 59) return '';
  return `${hour.padStart(2, '0')}:${minute}:${second}`;
}

/** What may stand behind a day: nothing, or a time of day with or without its zone. */
const BEHIND =
  /^[T\s]*(?:\d{1,2}[:.时]?\d{2}(?:[:.分]?\d{2})?(?:[.,]\d+)?秒?\s*(?:[ap]\.?m\.?)?\s*(?:Z|[A-Z]{3,4}|[+-]\d{2}:?\d{2})?(?:\[.*\])?)?\s*["']?$/i;
export const isTimeLike = (rest: string): boolean => rest === '' || BEHIND.test(rest);
