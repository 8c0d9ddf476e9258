/**
 * The frame that all bills of personal wallets share: notes, the header, rows, notes again. What a row says is the wallet's own.
 *
 * Every row has one end. All rows of a table have as many cells as the first: one that has more or fewer was cut off, or its cells have
 * moved to other columns, and is told however well it could be read.
 */
import type { ParsedLine } from '../../../../shared/domain/statement-line.ts';
import type { RawRow, RowParser, Sink, StatedTotal } from '../adapter.ts';
import { headerWord, isBlank } from './cells.ts';
import { isRunOver, RowReader } from './row-reader.ts';
import { factsIn, isNote, noteText, totalsIn } from './wallet-notes.ts';
import { printedWords, type WalletLayout } from './wallet-recognise.ts';

export interface WalletRow {
  readonly line: ParsedLine;
  /** What the wallet's own totals count a line without direction under: 不计收支, 中性交易, 待收入 … */
  readonly group: string;
}

/** Null where the row cannot be read; the sink knows why. */
type ReadWalletRow<Field extends string> = (reader: RowReader<Field>, account: string) => WalletRow | null;

export class WalletBillParser<Field extends string> implements RowParser {
  readonly #layout: WalletLayout<Field>;
  readonly #read: ReadWalletRow<Field>;
  readonly #sink: Sink;
  #account = '';
  #hasHeader = false;
  /** Cells of the first row of the table; wallets end their rows with one or two blank ones more than their header. */
  #cells = 0;
  readonly #groups = new Map<string, { count: number; sum: number }>();
  readonly #statedGroups = new Map<string, StatedTotal>();

  constructor(layout: unknown, read: ReadWalletRow<Field>, sink: Sink) {
    this.#layout = layout as WalletLayout<Field>; // What this wallet's own recognition answered.
    this.#read = read;
    this.#sink = sink;
  }

  row(raw: RawRow): void {
    if (isBlank(raw)) this.#sink.skip(raw.row, 'blank_row');
    else if (this.#isHeader(raw)) {
      this.#hasHeader = true;
      this.#sink.skip(raw.row, 'header');
    } else if (!this.#hasHeader || isNote(raw)) this.#note(raw);
    else if (this.#isWhole(raw)) this.#data(raw);
  }

  end(): void {
    for (const { name, scope = '' } of this.#statedGroups.values()) {
      const group = this.#groups.get(scope) ?? { count: 0, sum: 0 };
      this.#sink.computed(name, name === 'count' ? group.count : group.sum, '', scope);
    }
  }

  #isHeader(raw: RawRow): boolean {
    const { printed } = this.#layout;
    if (headerWord(raw.cells[0] ?? '') !== printed[0]) return false; // Spares cleaning every cell of every row.
    const words = printedWords(raw.cells);
    return words.length === printed.length && words.every((word, at) => word === printed[at]);
  }

  #note(raw: RawRow): void {
    const text = noteText(raw);
    const facts = factsIn(text);
    if (facts.account !== undefined) this.#account = facts.account;
    this.#sink.facts(facts);
    for (const total of totalsIn(text, raw.row)) {
      this.#sink.stated(total);
      if (total.scope !== undefined) this.#statedGroups.set(`${total.name}|${total.scope}`, total);
    }
    this.#sink.skip(raw.row, this.#hasHeader ? 'footer' : 'preamble');
  }

  #isWhole(raw: RawRow): boolean {
    const { length } = raw.cells;
    if (this.#cells === 0) this.#cells = Math.max(length, this.#layout.width);
    if (isRunOver(raw, this.#layout.width, this.#sink)) return false;
    if (length === this.#cells || this.#layout.isGrid) return true;
    const kind = length < this.#cells ? 'too_few_cells' : 'too_many_cells';
    const expected = String(this.#cells);
    this.#sink.problem({ row: raw.row, column: '', kind, text: raw.cells.join(','), expected });
    return false;
  }

  #data(raw: RawRow): void {
    const reader = new RowReader(raw, this.#layout, this.#sink);
    const read = this.#read(reader, this.#account);
    if (read === null || !reader.isReadable) return;
    this.#sink.line(read.line);
    if (read.line.direction !== null) return;
    const group = this.#groups.get(read.group) ?? { count: 0, sum: 0 };
    this.#groups.set(read.group, { count: group.count + 1, sum: group.sum + read.line.net });
  }
}
