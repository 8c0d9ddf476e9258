/**
 * Rows that are no movement: what stands above the table, totals and balances beside it, notes below it. Totals that the bank states are
 * handed over for the proof.
 */
import { fractionDigits } from '../../../../../shared/domain/money.ts';
import type { RawRow, Sink, StatedTotal } from '../../adapter.ts';
import { AmountReader } from './amounts.ts';
import { DateReader } from './dates.ts';
import { type BankLayout, type CellRow, cellAt } from './layout.ts';
import { noFacts, readPreambleRow, type StatedText } from './preamble.ts';
import { type RowSense, senseOf } from './row-words.ts';
import { cleanCell, isBlank, textOf } from './text.ts';

export class OtherRows {
  readonly #layout: BankLayout;
  readonly #sink: Sink;
  readonly #amounts: AmountReader;
  readonly #stated: StatedTotal[] = [];
  /** Sum of the movements by currency. */
  readonly #nets = new Map<string, number>();
  #account: string;
  #nextAccount = '';

  constructor(layout: BankLayout, sink: Sink) {
    this.#layout = layout;
    this.#sink = sink;
    this.#amounts = new AmountReader(layout.decimal);
    this.#account = layout.facts.account;
    this.#takeStated(layout.facts.stated);
  }

  /** The account of the lines that follow. */
  get account(): string {
    return this.#account;
  }

  /** A row above the table, or its header. */
  head(raw: RawRow): void {
    if (raw.row === this.#layout.headerRow) this.#sink.skip(raw.row, 'header');
    else if (raw.cells.every(isBlank)) this.#sink.skip(raw.row, 'blank_row');
    else {
      const sense = senseOf(raw.cells.map(cleanCell).find((cell) => cell !== '') ?? '');
      this.#sink.skip(
        raw.row,
        sense === 'opening_balance' || sense === 'closing_balance' ? sense : 'preamble',
      );
    }
  }

  /** A movement was read. */
  moved(currency: string, signed: number): void {
    this.#nets.set(currency, (this.#nets.get(currency) ?? 0) + signed);
  }

  /** A row with a day that says a balance and no movement. False where it is a movement after all. */
  sensed(row: number, sense: RowSense, value: number | null, currency: string): boolean {
    if (sense === 'opening_balance' || sense === 'closing_balance') {
      if (value === null) return false;
      this.#stated.push({ name: sense, value, row, weight: 'strict', currency });
      this.#sink.skip(row, sense);
      return true;
    }
    this.#sink.skip(row, 'summary');
    return true;
  }

