/**
 * Rows of a mapped table into lines, whatever story they tell: our orders, a channel's trades, its money movements, a bank's statement.
 *
 * Every row ends as a line, a skip with its reason, or a problem with its column. A row that carries money is never skipped for its words.
 */
import { type Minor, minor } from '../../../../shared/domain/money.ts';
import type { LineStatus, ParsedLine } from '../../../../shared/domain/statement-line.ts';
import type { RawRow, RowParser, Sink } from '../adapter.ts';
import { DateReader } from '../adapters/bank-csv/date-reader.ts';
import { senseOf } from '../adapters/bank-csv/row-words.ts';
import { cleanCell, isBlank } from '../adapters/bank-csv/text.ts';
import type { MappedLayout } from './layout.ts';
import { joined, kindBySource, LineFields } from './line-fields.ts';
import { readMoved, type Settled, settle } from './movement.ts';
import { MappedRow } from './row.ts';
import { StatedRows } from './stated-rows.ts';
import { wordKey } from './words.ts';

/** What is said of a payment that never was, or is no more, moved nothing. */
const MOVED: ReadonlySet<LineStatus> = new Set(['none', 'success', 'refunded']);

export class MappedParser implements RowParser {
  readonly #layout: MappedLayout;
  readonly #sink: Sink;
  readonly #row: MappedRow;
  readonly #fields: LineFields;
  readonly #stated: StatedRows;
  readonly #date: DateReader;
  readonly #bookingDate: DateReader;
  readonly #valueDate: DateReader;
  readonly #skipWords: readonly string[];
  /** Cells of the last row that was a note below the table. */
  #noteWidth = 0;
  readonly #balanceWords: ReadonlySet<string>;

  constructor(layout: MappedLayout, sink: Sink) {
    this.#layout = layout;
    this.#sink = sink;
    this.#row = new MappedRow(layout);
    this.#fields = new LineFields(this.#row);
    this.#stated = new StatedRows(this.#row, sink);
    const { dateOrder, skipWords } = layout.mapping;
    this.#date = new DateReader(dateOrder);
    this.#bookingDate = new DateReader(dateOrder);
    this.#valueDate = new DateReader(dateOrder);
    this.#skipWords = skipWords.map(wordKey).filter((word) => word !== '');
    this.#balanceWords = new Set(this.#skipWords.filter((word) => /balance$/.test(senseOf(word) ?? '')));
  }

  row(raw: RawRow): void {
    const { headerRow, names } = this.#layout;
    if (raw.cells.every(isBlank)) this.#sink.skip(raw.row, 'blank_row');
    else if (raw.row < headerRow) {
      this.#stated.outside(raw);
      this.#sink.skip(raw.row, 'preamble');
    } else if (raw.row === headerRow || isHeaderAgain(raw, names)) this.#sink.skip(raw.row, 'header');
    else this.#data(raw);
  }

  end(): void {
    this.#stated.end();
  }

