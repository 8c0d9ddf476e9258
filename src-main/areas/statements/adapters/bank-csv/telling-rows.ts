/**
 * The look at a whole file whose first rows left something open: of a million rows it keeps those that can tell something, and no more than
 * a few thousand, so that the same decision can be made again with them.
 */
import type { RawRow } from '../../adapter.ts';
import { findDecimalSign } from './amounts.ts';
import { splitDate } from './date-parts.ts';
import { cardSenseOf } from './kinds.ts';
import { type CellRow, type Columns, cellAt, dayColumns, sayings } from './layout.ts';
import { cleanCell, textOf } from './text.ts';

/** Of each kind of proof and of what speaks for either side. */
const KEPT_OF_A_KIND = 100;
/** Days one after the other: what shows that a file is sorted, and in which order of the parts. */
const KEPT_DAYS = 2000;

export class TellingRows {
  readonly #columns: Columns;
  readonly #seen = new Map<string, number>();
  #day = '';
  readonly rows: RawRow[] = [];

  constructor(columns: Columns) {
    this.#columns = columns;
  }

  add(raw: RawRow): void {
    const { cells } = raw;
    let isKept = this.#isTelling(cells, raw);
    const [column] = dayColumns(this.#columns);
    const day = cleanCell(cellAt(cells, column));
    if (day !== this.#day && splitDate(day) !== null) {
      this.#day = day;
      isKept = this.#room('day', KEPT_DAYS) || isKept;
    }
    if (isKept) this.rows.push(raw);
  }

  #isTelling(cells: CellRow, raw: RawRow): boolean {
    const { amount, in: into, out } = this.#columns;
    let isTelling = false;
    for (const column of dayColumns(this.#columns)) {
      const parts = splitDate(cleanCell(cellAt(cells, column)));
      if (parts?.fixed !== '') continue;
      if (parts.a > 12) isTelling = this.#room(`day first ${column}`) || isTelling;
      if (parts.b > 12) isTelling = this.#room(`month first ${column}`) || isTelling;
    }
    for (const column of [amount, into, out]) {
      const text = textOf(cellAt(cells, column));
      if (!/\d[.,]\d/.test(text)) continue;
      const { isProved, sign } = findDecimalSign([text]);
      if (isProved) isTelling = this.#room(`decimal ${sign}`) || isTelling;
    }
    const texts = sayings(this.#columns).map((at) => textOf(cellAt(raw.cells, at)));
    const sense = cardSenseOf(texts);
    const isMinus = /^[-(−]/.test(textOf(cellAt(cells, amount)));
    if (sense !== null) isTelling = this.#room(`${sense} ${isMinus}`) || isTelling;
    return isTelling;
  }

  /** True as long as fewer than `most` of the kind are kept. */
  #room(kind: string, most = KEPT_OF_A_KIND): boolean {
    const count = this.#seen.get(kind) ?? 0;
    if (count >= most) return false;
    this.#seen.set(kind, count + 1);
    return true;
  }
}
