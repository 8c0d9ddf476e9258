/**
 * The frame that all bills of personal wallets share: notes, the header, rows, notes again. What a row says is the wallet's own.
 *
 * Every row has one end. A last row that lacks cells was cut off and is told, however much of it could be read.
 */
import type { ParsedLine } from '../../../../shared/domain/statement-line.ts';
import type { RawRow, RowParser, Sink, StatedTotal } from '../adapter.ts';
import { headerWord, isBlank } from './cells.ts';
import { isCutShort, isRunOver, RowReader } from './row-reader.ts';
import { factsIn, isNote, noteText, totalsIn } from './wallet-notes.ts';
import { printedWords, type WalletLayout, type WalletShape } from './wallet-recognise.ts';

export interface WalletRow {
  readonly line: ParsedLine;
  /** What the wallet's own totals count a line without direction under: 不计收支, 中性交易, 待收入 … */
  readonly group: string;
}

/** Null where the row cannot be read; the sink knows why. */
export type ReadWalletRow<Field extends string> = (
  reader: RowReader<Field>,
  account: string,
) => WalletRow | null;

export class WalletBillParser<Field extends string> implements RowParser {
  readonly #layout: WalletLayout<Field>;
  readonly #needed: readonly Field[];
  readonly #read: ReadWalletRow<Field>;
  readonly #sink: Sink;
  #account = '';
  #hasHeader = false;
  /** The row before, kept back until it is known not to be the last. */
  #held: RawRow | null = null;
  readonly #groups = new Map<string, { count: number; sum: number }>();
  readonly #statedGroups = new Map<string, StatedTotal>();

  constructor(layout: unknown, shape: WalletShape<Field>, read: ReadWalletRow<Field>, sink: Sink) {
    this.#layout = layout as WalletLayout<Field>; // What this wallet's own recognition answered.
    this.#needed = shape.needed;
    this.#read = read;
    this.#sink = sink;
  }

  row(raw: RawRow): void {
    this.#giveHeld();
    if (isBlank(raw)) this.#sink.skip(raw.row, 'blank_row');
    else if (this.#isHeader(raw)) {
      this.#hasHeader = true;
      this.#sink.skip(raw.row, 'header');
    } else if (!this.#hasHeader || isNote(raw)) this.#note(raw);
    else this.#held = raw;
  }

  end(): void {
    const last = this.#held;
    const { width } = this.#layout;
    if (last !== null && last.cells.length < width) {
      const text = last.cells.join(',');
      this.#sink.problem({
        row: last.row,
        column: '',
        kind: 'too_few_cells',
        text,
        expected: String(width),
      });
    } else this.#giveHeld();
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

  #giveHeld(): void {
    const raw = this.#held;
    this.#held = null;
    if (raw === null) return;
    if (isCutShort(raw, this.#layout, this.#needed, this.#sink)) return;
    if (isRunOver(raw, this.#layout.width, this.#sink)) return;
    const reader = new RowReader(raw, this.#layout, this.#sink);
    const read = this.#read(reader, this.#account);
    if (read === null || !reader.isReadable) return;
    this.#sink.line(read.line);
    if (read.line.direction !== null) return;
    const group = this.#groups.get(read.group) ?? { count: 0, sum: 0 };
    this.#groups.set(read.group, { count: group.count + 1, sum: group.sum + read.line.net });
  }
}
