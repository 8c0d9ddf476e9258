/**
 * What both WeChat bills do the same way: a table whose values carry a backtick, and at its end a header and a row of totals.
 *
 * A million rows go through here, so the usual amount and moment are read by hand; everything unusual goes to the common readers.
 */
import { dayNumber } from '../../../../shared/domain/dates.ts';
import { type Minor, minor, parseMinor } from '../../../../shared/domain/money.ts';
import type { RawRow, RecogniseAnswer, RowProblem, Sample, Sink, Splitter, TotalName } from '../adapter.ts';
import { type Header, hasLostDigits, readMoment, trimCell, understoodNames } from './cells.ts';

export const MOMENT_EXPECTED = '2026-03-01 23:59:58';

/** The row being read, by the names of its columns. The first unreadable cell is told to the sink; the row then becomes no line. */
export class WechatTable<Field extends string> {
  readonly header: Header<Field>;
  /** Place of each column; absent ones are not in it. */
  readonly #at: { readonly [Name in Field]?: number };
  readonly #sink: Sink;
  #raw: RawRow = { row: 0, cells: [] };
  isReadable = true;

  constructor(header: Header<Field>, sink: Sink) {
    this.header = header;
    const places = [...header.columns].map(([field, column]) => [field, column.at]);
    this.#at = Object.fromEntries(places) as { [Name in Field]?: number }; // The keys are fields.
    this.#sink = sink;
  }

  open(raw: RawRow): void {
    this.#raw = raw;
    this.isReadable = true;
  }

  has(field: Field): boolean {
    return this.#at[field] !== undefined;
  }

  text(field: Field): string {
    const at = this.#at[field];
    return at === undefined ? '' : withoutBacktick(this.#raw.cells[at] ?? '');
  }

  /**
   * Words somebody wrote, which may begin with a backtick of their own: one is taken off only where the row still has the bill's backticks
   * (`witness` is a cell the channel itself fills).
   */
  words(field: Field, witness: Field): string {
    const printed = this.#printed(field);
    return this.#printed(witness).startsWith('`') ? withoutBacktick(printed) : printed;
  }

  #printed(field: Field): string {
    const at = this.#at[field];
    return at === undefined ? '' : trimCell(this.#raw.cells[at] ?? '');
  }

  /** WeChat writes '0' where there is no number. */
  id(field: Field): string {
    const text = this.text(field);
    if (text === '0' || text === '/') return '';
    if (text.includes('+') && hasLostDigits(text))
      this.refuse(field, 'missing_value', text, 'every digit, not 4.2E+27');
    return text;
  }

  requiredId(field: Field): string {
    const text = this.id(field);
    if (text === '') this.refuse(field, 'missing_value', this.text(field), this.#name(field));
    return text;
  }

  amount(field: Field, digits = 2): Minor {
    const text = this.text(field);
    if (text === '') {
      this.refuse(field, 'missing_value', '', '1234.56');
      return minor(0);
    }
    const quick = quickMinor(text, digits);
    if (quick >= 0) return minor(quick);
    const read = parseMinor(text, digits);
    if (read.ok) return read.value;
    this.refuse(field, read.error.kind, text, `1234.${'5'.repeat(digits)}`);
    return minor(0);
  }

  moment(field: Field): string {
    const text = this.text(field);
    const read = momentOf(text);
    if (read === null)
      this.refuse(field, text === '' ? 'missing_value' : 'not_a_date', text, MOMENT_EXPECTED);
    return read ?? '';
  }

  refuse(field: Field, kind: RowProblem['kind'], text: string, expected: string): void {
    if (!this.isReadable) return;
    this.isReadable = false;
    this.#sink.problem({ row: this.#raw.row, column: this.#name(field), kind, text, expected });
  }

  #name(field: Field): string {
    return this.header.columns.get(field)?.name ?? field;
  }
}

/** Most cells are clean; a plain first and last character show it without any copying. */
const isClean = (cell: string): boolean =>
  cell === '' || (isPlain(cell.charCodeAt(0)) && isPlain(cell.charCodeAt(cell.length - 1)));
/** Printable ASCII that neither the backtick nor Excel's ="…" begins with, or an ideograph. */
const isPlain = (code: number): boolean =>
  (code > 0x20 && code < 0x7f && code !== 0x60 && code !== 0x3d) || (code >= 0x4e00 && code <= 0x9fff);

export function withoutBacktick(cell: string): string {
  if (isClean(cell)) return cell;
  const text = trimCell(cell);
  return text.startsWith('`') ? text.slice(1).trim() : text;
}

/** '28.16' → 2816 for two digits; -1 for everything that is not plainly digits, a dot and no more digits than allowed. */
export function quickMinor(text: string, digits: number): number {
  if (text.length > 13) return -1; // Always a safe integer.
  let value = 0;
  let fraction = -1;
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code === 0x2e && fraction < 0 && at > 0) fraction = 0;
    else if (code < 0x30 || code > 0x39) return -1;
    else {
      value = value * 10 + code - 0x30;
      if (fraction >= 0) fraction += 1;
    }
  }
  if (text === '' || fraction > digits) return -1;
  for (let missing = digits - Math.max(fraction, 0); missing > 0; missing -= 1) value *= 10;
  return value <= 9_007_199_254_740_991 ? value : -1;
}

