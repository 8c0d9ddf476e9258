/**
 * One row of a payment company's table by the names of its columns. The first cell that cannot be read is told to the sink and remembered:
 * a row has one end, so one problem.
 */
import type { RawRow, RowProblem, Sink } from '../adapter.ts';
import { AmountReader } from './bank-csv/amounts.ts';
import { hasLostDigits, isBlank, trimCell } from './cells.ts';
import type { FigureTable } from './psp-table.ts';
import { isCutShort, isRunOver } from './row-reader.ts';

export class FigureRow<Field extends string> {
  readonly #table: FigureTable<Field>;
  readonly #needed: readonly Field[];
  readonly #sink: Sink;
  readonly #amounts: AmountReader;
  #raw: RawRow = { row: 0, cells: [] };
  isReadable = true;
  /** Currency sign of the figure read last, ''. */
  mark = '';

  constructor(table: FigureTable<Field>, needed: readonly Field[], sink: Sink) {
    this.#table = table;
    this.#needed = needed;
    this.#sink = sink;
    this.#amounts = new AmountReader(table.decimal);
  }

  get row(): number {
    return this.#raw.row;
  }

  /** True where the row is one of data and as long as it must be; every other row has had its end when this returns. */
  open(raw: RawRow): boolean {
    this.#raw = raw;
    this.isReadable = true;
    if (isBlank(raw)) this.#sink.skip(raw.row, 'blank_row');
    else if (raw.row < this.#table.headerRow) this.#sink.skip(raw.row, 'preamble');
    else if (raw.row === this.#table.headerRow || this.#isHeaderAgain()) this.#sink.skip(raw.row, 'header');
    else
      return (
        !isCutShort(raw, this.#table, this.#needed, this.#sink) &&
        !isRunOver(raw, this.#table.width, this.#sink)
      );
    return false;
  }

  /** Files put one behind the other repeat their header. */
  #isHeaderAgain(): boolean {
    return (
      this.#needed.length > 0 &&
      this.#needed.every((field) => {
        const column = this.#table.columns.get(field);
        return column !== undefined && trimCell(this.#raw.cells[column.at] ?? '') === column.name;
      })
    );
  }

  has(field: Field): boolean {
    return this.#table.columns.has(field);
  }

  text(field: Field): string {
    const column = this.#table.columns.get(field);
    return column ? trimCell(this.#raw.cells[column.at] ?? '') : '';
  }

  /** A number that must keep every digit. */
  id(field: Field): string {
    const text = this.text(field);
    if (hasLostDigits(text)) this.refuse(field, 'missing_value', text, 'every digit, not 4.2E+27');
    return text;
  }

  /** A spreadsheet cut the number's last digits off: what is left of it is no number of anything. */
  isCut(field: Field): boolean {
    const column = this.#table.columns.get(field);
    return (
      column !== undefined && (this.#raw.cutCells?.has(column.at) === true || hasLostDigits(this.text(field)))
    );
  }

  /** Signed minor units; null where the cell is blank or the column absent, and where it cannot be read: then the row is refused. */
  figure(field: Field, digits: number): number | null {
    const column = this.#table.columns.get(field);
    const cell = column ? trimCell(this.#raw.cells[column.at] ?? '') : '';
    this.mark = '';
    if (this.#raw.cutCells?.has(column?.at ?? -1)) {
      this.refuse(field, 'out_of_range', cell, 'every digit');
      return null;
    }
    const end = this.#amounts.read(cell, digits);
    if (end === 'blank') return null;
    if (end === 'ok') {
      this.mark = this.#amounts.mark;
      return this.#amounts.value;
    }
    this.refuse(field, end, cell, digits === 0 ? '1,234' : `1,234.${'5'.repeat(digits)}`);
    return null;
  }

  required(field: Field, digits: number): number {
    const value = this.figure(field, digits);
    if (value === null) this.refuse(field, 'missing_value', this.text(field), '1,234.56');
    return value ?? 0;
  }

  refuse(field: Field, kind: RowProblem['kind'], text: string, expected: string): void {
    if (!this.isReadable) return;
    this.isReadable = false;
    const column = this.#table.columns.get(field)?.name ?? field;
    this.#sink.problem({ row: this.#raw.row, column, kind, text, expected });
  }
}
