/**
 * An orders file: one row a payment or a refund of our own books, amounts positive, the sense said by 类型 and 状态.
 */
import { fractionDigits, minor } from '../../../../../shared/domain/money.ts';
import type { LineStatus } from '../../../../../shared/domain/statement-line.ts';
import type { RawRow, RowParser, Sink } from '../../adapter.ts';
import { type Header, isBlank, readAmount, trimCell } from '../cells.ts';
import { isCutShort, isRunOver, RowReader } from '../row-reader.ts';
import { channelOf, currencyOf, type Field, headerOf, kindOf, NEEDED, statusOf } from './columns.ts';

/** Only what was paid moved money. */
const MOVED: ReadonlySet<LineStatus> = new Set(['success', 'refunded']);

const TOTAL_ROW = /^(合计|总计|小计|共计|total|totals|sum)\s*[：:]?$/i;

export class OrdersParser implements RowParser {
  readonly #sink: Sink;
  #header: Header<Field> | null = null;
  /** Cells of the header's row: columns without a name are columns, too. */
  #columns = 0;
  /** Rows above the header: titles, or orders that a sorting spreadsheet put there. Few, for a header is looked for in the first rows only. */
  #above: RawRow[] = [];

  constructor(sink: Sink) {
    this.#sink = sink;
  }

  row(raw: RawRow): void {
    if (isBlank(raw)) this.#sink.skip(raw.row, 'blank_row');
    else if (this.#header !== null) this.#order(raw, this.#header);
    else {
      const header = headerOf(raw);
      if (header) this.#begin(raw, header);
      else this.#above.push(raw);
    }
  }

  /** Each row was answered when it came, unless there was no header. */
  end(): void {
    for (const raw of this.#above) this.#sink.skip(raw.row, 'preamble');
  }

  #begin(raw: RawRow, header: Header<Field>): void {
    this.#header = header;
    this.#columns = raw.cells.length;
    for (const above of this.#above) {
      if (isLikeOrder(above, header)) this.#order(above, header);
      else this.#sink.skip(above.row, 'preamble');
    }
    this.#above = [];
    this.#sink.skip(raw.row, 'header');
  }

  #order(raw: RawRow, header: Header<Field>): void {
    if (isTotalRow(raw, header)) {
      this.#sink.skip(raw.row, 'summary');
      return;
    }
    if (isCutShort(raw, header, NEEDED, this.#sink) || isRunOver(raw, this.#columns, this.#sink)) return;
    const reader = new RowReader(raw, header, this.#sink);
    const merchantOrderNo = reader.requiredId('merchantOrderNo');
    const kind = kindOf(reader.text('kind'));
    if (kind === null) refuseWord(reader, 'kind', '支付 / 退款');
    const status = statusOf(reader.text('status'), kind ?? 'payment');
    if (status === null) refuseWord(reader, 'status', '已支付 / 待支付 / 已关闭 / 已退款 / 支付失败');
    const currency = readCurrency(reader);
    const amount = reader.requiredAmount('amount', fractionDigits(currency));
    // Refunds are printed with a minus by some; a payment with one says two things at once.
    if (kind === 'payment' && amount !== null && amount < 0)
      reader.refuse('amount', 'direction_contradicts', reader.text('amount'), '支付 ≥ 0');
    const occurredAt = reader.moment('paidAt', 'createdAt');
    const refundNo = reader.id('refundNo');
    if (!reader.isReadable || kind === null || status === null || amount === null) return;
    this.#sink.line({
      row: raw.row,
      account: '',
      channel: channelOf(reader.text('channel')),
      kind,
      direction: !MOVED.has(status) ? null : kind === 'payment' ? 'in' : 'out',
      occurredAt,
      bookingDate: '',
      valueDate: '',
      gross: null,
      fee: null,
      net: minor(Math.abs(amount)),
      orderAmount: null,
      currency,
      balance: null,
      status,
      merchantOrderNo,
      refundNo: kind === 'refund' ? refundNo : '',
      channelTransactionId: '',
      relatedTransactionId: '',
      batchNo: '',
      bankReference: '',
      counterparty: reader.text('customer'),
      description: reader.text('product'),
    });
  }
}

/** A row above the header with a kind and an amount where the header says they stand. */
function isLikeOrder(raw: RawRow, header: Header<Field>): boolean {
  const text = (field: Field) => trimCell(raw.cells[header.columns.get(field)?.at ?? -1] ?? '');
  return kindOf(text('kind')) !== null && readAmount(text('amount'), 3).ok;
}

/** '合计' where the order number stands, or before an empty one. */
function isTotalRow(raw: RawRow, header: Header<Field>): boolean {
  const orderNo = trimCell(raw.cells[header.columns.get('merchantOrderNo')?.at ?? 0] ?? '');
  const first = raw.cells.map(trimCell).find((cell) => cell !== '') ?? '';
  return TOTAL_ROW.test(orderNo === '' ? first : orderNo);
}

/** Yuan only where the file has no such column: a blank cell in it says nothing, so nothing is assumed. */
function readCurrency(reader: RowReader<Field>): string {
  if (!reader.has('currency')) return 'CNY';
  const currency = currencyOf(reader.text('currency'));
  if (currency === null) refuseWord(reader, 'currency', 'CNY');
  return currency ?? 'CNY';
}

function refuseWord(reader: RowReader<Field>, field: Field, expected: string): void {
  const text = reader.text(field);
  reader.refuse(field, text === '' ? 'missing_value' : 'unknown_word', text, expected);
}
