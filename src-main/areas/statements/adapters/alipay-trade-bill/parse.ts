/**
 * Alipay merchant trade bill (业务明细): '#' preamble, header by its words, one row a trade or a refund, '#' totals.
 *
 * Direction comes from 业务类型, never from a sign. Rows whose fee reads differently by the file's print wait until a row settles it.
 */
import { type Minor, minor } from '../../../../../shared/domain/money.ts';
import type { RawRow } from '../../adapter.ts';
import { AlipayBillParser, type FooterNames } from '../alipay-lines.ts';
import type { Header } from '../cells.ts';
import { isCutShort, RowReader } from '../row-reader.ts';
import { type Field, headerOf, NEEDED } from './columns.ts';
import { dependsOnPrint, evidenceOf, type FeePrint, type FeeRow, withheld } from './fee-sign.ts';
import { StoreSums } from './store-sums.ts';

const FOOTERS: Readonly<Record<string, FooterNames>> = {
  交易合计: { count: 'payment_count', sums: { 商家实收: 'payment_sum', 交易金额: 'order_sum' } },
  退款合计: {
    count: 'refund_count',
    sums: { 商家实收退款: 'refund_sum', 交易退款金额: 'refund_order_sum' },
  },
};
const FOOTER_OF = { payment: '交易合计', refund: '退款合计' } as const;
const KINDS: Readonly<Record<string, 'payment' | 'refund'>> = { 交易: 'payment', 退款: 'refund' };

interface Trade {
  readonly reader: RowReader<Field>;
  readonly fees: FeeRow;
  readonly orderAmount: Minor | null;
  readonly occurredAt: string;
}

export class TradeBillParser extends AlipayBillParser<Field> {
  protected readonly footers = FOOTERS;
  #print: FeePrint | null = null;
  #waiting: Trade[] = [];
  readonly #needed = new Set<string>();
  readonly #sums = new StoreSums();

  protected headerOf(raw: RawRow): Header<Field> | null {
    return headerOf(raw);
  }

  protected finish(): Iterable<string> {
    this.#release();
    this.#sums.tell(this.sink);
    return this.#needed;
  }

  protected data(raw: RawRow, header: Header<Field>): void {
    if (isCutShort(raw, header, NEEDED, this.sink)) return;
    const reader = new RowReader(raw, header, this.sink);
    const trade = readTrade(reader);
    if (trade === null) return;
    this.#needed.add(FOOTER_OF[trade.fees.kind]);
    const evidence = evidenceOf(trade.fees);
    if (evidence === 'net_differs') {
      const printed = reader.text('netReceived');
      reader.refuse('netReceived', 'net_differs', printed, '商家实收 + 服务费 + 分润');
      return;
    }
    if (evidence !== 'none') {
      if (this.#print !== null && this.#print !== evidence) {
        refuseFee(trade);
        return;
      }
      this.#print = evidence;
      this.#release();
    }
    // Once one waits all wait, so lines keep the order of the file.
    const mustWait = this.#print === null && dependsOnPrint(trade.fees);
    if (mustWait || this.#waiting.length > 0) this.#waiting.push(trade);
    else this.#emit(trade);
  }

  #release(): void {
    const trades = this.#waiting;
    this.#waiting = [];
    for (const trade of trades) this.#emit(trade);
  }

  #emit(trade: Trade): void {
    const { reader, fees, occurredAt } = trade;
    const { kind, gross } = fees;
    const charged = withheld(fees, this.#print);
    if (charged === null) {
      refuseFee(trade);
      return;
    }
    const tradeNo = reader.text('tradeNo');
    const isPayment = kind === 'payment';
    const split = fees.split ?? 0;
    const order = trade.orderAmount ?? gross;
    this.#sums.add({ isPayment, store: reader.text('store'), order, gross, charged });
    this.sink.line({
      row: reader.row,
      account: this.account,
      channel: 'alipay',
      kind,
      direction: isPayment ? 'in' : 'out',
      occurredAt,
      bookingDate: '',
      valueDate: '',
      gross: minor(gross),
      fee: fees.fee === null && split === 0 ? null : minor(charged),
      // What is withheld lessens what comes in; what is given back lessens what goes out.
      net: minor(isPayment ? gross - charged : gross + charged),
      orderAmount: trade.orderAmount === gross ? null : trade.orderAmount,
      currency: 'CNY',
      balance: null,
      status: 'none',
      merchantOrderNo: reader.text('merchantOrderNo'),
      refundNo: isPayment ? '' : reader.text('refundNo'),
      channelTransactionId: tradeNo,
      relatedTransactionId: isPayment ? '' : tradeNo,
      batchNo: '',
      bankReference: '',
      counterparty: reader.text('counterparty'),
      description: [reader.text('product'), split === 0 ? '' : `分润 ${reader.text('split')}`]
        .filter((part) => part !== '')
        .join(' · '),
    });
  }
}

/** Null where the row cannot become a line; the sink knows why. */
function readTrade(reader: RowReader<Field>): Trade | null {
  reader.requiredId('tradeNo');
  reader.id('merchantOrderNo');
  reader.id('refundNo');
  const kind = KINDS[reader.text('businessType')];
  if (kind === undefined)
    reader.refuse('businessType', 'unknown_word', reader.text('businessType'), '交易 / 退款');
  const occurredAt = reader.moment('completedAt', 'createdAt');
  const received = reader.requiredAmount('received');
  const order = reader.amount('orderAmount');
  const fees = {
    fee: reader.amount('fee'),
    split: reader.amount('split'),
    netReceived: reader.amount('netReceived'),
  };
  if (kind === 'payment' && received !== null && received < 0)
    reader.refuse('received', 'direction_contradicts', reader.text('received'), '交易 ≥ 0');
  if (!reader.isReadable || kind === undefined || received === null) return null;
  return {
    reader,
    fees: { kind, gross: Math.abs(received), isGrossNegative: received < 0, ...fees },
    orderAmount: order === null ? null : minor(Math.abs(order)),
    occurredAt,
  };
}

const refuseFee = ({ reader }: Trade): void =>
  reader.refuse('fee', 'direction_contradicts', reader.text('fee'), '交易 −0.60, 退款 0.60');
