/**
 * One row of a mapped table by the names of its fields. The first cell that cannot be read is remembered as the row's problem; a row that has
 * one becomes no line, whatever else it says.
 */
import type { MappedField } from '../../../../shared/domain/column-mapping.ts';
import { fractionDigits } from '../../../../shared/domain/money.ts';
import type { Direction } from '../../../../shared/domain/statement-line.ts';
import type { RawRow, RowProblem } from '../adapter.ts';
import { type AmountEnd, AmountReader } from '../adapters/bank-csv/amounts.ts';
import { currencyOf, NO_CURRENCY } from '../adapters/bank-csv/currencies.ts';
import { textOf } from '../adapters/bank-csv/text.ts';
import { hasLostDigits } from '../adapters/cells.ts';
import type { MappedLayout } from './layout.ts';
import { type MappedWords, wordKey, wordsOf } from './words.ts';

const AMOUNT_EXAMPLE = { '.': '1,234.56', ',': '1.234,56' } as const;

export class MappedRow {
  readonly layout: MappedLayout;
  readonly words: MappedWords;
  readonly #amounts: AmountReader;
  #raw: RawRow = { row: 0, cells: [] };
  #fault: Omit<RowProblem, 'row'> | null = null;

  constructor(layout: MappedLayout) {
    this.layout = layout;
    this.words = wordsOf(layout);
    this.#amounts = new AmountReader(layout.mapping.decimal);
  }

  begin(raw: RawRow): void {
    this.#raw = raw;
    this.#fault = null;
  }

  get row(): number {
    return this.#raw.row;
  }

  get cells(): readonly string[] {
    return this.#raw.cells;
  }

  /** The row's one problem; null while all that was read could be read. */
  get fault(): Omit<RowProblem, 'row'> | null {
    return this.#fault;
  }

  place(field: MappedField): number {
    return this.layout.columns.get(field) ?? -1;
  }

  /** A cell without padding; '' also where dashes stand for nothing. */
  at(place: number): string {
    return place < 0 ? '' : textOf(this.#raw.cells[place]);
  }

  text(field: MappedField): string {
    return this.at(this.place(field));
  }

  /** Which way the word in a cell says; null for a word nobody told us. A lone dash or slash may be such a word. */
  way(place: number): Direction | 'none' | null {
    return this.words.ways.get(wordKey(this.#raw.cells[place] ?? '')) ?? null;
  }

  /** A number that must keep every digit. */
  id(field: MappedField): string {
    const text = this.text(field);
    if (hasLostDigits(text))
      this.refuse(this.place(field), 'missing_value', text, 'every digit, not 4.2E+27');
    return text;
  }

  /** Minor units with the printed sign; null where the cell is blank, the column absent, or the amount unreadable (then it is the row's problem). */
  amount(place: number, currency: string): number | null {
    const text = this.at(place);
    if (text === '') return null;
    const end = this.#read(place, currency);
    if (end === 'ok') return this.#amounts.value;
    if (end !== 'blank') this.refuse(place, end, text, AMOUNT_EXAMPLE[this.layout.mapping.decimal]);
    return null;
  }

  money(field: MappedField, currency: string): number | null {
    return this.amount(this.place(field), currency);
  }

  /** A sign of another currency than the row's beside the digits means that somebody is wrong about the currency. */
  #read(place: number, currency: string): AmountEnd {
    const end = this.#amounts.read(this.#raw.cells[place], fractionDigits(currency));
    const { mark } = this.#amounts;
    if (end !== 'ok' || mark === '') return end;
    const printed = currencyOf(mark, currency);
    if (printed !== '' && printed !== currency && currency !== NO_CURRENCY)
      this.refuse(place, 'unknown_word', this.at(place), currency);
    return end;
  }

  /** ISO code of the row's column, else the mapping's own. */
  currency(): string {
    const { mapping } = this.layout;
    const printed = this.text('currency');
    if (printed === '') {
      if (mapping.currency === '')
        this.refuse(this.place('currency'), 'missing_value', '', 'CNY, USD, EUR, …');
      return mapping.currency === '' ? NO_CURRENCY : mapping.currency;
    }
    const found = currencyOf(printed, mapping.currency);
    if (found !== '') return found;
    this.refuse(this.place('currency'), 'unknown_word', printed, 'CNY, USD, EUR, …');
    return NO_CURRENCY;
  }

  refuse(place: number, kind: RowProblem['kind'], text: string, expected: string): void {
    const named = this.layout.names[place];
    this.#fault ??= {
      column: place < 0 ? '' : named === undefined || named === '' ? `#${place + 1}` : named,
      kind,
      text,
      expected,
    };
  }
}
