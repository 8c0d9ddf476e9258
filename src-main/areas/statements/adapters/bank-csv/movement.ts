/**
 * What a row moved: direction, amount, currency, fee, by the file's form. Nothing is guessed: a cell that cannot be read, a word nobody
 * knows or a sign against its column is a fault with its column, and the first one ends the row.
 */
import { fractionDigits } from '../../../../../shared/domain/money.ts';
import type { Direction } from '../../../../../shared/domain/statement-line.ts';
import type { RowProblem } from '../../adapter.ts';
import { type AmountEnd, AmountReader } from './amounts.ts';
import { currencyOf } from './currencies.ts';
import { cardSenseOf } from './kinds.ts';
import { type BankLayout, type CellRow, cellAt, sayings } from './layout.ts';
import { directionOf } from './row-words.ts';
import { isBlank, textOf } from './text.ts';

/** The first reason why a row becomes no line, thrown nowhere: kept until the row is done. */
export type Fault = Omit<RowProblem, 'row'>;

const AMOUNT_EXAMPLE = { '.': '1,234.56', ',': '1.234,56' } as const;
const DIRECTION_WORDS = '借/贷, 收/支, Dr/Cr, D/C, S/H, debit/credit';
/** Texts of currencies remembered; there are as many as currencies, unless a file was made to be otherwise. */
const CURRENCY_TEXTS_MAX = 200;
const TEXT_WORDS = '消费, 退货, 还款, sale, refund, payment';

/** '1' and '234.56' side by side where all amounts print their decimals: a thousands comma without quotes. */
export const isCut = (cell: string, next: string): boolean =>
  /^\s*[+-]?\d{1,3}$/.test(cell) && /^\d{3}(?:\D|$)/.test(next);

export class MovementReader {
  readonly #layout: BankLayout;
  readonly #amounts: AmountReader;
  readonly #currencies = new Map<string, string>();
  readonly #digits = new Map<string, number>();
  fault: Fault | null = null;
  direction: Direction | null = null;
  net = 0;
  /** Beside the amount, where the file has a column for it and the balance moves by both; null otherwise. */
  fee: number | null = null;
  gross = 0;
  currency = '';
  balance: number | null = null;
  /** No amount is printed at all. */
  isBlank = false;

  constructor(layout: BankLayout) {
    this.#layout = layout;
    this.#amounts = new AmountReader(layout.decimal);
  }

  /** Reads all of it into the fields; the first fault is in `fault`. */
  read(cells: CellRow): void {
    const { form, columns, balanceSign } = this.#layout;
    this.fault = null;
    this.direction = null;
    this.net = 0;
    this.fee = null;
    this.isBlank = false;
    this.balance = null;
    this.currency = this.#currencyOfRow(cells);
    if (form.kind === 'in_out') this.#readPair(cells, form.isInNegative, form.isOutNegative);
    else this.#readSingle(cells);
    this.gross = this.net;
    if (columns.fee !== undefined && this.fault === null) this.#takeFee(cells, columns.fee);
    if (columns.balance === undefined) return;
    const end = this.#amounts.read(cells[columns.balance], this.#digitsOf(this.currency));
    if (end === 'ok') this.balance = this.#amounts.value * balanceSign;
    else this.#refuseAmount(end, cells, columns.balance);
  }

  /** The row needs an amount and prints none. */
  refuseBlank(cells: CellRow): void {
    const { columns, names, width, decimal } = this.#layout;
    const column = columns.amount ?? columns.in ?? columns.out ?? 0;
    if (column >= cells.length)
      this.refuse(column, 'too_few_cells', cells.join(','), String(names.length || width));
    else this.refuse(column, 'missing_value', '', AMOUNT_EXAMPLE[decimal]);
  }

  refuse(column: number, kind: RowProblem['kind'], text: string, expected: string): void {
    this.fault ??= {
      column: this.#layout.names[column] ?? (column < 0 ? '' : `#${column + 1}`),
      kind,
      text,
      expected,
    };
  }