  /** A row below the header without a readable day. */
  row(raw: RawRow): void {
    const { row, cells } = raw;
    const { columns, names } = this.#layout;
    if (cells.every(isBlank)) {
      this.#sink.skip(row, 'blank_row');
      return;
    }
    const day = columns.date ?? columns.bookingDate ?? columns.valueDate ?? 0;
    const dayText = textOf(cellAt(cells, day));
    if (dayText !== '' && dayText === names[day]) {
      this.#sink.skip(row, 'header');
      if (this.#nextAccount !== '') this.#account = this.#nextAccount;
      return;
    }
    const texts = cells.map(cleanCell).filter((cell) => cell !== '');
    const label = texts[0] ?? '';
    const sense = senseOf(label) ?? senseOf(label.replace(/[:：].*$/s, ''));
    if (sense === 'summary') {
      this.#takeSummary(row, cells, label);
      this.#sink.skip(row, 'summary');
      return;
    }
    if (sense === 'carried' || sense === 'part_summary') {
      this.#sink.skip(row, 'summary');
      return;
    }
    const facts = noFacts();
    readPreambleRow(cells, row, facts);
    if (facts.account !== '') this.#nextAccount = facts.account;
    if (facts.stated.length > 0) {
      this.#takeStated(facts.stated);
      this.#sink.skip(row, sense ?? 'summary');
      return;
    }
    this.#noDay(row, cells, day, dayText, texts.length);
  }

  #noDay(row: number, cells: CellRow, day: number, dayText: string, filled: number): void {
    const { columns, names, dateOrder } = this.#layout;
    const money = [columns.amount, columns.in, columns.out, columns.balance];
    const hasMoney = money.some(
      (column) => column !== undefined && column !== day && textOf(cellAt(cells, column)) !== '',
    );
    if (!hasMoney && (filled === 1 || !/\d/.test(dayText))) {
      this.#sink.skip(row, 'footer');
      return;
    }
    this.#sink.problem({
      row,
      column: names[day] ?? `#${day + 1}`,
      kind: dayText === '' ? 'missing_value' : 'not_a_date',
      text: dayText,
      expected: dateOrder,
    });
  }

  end(): void {
    const { facts, columns, dateOrder } = this.#layout;
    const reader = new DateReader(dateOrder);
    const dayOf = (text: string) => (text !== '' && reader.read(text) ? reader.day : '');
    this.#sink.facts({ account: facts.account, periodFrom: dayOf(facts.from), periodTo: dayOf(facts.to) });
    const openings = this.#stated.filter((total) => total.name === 'opening_balance');
    const closings = this.#stated.filter((total) => total.name === 'closing_balance');
    const others = this.#stated.filter((total) => !openings.includes(total) && !closings.includes(total));
    for (const total of others) this.#sink.stated(this.#weighed(total));
    // A file of several pages or days has several: the outermost are the file's.
    for (const currency of new Set(this.#stated.map((total) => total.currency))) {
      const opening = openings.find((total) => total.currency === currency);
      const closing = closings.findLast((total) => total.currency === currency);
      if (opening) this.#sink.stated(this.#weighed(opening));
      if (closing) this.#sink.stated(this.#weighed(closing));
      if (opening && closing && columns.balance === undefined && this.#nets.size < 2) {
        const [net = 0] = this.#nets.values();
        this.#sink.computed('closing_balance', opening.value + net, currency);
      }
    }
  }

  /** Sums over several currencies are no amount of money. */
  #weighed(total: StatedTotal): StatedTotal {
    const isMixed = this.#nets.size > 1 && total.currency === '' && !total.name.endsWith('count');
    return isMixed ? { ...total, weight: 'advisory' } : total;
  }

  #takeStated(stated: readonly StatedText[]): void {
    const { currency, facts } = this.#layout;
    for (const { name, text, row } of stated) {
      if (name.endsWith('count')) {
        const count = /\d[\d,]*/.exec(text)?.[0].replaceAll(',', '');
        if (count !== undefined) this.#push(name, Number(count), row, '');
        continue;
      }
      if (this.#amounts.read(text, fractionDigits(facts.currency || currency)) !== 'ok') continue;
      const isSum = name === 'in_sum' || name === 'out_sum';
      this.#push(name, isSum ? Math.abs(this.#amounts.value) : this.#amounts.value, row, '');
    }
  }

  #push(name: StatedTotal['name'], value: number, row: number, currency: string): void {
    this.#stated.push({ name, value, row, weight: 'strict', currency });
  }

  /** 合计 under the columns in and out. Thousands commas without quotes have cut such rows into more cells than the header has. */
  #takeSummary(row: number, cells: CellRow, label: string): void {
    const { columns, form, width, currency } = this.#layout;
    if (form.kind !== 'in_out') return;
    const glued =
      cells.length > width || cells.some((cell, at) => isCut(cell, cells[at + 1] ?? ''))
        ? gluedCells(cells)
        : cells;
    const digits = fractionDigits(currency);
    const sums = (
      [
        ['in_sum', columns.in],
        ['out_sum', columns.out],
      ] as const
    ).map(([name, column]) => {
      const isRead = column !== undefined && this.#amounts.read(glued[column], digits) === 'ok';
      return { name, value: isRead ? Math.abs(this.#amounts.value) : null };
    });
    if (glued !== cells && (glued.length > width || sums.some((sum) => sum.value === null))) return;
    for (const { name, value } of sums)
      if (value !== null) this.#push(name, value, row, label.includes('人民币') ? 'CNY' : '');
  }
}

const isCut = (cell: string, next: string): boolean =>
  /^\s*[+-]?\d{1,3}$/.test(cell) && /^\d{3}(?:\D|$)/.test(next);

function gluedCells(cells: CellRow): CellRow {
  const glued: string[] = [];
  for (const cell of cells) {
    const before = glued[glued.length - 1];
    // 1 | 234 | 567.89: what stands so far is a whole group, and this is the next one.
    if (before !== undefined && /^\s*[+-]?\d{1,3}(?:,\d{3})*$/.test(before) && /^\d{3}(?:\D|$)/.test(cell))
      glued[glued.length - 1] = `${before},${cell}`;
    else glued.push(cell);
  }
  return glued;
}
