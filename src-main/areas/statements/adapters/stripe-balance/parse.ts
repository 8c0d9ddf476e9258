/** Rows of Stripe's balance transactions: major units, the fee plus where charged (net = gross − fee), one number per movement. */
import { fractionDigits } from '../../../../../shared/domain/money.ts';
import type { RawRow, RowParser, Sink } from '../../adapter.ts';
import { legsOf } from '../psp-legs.ts';
import { Moments } from '../psp-moments.ts';
import { FigureRow } from '../psp-row.ts';
import type { FigureTable } from '../psp-table.ts';
import { Zones } from '../psp-zones.ts';
import { CategorySums } from './category-sums.ts';
import { type Field, NEEDED } from './columns.ts';
import { kindOf } from './kinds.ts';
import { Payouts } from './payouts.ts';

export class BalanceParser implements RowParser {
  readonly #sink: Sink;
  readonly #row: FigureRow<Field>;
  readonly #moments: Moments;
  readonly #payouts = new Payouts();
  readonly #sums = new CategorySums();

  constructor(table: FigureTable<Field>, sink: Sink) {
    this.#sink = sink;
    this.#row = new FigureRow(table, NEEDED, sink);
    this.#moments = new Moments(table.dateOrder, new Zones());
  }

  row(raw: RawRow): void {
    const row = this.#row;
    if (!row.open(raw)) return;
    const currency = row.text('currency').toUpperCase();
    if (!/^[A-Z]{3}$/.test(currency))
      row.refuse('currency', currency === '' ? 'missing_value' : 'unknown_word', currency, 'usd');
    const digits = fractionDigits(currency);
    const gross = row.required('gross', digits);
    const fee = row.required('fee', digits);
    const net = row.required('net', digits);
    if (row.isReadable && net !== gross - fee)
      row.refuse('net', 'net_differs', row.text('net'), `${row.text('gross')} - ${row.text('fee')}`);
    const id = row.id('id');
    if (id === '') row.refuse('id', 'missing_value', '', 'txn_…');
    const occurredAt = this.#momentOf('createdUtc', 'created', 'availableUtc', 'available');
    if (occurredAt === '') row.refuse('createdUtc', 'missing_value', '', '2026-05-08 10:00:00');
    const valueDate = this.#momentOf('availableUtc', 'available').slice(0, 10);
    const source = row.id('source');
    const payout = row.id('payout');
    if (!row.isReadable) return;
    const description = row.text('description');
    const type = row.text('category') || row.text('type');
    const kind = kindOf(row.text('category'), row.text('type'), source, description);
    const batchNo = payout || (kind === 'payout' && /^(po|tr)_/.test(source) ? source : '');
    this.#sums.add(type, currency, kind === 'payout', { gross, fee, net });
    if (batchNo !== '') this.#payouts.add(batchNo, currency, net, kind === 'payout', raw.row, occurredAt);
    const isTrade = kind === 'payment' || kind === 'refund' || kind === 'chargeback';
    this.#sink.line({
      row: raw.row,
      account: '',
      channel: 'stripe',
      kind,
      ...legsOf(gross, fee, net),
      occurredAt,
      bookingDate: '',
      valueDate,
      orderAmount: null,
      currency,
      balance: null,
      status: 'none',
      merchantOrderNo: isTrade ? row.text('orderNo') || row.text('invoiceNumber') : '',
      refundNo: '',
      // The charge is what a refund or a dispute belongs to.
      channelTransactionId: row.id('charge') || source || id,
      relatedTransactionId: id,
      batchNo,
      bankReference: '',
      counterparty: row.text('customer') || row.text('email'),
      description: [type, description].filter((part) => part !== '').join(' · '),
    });
  }

  end(): void {
    this.#sums.tell(this.#sink);
    this.#payouts.tell(this.#sink);
  }

  /**
   * The first of these that is not blank. Without 'UTC' in its header a time is on the clock of whoever asked for the report, which the file
   * does not name: the day alone.
   */
  #momentOf(...fields: readonly Field[]): string {
    const row = this.#row;
    const field = fields.find((each) => row.text(each) !== '');
    if (field === undefined) return '';
    const text = row.text(field);
    const zone = field === 'createdUtc' || field === 'availableUtc' ? 'UTC' : '';
    if (!this.#moments.read(text, '', zone)) row.refuse(field, 'not_a_date', text, '2026-05-08 10:00:00');
    return this.#moments.occurredAt;
  }
}
