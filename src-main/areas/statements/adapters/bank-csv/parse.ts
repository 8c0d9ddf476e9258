/**
 * Rows of a bank file into lines. Every row ends as a line, a skip with its reason, or a problem with its column.
 */
import { CHINA_ZONE } from '../../../../../shared/domain/dates.ts';
import { fractionDigits, type Minor, minor } from '../../../../../shared/domain/money.ts';
import type { Direction } from '../../../../../shared/domain/statement-line.ts';
import type { RawRow, RowParser, RowProblem, Sink } from '../../adapter.ts';
import { hasLostDigits } from '../cells.ts';
import { type AmountEnd, AmountReader } from './amounts.ts';
import { currencyOf } from './currencies.ts';
import { DateReader, isTimeLike, timeOf } from './dates.ts';
import { type BankLayout, type CellRow, cellAt } from './layout.ts';
import { OtherRows } from './other-rows.ts';
import { directionOf, kindOf, mayBeSense, senseOf } from './row-words.ts';
import { isBlank, textOf } from './text.ts';

export const parseBank = (layout: unknown, sink: Sink): RowParser =>
  new BankParser(layout as BankLayout, sink); // The layout is what this adapter's own recognition made.

/** The first reason why a row becomes no line, thrown nowhere: kept until the row is done. */
type Fault = Omit<RowProblem, 'row'>;

const AMOUNT_EXAMPLE = { '.': '1,234.56', ',': '1.234,56' } as const;

class BankParser implements RowParser {
  readonly #layout: BankLayout;
  readonly #sink: Sink;
  readonly #others: OtherRows;
  readonly #amounts: AmountReader;
  readonly #day: DateReader;
  readonly #bookingDay: DateReader;
  readonly #valueDay: DateReader;
  readonly #currencies = new Map<string, string>();
  readonly #digits = new Map<string, number>();
  #fault: Fault | null = null;
  // What #readMovement found.
  #direction: Direction | null = null;
  #net = 0;
  #currency = '';
  #isBlankMovement = false;

  constructor(layout: BankLayout, sink: Sink) {
    this.#layout = layout;
    this.#sink = sink;
    this.#others = new OtherRows(layout, sink);
    this.#amounts = new AmountReader(layout.decimal);
    this.#day = new DateReader(layout.dateOrder);
    this.#bookingDay = new DateReader(layout.dateOrder);
    this.#valueDay = new DateReader(layout.dateOrder);
  }

