/**
 * Rows of WeChat's merchant trade bill: a payment, a refund or a revoked trade each; then the totals.
 *
 * The totals are sums of columns as printed, so they are computed from the columns; the fee exactly, in thousandths of a fen.
 */
import { fractionDigits, type Minor, minor, parseMinor } from '../../../../../shared/domain/money.ts';
import type { LineStatus, ParsedLine } from '../../../../../shared/domain/statement-line.ts';
import type { RawRow, RowParser, Sink, TotalName } from '../../adapter.ts';
import { isBlank, trimCell } from '../cells.ts';
import { missFinalTotals } from '../final-totals.ts';
import {
  readTotals,
  refuseCutTotals,
  type TotalsHeader,
  type TotalWords,
  totalsHeader,
  WechatTable,
  wholeFen,
  withoutBacktick,
} from '../wechat-rows.ts';
import { type Field, headerOf } from './columns.ts';

/** 手续费 is printed with five decimals of a yuan. */
const FEE_DIGITS = 5;

const TOTALS: TotalWords = new Map([
  ['总交易单数', { name: 'count', digits: 0 }],
  ['应结订单总金额', { name: 'payment_sum', digits: 2 }],
  ['总交易额', { name: 'payment_sum', digits: 2 }],
  ['退款总金额', { name: 'refund_sum', digits: 2 }],
  ['总退款金额', { name: 'refund_sum', digits: 2 }],
  ['充值券退款总金额', { name: 'coupon_refund_sum', digits: 2 }],
  ['总代金券或立减优惠退款金额', { name: 'coupon_refund_sum', digits: 2 }],
  ['总企业红包退款金额', { name: 'coupon_refund_sum', digits: 2 }],
  ['手续费总金额', { name: 'fee_sum', digits: FEE_DIGITS }],
  ['订单总金额', { name: 'order_sum', digits: 2 }],
  ['申请退款总金额', { name: 'refund_order_sum', digits: 2 }],
]);
/** Each total is the sum of one column, over all rows. */
const SUMMED: readonly (readonly [TotalName, keyof ReturnType<typeof readAmounts>])[] = [
  ['payment_sum', 'settled'],
  ['refund_sum', 'refund'],
  ['coupon_refund_sum', 'couponRefund'],
  ['order_sum', 'orderAmount'],
  ['refund_order_sum', 'appliedRefund'],
  ['fee_sum', 'fee'], // In thousandths of a fen.
];

type State = 'payment' | 'refund' | 'revoked';
const STATES: ReadonlyMap<string, State> = new Map([
  ['SUCCESS', 'payment'],
  ['支付成功', 'payment'],
  ['REFUND', 'refund'],
  ['转入退款', 'refund'],
  ['REVOKED', 'revoked'],
  ['已撤销', 'revoked'],
]);
/** 退款状态. A refund is listed when it was accepted, and its state is never brought up to date (see NOTES.md). */
const REFUND_STATES: ReadonlyMap<string, LineStatus> = new Map([
  ['', 'none'],
  ['SUCCESS', 'success'],
  ['退款成功', 'success'],
  ['PROCESSING', 'pending'],
  ['退款处理中', 'pending'],
  ['CHANGE', 'pending'], // Could not reach the payer; the money is out of the account and waits.
  ['ABNORMAL', 'pending'],
  ['转入代发', 'pending'],
  ['退款异常', 'pending'],
  ['FAIL', 'failed'],
  ['退款失败', 'failed'],
  ['CLOSED', 'closed'],
  ['退款关闭', 'closed'],
]);

export class TradeBillParser implements RowParser {
  readonly #sink: Sink;
  readonly #sums = new Map<TotalName, number>(SUMMED.map(([name]) => [name, 0]));
  /** The one currency of the rows so far; null where there are several, whose totals are sums of what is printed. */
  #currency: string | null = '';
  #table: WechatTable<Field> | null = null;
  /** Header of the totals, while their values are waited for. */
  #summary: TotalsHeader | null = null;
  #hasTotals = false;

  constructor(sink: Sink) {
    this.#sink = sink;
  }