let lastDay = '';
/** '2026-03-01 23:59:58' → '2026-03-01T23:59:58+08:00'; rows come day by day, so the day is checked once. */
function momentOf(text: string): string | null {
  if (text.length === 19 && PLAIN_TIME.test(text)) {
    const day = text.slice(0, 10);
    if (day !== lastDay) {
      if (dayNumber(Number(day.slice(0, 4)), Number(day.slice(5, 7)), Number(day.slice(8))) === null)
        return null;
      lastDay = day;
    }
    return `${day}T${text.slice(11)}+08:00`;
  }
  return readMoment(text);
}
const PLAIN_TIME = /^\d{4}-\d\d-\d\d (?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d$/;

/** Fees are printed to a thousandth of a fen and moved in whole fen: half away from zero (四舍五入). */
export function wholeFen(thousandths: number): Minor {
  const size = Math.floor((Math.abs(thousandths) + 500) / 1000);
  return minor(thousandths < 0 ? -size : size);
}

/** The header of the totals and what each total is called with us. */
export type TotalWords = ReadonlyMap<string, { readonly name: TotalName; readonly digits: number }>;

/**
 * One row of totals, and the end of their header. A total that cannot be read is a problem: it must not look like a file without totals.
 */
export function readTotals(
  raw: RawRow,
  { row: headerRow, words }: TotalsHeader,
  known: TotalWords,
  sink: Sink,
  scale: (name: TotalName, value: number) => number | null = (_name, value) => value,
): void {
  sink.skip(headerRow, 'summary');
  for (const [at, word] of words.entries()) {
    const total = known.get(word);
    if (!total) continue;
    const text = withoutBacktick(raw.cells[at] ?? '');
    const read = parseMinor(text, total.digits);
    if (!read.ok) {
      const kind = text === '' ? 'missing_value' : read.error.kind;
      sink.problem({ row: raw.row, column: word, kind, text, expected: '1234.56' });
      return;
    }
    const value = scale(total.name, read.value);
    if (value === null) {
      sink.problem({ row: raw.row, column: word, kind: 'finer_than_minor_unit', text, expected: '1234' });
      return;
    }
    sink.stated({
      name: total.name,
      value,
      row: raw.row,
      weight: 'strict',
      currency: '',
    });
  }
  sink.skip(raw.row, 'summary');
}

export interface TotalsHeader {
  readonly row: number;
  readonly words: readonly string[];
}
export const totalsHeader = (raw: RawRow): TotalsHeader => ({
  row: raw.row,
  words: raw.cells.map((cell) =>
    withoutBacktick(cell)
      .normalize('NFKC')
      .replace(/\(元\)$/, ''),
  ),
});

/** The file, or what is known of its totals, ends between their header and their values: something was cut off. */
export function refuseCutTotals({ row, words }: TotalsHeader, sink: Sink): void {
  sink.problem({ row, column: words[0] ?? '', kind: 'missing_value', text: '', expected: '1234.56' });
}

/** Values with backticks are cut at comma and backtick; a copy saved by a spreadsheet is plain CSV. */
export function splittersFor(sample: Sample): Splitter[] {
  const plain = [',', '\t', ';'].map((delimiter) => ({ kind: 'csv', delimiter }) as Splitter);
  // Rows in quotes ("`2026…","`4200…") were written by a program that quotes: backticks or not, they are CSV.
  const isQuoted = /(^|[\r\n])"`/.test(sample.text);
  return !isQuoted && /(^|[\r\n])`/.test(sample.text) && sample.text.includes(',`')
    ? [{ kind: 'backtick' }, ...plain]
    : plain;
}

export interface WechatShape<Field extends string> {
  readonly headerOf: (raw: RawRow) => Header<Field> | null;
  readonly lackingOf: (header: Header<Field>) => readonly string[];
  readonly expected: readonly (readonly [Field, string])[];
}

export function recogniseWechat<Field extends string>(
  sample: Sample,
  shape: WechatShape<Field>,
): RecogniseAnswer {
  for (const splitter of splittersFor(sample)) {
    const rows = sample.rows(splitter);
    for (const [index, raw] of rows.entries()) {
      const header = shape.headerOf(raw);
      if (!header) continue;
      const understood = understoodNames(header);
      const refused = (kind: 'unknown_layout' | 'no_rows', question: string): RecogniseAnswer => ({
        is: 'refused',
        refusal: { kind, understood, notUnderstood: header.unknown, question },
      });
      const lacking = shape.lackingOf(header);
      if (lacking.length > 0) return refused('unknown_layout', lacking.join(', '));
      const hasMore = rows.slice(index + 1).some((each) => each.cells.some((cell) => trimCell(cell) !== ''));
      if (!hasMore && sample.isWhole) return refused('no_rows', '');
      const absent = shape.expected.filter(([field]) => !header.columns.has(field));
      const drift = [
        ...header.unknown.map((column) => ({ kind: 'unknown_column', column }) as const),
        ...absent.map(([, column]) => ({ kind: 'absent_column', column }) as const),
      ];
      return { is: 'mine', recognition: { sureness: 'certain', splitter, layout: header, drift } };
    }
  }
  return { is: 'not_mine' };
}