  row(raw: RawRow): void {
    const { headerRow, columns } = this.#layout;
    const { cells } = raw;
    if (raw.row <= headerRow) {
      this.#others.head(raw);
      return;
    }
    const first = columns.date ?? columns.bookingDate ?? columns.valueDate;
    const isDay =
      this.#day.read(cellAt(cells, first)) ||
      (isBlank(cellAt(cells, first)) &&
        columns.bookingDate !== undefined &&
        this.#day.read(cellAt(cells, columns.bookingDate)));
    if (!isDay) {
      this.#others.row(raw);
      return;
    }
    this.#dataRow(raw);
  }

  end(): void {
    this.#others.end();
  }

  #dataRow(raw: RawRow): void {
    const { cells } = raw;
    const { columns, width, names, balanceSign } = this.#layout;
    this.#fault = null;
    if (cells.length > width) {
      this.#refuse(-1, 'not_an_amount', cells.join(','), `${width} cells`);
      this.#endWithFault(raw.row);
      return;
    }
    const texts = columns.descriptions.map((column) => textOf(cells[column]));
    const type = columns.type === columns.direction ? '' : textOf(cellAt(cells, columns.type));
    this.#currency = this.#currencyOfRow(cells);
    this.#readMovement(cells);
    let balance: number | null = null;
    if (columns.balance !== undefined) {
      const end = this.#amounts.read(cells[columns.balance], this.#digitsOf(this.#currency));
      if (end === 'ok') balance = this.#amounts.value * balanceSign;
      else this.#refuseAmount(end, cells, columns.balance);
    }
    const sense =
      mayBeSense(type) || texts.some(mayBeSense) ? (senseOf(type) ?? texts.map(senseOf).find(Boolean)) : null;
    if (sense && this.#fault === null) {
      const signed = this.#direction === 'out' ? -this.#net : this.#net;
      const isBalance = this.#isBlankMovement || signed === 0 || balance === null || balance === signed;
      if (
        isBalance &&
        this.#others.sensed(
          raw.row,
          sense,
          balance ?? (this.#isBlankMovement ? null : signed),
          this.#currency,
        )
      )
        return;
    }
    if (this.#isBlankMovement) {
      const column = columns.amount ?? columns.in ?? columns.out ?? 0;
      if (column >= cells.length)
        this.#refuse(column, 'too_few_cells', cells.join(','), String(names.length || width));
      else this.#refuse(column, 'missing_value', '', AMOUNT_EXAMPLE[this.#layout.decimal]);
    }
    const bookingDate = this.#otherDay(cells, columns.bookingDate, this.#bookingDay);
    const valueDate = this.#otherDay(cells, columns.valueDate, this.#valueDay);
    const occurredAt = this.#moment(cells);
    const merchantOrderNo = this.#id(cells, columns.merchantOrderNo);
    const batchNo = this.#id(cells, columns.batchNo);
    if (this.#fault !== null) {
      this.#endWithFault(raw.row);
      return;
    }
    const direction = this.#direction;
    const party = columns.counterparty ?? (direction === 'out' ? columns.payee : columns.payer);
    const account =
      textOf(cellAt(cells, columns.account)) || this.#accountOfSides(cells) || this.#others.account;
    this.#others.moved(this.#currency, direction === 'out' ? -this.#net : this.#net);
    this.#sink.line({
      row: raw.row,
      account,
      channel: 'bank',
      kind: kindOf([type, ...texts], direction),
      direction,
      occurredAt,
      bookingDate: columns.bookingDate === undefined || bookingDate === '' ? this.#day.day : bookingDate,
      valueDate,
      gross: null,
      fee: null,
      net: minor(this.#net),
      orderAmount: null,
      currency: this.#currency,
      balance: balance === null ? null : (minor(balance) as Minor),
      status: 'none',
      merchantOrderNo,
      refundNo: '',
      channelTransactionId: '',
      relatedTransactionId: '',
      batchNo,
      bankReference: referenceOf(cellAt(cells, columns.reference)),
      counterparty: textOf(cellAt(cells, party)),
      description: this.#layout.hasChinaTime ? joined([type, ...texts]) : joined(texts) || type,
    });
  }

  /** Direction and amount of the row, by the file's form. */
  #readMovement(cells: CellRow): void {
    const { form, columns } = this.#layout;
    this.#direction = null;
    this.#net = 0;
    this.#isBlankMovement = false;
    if (form.kind === 'in_out') {
      this.#readPair(cells, form.isInNegative, form.isOutNegative);
      return;
    }
    const value = this.#readAmount(cells, columns.amount);
    if (value === null) {
      this.#isBlankMovement = this.#fault === null;
      return;
    }
    if (form.kind === 'signed') {
      this.#move(value * form.sign);
      return;
    }
    if (value === 0) return;
    const printed = cellAt(cells, columns.direction);
    const word = directionOf(printed);
    if (word === null) {
      const kind = isBlank(printed) ? 'missing_value' : 'unknown_word';
      this.#refuse(columns.direction ?? -1, kind, printed, '借/贷, 收/支, Dr/Cr, D/C, S/H, debit/credit');
      return;
    }
    const isNegative = value < 0;
    const isUsual =
      form.manner === 'unsigned'
        ? !isNegative
        : isNegative === ((word === 'out') === (form.manner === 'agrees'));
    this.#turned(word, value, isUsual, columns.direction, printed);
  }

  #readPair(cells: CellRow, isInNegative: boolean, isOutNegative: boolean): void {
    const { columns } = this.#layout;
    const incoming = this.#readAmount(cells, columns.in);
    const outgoing = this.#readAmount(cells, columns.out);
    if (this.#fault !== null) return;
    if (incoming === null && outgoing === null) {
      this.#isBlankMovement = true;
      return;
    }
    if (incoming && outgoing) {
      this.#refuse(
        columns.out ?? -1,
        'direction_contradicts',
        cellAt(cells, columns.out),
        'one of the two columns',
      );
      return;
    }
    if (incoming)
      this.#turned('in', incoming, incoming < 0 === isInNegative, columns.in, cellAt(cells, columns.in));
    if (outgoing)
      this.#turned('out', outgoing, outgoing < 0 === isOutNegative, columns.out, cellAt(cells, columns.out));
  }

  /** An amount with the unusual sign is a reversal (红字), believed where a balance can be held against it. */
  #turned(
    direction: Direction,
    value: number,
    isUsual: boolean,
    column: number | undefined,
    printed: string,
  ): void {
    if (!isUsual && this.#layout.columns.balance === undefined) {
      this.#refuse(column ?? -1, 'direction_contradicts', printed, 'the sign this column usually has');
      return;
    }
    this.#direction = isUsual ? direction : direction === 'in' ? 'out' : 'in';
    this.#net = Math.abs(value);
  }

  #move(signed: number): void {
    this.#direction = signed > 0 ? 'in' : signed < 0 ? 'out' : null;
    this.#net = Math.abs(signed);
  }

  /** Minor units with the printed sign; null where blank or refused. A currency printed in the cell is the row's. */
  #readAmount(cells: CellRow, column: number | undefined): number | null {
    if (column === undefined) return null;
    const { columns, currency } = this.#layout;
    let end = this.#amounts.read(cells[column], this.#digitsOf(this.#currency));
    if (this.#amounts.mark !== '' && columns.currency === undefined) {
      const printed = currencyOf(this.#amounts.mark, currency);
      if (printed !== '' && printed !== this.#currency) {
        this.#currency = printed;
        end = this.#amounts.read(cells[column], this.#digitsOf(printed));
      }
    }
    if (end === 'ok') return this.#amounts.value;
    this.#refuseAmount(end, cells, column);
    return null;
  }

  #refuseAmount(end: AmountEnd, cells: CellRow, column: number): void {
    if (end === 'ok' || end === 'blank' || textOf(cells[column]) === '') return;
    this.#refuse(column, end, cells[column] ?? '', AMOUNT_EXAMPLE[this.#layout.decimal]);
  }

  #currencyOfRow(cells: CellRow): string {
    const { columns, currency } = this.#layout;
    const column = columns.currency ?? columns.balanceCurrency;
    if (column === undefined) return currency;
    const printed = cells[column] ?? '';
    const known = this.#currencies.get(printed);
    if (known !== undefined) return known;
    const text = textOf(printed);
    const found = text === '' ? currency : currencyOf(text, currency);
    if (found === '') {
      this.#refuse(column, 'unknown_word', text, 'CNY, USD, 人民币, …');
      return currency;
    }
    this.#currencies.set(printed, found);
    return found;
  }

  #digitsOf(currency: string): number {
    const known = this.#digits.get(currency);
    if (known !== undefined) return known;
    const digits = fractionDigits(currency);
    this.#digits.set(currency, digits);
    return digits;
  }

  #otherDay(cells: CellRow, column: number | undefined, reader: DateReader): string {
    if (column === undefined) return '';
    const cell = cellAt(cells, column);
    if (reader.read(cell) && isTimeLike(reader.rest)) return reader.day;
    if (textOf(cell) !== '') this.#refuse(column, 'not_a_date', cell, this.#layout.dateOrder);
    return '';
  }

  #moment(cells: CellRow): string {
    const { columns, hasChinaTime, dateOrder } = this.#layout;
    const { day, rest } = this.#day;
    const dayColumn = columns.date ?? columns.bookingDate ?? columns.valueDate ?? -1;
    if (rest !== '' && !isTimeLike(rest)) {
      this.#refuse(dayColumn, 'not_a_date', cellAt(cells, dayColumn), dateOrder);
      return '';
    }
    if (!hasChinaTime) return day;
    const printed = columns.time === undefined ? '' : textOf(cellAt(cells, columns.time));
    const text = printed === '' ? rest : printed;
    if (text.trim() === '') return day;
    // 交易时间 may repeat the whole moment.
    const time = timeOf(text) || timeOf(/\s(\S+)$/.exec(text)?.[1] ?? '');
    if (time === '')
      this.#refuse(printed === '' ? dayColumn : (columns.time ?? -1), 'not_a_date', text, 'hh:mm:ss');
    return `${day}T${time}${CHINA_ZONE}`;
  }

  #id(cells: CellRow, column: number | undefined): string {
    if (column === undefined) return '';
    const text = textOf(cellAt(cells, column));
    if (hasLostDigits(text)) this.#refuse(column, 'missing_value', text, 'every digit, not 4.2E+27');
    return text;
  }

  /** Files that name both sides of each movement (付款人账号, 收款人账号) name our account on one of them. */
  #accountOfSides(cells: CellRow): string {
    const { payerAccount, payeeAccount } = this.#layout.columns;
    if (this.#others.account !== '') return '';
    return textOf(cellAt(cells, this.#direction === 'out' ? payerAccount : payeeAccount));
  }

  #refuse(column: number, kind: RowProblem['kind'], text: string, expected: string): void {
    this.#fault ??= {
      column: this.#layout.names[column] ?? (column < 0 ? '' : `#${column + 1}`),
      kind,
      text,
      expected,
    };
  }

  #endWithFault(row: number): void {
    if (this.#fault !== null) this.#sink.problem({ row, ...this.#fault });
  }
}

/** Cheque number 0 and 日志号 0000000000 stand for none. */
const referenceOf = (cell: string): string => {
  const text = textOf(cell);
  return text.charCodeAt(0) === 0x30 && /^0+$/.test(text) ? '' : text;
};

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
