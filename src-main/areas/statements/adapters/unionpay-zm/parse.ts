/**
 * UnionPay's merchant details: one row a trade (ZM) or a correction of one (ZME), amounts in fen, the sense by C and D.
 *
 * A row becomes a line only when its own figures add up. What the report (RD) of the same day states is summed on the way.
 */
import { dayNumber, formatDay, parseDay } from '../../../../../shared/domain/dates.ts';
import { minor } from '../../../../../shared/domain/money.ts';
import type { RawRow, RowParser, RowProblem, Sink, TotalName } from '../../adapter.ts';
import { isBlank } from '../cells.ts';
import { ScopedSums, WHOLE } from '../scoped-sums.ts';
import { dayOf } from '../unionpay-files.ts';
import { cellOf, type Field, type Form } from './columns.ts';
import { cardName, type TradeKind, tradeKind } from './kinds.ts';
import { type Figures, type Settlement, settle } from './settlement.ts';

export interface Layout {
  readonly form: Form;
  readonly settledOn: string;
  readonly merchant: string;
}

/** How the report may count: by what the merchant is cleared and what was traded; or by 结算金额 and what of a trade was settled. */
export const BEFORE_SPLIT = '（结算口径）';
const PARTS = ['count', 'credit', 'debit', 'fee', 'net', 'settledCredit', 'settledDebit', 'settled'] as const;

export class DetailParser implements RowParser {
  readonly #layout: Layout;
  readonly #sink: Sink;
  readonly #sums = new ScopedSums(PARTS);
  readonly #merchants = new Set<string>();

  constructor(layout: Layout, sink: Sink) {
    this.#layout = layout;
    this.#sink = sink;
    const { settledOn, merchant } = layout;
    sink.facts({ account: merchant, periodFrom: settledOn, periodTo: settledOn });
  }

  row(raw: RawRow): void {
    if (isBlank(raw)) this.#sink.skip(raw.row, 'blank_row');
    else this.#trade(new DetailRow(raw, this.#layout.form, this.#sink));
  }

  end(): void {
    const [only, second] = this.#merchants;
    if (this.#layout.merchant === '' && only !== undefined && second === undefined)
      this.#sink.facts({ account: only });
    // The report speaks of the ordinary details; whether corrections are counted in it nobody says.
    if (this.#layout.form.id === 'ZME') return;
    this.#sums.tell(
      this.#sink,
      (of) =>
        [
          ['count', of.count],
          ['payment_sum', of.credit],
          ['refund_sum', of.debit],
          ['fee_sum', of.fee],
          ['settled_sum', of.net],
          ['payment_sum', of.settledCredit, BEFORE_SPLIT],
          ['refund_sum', of.settledDebit, BEFORE_SPLIT],
          ['settled_sum', of.settled, BEFORE_SPLIT],
        ] satisfies (readonly [TotalName, number, string?])[],
    );
  }

  #trade(row: DetailRow): void {
    const { form, merchant } = this.#layout;
    const isDetail = form.id === 'ZM';
    const figures = row.figures();
    const code = row.text('code').toUpperCase();
    const kind = isDetail ? tradeKind(code, row.text('type')) : null;
    if (kind === 'contradict')
      row.refuse('code', 'direction_contradicts', `${code} / ${row.text('type')}`, 'S22 / 01, S30 / 04');
    const queryId = isDetail ? row.text('queryId') : '';
    if (isDetail && !/^\d{20,21}$/.test(queryId))
      row.refuse('queryId', queryId === '' ? 'missing_value' : 'unknown_word', queryId, '21 digits');
    const occurredAt = row.moment('sentAt', dayOf(queryId.slice(0, 8)) || this.#layout.settledOn);
    const known = kind === null || kind === 'contradict' || kind.sense === 0 ? null : kind.sense;
    if (!row.isReadable || figures === null || kind === 'contradict') return;
    if (figures.settled === 0 && figures.fee === 0 && (figures.amount === 0 || kind?.sense === 0)) {
      this.#sink.skip(row.raw.row, 'no_movement');
      return;
    }
    const settled = settle(figures, known);
    if (typeof settled === 'string') {
      row.refuse('settled', settled, row.text('settled'), row.sumText());
      return;
    }
    const account = row.text('merchant') || merchant;
    this.#merchants.add(account);
    this.#sum(row, kind, figures, settled);
    const isRefund = kind?.kind === 'refund';
    const orderNo = row.text('orderNo');
    this.#sink.line({
      row: row.raw.row,
      account,
      channel: 'unionpay',
      kind: isDetail ? (kind?.kind ?? (settled.sense > 0 ? 'payment' : 'other')) : 'adjustment',
      direction: settled.sense > 0 ? 'in' : 'out',
      occurredAt,
      bookingDate: this.#layout.settledOn,
      valueDate: '',
      gross: minor(settled.gross),
      fee: minor(settled.fee),
      net: minor(settled.net),
      orderAmount: settled.gross === figures.amount ? null : minor(figures.amount),
      currency: 'CNY',
      balance: null,
      status: 'success',
      // A refund is an order of its own; the order it gives back is named in newer files only.
      merchantOrderNo: isRefund ? row.text('originalOrderNo') : orderNo,
      refundNo: isRefund ? orderNo : '',
      channelTransactionId: queryId,
      relatedTransactionId: isRefund ? row.text('originalQueryId') : '',
      batchNo: '',
      bankReference: row.text('reference'),
      counterparty: row.text('card'),
      description: row.description(isDetail ? (kind?.name ?? code) : `差错 ${code}`),
    });
  }

  #sum(row: DetailRow, kind: TradeKind | null, figures: Figures, { sense, gross, net }: Settlement): void {
    const isIn = sense > 0;
    const amounts = [
      1,
      isIn ? figures.amount : 0,
      isIn ? 0 : figures.amount,
      -figures.fee,
      sense * net,
      isIn ? gross : 0,
      isIn ? 0 : gross,
      figures.settled,
    ];
    for (const scope of [WHOLE, kind?.name ?? row.text('code'), cardName(row.text('cardType'))])
      this.#sums.add(scope, amounts);
  }
}

/** One row by its fields. The first that cannot be read is told; the row then becomes no line. */
class DetailRow {
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