  #readSingle(cells: CellRow): void {
    const { form, columns } = this.#layout;
    const value = this.#readAmount(cells, columns.amount);
    if (value === null) {
      this.isBlank = this.fault === null;
      return;
    }
    if (form.kind === 'signed') {
      this.#move(value * form.sign);
      return;
    }
    if (value === 0) return;
    if (form.kind === 'text') {
      this.#moveByText(cells, value);
      return;
    }
    const printed = cellAt(cells, columns.direction);
    const word = directionOf(printed);
    if (word === null) {
      const kind = isBlank(printed) ? 'missing_value' : 'unknown_word';
      this.refuse(columns.direction ?? -1, kind, printed, DIRECTION_WORDS);
      return;
    }
    const isNegative = value < 0;
    const manner = form.kind === 'word' ? form.manner : 'unsigned';
    const isUsual =
      manner === 'unsigned' ? !isNegative : isNegative === ((word === 'out') === (manner === 'agrees'));
    this.#turned(word, value, isUsual, columns.direction, printed);
  }

  #moveByText(cells: CellRow, value: number): void {
    const { type, descriptions } = this.#layout.columns;
    const texts = sayings(this.#layout.columns).map((column) => textOf(cellAt(cells, column)));
    const sense = cardSenseOf(texts);
    if (sense === null || value < 0) {
      const kind = sense === null ? 'unknown_word' : 'direction_contradicts';
      this.refuse(type ?? descriptions[0] ?? -1, kind, texts.join(' ').trim(), TEXT_WORDS);
      return;
    }
    this.#move(sense === 'in' ? value : -value);
  }

  #readPair(cells: CellRow, isInNegative: boolean, isOutNegative: boolean): void {
    const { columns } = this.#layout;
    const incoming = this.#readAmount(cells, columns.in);
    const outgoing = this.#readAmount(cells, columns.out);
    if (this.fault !== null) return;
    if (incoming === null && outgoing === null) {
      this.isBlank = true;
      return;
    }
    if (incoming && outgoing) {
      const printed = cellAt(cells, columns.out);
      this.refuse(columns.out ?? -1, 'direction_contradicts', printed, 'one of the two columns');
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
      this.refuse(column ?? -1, 'direction_contradicts', printed, 'the sign this column usually has');
      return;
    }
    this.direction = isUsual ? direction : direction === 'in' ? 'out' : 'in';
    this.net = Math.abs(value);
  }

  #move(signed: number): void {
    this.direction = signed > 0 ? 'in' : signed < 0 ? 'out' : null;
    this.net = Math.abs(signed);
  }

  #takeFee(cells: CellRow, column: number): void {
    const fee = Math.abs(this.#readAmount(cells, column) ?? 0);
    if (this.fault !== null) return;
    this.fee = fee;
    this.#move((this.direction === 'out' ? -this.net : this.net) - fee);
  }

  /** Minor units with the printed sign; null where blank or refused. A currency printed in the cell is the row's. */
  #readAmount(cells: CellRow, column: number | undefined): number | null {
    if (column === undefined) return null;
    const { columns, currency, hasDecimals } = this.#layout;
    if (hasDecimals && isCut(cells[column] ?? '', cells[column + 1] ?? '')) {
      this.refuse(column, 'not_an_amount', `${cells[column]},${cells[column + 1]}`, AMOUNT_EXAMPLE['.']);
      return null;
    }
    let end = this.#amounts.read(cells[column], this.#digitsOf(this.currency));
    if (this.#amounts.mark !== '' && columns.currency === undefined) {
      const printed = currencyOf(this.#amounts.mark, currency);
      if (printed !== '' && printed !== this.currency) {
        this.currency = printed;
        end = this.#amounts.read(cells[column], this.#digitsOf(printed));
      }
    }
    if (end === 'ok') return this.#amounts.value;
    this.#refuseAmount(end, cells, column);
    return null;
  }

  #refuseAmount(end: AmountEnd, cells: CellRow, column: number): void {
    if (end === 'ok' || end === 'blank' || textOf(cells[column]) === '') return;
    this.refuse(column, end, cells[column] ?? '', AMOUNT_EXAMPLE[this.#layout.decimal]);
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
      this.refuse(column, 'unknown_word', text, 'CNY, USD, 人民币, …');
      return currency;
    }
    if (this.#currencies.size < CURRENCY_TEXTS_MAX) this.#currencies.set(printed, found);
    return found;
  }

  #digitsOf(currency: string): number {
    const known = this.#digits.get(currency);
    if (known !== undefined) return known;
    const digits = fractionDigits(currency);
    this.#digits.set(currency, digits);
    return digits;
  }
}
