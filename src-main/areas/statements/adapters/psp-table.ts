/**
 * Tables of payment companies: a header found by its words in any row and order, then rows of figures. What the rows leave open (decimal
 * sign, order of a date's parts) is decided from the whole column, and asked when the whole file cannot decide.
 */
import { fractionDigits } from '../../../../shared/domain/money.ts';
import {
  type RawRow,
  type RecogniseAnswer,
  type Recognition,
  type RowScan,
  SAMPLE_ROWS,
  type Sample,
  type Splitter,
} from '../adapter.ts';
import { type DecimalSign, findDecimalSign } from './bank-csv/amounts.ts';
import { type DateOrder, splitDate } from './bank-csv/date-parts.ts';
import { findDateOrder } from './bank-csv/dates.ts';
import { type Header, type HeaderWords, isBlank, readHeader, trimCell, understoodNames } from './cells.ts';

/** Rows in which the header is looked for: workbooks carry a logo and a title above it. */
const HEADER_WITHIN = 40;

export interface FigureTable<Field extends string> extends Header<Field> {
  readonly headerRow: number;
  readonly decimal: DecimalSign;
  readonly dateOrder: DateOrder;
}

export interface TableShape<Field extends string> {
  readonly words: HeaderWords<Field>;
  /** Columns known and not needed; a pattern for those a user names herself. */
  readonly unused: readonly string[];
  readonly unusedPattern?: RegExp;
  /** Plainly this company's header, whole or not. */
  readonly isHeader: (header: Header<Field>) => boolean;
  readonly needed: readonly Field[];
  /** Told as absent where they are. */
  readonly expected: readonly Field[];
  readonly dates: readonly Field[];
  readonly figures: readonly Field[];
  /** Where amounts such as 1,234 could be read in two ways: '' asks. */
  readonly decimalHome: DecimalSign | '';
  readonly currency: Field | null;
  /** What else the company's own rows decide. */
  readonly finish?: (table: FigureTable<Field>, rows: readonly RawRow[]) => Partial<Recognition>;
}

interface FoundHeader<Field extends string> {
  readonly header: Header<Field>;
  readonly headerRow: number;
  readonly rows: readonly RawRow[];
  readonly splitter: Splitter;
}

export function findHeader<Field extends string>(
  sample: Sample,
  shape: Pick<TableShape<Field>, 'words' | 'unused' | 'isHeader'>,
): FoundHeader<Field> | null {
  for (const delimiter of [',', '\t', ';', '|'] as const) {
    const splitter: Splitter = { kind: 'csv', delimiter };
    const rows = sample.rows(splitter);
    for (const [at, raw] of rows.slice(0, HEADER_WITHIN).entries()) {
      const header = readHeader(raw.cells, shape.words, shape.unused);
      if (header.columns.size > 0 && shape.isHeader(header))
        return { header, headerRow: raw.row, rows: rows.slice(at + 1), splitter };
    }
  }
  return null;
}

export function recogniseTable<Field extends string>(
  sample: Sample,
  shape: TableShape<Field>,
): RecogniseAnswer {
  const found = findHeader(sample, shape);
  if (!found) return { is: 'not_mine' };
  const { header, rows } = found;
  const lacking = shape.needed.filter((field) => !header.columns.has(field));
  const refused = (kind: 'unknown_layout' | 'no_rows', question: string): RecogniseAnswer => ({
    is: 'refused',
    refusal: { kind, understood: understoodNames(header), notUnderstood: header.unknown, question },
  });
  if (lacking.length > 0)
    return refused('unknown_layout', lacking.map((field) => shape.words[field][0] ?? field).join(', '));
  const isWhole = sample.isWhole && sample.rows(found.splitter).length < SAMPLE_ROWS;
  if (isWhole && rows.every(isBlank)) return refused('no_rows', '');
  const evidence = new Evidence(shape, found);
  for (const raw of rows) evidence.row(raw);
  return evidence.decide(isWhole);
}

/** Cells kept of a column; a file of a million rows says no more than its first thousands and the first cell that settles the question. */
const KEPT_MAX = 5_000;

class Evidence<Field extends string> implements RowScan {
  readonly splitter: Splitter;
  readonly #shape: TableShape<Field>;
  readonly #found: FoundHeader<Field>;
  readonly #dates: string[] = [];
  readonly #others: string[] = [];
  readonly #pairs: (readonly [string, string])[] = [];
  readonly #figures: string[] = [];
  readonly #currencies = new Set<string>();

