/**
 * Rows of Square's transfers: what each payment or refund left after its fees (with a minus), and in which deposit it went to the bank. The
 * sum of a deposit's rows is what the bank is credited.
 */
import { fractionDigits } from '../../../../../shared/domain/money.ts';
import type { RawRow, RowParser, Sink } from '../../adapter.ts';
import { NO_CURRENCY } from '../bank-csv/currencies.ts';
import { legsOf } from '../psp-legs.ts';
import { Moments } from '../psp-moments.ts';
import { FigureRow } from '../psp-row.ts';
import type { FigureTable } from '../psp-table.ts';
import { Zones } from '../psp-zones.ts';
import { ColumnSums, currencyOfMark, isTotalWord, markIn } from '../square-money.ts';
import { kindOf } from '../square-transactions/parse.ts';
import { type Field, NEEDED } from './columns.ts';

export interface TransfersLayout extends FigureTable<Field> {
  readonly currency: string;
}

export const FIGURES: readonly Field[] = ['deposited', 'collected', 'fees'];

export class TransfersParser implements RowParser {
  readonly #layout: TransfersLayout;
  readonly #sink: Sink;
  readonly #row: FigureRow<Field>;
  readonly #payments: Moments;
  readonly #deposits: Moments;
  readonly #sums = new ColumnSums(['gross_sum', 'fee_sum', 'net_sum']);

  constructor(layout: TransfersLayout, sink: Sink) {
    this.#layout = layout;
    this.#sink = sink;
    this.#row = new FigureRow(layout, NEEDED, sink);
    this.#payments = new Moments(layout.dateOrder, new Zones());
    this.#deposits = new Moments(layout.dateOrder, new Zones());
  }

  row(raw: RawRow): void {
    const row = this.#row;
    if (isTotalWord((raw.cells.find((cell) => cell.trim() !== '') ?? '').trim())) {
      this.#total(raw);
      return;
    }
    if (!row.open(raw)) return;
    const marked = currencyOfMark(markIn(FIGURES.map((field) => row.text(field))), row.text('zone'));
    const currency = marked === NO_CURRENCY ? this.#layout.currency : marked;
    const digits = fractionDigits(currency);
    const collected = row.required('collected', digits);
    const fees = row.figure('fees', digits) ?? 0;
    const deposited = row.required('deposited', digits);
    if (row.isReadable && deposited !== collected + fees)
      row.refuse(
        'deposited',
        'net_differs',
        row.text('deposited'),
        `${row.text('collected')} + ${row.text('fees')}`,
      );
    if (!this.#payments.read(row.text('paymentDate'), row.text('time'), row.text('zone')))
      row.refuse('paymentDate', 'not_a_date', row.text('paymentDate'), '12/31/2026');
    const booked = row.text('depositDate');
    // Blank while the deposit is still to come.
    if (booked !== '' && !this.#deposits.read(booked, '', ''))
      row.refuse('depositDate', 'not_a_date', booked, '12/31/2026');
    const transactionId = row.id('transactionId');
    const paymentId = row.id('paymentId');
    const batchNo = row.id('depositId');
    if (!row.isReadable) return;
    this.#sums.add([collected, -fees, deposited]);
    const type = row.text('type');
    this.#sink.line({
      row: raw.row,
      account: row.text('location'),
      channel: 'square',
      kind: kindOf(type, collected >= 0),
      ...legsOf(collected, -fees, deposited),
      occurredAt: this.#payments.occurredAt,
      bookingDate: booked === '' ? '' : this.#deposits.day,
      valueDate: '',
      orderAmount: null,
      currency,
      balance: null,
      status: 'none',
      merchantOrderNo: '',
      refundNo: '',
      channelTransactionId: paymentId || transactionId,
      relatedTransactionId: transactionId,
      batchNo,
      bankReference: '',
      counterparty: row.text('customer'),
      description: [type, row.text('description')].filter((part) => part !== '').join(' · '),
    });
  }

  end(): void {
    this.#sums.tell(this.#sink);
  }

  #total(raw: RawRow): void {
    const row = new FigureRow(this.#layout, [], this.#sink);
    if (!row.open(raw)) return;
    const digits = fractionDigits(this.#layout.currency);
    const fees = row.figure('fees', digits);
    const values = [
      row.figure('collected', digits),
      fees === null ? null : -fees,
      row.figure('deposited', digits),
    ];
    if (!row.isReadable) return;
    this.#sums.state(raw.row, values);
    this.#sink.skip(raw.row, 'summary');
  }
}
