/**
 * Rows of a PayPal download: signed amounts, the fee with its own sign (net = gross + fee), a balance per currency. A row that moved nothing
 * is a line without a direction.
 */
import { fractionDigits, minor } from '../../../../../shared/domain/money.ts';
import type { LineKind, ParsedLine } from '../../../../../shared/domain/statement-line.ts';
import type { RawRow, RowParser, Sink } from '../../adapter.ts';
import { currencyOf } from '../bank-csv/currencies.ts';
import { legsOf } from '../psp-legs.ts';
import { Moments } from '../psp-moments.ts';
import { FigureRow } from '../psp-row.ts';
import type { FigureTable } from '../psp-table.ts';
import { Zones } from '../psp-zones.ts';
import { BalanceChains } from './chain.ts';
import { type Field, NEEDED } from './columns.ts';
import { judge, type Learned, type PrintedRow } from './movements.ts';
import { kindOf } from './words.ts';

export interface ActivityLayout extends FigureTable<Field> {
  readonly learned: Learned;
  /** Whether a balance that does not follow holds the file back: not where the user chose rows, so that few follow one another. */
  readonly weight: 'strict' | 'advisory';
}

/** Kinds whose reference names the movement they belong to; a payment's names an agreement or an authorisation. */
const OF_ANOTHER: ReadonlySet<LineKind> = new Set([
  'refund',
  'chargeback',
  'adjustment',
  'fee',
  'fee_return',
]);

export class ActivityParser implements RowParser {
  readonly #layout: ActivityLayout;
  readonly #sink: Sink;
  readonly #row: FigureRow<Field>;
  readonly #moments: Moments;
  readonly #chains = new BalanceChains();

  constructor(layout: ActivityLayout, sink: Sink) {
    this.#layout = layout;
    this.#sink = sink;
    this.#row = new FigureRow(layout, NEEDED, sink);
    const isChinese = /\p{Script=Han}/u.test(layout.columns.get('date')?.name ?? '');
    this.#moments = new Moments(layout.dateOrder, new Zones(isChinese ? { CST: '+08:00' } : {}));
  }

  row(raw: RawRow): void {
    const row = this.#row;
    if (!row.open(raw)) return;
    const currency = currencyOf(row.text('currency')) || row.text('currency').toUpperCase();
    if (!/^[A-Z]{3}$/.test(currency))
      row.refuse('currency', currency === '' ? 'missing_value' : 'unknown_word', currency, 'USD');
    const printed = readFigures(row, currency);
    // Every row prints it: without one the net has nothing to be held against, and may be another cell's figure.
    if (printed.gross === null && this.#layout.columns.has('gross'))
      row.refuse('gross', 'missing_value', '', row.text('net'));
    if (!this.#moments.read(row.text('date'), row.text('time'), row.text('zone')))
      row.refuse('date', 'not_a_date', `${row.text('date')} ${row.text('time')}`, '31/12/2026 23:59:58');
    const id = row.id('transactionId');
    const verdict = judge(printed, this.#layout.learned);
    if (!verdict) row.refuse('status', 'unknown_word', printed.status, 'Completed / Pending / Denied');
    if (!row.isReadable || !verdict) return;
    const { occurredAt } = this.#moments;
    if (verdict.moves) this.#chains.add(currency, raw.row, this.#moments, printed.net, printed.balance);
    const words = this.#words(printed, id);
    this.#sink.line({
      row: raw.row,
      account: '',
      channel: 'paypal',
      ...legsOf(printed.gross, printed.fee, printed.net),
      ...(verdict.moves ? {} : { direction: null }),
      occurredAt,
      bookingDate: '',
      valueDate: '',
      orderAmount: null,
      currency,
      balance: printed.balance === null ? null : minor(printed.balance),
      status: verdict.status,
      ...words,
    });
  }

  end(): void {
    this.#chains.tell(this.#layout.weight, this.#sink);
  }

  #words({ net, type }: Figures, id: string): Pick<ParsedLine, Words> {
    const row = this.#row;
    const kind = kindOf(type, net >= 0);
    const reference = row.text('reference');
    const isConversion = kind === 'transfer' && net !== 0 && row.text('name') === '' && reference !== '';
    const order = row.text('invoice') || row.text('custom');
    const isTrade = kind === 'payment' || kind === 'refund';
    const detail = [row.text('item'), row.text('subject'), row.text('note')].find((text) => text !== '');
    return {
      kind,
      merchantOrderNo: isTrade ? order : '',
      refundNo: '',
      channelTransactionId: reference !== '' && (isConversion || OF_ANOTHER.has(kind)) ? reference : id,
      relatedTransactionId: id,
      batchNo: kind === 'payout' ? id : '',
      bankReference: '',
      counterparty: row.text('name') || row.text(net < 0 ? 'to' : 'from') || row.text('bank'),
      description: [type, detail ?? ''].filter((part) => part !== '').join(' · '),
    };
  }
}
type Words =
  | 'kind'
  | 'merchantOrderNo'
  | 'refundNo'
  | 'channelTransactionId'
  | 'relatedTransactionId'
  | 'batchNo'
  | 'bankReference'
  | 'counterparty'
  | 'description';

export interface Figures extends PrintedRow {
  readonly gross: number | null;
  /** Plus where PayPal charged it; PayPal prints what it charges with a minus. */
  readonly fee: number | null;
}

export function readFigures(row: FigureRow<Field>, currency: string): Figures {
  const digits = fractionDigits(currency);
  const net = row.required('net', digits);
  const gross = row.figure('gross', digits);
  const printedFee = row.figure('fee', digits);
  const isDots = /^\.{2,}$/.test(row.text('balance')); // How old downloads print that a row has no balance.
  const balance = isDots ? null : row.figure('balance', digits);
  if (gross !== null && net !== gross + (printedFee ?? 0))
    row.refuse('net', 'net_differs', row.text('net'), `${row.text('gross')} + ${row.text('fee')}`);
  const fee = printedFee === null ? null : -printedFee;
  const type = row.text('type') || row.text('description');
  const status = row.text('status');
  return { status, impact: row.text('impact'), type, currency, net, gross, fee, balance };
}
