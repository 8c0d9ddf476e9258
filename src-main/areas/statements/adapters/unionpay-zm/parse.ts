/**
 * UnionPay's merchant details: one row a trade (ZM) or a correction of one (ZME), amounts in fen, the sense by C and D.
 *
 * A row becomes a line only when its own figures add up. What the report (RD) of the same day states is summed on the way.
 */
import { minor } from '../../../../../shared/domain/money.ts';
import type { RawRow, RowParser, Sink, TotalName } from '../../adapter.ts';
import { isBlank } from '../cells.ts';
import { ScopedSums, WHOLE } from '../scoped-sums.ts';
import { dayOf } from '../unionpay-files.ts';
import type { Form } from './columns.ts';
import { DetailRow } from './detail-row.ts';
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