  #data(raw: RawRow): void {
    const row = this.#row;
    row.begin(raw);
    const hasDay = this.#date.read(raw.cells[row.place('date')] ?? '');
    const label = hasDay ? this.#balanceWord(raw) : this.#labelOf(raw);
    if (label !== '') {
      this.#stated.take(label);
      return;
    }
    if (!hasDay && this.#isNote(raw)) {
      this.#stated.outside(raw);
      this.#sink.skip(raw.row, 'footer');
      this.#noteWidth = raw.cells.length;
      return;
    }
    if (!hasDay && this.#isBelowNote(raw)) {
      this.#sink.skip(raw.row, 'summary');
      return;
    }
    const line = this.#line(hasDay);
    if (row.fault !== null) this.#sink.problem({ row: raw.row, ...row.fault });
    else if (line !== null) {
      this.#stated.moved(line);
      this.#sink.line(line);
    }
  }

  /** What the first cell of a row without a day says of it, where it says that the row is no line; ''. */
  #labelOf(raw: RawRow): string {
    const label = wordKey(raw.cells.map(cleanCell).find((cell) => cell !== '') ?? '');
    return senseOf(label) !== null || this.#skipWords.some((word) => label.startsWith(word)) ? label : '';
  }

  /** A row with a day is a movement whatever its words (a shop may be called Total), unless one that the clerk told says a balance. */
  #balanceWord(raw: RawRow): string {
    if (this.#balanceWords.size === 0) return '';
    return raw.cells.map(wordKey).find((word) => this.#balanceWords.has(word)) ?? '';
  }

  /** Words below the table: no amount, and nothing like a day. */
  #isNote(raw: RawRow): boolean {
    const { amount, columns } = this.#layout;
    const money = [
      ...(amount.form === 'in_out' ? [amount.in, amount.out] : [amount.amount]),
      ...(['gross', 'fee', 'net', 'balance'] as const).map((field) => columns.get(field) ?? null),
    ];
    const day = this.#row.place('date');
    const hasMoney = money.some((place) => place !== null && place !== day && this.#row.at(place) !== '');
    const filled = raw.cells.filter((cell) => !isBlank(cell)).length;
    return !hasMoney && (filled === 1 || !/\d/.test(this.#row.at(day)));
  }

  /** Totals below headings of their own, both far narrower than the table: no row of it could be so short. */
  #isBelowNote(raw: RawRow): boolean {
    const { length } = raw.cells;
    return length > 1 && length === this.#noteWidth && 2 * length <= this.#layout.width;
  }

  /** Null where the row was answered otherwise, or has a problem. */
  #line(hasDay: boolean): ParsedLine | null {
    const row = this.#row;
    const { mapping, width } = this.#layout;
    if (row.cells.slice(width).some((cell) => !isBlank(cell))) {
      row.refuse(-1, 'too_many_cells', row.cells.join(','), String(width));
      return null;
    }
    const currency = row.currency();
    const kind = this.#fields.kind();
    const moved = readMoved(row, kind, currency);
    const balance = this.#fields.balance(currency);
    if (moved === 'nothing') {
      this.#nothingMoved(hasDay, balance, currency);
      return null;
    }
    if (!hasDay) {
      const text = row.text('date');
      row.refuse(row.place('date'), text === '' ? 'missing_value' : 'not_a_date', text, mapping.dateOrder);
    }
    const status = this.#fields.status();
    const channel = this.#fields.channel();
    const occurredAt = this.#fields.moment(this.#date);
    const bookingDate = this.#fields.day('bookingDate', this.#bookingDate);
    const valueDate = this.#fields.day('valueDate', this.#valueDate);
    const orderAmount = row.money('orderAmount', currency);
    const settled = moved === null || row.fault !== null ? null : settle(row, moved, currency);
    const ids = this.#fields.ids();
    if (settled === null || row.fault !== null) return null;
    const texts = this.#layout.descriptions.map((place) => row.at(place));
    const direction = this.#isStill(status) ? null : settled.direction;
    return {
      row: row.row,
      account: row.text('account') || mapping.account || this.#stated.account,
      channel,
      kind: kind ?? kindBySource(mapping.sourceKind, settled, texts),
      direction,
      occurredAt,
      bookingDate: bookingDate === '' && mapping.sourceKind === 'bank' ? this.#date.day : bookingDate,
      valueDate,
      gross: minorOrNone(settled.gross),
      fee: minorOrNone(settled.fee),
      net: minor(settled.net),
      orderAmount: orderAmountOf(orderAmount, settled),
      currency,
      balance: minorOrNone(balance),
      status,
      ...ids,
      counterparty: row.text('counterparty'),
      description: joined(texts),
    };
  }

  /** A row with a day and no amount says a balance, or lacks its amount. */
  #nothingMoved(hasDay: boolean, balance: number | null, currency: string): void {
    const row = this.#row;
    if (row.fault !== null) return;
    const texts = row.cells.map(cleanCell).filter((cell) => cell !== '');
    const sense = texts.map(senseOf).find((each) => each !== null);
    if (sense !== undefined && hasDay) {
      this.#stated.said(sense, balance, currency);
      return;
    }
    const { amount } = this.#layout;
    const place = amount.form === 'in_out' ? (amount.in ?? amount.out ?? -1) : amount.amount;
    const isShort = place >= row.cells.length;
    row.refuse(
      place,
      isShort ? 'too_few_cells' : 'missing_value',
      isShort ? row.cells.join(',') : '',
      isShort ? String(this.#layout.width) : '1,234.56',
    );
  }

  #isStill(status: LineStatus): boolean {
    const { amount } = this.#layout;
    if (amount.form === 'word' && this.#row.way(amount.direction) === 'none') return true;
    // Where every row's balance is checked, the balance says what moved, whatever state the row is in.
    const hasProof = this.#layout.mapping.hasBalanceChain && this.#layout.columns.has('balance');
    return !hasProof && !MOVED.has(status);
  }
}

const minorOrNone = (value: number | null): Minor | null => (value === null ? null : minor(value));

/** Kept only where it says something else than the gross. */
function orderAmountOf(printed: number | null, { gross, net }: Settled): Minor | null {
  if (printed === null) return null;
  const size = Math.abs(printed);
  return size === (gross ?? net) ? null : minor(size);
}

const isHeaderAgain = (raw: RawRow, names: readonly string[]): boolean =>
  names.length > 1 && raw.cells.every((cell, at) => cleanCell(cell) === cleanCell(names[at] ?? ''));
