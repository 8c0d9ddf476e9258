/** Rows of WeChat's fund bill: every movement of one account with the balance after it; then the totals. */
import type { Direction, LineKind, ParsedLine } from '../../../../../shared/domain/statement-line.ts';
import type { RawRow, RowParser, Sink } from '../../adapter.ts';
import { isBlank } from '../cells.ts';
import { missFinalTotals } from '../final-totals.ts';
import {
  readTotals,
  refuseCutTotals,
  type TotalsHeader,
  type TotalWords,
  totalsHeader,
  WechatTable,
  withoutBacktick,
} from '../wechat-rows.ts';
import { type Field, headerOf } from './columns.ts';

const TOTALS: TotalWords = new Map([
  ['资金流水总笔数', { name: 'count', digits: 0 }],
  ['收入笔数', { name: 'in_count', digits: 0 }],
  ['收入金额', { name: 'in_sum', digits: 2 }],
  ['支出笔数', { name: 'out_count', digits: 0 }],
  ['支出金额', { name: 'out_sum', digits: 2 }],
]);
const DIRECTIONS: ReadonlyMap<string, Direction> = new Map([
  ['收入', 'in'],
  ['支出', 'out'],
]);

/** By 业务类型, else by 业务名称. The set grows; what is not known here is 'other', with its amount and direction all the same. */
const KINDS: ReadonlyMap<string, LineKind> = new Map([
  ['交易', 'payment'],
  ['退款', 'refund'],
  ['扣除交易手续费', 'fee'],
  ['交易手续费', 'fee'],
  ['退还交易手续费', 'fee_return'],
  ['提现', 'payout'],
  ['充值', 'top_up'],
  ['转账', 'transfer'],
]);

/** A payout is called by how it was asked for: 自动提现, 商户提现, 提现到银行卡. What is charged or given back for one is no payout. */
const PAYOUT_PART = /^(?!.*(?:手续费|服务费|退)).*提现/;
const kindOf = (type: string, name: string): LineKind =>
  KINDS.get(type) ??
  KINDS.get(name) ??
  (PAYOUT_PART.test(type) || PAYOUT_PART.test(name) ? 'payout' : 'other');

export class FundBillParser implements RowParser {
  readonly #sink: Sink;
  #table: WechatTable<Field> | null = null;
  /** Header of the totals, while their values are waited for. */
  #summary: TotalsHeader | null = null;
  #hasTotals = false;

  constructor(sink: Sink) {
    this.#sink = sink;
  }

  row(raw: RawRow): void {
    if (isBlank(raw)) {
      this.#sink.skip(raw.row, 'blank_row');
      return;
    }
    const first = withoutBacktick(raw.cells[0] ?? '');
    if (first === '资金流水总笔数') {
      if (this.#summary) refuseCutTotals(this.#summary, this.#sink);
      this.#summary = totalsHeader(raw);
      this.#hasTotals = true;
    } else if (this.#summary) {
      readTotals(raw, this.#summary, TOTALS, this.#sink);
      this.#summary = null;
    } else if (this.#table === null || first === '记账时间') {
      const header = headerOf(raw);
      if (header) this.#table = new WechatTable(header, this.#sink);
      this.#sink.skip(raw.row, header ? 'header' : 'preamble');
    } else this.#data(raw, this.#table);
  }

  end(): void {
    if (this.#summary) refuseCutTotals(this.#summary, this.#sink);
    if (!this.#hasTotals) missFinalTotals(this.#sink);
  }

  #data(raw: RawRow, table: WechatTable<Field>): void {
    if (raw.cells.length < table.header.width) {
      this.#sink.problem({
        row: raw.row,
        column: '',
        kind: 'too_few_cells',
        text: raw.cells.join(','),
        expected: String(table.header.width),
      });
      return;
    }
    table.open(raw);
    const line = readLine(raw.row, table);
    if (line) this.#sink.line(line);
  }
}

function readLine(row: number, table: WechatTable<Field>): ParsedLine | null {
  const direction = DIRECTIONS.get(table.text('direction'));
  if (direction === undefined)
    table.refuse('direction', 'unknown_word', table.text('direction'), '收入 / 支出');
  const net = table.amount('amount');
  if (net < 0) table.refuse('amount', 'direction_contradicts', table.text('amount'), '≥ 0');
  const balance = table.amount('balance');
  const occurredAt = table.moment('bookedAt');
  const transactionId = table.requiredId('transactionId');
  const flowId = table.id('flowId');
  const voucher = table.id('voucher');
  const type = table.text('type');
  const name = table.text('name');
  if (!table.isReadable || direction === undefined) return null;
  const kind = kindOf(type, name);
  const note = table.text('note');
  const isOwn = kind === 'payout' || kind === 'top_up'; // Our own move of money: its voucher is no order.
  return {
    row,
    account: '',
    channel: 'wechat',
    kind,
    direction,
    occurredAt,
    bookingDate: '',
    valueDate: '',
    gross: null,
    fee: null,
    net,
    orderAmount: null,
    currency: 'CNY',
    balance,
    status: 'none',
    merchantOrderNo: isOwn ? '' : voucher,
    refundNo: kind === 'refund' ? voucher : '',
    channelTransactionId: transactionId,
    relatedTransactionId: flowId,
    batchNo: kind === 'payout' ? voucher || transactionId : '',
    bankReference: '',
    counterparty: '',
    description: [name || type, note].filter((part) => part !== '').join(' · '),
  };
}
