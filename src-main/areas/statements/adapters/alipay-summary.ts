/**
 * The two summaries (汇总) beside Alipay's bills: '#' lines, a header by its words, a row a store or a kind of movement, and the row 合计.
 *
 * A summary has no movements. What its rows state is stated for the bill of the same account and days; its own rows must come to its 合计.
 */
import { minor } from '../../../../shared/domain/money.ts';
import type { RawRow, RecogniseAnswer, RowParser, Sample, Sink, TotalName } from '../adapter.ts';
import { factsOf, hashText, isHashLine } from './alipay-lines.ts';
import { type Header, isBlank, understoodNames, withDelimiter } from './cells.ts';
import { isCutShort, RowReader } from './row-reader.ts';
import { WHOLE } from './scoped-sums.ts';

export interface SummaryShape<Field extends string> {
  readonly headerOf: (raw: RawRow) => Header<Field> | null;
  /** What a row is for: the first of these that is not blank. */
  readonly scope: readonly Field[];
  /** Columns that are added up and must come to 合计, with their decimals; absent ones are not asked for. */
  readonly figures: readonly (readonly [Field, digits: 0 | 2])[];
  /** Of them, those without which the file says nothing. */
  readonly needed: readonly Field[];
  /** What the row states; null where its own figures do not add up. */
  readonly totals: (of: Partial<Record<Field, number>>) => readonly (readonly [TotalName, number])[] | null;
  /** Of the rows of a store or kind; 合计 is always strict. */
  readonly rowWeight: 'strict' | 'advisory';
}

export function recogniseSummary<Field extends string>(
  sample: Sample,
  words: readonly string[],
  { headerOf, needed }: SummaryShape<Field>,
): RecogniseAnswer {
  if (!words.every((word) => sample.text.includes(word))) return { is: 'not_mine' };
  const found = withDelimiter(sample, (rows) => {
    for (const raw of rows) {
      const header = headerOf(raw);
      if (header) return header;
    }
    return null;
  });
  if (!found) return { is: 'not_mine' };
  const { splitter, found: header } = found;
  const lacking = needed.filter((field) => !header.columns.has(field));
  if (lacking.length > 0)
    return {
      is: 'refused',
      refusal: {
        kind: 'unknown_layout',
        understood: understoodNames(header),
        notUnderstood: header.unknown,
        question: lacking.join(', '),
      },
    };
  const drift = header.unknown.map((column) => ({ kind: 'unknown_column', column }) as const);
  return { is: 'mine', recognition: { sureness: 'certain', splitter, layout: header, drift } };
}

type Figures<Field extends string> = Partial<Record<Field, number>>;

export class AlipaySummaryParser<Field extends string> implements RowParser {
  readonly #shape: SummaryShape<Field>;
  readonly #sink: Sink;
  #header: Header<Field> | null = null;
  #sum: Figures<Field> = {};
  #rows = 0;
  #hasWhole = false;
  #hasEnd = false;
  #lastRow = 0;

  constructor(shape: SummaryShape<Field>, sink: Sink) {
    this.#shape = shape;
    this.#sink = sink;
  }

  row(raw: RawRow): void {
    this.#lastRow = raw.row;
    if (isBlank(raw)) this.#sink.skip(raw.row, 'blank_row');
    else if (isHashLine(raw)) {
      const text = hashText(raw);
      if (!this.#header) this.#sink.facts(factsOf(text));
      else this.#hasEnd ||= text.includes('结束');
      this.#sink.skip(raw.row, this.#header ? 'footer' : 'preamble');
    } else if (this.#header) this.#figures(raw, this.#header);
    else {
      this.#header = this.#shape.headerOf(raw);
      this.#sink.skip(raw.row, this.#header ? 'header' : 'preamble');
    }
  }

  /** Without a row 合计 the rows together are the whole, if these are all. */
  end(): void {
    if (this.#hasWhole) return;
    if (this.#rows > 0 && this.#hasEnd) this.#state(this.#lastRow, WHOLE, this.#sum);
    else {
      const row = this.#lastRow;
      this.#sink.problem({ row, column: '', kind: 'missing_value', text: '', expected: '合计' });
    }
  }

  #figures(raw: RawRow, header: Header<Field>): void {
    const { figures, needed, scope: scopeFields } = this.#shape;
    if (isCutShort(raw, header, needed, this.#sink)) return;
    const reader = new RowReader(raw, header, this.#sink);
    const words = scopeFields.map((field) => reader.text(field)).filter((word) => word !== '');
    const isWhole = words.some((word) => /^(?:合计|总计)[:：]?$/.test(word));
    const row: Figures<Field> = {};
    for (const [field, digits] of figures) {
      if (!header.columns.has(field)) continue;
      const amount = needed.includes(field)
        ? reader.requiredAmount(field, digits)
        : reader.amount(field, digits);
      if (amount !== null) row[field] = amount;
    }
    if (!reader.isReadable) return;
    if (isWhole) {
      const other = figures.find(
        ([field]) => this.#rows > 0 && (this.#sum[field] ?? 0) !== (row[field] ?? 0),
      );
      if (other) {
        const [field, digits] = other;
        const sum = (this.#sum[field] ?? 0) / 10 ** digits; // Shown in a sentence, reckoned with nowhere.
        reader.refuse(field, 'net_differs', reader.text(field), sum.toFixed(digits));
        return;
      }
      this.#hasWhole = true;
    } else {
      this.#rows += 1;
      for (const [field] of figures) this.#sum[field] = minor((this.#sum[field] ?? 0) + (row[field] ?? 0));
    }
    if (this.#state(raw.row, isWhole ? WHOLE : (words[0] ?? ''), row)) this.#sink.skip(raw.row, 'summary');
  }

  #state(row: number, scope: string, figures: Figures<Field>): boolean {
    const totals = this.#shape.totals(figures);
    if (!totals) {
      const text = Object.values(figures).join(' ');
      this.#sink.problem({ row, column: '', kind: 'net_differs', text, expected: '实收净额' });
      return false;
    }
    const weight = scope === WHOLE ? 'strict' : this.#shape.rowWeight;
    if (scope !== '')
      for (const [name, value] of totals)
        this.#sink.stated({ name, value, row, weight, currency: '', scope });
    return true;
  }
}
