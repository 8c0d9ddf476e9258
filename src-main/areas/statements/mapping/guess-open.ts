/**
 * What the kept rows leave open is asked of all the others: the order of dates, the decimal sign. Texts are looked at in chunks, so that a file of
 * a million rows that cannot decide is read once and never held.
 */
import type { RawRow } from '../adapter.ts';
import { type DecimalFinding, findDecimalSign } from '../adapters/bank-csv/amounts.ts';
import { findDateOrder, type OrderFinding } from '../adapters/bank-csv/dates.ts';
import { textOf } from '../adapters/bank-csv/text.ts';

const CHUNK_ROWS = 20_000;

export class OpenQuestions {
  readonly #dates: readonly number[];
  readonly #money: readonly number[];
  #dateTexts: string[] = [];
  #pairs: (readonly [string, string])[] = [];
  #moneyTexts: string[] = [];
  #rows = 0;
  order: OrderFinding = { is: 'undecided', between: [] };
  decimal: DecimalFinding = { sign: '.', isProved: false, ambiguous: '' };

  /** Places of the day, of the other days beside it, and of the amounts. */
  constructor(dates: readonly number[], money: readonly number[], rows: readonly RawRow[]) {
    this.#dates = dates;
    this.#money = money;
    for (const raw of rows) this.#take(raw);
    this.#ask();
  }

  get isDecided(): boolean {
    return this.order.is === 'found' && (this.decimal.isProved || this.decimal.ambiguous === '');
  }

  row(raw: RawRow): void {
    if (this.isDecided && this.decimal.isProved) return;
    this.#take(raw);
    if (this.#rows >= CHUNK_ROWS) this.#ask();
  }

  end(): void {
    if (this.#rows > 0) this.#ask();
  }

  #take(raw: RawRow): void {
    this.#rows += 1;
    const [day, ...others] = this.#dates.map((place) => textOf(raw.cells[place]));
    if (day) this.#dateTexts.push(day);
    if (day) for (const other of others) if (other !== '') this.#pairs.push([day, other]);
    for (const place of this.#money) {
      const text = textOf(raw.cells[place]);
      if (text !== '') this.#moneyTexts.push(text);
    }
  }

  #ask(): void {
    if (!this.decimal.isProved) {
      const { ambiguous } = this.decimal;
      const found = findDecimalSign(this.#moneyTexts);
      this.decimal = found.isProved || found.ambiguous !== '' ? found : { ...found, ambiguous };
    }
    if (this.order.is !== 'found') {
      const { isProved, sign } = this.decimal;
      const between = this.order.between;
      const found = findDateOrder(this.#dateTexts, {
        ...(isProved ? { decimal: sign } : {}),
        pairs: this.#pairs,
      });
      // A chunk without any open date decides nothing for the chunks before it.
      const isEmpty =
        found.is === 'found' && between.length > 0 && found.order === 'ymd' && between.indexOf('ymd') < 0;
      if (!isEmpty) this.order = found;
    }
    this.#dateTexts = [];
    this.#pairs = [];
    this.#moneyTexts = [];
    this.#rows = 0;
  }
}
