/**
 * The fields of UnionPay's merchant details by width: ZM (正常明细) and ZME (差错明细). Bytes of GBK, one blank between two fields.
 *
 * Behind the forty fields every version has, only the tail differs; what is not there is blank.
 */
import type { RawRow, Splitter } from '../../adapter.ts';
import type { FieldSources, Header } from '../cells.ts';

export type Field =
  | ('code' | 'traceNo' | 'sentAt' | 'card' | 'amount' | 'queryId' | 'orderNo' | 'cardType' | 'fee')
  | ('settled' | 'type' | 'originalQueryId' | 'merchant' | 'subMerchant' | 'split' | 'net' | 'words')
  | ('discount' | 'instalmentFee' | 'originalOrderNo' | 'principal' | 'reference')
  | ('originalTraceNo' | 'originalSentAt' | 'unused');
type Widths = readonly (readonly [Field, number, name?: string])[];

/** 查询流水号 has 21 digits, of some acquirers 20; the field is as wide. */
const zmWidths = (queryId: number): Widths => [
  ['code', 3, '交易代码'],
  ['unused', 11],
  ['unused', 11],
  ['traceNo', 6, '系统跟踪号'],
  ['sentAt', 10, '交易传输时间'],
  ['card', 19, '帐号'],
  ['amount', 12, '交易金额'],
  ['unused', 4],
  ['unused', 2],
  ['queryId', queryId, '查询流水号'],
  ['unused', 2],
  ['orderNo', 32, '商户订单号'],
  ['cardType', 2, '支付卡类型'],
  ['unused', 6],
  ['unused', 10],
  ['fee', 13, '商户手续费'],
  ['settled', 13, '结算金额'],
  ['unused', 4],
  ['unused', 15],
  ['type', 2, '交易类型'],
  ['unused', 2],
  ['unused', 6],
  ['unused', 2],
  ['unused', 4],
  ['unused', 32],
  ['unused', 1],
  ['originalQueryId', queryId, '原交易查询流水号'],
  ['merchant', 15, '商户代码'],
  ['unused', 1],
  ['unused', 15],
  ['subMerchant', 32, '二级商户简称'],
  ['split', 13, '二级商户分账入账金额'],
  ['net', 13, '清算净额'],
  ['unused', 8],
  ['words', 32, '商户自定义域'],
  ['discount', 13, '优惠金额'],
  ['unused', 13],
  ['instalmentFee', 12, '分期付款附加手续费'],
  ['unused', 2],
  ['unused', 1],
  ['originalOrderNo', 32, '原始交易订单号'],
  ['principal', 13, '清算金额'],
  ['unused', 2],
  ['unused', 1],
  ['reference', 12, '检索参考号'],
];

const ZME_WIDTHS: Widths = [
  ['code', 3, '交易代码'],
  ['unused', 11],
  ['unused', 11],
  ['traceNo', 6, '系统跟踪号'],
  ['sentAt', 10, '交易传输时间'],
  ['card', 19, '帐号'],
  ['amount', 12, '交易金额'],
  ['unused', 4],
  ['unused', 2],
  ['cardType', 2, '支付卡类型'],
  ['originalTraceNo', 6, '上一笔交易的系统跟踪号'],
  ['originalSentAt', 10, '上一笔交易的日期时间'],
  ['unused', 4],
  ['unused', 12],
  ['fee', 13, '商户手续费'],
  ['settled', 13, '结算金额'],
  ['unused', 15],
  ['merchant', 15, '商户代码'],
  ['unused', 1],
  ['instalmentFee', 12, '分期付款附加手续费'],
  ['unused', 2],
];

export interface Form extends Header<Field> {
  readonly id: 'ZM' | 'ZME';
  readonly splitter: Splitter;
  /** The last field no row can do without, and its width: a line that ends before it was cut off. */
  readonly last: { readonly field: Field; readonly at: number; readonly width: number };
}

function formOf(id: Form['id'], widths: Widths, last: Field): Form {
  const columns = new Map<Field, { readonly at: number; readonly name: string }>(
    widths.flatMap(([field, , name = ''], at) =>
      field === 'unused' ? [] : [[field, { at, name }] as const],
    ),
  );
  const at = columns.get(last)?.at ?? 0;
  return {
    id,
    splitter: { kind: 'fixed', widths: widths.map(([, width]) => width) },
    columns,
    unknown: [],
    width: widths.length,
    last: { field: last, at, width: widths[at]?.[1] ?? 0 },
  };
}

export const FORMS: readonly Form[] = [
  formOf('ZM', zmWidths(21), 'net'),
  formOf('ZM', zmWidths(20), 'net'),
  formOf('ZME', ZME_WIDTHS, 'merchant'),
];

export const cellOf = (raw: RawRow, form: Form, field: Field): string =>
  (raw.cells[form.columns.get(field)?.at ?? -1] ?? '').trim();

const SIGNED = /^(?:[CD]?\d{11,12})?$/i;
/** A row whose every figure stands where this form has it. */
export function isRowOf(raw: RawRow, form: Form): boolean {
  const cell = (field: Field) => cellOf(raw, form, field);
  return (
    /^[A-Z]\d\d$/i.test(cell('code')) &&
    /^\d{10}$/.test(cell('sentAt')) &&
    /^\d{12}$/.test(cell('amount')) &&
    /^\d{6}$/.test(cell('traceNo')) &&
    (form.id === 'ZME' || /^\d{20,21}$/.test(cell('queryId'))) &&
    SIGNED.test(cell('fee')) &&
    SIGNED.test(cell('settled')) &&
    /^(?:[0-9A-Z]{15})?$/i.test(cell('merchant'))
  );
}

export const SOURCES: FieldSources<Field> = {
  account: ['merchant'],
  kind: ['code', 'type'],
  direction: ['settled', 'code', 'type'],
  occurredAt: ['sentAt', 'queryId'],
  gross: ['amount', 'principal'],
  fee: ['fee', 'instalmentFee', 'split'],
  net: ['net', 'settled'],
  orderAmount: ['amount'],
  merchantOrderNo: ['orderNo', 'originalOrderNo'],
  refundNo: ['orderNo'],
  channelTransactionId: ['queryId'],
  relatedTransactionId: ['originalQueryId'],
  bankReference: ['reference'],
  counterparty: ['card'],
  description: ['code', 'type', 'subMerchant', 'words', 'split', 'originalSentAt', 'originalTraceNo'],
};
