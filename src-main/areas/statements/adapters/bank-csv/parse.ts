/**
 * Rows of a bank file into lines. Every row ends as a line, a skip with its reason, or a problem with its column.
 */
import { CHINA_ZONE } from '../../../../../shared/domain/dates.ts';
import { minor } from '../../../../../shared/domain/money.ts';
import type { LineStatus } from '../../../../../shared/domain/statement-line.ts';
import type { RawRow, RowParser, Sink } from '../../adapter.ts';
import { hasLostDigits } from '../cells.ts';
import { DateReader, isTimeLike, timeOf } from './date-reader.ts';
import { kindOf } from './kinds.ts';
import { type BankLayout, type CellRow, cellAt, dayColumns } from './layout.ts';
import { MovementReader } from './movement.ts';
import { OtherRows } from './other-rows.ts';
import { mayBeSense, senseOf, statusOf } from './row-words.ts';
import { isBlank, textOf } from './text.ts';

export const parseBank = (layout: unknown, sink: Sink): RowParser =>
  new BankParser(layout as BankLayout, sink); // The layout is what this adapter's own recognition made.

class BankParser implements RowParser {
  readonly #layout: BankLayout;
  readonly #sink: Sink;
  readonly #others: OtherRows;
  readonly #move: MovementReader;
  readonly #day: DateReader;
  readonly #bookingDay: DateReader;
  readonly #valueDay: DateReader;
  /** Where the row's day stands. */
  #dayColumn = 0;

  constructor(layout: BankLayout, sink: Sink) {
    const { dateOrder, yearless } = layout;
    this.#layout = layout;
    this.#sink = sink;
    this.#others = new OtherRows(layout, sink);
    this.#move = new MovementReader(layout);
    this.#day = new DateReader(dateOrder, yearless);
    this.#bookingDay = new DateReader(dateOrder, yearless);
    this.#valueDay = new DateReader(dateOrder, yearless);
  }

