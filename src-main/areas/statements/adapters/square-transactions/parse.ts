/**
 * Rows of Square's transactions: one payment or refund each, its fees with a minus (net = collected + fees). What was paid in cash, by gift
 * card or elsewhere lies in the drawer or with another: it never moves Square's balance and no deposit holds it.
 */
import { fractionDigits, minor } from '../../../../../shared/domain/money.ts';
import type { LineKind, LineStatus } from '../../../../../shared/domain/statement-line.ts';
import type { RawRow, RowParser, Sink } from '../../adapter.ts';
import { NO_CURRENCY } from '../bank-csv/currencies.ts';
import { legsOf } from '../psp-legs.ts';
import { Moments } from '../psp-moments.ts';
import { FigureRow } from '../psp-row.ts';
import type { FigureTable } from '../psp-table.ts';
import { Zones } from '../psp-zones.ts';
import { ColumnSums, currencyOfMark, isTotalWord, markIn } from '../square-money.ts';
import { type Field, NEEDED } from './columns.ts';

export interface TransactionsLayout extends FigureTable<Field> {
  readonly currency: string;
}

export const FIGURES: readonly Field[] = ['net', 'collected', 'fees', 'cash', 'giftCard', 'otherTender'];
const ELSEWHERE: readonly Field[] = ['cash', 'giftCard', 'otherTender'];

const KINDS: readonly (readonly [LineKind, RegExp])[] = [
  ['chargeback', /dispute|chargeback/i],
  ['refund', /refund|return/i],
  ['fee', /fee/i],
  ['adjustment', /adjustment|hold|release/i],
];
export const kindOf = (event: string, isIn: boolean): LineKind =>
  KINDS.find(([, pattern]) => pattern.test(event))?.[0] ?? (isIn ? 'payment' : 'refund');

const STATUSES: ReadonlyMap<string, LineStatus> = new Map<string, LineStatus>([
  ['', 'none'],
  ['complete', 'success'],
  ['completed', 'success'],
  ['pending', 'pending'],
  ['failed', 'failed'],
  ['canceled', 'closed'],
  ['cancelled', 'closed'],
  ['voided', 'closed'],
]);

export class TransactionsParser implements RowParser {
  readonly #layout: TransactionsLayout;
  readonly #sink: Sink;
  readonly #row: FigureRow<Field>;
  readonly #moments: Moments;
  readonly #sums = new ColumnSums(['gross_sum', 'fee_sum', 'net_sum']);

  constructor(layout: TransactionsLayout, sink: Sink) {
    this.#layout = layout;
    this.#sink = sink;
    this.#row = new FigureRow(layout, NEEDED, sink);
    this.#moments = new Moments(layout.dateOrder, new Zones());
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
    const net = row.required('net', digits);
    const elsewhere = ELSEWHERE.map((field) => row.figure(field, digits) ?? 0).reduce(
      (sum, each) => sum + each,
      0,
    );
    if (row.isReadable && net !== collected + fees)
      row.refuse('net', 'net_differs', row.text('net'), `${row.text('collected')} + ${row.text('fees')}`);
    if (!Number.isSafeInteger(elsewhere)) row.refuse('cash', 'out_of_range', row.text('cash'), '1,234.56');
    if (!this.#moments.read(row.text('date'), row.text('time'), row.text('zone')))
      row.refuse('date', 'not_a_date', `${row.text('date')} ${row.text('time')}`, '2026-12-31 23:59:58');
    const paymentId = row.id('paymentId');
    if (paymentId === '') row.refuse('paymentId', 'missing_value', '', row.text('transactionId') || 'ID');
    const transactionId = row.id('transactionId');
    const status = STATUSES.get(row.text('status').toLowerCase()) ?? 'none';
    if (!row.isReadable) return;
    this.#sums.add([collected, -fees, net]);
    const isElsewhere = elsewhere !== 0 && elsewhere === collected && fees === 0;
    const isSplit = elsewhere !== 0 && !isElsewhere;
    const moved = isSplit ? collected - elsewhere : collected;
    const legs = legsOf(moved, -fees, isSplit ? net - elsewhere : net);
    const isMoving = !isElsewhere && status !== 'failed' && status !== 'closed' && status !== 'pending';
    const kind = kindOf(row.text('eventType'), collected >= 0);
    const detail = row.text('refundReason');
    this.#sink.line({
      row: raw.row,
      account: row.text('location'),
      channel: 'square',
      kind,
      ...legs,
      ...(isMoving ? {} : { direction: null }),
      occurredAt: this.#moments.occurredAt,
      bookingDate: '',
      valueDate: '',
      orderAmount: isSplit ? minor(Math.abs(collected)) : null,
      currency,
      balance: null,
      status,
      merchantOrderNo: row.text('orderReference') || row.text('customerReference'),
      refundNo: '',
      channelTransactionId: paymentId,
      relatedTransactionId: transactionId,
      batchNo: row.text('depositId'),
      bankReference: '',
      counterparty: row.text('customer'),
      description: [row.text('description') || row.text('eventType'), detail]
        .filter((part) => part !== '')
        .join(' · '),
    });
  }

  end(): void {
    this.#sums.tell(this.#sink);
  }

  /** The last row adds the columns up. It has no dates, and may be shorter than the others. */
  #total(raw: RawRow): void {
    const row = new FigureRow(this.#layout, [], this.#sink);
    if (!row.open(raw)) return;
    const digits = fractionDigits(this.#layout.currency);
    const fees = row.figure('fees', digits);
    const values = [row.figure('collected', digits), fees === null ? null : -fees, row.figure('net', digits)];
    if (!row.isReadable) return;
    this.#sums.state(raw.row, values);
    this.#sink.skip(raw.row, 'summary');
  }
}
