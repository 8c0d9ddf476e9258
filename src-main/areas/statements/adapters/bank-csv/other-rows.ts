/**
 * Rows that are no movement: what stands above the table, totals and balances beside it, notes below it. Whatever else has money in it and
 * no day is a problem, never dropped.
 */
import type { RawRow, Sink, SkipReason } from '../../adapter.ts';
import { DateReader } from './date-reader.ts';
import { type BankLayout, type CellRow, cellAt, dayColumns } from './layout.ts';
import { noFacts, readPreambleRow } from './preamble.ts';
import { isPartOfFile, isPendingDay, type RowSense, senseOf } from './row-words.ts';
import { cleanCell, isBlank, textOf } from './text.ts';
import { StatedTotals } from './totals.ts';

export class OtherRows {
  readonly #layout: BankLayout;
  readonly #sink: Sink;
  readonly #totals: StatedTotals;
  #account: string;
  #nextAccount = '';

  constructor(layout: BankLayout, sink: Sink) {
    this.#layout = layout;
    this.#sink = sink;
    this.#account = layout.facts.account;
    this.#totals = new StatedTotals(layout);
  }

  /** The account of the lines that follow. */
  get account(): string {
    return this.#account;
  }

  /** A row above the table, or its header. */
  head(raw: RawRow): void {
    const problem = this.#totals.problemAt(raw.row);
    if (problem) this.#sink.problem(problem);
    else if (raw.row === this.#layout.headerRow) this.#sink.skip(raw.row, 'header');
    else if (raw.cells.every(isBlank)) this.#sink.skip(raw.row, 'blank_row');
    else {
      const sense = senseOf(raw.cells.map(cleanCell).find((cell) => cell !== '') ?? '');
      const isBalance = sense === 'opening_balance' || sense === 'closing_balance';
      this.#sink.skip(raw.row, isBalance ? sense : 'preamble');
    }
  }

  /** A movement was read. */
  moved(currency: string, signed: number): void {
    this.#totals.moved(currency, signed);
  }

  /** A row with a day that says a balance and no movement. False where it is a movement after all. */
  sensed(row: number, sense: RowSense, value: number | null, currency: string): boolean {
    if (sense === 'opening_balance' || sense === 'closing_balance') {
      if (value === null) return false;
      this.#totals.push(sense, value, row, currency);
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
    const day = dayColumns(columns)[0] ?? 0;
    const dayText = textOf(cellAt(cells, day));
    if (dayText !== '' && dayText === names[day]) {
      this.#sink.skip(row, 'header');
      if (this.#nextAccount !== '') this.#account = this.#nextAccount;
      return;
    }
    if (isPendingDay(dayText)) {
      this.#sink.skip(row, 'no_movement');
      return;
    }
    const texts = cells.map(cleanCell).filter((cell) => cell !== '');
    if (!this.#isStated(row, cells, texts[0] ?? '')) this.#noDay(row, cells, day, dayText, texts);
  }

  /** Totals and balances, by their label or by what readPreambleRow finds. */
  #isStated(row: number, cells: CellRow, label: string): boolean {
    const sense = senseOf(label) ?? senseOf(label.replace(/[:：].*$/s, ''));
    if (sense === 'summary') this.#totals.takeSummary(row, cells, label);
    if (sense === 'summary' || sense === 'carried' || sense === 'part_summary' || isPartOfFile(label)) {
      this.#stated(row, 'summary');
      return true;
    }
    const facts = noFacts();
    readPreambleRow(cells, row, facts);
    if (facts.account !== '') this.#nextAccount = facts.account;
    if (facts.stated.length === 0) return false;
    this.#totals.take(facts.stated);
    const [first] = facts.stated;
    const isBalance = first?.name === 'opening_balance' || first?.name === 'closing_balance';
    this.#stated(row, sense ?? (first && isBalance ? balanceSkip(first.name) : 'summary'));
    return true;
  }

  /** A row of totals ends as what it is, unless one of them cannot be read. */
  #stated(row: number, reason: SkipReason): void {
    const problem = this.#totals.problemAt(row);
    if (problem) this.#sink.problem(problem);
    else this.#sink.skip(row, reason);
  }

  #noDay(row: number, cells: CellRow, day: number, dayText: string, texts: readonly string[]): void {
    const { columns, names, dateOrder } = this.#layout;
    const money = [columns.amount, columns.in, columns.out, columns.balance];
    const hasMoney = money.some(
      (column) => column !== undefined && column !== day && textOf(cellAt(cells, column)) !== '',
    );
    const sentence = texts[0] ?? '';
    if (!hasMoney && (texts.length === 1 || !/\d/.test(dayText) || isNote(sentence))) {
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
    const { facts, dateOrder } = this.#layout;
    const reader = new DateReader(dateOrder);
    const dayOf = (text: string) => (text !== '' && reader.read(text) ? reader.day : '');
    const period = { account: facts.account, from: dayOf(facts.from), to: dayOf(facts.to) };
    this.#sink.facts({ account: period.account, periodFrom: period.from, periodTo: period.to });
    this.#totals.end(this.#sink, period);
  }
}

const balanceSkip = (name: string) => (name === 'opening_balance' ? 'opening_balance' : 'closing_balance');

/** 制表人, 打印时间, '# …': what stands below a table and is no row of it. */
const isNote = (text: string): boolean =>
  /^(?:#|注|说明|备注|制表|打印|导出|下载|操作员|第\s*\d+\s*页)/.test(text);