  row(raw: RawRow): void {
    if (raw.cells.length < 3 && isBlank(raw)) {
      this.#sink.skip(raw.row, 'blank_row');
      return;
    }
    const first = withoutBacktick(raw.cells[0] ?? '');
    if (first === '总交易单数') {
      if (this.#summary) refuseCutTotals(this.#summary, this.#sink);
      this.#summary = totalsHeader(raw);
      this.#hasTotals = true;
      return;
    }
    if (this.#summary) {
      readTotals(raw, this.#summary, TOTALS, this.#sink, this.#ofTotal);
      this.#summary = null;
      return;
    }
    if (this.#table === null || first === '交易时间') {
      const header = headerOf(raw);
      if (header) this.#table = new WechatTable(header, this.#sink);
      this.#sink.skip(raw.row, header ? 'header' : isBlank(raw) ? 'blank_row' : 'preamble');
      return;
    }
    if (isBlank(raw)) this.#sink.skip(raw.row, 'blank_row');
    else this.#data(raw, this.#table);
  }

  end(): void {
    if (this.#summary) refuseCutTotals(this.#summary, this.#sink);
    if (!this.#hasTotals) missFinalTotals(this.#sink);
    for (const [name, sum] of this.#sums) this.#sink.computed(name, this.#ofTotal(name, sum) ?? sum);
  }

  /** A total in the smallest unit of the rows' currency; null where it says less than that unit. */
  readonly #ofTotal = (name: TotalName, value: number): number | null => {
    const currency = this.#currency || 'CNY';
    if (name === 'count') return value;
    return name === 'fee_sum' ? feeIn(currency, value) : ofHundredths(currency, value);
  };

  #data(printed: RawRow, table: WechatTable<Field>): void {
    const { header } = table;
    if (printed.cells.length < header.width) {
      this.#sink.problem({
        row: printed.row,
        column: '',
        kind: 'too_few_cells',
        text: printed.cells.join(','),
        expected: String(header.width),
      });
      return;
    }
    table.open(joinedProduct(printed, table));
    const line = readLine(printed.row, table, this.#add);
    if (!line) return;
    if (this.#currency !== line.currency) this.#currency = this.#currency === '' ? line.currency : null;
    this.#sink.line(line);
  }

  readonly #add = (name: TotalName, value: number): void => {
    if (value !== 0) this.#sums.set(name, (this.#sums.get(name) ?? 0) + value);
  };
}

/**
 * A product name may itself hold a comma and a backtick; the row then has cells too many. The numbers before it and the amounts behind it
 * stand where they stand, so what is between them is put together again.
 */
function joinedProduct(raw: RawRow, table: WechatTable<Field>): RawRow {
  const surplus = raw.cells.length - table.header.width;
  if (surplus <= 0) return raw;
  const product = table.header.columns.get('product')?.at;
  if (product === undefined) return raw;
  // Blank cells at the end may also be the padding of a spreadsheet: then the amounts are where the header says.
  const isBlankBehind = raw.cells.slice(table.header.width).every((cell) => trimCell(cell) === '');
  if (isBlankBehind && BEHIND_PRODUCT.every((field) => isAmountAt(raw, table, field))) return raw;
  const joined = raw.cells.slice(product, product + surplus + 1).join(',`');
  return { row: raw.row, cells: raw.cells.toSpliced(product, surplus + 1, joined) };
}

const BEHIND_PRODUCT: readonly Field[] = ['fee', 'orderAmount', 'appliedRefund'];
const isAmountAt = (raw: RawRow, table: WechatTable<Field>, field: Field): boolean => {
  const at = table.header.columns.get(field)?.at;
  return at === undefined || parseMinor(withoutBacktick(raw.cells[at] ?? ''), FEE_DIGITS).ok;
};

/** The amounts of a row as printed; null where the cell is blank or the column absent. */
function readAmounts(table: WechatTable<Field>) {
  const optional = (field: Field): Minor | null => (table.text(field) === '' ? null : table.amount(field));
  return {
    settled: table.amount('settled'),
    refund: optional('refund'),
    couponRefund: optional('couponRefund'),
    orderAmount: optional('orderAmount'),
    appliedRefund: optional('appliedRefund'),
    fee: table.amount('fee', FEE_DIGITS),
    feeReturned: table.text('feeReturned') === '' ? null : table.amount('feeReturned', FEE_DIGITS),
  };
}

function readCurrency(table: WechatTable<Field>): string {
  const text = table.text('currency');
  if (text === 'CNY') return 'CNY';
  const currency = text.toUpperCase();
  if (!/^[A-Z]{3}$/.test(currency)) table.refuse('currency', 'unknown_word', text, 'CNY');
  return currency;
}

/**
 * Every amount is printed with two decimals, also of currencies that have none (1500.00 JPY): printed hundredths → the currency's smallest
 * unit; null where a part of that unit is left over.
 */
function ofHundredths(currency: string, hundredths: number): number | null {
  const value = inUnits(currency, hundredths);
  return Number.isSafeInteger(value) ? value : null;
}

/** Thousandths of a hundredth → the currency's smallest unit, half away from zero. */
const feeIn = (currency: string, thousandths: number): Minor => wholeFen(inUnits(currency, thousandths));

function inUnits(currency: string, hundredths: number): number {
  const digits = fractionDigits(currency);
  return digits < 2 ? hundredths / 10 ** (2 - digits) : hundredths * 10 ** (digits - 2);
}

/** Null where the row cannot become a line; the sink knows why. */
function readLine(
  row: number,
  table: WechatTable<Field>,
  add: (name: TotalName, value: number) => void,
): ParsedLine | null {
  const stateText = table.text('state');
  const state = stateText === 'SUCCESS' ? 'payment' : STATES.get(stateText);
  if (state === undefined) table.refuse('state', 'unknown_word', stateText, [...STATES.keys()].join(' / '));
  const amounts = readAmounts(table);
  const isRefund = state === 'refund' || (state === 'revoked' && (amounts.refund ?? 0) > 0);
  const printed = isRefund ? amounts.refund : amounts.settled;
  // The totals are sums of columns, so they would not notice that a refund calls itself a payment.
  if (state === 'payment' && (amounts.refund ?? 0) !== 0)
    table.refuse('refund', 'direction_contradicts', table.text('refund'), '0.00');
  if (printed === null) table.refuse('refund', 'missing_value', '', '1234.56');
  else if (printed < 0)
    table.refuse(isRefund ? 'refund' : 'settled', 'direction_contradicts', String(printed), '≥ 0');
  const currency = readCurrency(table);
  const inCurrency = (field: Field, hundredths: Minor | null): Minor | null => {
    if (currency === 'CNY' || hundredths === null) return hundredths;
    const value = ofHundredths(currency, hundredths);
    if (value === null) table.refuse(field, 'finer_than_minor_unit', table.text(field), currency);
    return value === null ? null : minor(value);
  };
  const gross = inCurrency(isRefund ? 'refund' : 'settled', printed);
  const order = isRefund
    ? inCurrency('appliedRefund', amounts.appliedRefund)
    : inCurrency('orderAmount', amounts.orderAmount);
  // In ALL the time of a refund's row is when it was asked for; REFUND prints the payment's time there and has a column of its own.
  const occurredAt = table.moment(
    isRefund && table.text('refundAppliedAt') !== '' ? 'refundAppliedAt' : 'tradedAt',
  );
  const transactionId = table.requiredId('transactionId');
  const refundId = state === 'refund' ? table.requiredId('refundId') : isRefund ? table.id('refundId') : '';
  const refundState = isRefund ? REFUND_STATES.get(table.text('refundState')) : 'none';
  if (refundState === undefined)
    table.refuse(
      'refundState',
      'unknown_word',
      table.text('refundState'),
      'SUCCESS / PROCESSING / CHANGE / FAIL',
    );
  const merchant = table.requiredId('merchant');
  const subMerchant = table.id('subMerchant');
  const merchantOrderNo = table.id('merchantOrderNo');
  const refundNo = isRefund ? table.id('refundNo') : '';
  if (!table.isReadable || state === undefined || gross === null || refundState === undefined) return null;

  for (const [name, column] of SUMMED) add(name, amounts[column] ?? 0);
  // Given back with a refund, whatever sign it is printed with.
  const fee = feeIn(currency, isRefund ? -Math.abs(amounts.feeReturned || amounts.fee) : amounts.fee);
  const isWithout =
    refundState === 'failed' || refundState === 'closed' || (state === 'revoked' && !isRefund);
  return {
    row,
    account: subMerchant === '' ? merchant : `${merchant}/${subMerchant}`,
    channel: 'wechat',
    kind: isRefund ? 'refund' : 'payment',
    direction: isWithout ? null : isRefund ? 'out' : 'in',
    occurredAt,
    bookingDate: '',
    valueDate: '',
    gross,
    fee,
    // What is withheld lessens what comes in; what is given back lessens what goes out.
    net: minor(isRefund ? gross + fee : gross - fee),
    orderAmount: order === null || order === gross ? null : order,
    currency,
    balance: null,
    status: state === 'revoked' ? 'revoked' : isRefund ? refundState : 'success',
    merchantOrderNo,
    refundNo,
    channelTransactionId: isRefund && refundId !== '' ? refundId : transactionId,
    relatedTransactionId: isRefund ? transactionId : '',
    batchNo: '',
    bankReference: '',
    counterparty: table.text('payer'),
    description: table.words('product', 'transactionId'),
  };
}
