/**
 * One row of UnionPay's details by its fields: figures in fen with C and D, moments without a year. The first field that cannot be read is told
 * to the sink (a row has one end), and the row becomes no line.
 */
import { dayNumber, formatDay, parseDay } from '../../../../../shared/domain/dates.ts';
import type { RawRow, RowProblem, Sink } from '../../adapter.ts';
import { cellOf, type Field, type Form } from './columns.ts';
import type { Figures } from './settlement.ts';

export class DetailRow {
  readonly raw: RawRow;
  readonly #form: Form;
  readonly #sink: Sink;
  isReadable = true;

  constructor(raw: RawRow, form: Form, sink: Sink) {
    this.raw = raw;
    this.#form = form;
    this.#sink = sink;
    const { field, at, width } = form.last;
    const last = raw.cells[at] ?? '';
    if (last.length < width)
      this.refuse(field, 'too_few_cells', raw.cells.join(' ').trimEnd(), String(width));
  }

  text(field: Field): string {
    return cellOf(this.raw, this.#form, field);
  }

  /** Null where one of them cannot be read; the sink knows which. */
  figures(): Figures | null {
    const amount = this.#digits('amount');
    const settled = this.#signed('settled');
    if (settled === null) this.refuse('settled', 'missing_value', '', 'C000000001234');
    const principal = this.#form.id === 'ZM' ? this.#tail() : 0;
    const figures = {
      amount,
      fee: this.#signed('fee') ?? 0,
      instalmentFee: this.#signed('instalmentFee') ?? 0,
      settled: settled ?? 0,
      discount: Math.abs(this.#signed('discount') ?? 0),
      principal,
      split: this.#signed('split') ?? 0,
      net: this.#form.id === 'ZM' ? this.#signed('net') : null,
    };
    return this.isReadable ? figures : null;
  }

  /** MMDDhhmmss without a year: the year that brings it nearest to the given day. */
  moment(field: Field, near: string): string {
    const text = this.text(field);
    const base = parseDay(near);
    const found = /^(\d\d)(\d\d)([01]\d|2[0-3])([0-5]\d)([0-5]\d)$/.exec(text);
    if (!found || base === null) {
      this.refuse(
        field,
        'not_a_date',
        text,
        found ? 'MMDDhhmmss, and a year in the number or in the name' : 'MMDDhhmmss',
      );
      return '';
    }
    const [, month = '', date = '', hour, minute, second] = found;
    const year = Number(near.slice(0, 4));
    const days = [year - 1, year, year + 1].flatMap(
      (each) => dayNumber(each, Number(month), Number(date)) ?? [],
    );
    const [nearest] = days.sort((a, b) => Math.abs(a - base) - Math.abs(b - base));
    if (nearest === undefined) this.refuse(field, 'not_a_date', text, 'MMDDhhmmss');
    return nearest === undefined ? '' : `${formatDay(nearest)}T${hour}:${minute}:${second}+08:00`;
  }

  description(name: string): string {
    const original = [this.text('originalSentAt'), this.text('originalTraceNo')].filter((part) =>
      /[1-9]/.test(part),
    );
    const split = this.text('split');
    return [
      name,
      this.text('subMerchant'),
      this.text('words'),
      /[1-9]/.test(split) ? `分账 ${split}` : '',
      original.length > 0 ? `原交易 ${original.join(' ')}` : '',
    ]
      .filter((part) => part !== '')
      .join(' · ');
  }

  sumText(): string {
    return `交易金额 ${this.text('amount')}, 手续费 ${this.text('fee')}, 清算净额 ${this.text('net')}`;
  }

  refuse(field: Field, kind: RowProblem['kind'], text: string, expected: string): void {
    if (!this.isReadable) return;
    this.isReadable = false;
    const column = this.#form.columns.get(field)?.name ?? field;
    this.#sink.problem({ row: this.raw.row, column, kind, text, expected });
  }

  #digits(field: Field): number {
    const text = this.text(field);
    if (!/^\d{1,12}$/.test(text)) this.refuse(field, 'not_an_amount', text, '000000001234');
    return Number(text);
  }

  /** 'C000000001234' is plus, 'D…' minus, blank before noughts nothing; null where the field is blank. */
  #signed(field: Field): number | null {
    const text = this.text(field);
    if (text === '') return null;
    const found = /^([CD]?)(\d{11,12})$/i.exec(text);
    const size = Number(found?.[2] ?? Number.NaN);
    if (!found || (found[1] === '' && size !== 0)) {
      this.refuse(field, 'not_an_amount', text, 'C000000001234 / D000000001234');
      return null;
    }
    return found[1]?.toUpperCase() === 'D' && size !== 0 ? -size : size;
  }

  /** 清算金额 stands where older files have something else or nothing. */
  #tail(): number {
    const text = this.text('principal');
    return /^[CD]\d{12}$/i.test(text) ? Number(text.slice(1)) : 0;
  }
}
