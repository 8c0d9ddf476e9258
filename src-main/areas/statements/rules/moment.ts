/**
 * The day and the second of a moment as adapters write it, '2026-03-01T23:59:58+08:00', read by its places: a million lines in order of
 * time share a few days, and the common readers take a second of each million. Any other text goes to the common readers.
 */
import { parseDay, parseInstant } from '../../../../shared/domain/dates.ts';
import { NO_DAY } from './line-columns.ts';

const SHAPE = '0000-00-00T00:00:00+00:00';
const ZERO = 0x30;

export class MomentReader {
  /** Days since 1970-01-01, NO_DAY where there is none. */
  day = NO_DAY;
  /** Seconds since 1970-01-01T00:00:00Z, NaN where there is none. */
  at = Number.NaN;
  #lastDate = '';
  #lastDay = NO_DAY;

  read(text: string): void {
    if (text === '') {
      this.day = NO_DAY;
      this.at = Number.NaN;
    } else if (isOfShape(text)) {
      const offset = two(text, 20) * 3600 + two(text, 23) * 60;
      this.day = this.#dayOf(text);
      this.at =
        this.day === NO_DAY
          ? Number.NaN
          : this.day * 86_400 +
            two(text, 11) * 3600 +
            two(text, 14) * 60 +
            two(text, 17) -
            (text[19] === '-' ? -offset : offset);
    } else {
      this.day = parseDay(text) ?? NO_DAY;
      this.at = parseInstant(text) ?? Number.NaN;
    }
  }

  #dayOf(text: string): number {
    if (!text.startsWith(this.#lastDate) || this.#lastDate === '') {
      this.#lastDate = text.slice(0, 10);
      this.#lastDay = parseDay(text) ?? NO_DAY;
    }
    return this.#lastDay;
  }
}

const two = (text: string, at: number): number =>
  (text.charCodeAt(at) - ZERO) * 10 + text.charCodeAt(at + 1) - ZERO;

function isOfShape(text: string): boolean {
  if (text.length !== SHAPE.length) return false;
  for (let at = 0; at < SHAPE.length; at += 1) {
    const code = text.charCodeAt(at);
    const expected = SHAPE.charCodeAt(at);
    const fits =
      expected === ZERO
        ? code >= ZERO && code <= ZERO + 9
        : code === expected || (at === 19 && code === 0x2d);
    if (!fits) return false;
  }
  return true;
}