  row(raw: RawRow): void {
    if (raw.row < this.#layout.dataRow) this.#others.head(raw);
    else if (this.#findDay(raw.cells)) this.#dataRow(raw);
    else this.#others.row(raw);
  }

  end(): void {
    this.#others.end();
  }

  /** The day of the trade, or where that is blank the day of booking. */
  #findDay(cells: CellRow): boolean {
    const [first, ...others] = dayColumns(this.#layout.columns);
    if (first === undefined) return false;
    const printed = cellAt(cells, first);
    this.#dayColumn = first;
    if (this.#day.read(printed, this.#near(cells))) return true;
    const second = others[0];
    if (!isBlank(printed) || second === undefined) return false;
    this.#dayColumn = second;
    return this.#day.read(cellAt(cells, second), this.#near(cells));
  }

  #near(cells: CellRow): string {
    const anchor = this.#layout.yearless?.anchor ?? null;
    return anchor === null ? '' : cellAt(cells, anchor);
  }

  #dataRow(raw: RawRow): void {
    const { cells, row } = raw;
    const { columns, width } = this.#layout;
    const move = this.#move;
    if (cells.length > width) {
      this.#sink.problem({
        row,
        column: '',
        kind: 'not_an_amount',
        text: cells.join(','),
        expected: `${width} cells`,
      });
      return;
    }
    const texts = columns.descriptions.map((column) => textOf(cells[column]));
    const type = columns.type === columns.direction ? '' : textOf(cellAt(cells, columns.type));
    move.read(cells);
    // Where no column is known to describe, any cell may say that the row is a balance.
    if (this.#saysBalance(row, texts.length > 0 ? [type, ...texts] : cells.map(textOf))) return;
    if (move.isBlank) move.refuseBlank(cells);
    const bookingDate = this.#otherDay(cells, columns.bookingDate, this.#bookingDay);
    const valueDate = this.#otherDay(cells, columns.valueDate, this.#valueDay);
    const occurredAt = this.#moment(cells);
    const status = this.#status(cells);
    const merchantOrderNo = this.#id(cells, columns.merchantOrderNo);
    const batchNo = this.#id(cells, columns.batchNo);
    if (move.fault !== null) {
      this.#sink.problem({ row, ...move.fault });
      return;
    }
    const hasMoved = status === 'none' || status === 'success';
    const direction = hasMoved ? move.direction : null;
    const party = columns.counterparty ?? (move.direction === 'out' ? columns.payee : columns.payer);
    const account =
      withoutApostrophe(textOf(cellAt(cells, columns.account))) ||
      this.#accountOfSides(cells) ||
      this.#others.account;
    if (hasMoved) this.#others.moved(move.currency, move.direction === 'out' ? -move.net : move.net);
    this.#sink.line({
      row,
      account,
      channel: 'bank',
      kind: kindOf([type, ...texts], direction),
      direction,
      occurredAt,
      bookingDate: columns.bookingDate === undefined || bookingDate === '' ? this.#day.day : bookingDate,
      valueDate,
      gross: move.fee === null ? null : minor(move.gross),
      fee: move.fee === null ? null : minor(move.fee),
      net: minor(move.net),
      orderAmount: null,
      currency: move.currency,
      balance: move.balance === null ? null : minor(move.balance),
      status,
      merchantOrderNo,
      refundNo: '',
      channelTransactionId: '',
      relatedTransactionId: '',
      batchNo,
      bankReference: referenceOf(cellAt(cells, columns.reference)),
      counterparty: partyWith(partyOf(textOf(cellAt(cells, party))), this.#accountOfParty(cells)),
      description: this.#layout.isHan ? joined([type, ...texts]) : joined(texts) || type,
    });
  }

  /** A row with a day that states a balance or a total and moves nothing. */
  #saysBalance(row: number, texts: readonly string[]): boolean {
    if (!texts.some(mayBeSense)) return false;
    const sense = texts.map(senseOf).find((each) => each !== null);
    const { fault, direction, net, isBlank: isNothing, balance, currency } = this.#move;
    if (!sense || fault !== null) return false;
    const signed = direction === 'out' ? -net : net;
    const isBalance = isNothing || signed === 0 || balance === null || balance === signed;
    return isBalance && this.#others.sensed(row, sense, balance ?? (isNothing ? null : signed), currency);
  }

  #otherDay(cells: CellRow, column: number | undefined, reader: DateReader): string {
    if (column === undefined) return '';
    const cell = cellAt(cells, column);
    if (reader.read(cell, this.#near(cells)) && isTimeLike(reader.rest)) return reader.day;
    if (textOf(cell) !== '') this.#move.refuse(column, 'not_a_date', cell, this.#layout.dateOrder);
    return '';
  }

  /** The other side's account, where the file prints it. */
  #accountOfParty(cells: CellRow): string {
    const { counterpartyAccount, payerAccount, payeeAccount } = this.#layout.columns;
    const column = counterpartyAccount ?? (this.#move.direction === 'out' ? payeeAccount : payerAccount);
    return withoutApostrophe(textOf(cellAt(cells, column)));
  }

  #moment(cells: CellRow): string {
    const { columns, hasTime, dateOrder } = this.#layout;
    const { day, rest } = this.#day;
    if (rest !== '' && !isTimeLike(rest)) {
      this.#move.refuse(this.#dayColumn, 'not_a_date', cellAt(cells, this.#dayColumn), dateOrder);
      return '';
    }
    if (!hasTime) return day;
    const printed = columns.time === undefined ? '' : textOf(cellAt(cells, columns.time));
    const text = printed === '' ? rest : printed;
    if (text.trim() === '') return day;
    // 交易时间 may repeat the whole moment.
    const time = timeOf(text) || timeOf(/\s(\S+)$/.exec(text)?.[1] ?? '');
    if (time === '')
      this.#move.refuse(
        printed === '' ? this.#dayColumn : (columns.time ?? -1),
        'not_a_date',
        text,
        'hh:mm:ss',
      );
    return `${day}T${time}${CHINA_ZONE}`;
  }

  /** Pending and failed rows are lines that moved nothing. A word we do not know is named: it might say just that. */
  #status(cells: CellRow): LineStatus {
    const { columns, hasOtherStates } = this.#layout;
    const { status } = columns;
    const text = status === undefined ? '' : textOf(cellAt(cells, status));
    if (status === undefined || text === '') return 'none';
    const found = statusOf(text);
    if (found === null && !hasOtherStates)
      this.#move.refuse(status, 'unknown_word', text, 'posted, pending, 成功, 处理中, …');
    return found ?? 'none';
  }

  #id(cells: CellRow, column: number | undefined): string {
    if (column === undefined) return '';
    const text = textOf(cellAt(cells, column));
    if (hasLostDigits(text)) this.#move.refuse(column, 'missing_value', text, 'every digit, not 4.2E+27');
    return text;
  }

  /** Files that name both sides of each movement (付款人账号, 收款人账号) name our account on one of them. */
  #accountOfSides(cells: CellRow): string {
    const { payerAccount, payeeAccount } = this.#layout.columns;
    if (this.#others.account !== '') return '';
    return textOf(cellAt(cells, this.#move.direction === 'out' ? payerAccount : payeeAccount));
  }
}

/** The name with the number behind it, as other banks print both in one cell: by it a transfer between own accounts is known. */
function partyWith(name: string, account: string): string {
  if (!/\d{4}/.test(account) || account.length > ACCOUNT_LENGTH_MAX || name.includes(account)) return name;
  return name === '' ? account : `${name} ${account}`;
}
const ACCOUNT_LENGTH_MAX = 40;

/** 'C0012: an apostrophe keeps a spreadsheet from taking it for a number. */
const withoutApostrophe = (text: string): string => (text.startsWith("'") ? text.slice(1).trim() : text);

/** Cheque number 0 and 日志号 0000000000 stand for none. */
const referenceOf = (cell: string): string => {
  const text = withoutApostrophe(textOf(cell));
  return text.charCodeAt(0) === 0x30 && /^0+$/.test(text) ? '' : text;
};

/** 对方账号与户名 in one cell: 6222…/张三. */
const partyOf = (text: string): string => /^[\d*]{4,}\/(.+)$/s.exec(text)?.[1]?.trim() ?? text;

/** The texts one after the other, each once: banks print the purpose in two columns. */
function joined(texts: readonly string[]): string {
  let whole = texts[0] ?? '';
  for (let at = 1; at < texts.length; at += 1) {
    const text = texts[at] ?? '';
    if (text === '' || whole.includes(text)) continue;
    whole = whole === '' ? text : `${whole} ${text}`;
  }
  return whole;
}