  constructor(shape: TableShape<Field>, found: FoundHeader<Field>) {
    this.#shape = shape;
    this.#found = found;
    this.splitter = found.splitter;
  }

  row(raw: RawRow): void {
    const { header, headerRow } = this.#found;
    if (raw.row <= headerRow) return;
    const cell = (field: Field) => trimCell(raw.cells[header.columns.get(field)?.at ?? -1] ?? '');
    const [first = '', ...others] = this.#shape.dates.map(cell).filter((text) => text !== '');
    keep(this.#dates, first);
    for (const other of others) {
      keep(this.#others, other);
      if (this.#pairs.length < KEPT_MAX) this.#pairs.push([first, other]);
    }
    for (const field of this.#shape.figures) {
      const text = cell(field);
      if (this.#figures.length < KEPT_MAX && /[.,]/.test(text) && /\d/.test(text)) this.#figures.push(text);
    }
    if (this.#shape.currency !== null && this.#currencies.size < 50)
      this.#currencies.add(cell(this.#shape.currency).toUpperCase());
  }

  answer(): RecogniseAnswer {
    return this.decide(true);
  }

  decide(isWhole: boolean): RecogniseAnswer {
    const { header, headerRow, rows, splitter } = this.#found;
    const { isProved } = findDecimalSign(this.#figures);
    const decimal = this.#decimal();
    // A thousand rows of the first of January say nothing of the thousand behind them.
    if (decimal === '' || (!isWhole && !isProved)) return this.#undecided('decimal_sign', isWhole);
    const order = findDateOrder(this.#dates, { decimal, others: this.#others, pairs: this.#pairs });
    const isOpen = order.is === 'undecided' || (!isWhole && this.#dates.every(isEitherWay));
    if (order.is === 'undecided' || isOpen) return this.#undecided('date_order', isWhole);
    const table: FigureTable<Field> = { ...header, headerRow, decimal, dateOrder: order.order };
    const { unusedPattern: pattern, expected, words, finish } = this.#shape;
    const drift = [
      ...header.unknown
        .filter((column) => !pattern?.test(column))
        .map((column) => ({ kind: 'unknown_column', column }) as const),
      ...expected
        .filter((field) => !header.columns.has(field))
        .map((field) => ({ kind: 'absent_column', column: words[field][0] ?? field }) as const),
    ];
    const more = finish?.(table, rows) ?? {};
    const recognition = { sureness: 'certain', splitter, layout: table, ...more } as const;
    return { is: 'mine', recognition: { ...recognition, drift: [...drift, ...(more.drift ?? [])] } };
  }

  #decimal(): DecimalSign | '' {
    const { sign, isProved, ambiguous } = findDecimalSign(this.#figures);
    if (isProved) return sign;
    if (ambiguous === '') return '.';
    const codes = [...this.#currencies].filter((code) => code !== '');
    // Yen have no decimals: what stands in 1,234 parts the thousands.
    if (codes.length > 0 && codes.every((code) => fractionDigits(code) === 0))
      return ambiguous.includes(',') ? '.' : ',';
    return this.#shape.decimalHome;
  }

  #undecided(question: string, isWhole: boolean): RecogniseAnswer {
    const { header } = this.#found;
    const words = { understood: understoodNames(header), notUnderstood: header.unknown };
    const refusal = { kind: 'undecided', ...words, question } as const;
    if (isWhole) return { is: 'refused', refusal };
    return { is: 'refused', refusal: { ...refusal, wholeFile: new Evidence(this.#shape, this.#found) } };
  }
}

function keep(texts: string[], text: string): void {
  if (text === '' || text === texts[texts.length - 1]) return;
  if (texts.length < KEPT_MAX || isDecisive(text)) texts.push(text);
}

/** 01/01 is the same day in both orders. */
function isEitherWay(text: string): boolean {
  const parts = splitDate(text);
  return parts === null || (parts.fixed === '' && parts.a === parts.b);
}

/** 13/… and …/13/… cannot both be day and month. */
function isDecisive(text: string): boolean {
  const parts = splitDate(text);
  return parts !== null && parts.fixed === '' && parts.a > 12 !== parts.b > 12;
}
