/**
 * One row by the names of its columns. The first cell that cannot be read is told to the sink (a row has one end, so one problem) and
 * remembered: a parser reads all it needs and asks once at the end whether the row may become a line.
 */
import type { Minor } from '../../../../shared/domain/money.ts';
import type { RawRow, RowProblem, Sink } from '../adapter.ts';
import { type Header, hasLostDigits, readAmount, readMoment, trimCell } from './cells.ts';

export class RowReader<Field extends string> {
  readonly #raw: RawRow;
  readonly #header: Header<Field>;
  readonly #sink: Sink;
  isReadable = true;

  constructor(raw: RawRow, header: Header<Field>, sink: Sink) {
    this.#raw = raw;
    this.#header = header;
    this.#sink = sink;
  }

  get row(): number {
    return this.#raw.row;
  }

  has(field: Field): boolean {
    return this.#header.columns.has(field);
  }

  text(field: Field): string {
    const column = this.#header.columns.get(field);
    return column ? trimCell(this.#raw.cells[column.at] ?? '') : '';
  }

  /** A number that must keep every digit. */
  id(field: Field): string {
    const text = this.text(field);
    if (hasLostDigits(text)) this.refuse(field, 'missing_value', text, 'every digit, not 4.2E+27');
    return text;
  }

  requiredId(field: Field): string {
    const text = this.id(field);
    if (text === '') this.refuse(field, 'missing_value', '', this.#name(field));
    return text;
  }

  /** Null where the cell is blank or the column absent, and where it is unreadable: then the row is refused. */
  amount(field: Field, digits = 2): Minor | null {
    const text = this.text(field);
    if (text === '') return null;
    const read = readAmount(text, digits);
    if (read.ok) return read.value;
    this.refuse(field, read.error.kind, text, digits === 0 ? '1,234' : `1,234.${'5'.repeat(digits)}`);
    return null;
  }

  requiredAmount(field: Field, digits = 2): Minor | null {
    if (this.text(field) === '') this.refuse(field, 'missing_value', '', '1,234.56');
    return this.amount(field, digits);
  }

  /** The first of these that is not blank. */
  moment(...fields: readonly Field[]): string {
    const field = fields.find((each) => this.text(each) !== '');
    const last = fields[fields.length - 1];
    if (field === undefined) {
      if (last !== undefined) this.refuse(fields[0] ?? last, 'missing_value', '', '2026-05-08 10:00:00');
      return '';
    }
    const read = readMoment(this.text(field));
    if (read === null) this.refuse(field, 'not_a_date', this.text(field), '2026-05-08 10:00:00');
    return read ?? '';
  }

  refuse(field: Field, kind: RowProblem['kind'], text: string, expected: string): void {
    if (!this.isReadable) return;
    this.isReadable = false;
    this.#sink.problem({ row: this.#raw.row, column: this.#name(field), kind, text, expected });
  }

  #name(field: Field): string {
    return this.#header.columns.get(field)?.name ?? field;
  }
}

/** True where cells stand beyond the last column: two rows run together, or a comma that was not quoted. The sink is told. */
export function isRunOver(raw: RawRow, columns: number, sink: Sink): boolean {
  const surplus = raw.cells.slice(columns).some((cell) => trimCell(cell) !== '');
  if (surplus)
    sink.problem({
      row: raw.row,
      column: '',
      kind: 'too_many_cells',
      text: raw.cells.join(','),
      expected: String(columns),
    });
  return surplus;
}

/** True where a column the parser cannot do without lies beyond the end of the row; the sink is told. */
export function isCutShort<Field extends string>(
  raw: RawRow,
  header: Header<Field>,
  needed: readonly Field[],
  sink: Sink,
): boolean {
  const missing = needed.find((field) => (header.columns.get(field)?.at ?? 0) >= raw.cells.length);
  if (missing === undefined) return false;
  sink.problem({
    row: raw.row,
    column: header.columns.get(missing)?.name ?? '',
    kind: 'too_few_cells',
    text: raw.cells.join(','),
    expected: String(header.width),
  });
  return true;
}
