/**
 * Rows of Adyen's settlement details: net in a debit and a credit column, up to four fees that each took from it, and the gross in the
 * shopper's currency.
 */
import { fractionDigits, minor } from '../../../../../shared/domain/money.ts';
import type { LineKind } from '../../../../../shared/domain/statement-line.ts';
import type { RawRow, RowParser, Sink } from '../../adapter.ts';
import { legsOf } from '../psp-legs.ts';
import { Moments } from '../psp-moments.ts';
import { FigureRow } from '../psp-row.ts';
import type { FigureTable } from '../psp-table.ts';
import { Zones } from '../psp-zones.ts';
import { Batches } from './batches.ts';
import { FEES, type Field, NEEDED } from './columns.ts';
import { kindOf } from './kinds.ts';

interface Figures {
  readonly net: number;
  /** As printed; null where the row has none. */
  readonly gross: number | null;
  readonly grossCurrency: string;
  /** Plus where charged; null where the row prints none. */
  readonly fee: number | null;
}

export class SettlementDetailParser implements RowParser {
  readonly #sink: Sink;
  readonly #row: FigureRow<Field>;
  readonly #moments: Moments;
  readonly #bookings: Moments;
  readonly #batches = new Batches();

  constructor(table: FigureTable<Field>, sink: Sink) {
    this.#sink = sink;
    this.#row = new FigureRow(table, NEEDED, sink);
    // Beside CDT, which is American: Adyen's CST is America's central time.
    const zones = new Zones({ CST: '-06:00' });
    this.#moments = new Moments(table.dateOrder, zones);
    this.#bookings = new Moments(table.dateOrder, zones);
  }

  row(raw: RawRow): void {
    const row = this.#row;
    if (!row.open(raw)) return;
    const currency = this.#currency('netCurrency');
    const figures = this.#figures(currency);
    if (!this.#moments.read(row.text('createdAt'), '', row.text('zone')))
      row.refuse('createdAt', 'not_a_date', row.text('createdAt'), '2026-05-08 10:00:00');
    const booked = row.text('bookedAt');
    if (booked !== '' && !this.#bookings.read(booked, '', ''))
      row.refuse('bookedAt', 'not_a_date', booked, '2026-05-08 10:00:00');
    const batchNo = row.isCut('batchNo') ? '' : row.text('batchNo');
    if (batchNo === '') row.refuse('batchNo', 'missing_value', row.text('batchNo'), '238');
    const type = row.text('type');
    if (type === '') row.refuse('type', 'missing_value', '', 'Settled');
    if (!row.isReadable) return;
    const kind = kindOf(type);
    const money = moneyOf(figures, currency, kind);
    if (!money) {
      row.refuse('netCredit', 'out_of_range', row.text('netCredit'), '1,234.56');
      return;
    }
    const { printed, derived } = money;
    // Credit before fees and debit behind them, with fees too small for it: two columns have changed their names.
    if (printed !== null && derived !== null && printed * derived < 0) {
      row.refuse('netCredit', 'direction_contradicts', row.text('netCredit'), row.text('grossCredit'));
      return;
    }
    const pair = printed === null || derived === null ? null : ([printed, derived] as const);
    this.#batches.add(batchNo, currency, raw.row, figures.net, pair);
    const legs = legsOf(derived, money.fee, figures.net);
    const asPrinted = printed === null ? null : Math.abs(printed);
    const isTrade = kind === 'payment' || kind === 'refund' || kind === 'chargeback';
    const pspReference = this.#number('pspReference');
    // Rows of Adyen's own have no reference; what stands under 'Modification' is then a text, not a number.
    const modification = pspReference === '' && !isTrade ? '' : this.#number('modification');
    this.#sink.line({
      row: raw.row,
      account: row.text('merchant') || row.text('company'),
      channel: 'adyen',
      kind,
      ...legs,
      occurredAt: this.#moments.occurredAt,
      bookingDate: booked === '' ? '' : this.#bookings.day,
      valueDate: '',
      orderAmount: asPrinted === null || asPrinted === Math.abs(legs.gross ?? 0) ? null : minor(asPrinted),
      currency,
      balance: null,
      status: 'none',
      merchantOrderNo: isTrade ? this.#number('orderNo') : '',
      refundNo: kind === 'refund' ? withoutPlaceholder(this.#number('modificationOrderNo')) : '',
      channelTransactionId: pspReference,
      relatedTransactionId: modification,
      batchNo,
      bankReference: kind === 'payout' ? row.text('modification') : '',
      counterparty: '',
      description: this.#description(type, isTrade, figures, currency),
    });
  }

  end(): void {
    this.#batches.tell(this.#sink);
  }

  #currency(field: Field): string {
    const code = this.#row.text(field).toUpperCase();
    if (!/^[A-Z]{3}$/.test(code))
      this.#row.refuse(field, code === '' ? 'missing_value' : 'unknown_word', code, 'EUR');
    return code;
  }

  #figures(currency: string): Figures {
    const row = this.#row;
    const digits = fractionDigits(currency);
    const netDebit = row.figure('netDebit', digits);
    const netCredit = row.figure('netCredit', digits);
    if (netDebit === null && netCredit === null) row.refuse('netCredit', 'missing_value', '', '1,234.56');
    const grossCurrency = row.text('grossCurrency').toUpperCase() || currency;
    const grossDigits = fractionDigits(grossCurrency);
    const grossDebit = row.figure('grossDebit', grossDigits);
    const grossCredit = row.figure('grossCredit', grossDigits);
    const fees = FEES.map((field) => row.figure(field, digits)).filter((fee) => fee !== null);
    return {
      net: (netCredit ?? 0) - (netDebit ?? 0),
      gross: grossDebit === null && grossCredit === null ? null : (grossCredit ?? 0) - (grossDebit ?? 0),
      grossCurrency,
      fee: fees.length === 0 ? null : fees.reduce((sum, fee) => sum + fee, 0),
    };
  }

  /** A number that a spreadsheet has cut is none: the money beside it is whole all the same. */
  #number(field: Field): string {
    return this.#row.isCut(field) ? '' : this.#row.text(field);
  }

  #description(type: string, isTrade: boolean, { gross, grossCurrency }: Figures, currency: string): string {
    const row = this.#row;
    const foreign =
      gross === null || grossCurrency === currency ? '' : row.text('grossCredit') || row.text('grossDebit');
    const original = foreign === '' ? '' : `${foreign} ${grossCurrency}`;
    const own = isTrade ? [] : [row.text('modification'), row.text('modificationOrderNo')];
    return [type, row.text('method'), original, ...own]
      .filter((part, at, all) => part !== '' && all.indexOf(part) === at)
      .join(' · ');
  }
}

const withoutPlaceholder = (text: string): string => (text === '<auto>' ? '' : text);

interface Money {
  /** Printed gross in the currency of the net, null where it is in another or none. */
  readonly printed: number | null;
  /** The gross that net and fees give. */
  readonly derived: number | null;
  readonly fee: number | null;
}

/** Null where a sum is past what can be counted. */
function moneyOf(
  { net, gross, grossCurrency, fee }: Figures,
  currency: string,
  kind: LineKind,
): Money | null {
  const printed = grossCurrency === currency ? gross : null;
  // A chargeback's cost may stand in no fee column: it is then what is missing between gross and net.
  const isUnnamed = fee === null && printed !== null && kind === 'chargeback';
  const charged = isUnnamed ? printed - net : (fee ?? (gross === null ? null : 0));
  const derived = charged === null ? null : net + charged;
  const all = [net, printed ?? 0, charged ?? 0, derived ?? 0];
  return all.every(Number.isSafeInteger) ? { printed, derived, fee: charged } : null;
}
