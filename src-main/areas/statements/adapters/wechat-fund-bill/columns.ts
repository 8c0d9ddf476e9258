/** The columns of WeChat's fund bill by their words; the brackets of (元) come full-width and plain. */
import type { RawRow } from '../../adapter.ts';
import { type FieldSources, type Header, type HeaderWords, readHeader } from '../cells.ts';

export type Field =
  | 'bookedAt'
  | 'transactionId'
  | 'flowId'
  | 'name'
  | 'type'
  | 'direction'
  | 'amount'
  | 'balance'
  | 'note'
  | 'voucher';

const WORDS: HeaderWords<Field> = {
  bookedAt: ['记账时间'],
  transactionId: ['微信支付业务单号'],
  flowId: ['资金流水单号'],
  name: ['业务名称'],
  type: ['业务类型'],
  direction: ['收支类型'],
  amount: ['收支金额'],
  balance: ['账户结余'],
  note: ['备注'],
  voucher: ['业务凭证号'],
};
export const SOURCES: FieldSources<Field> = {
  kind: ['type', 'name'],
  direction: ['direction'],
  occurredAt: ['bookedAt'],
  net: ['amount'],
  balance: ['balance'],
  merchantOrderNo: ['voucher'],
  refundNo: ['voucher'],
  channelTransactionId: ['transactionId'],
  relatedTransactionId: ['flowId'],
  batchNo: ['voucher', 'transactionId'],
  description: ['name', 'type', 'note'],
};
const UNUSED = ['资金变更提交申请人'];

const NEEDED: readonly Field[] = [
  'bookedAt',
  'transactionId',
  'flowId',
  'type',
  'direction',
  'amount',
  'balance',
];

export const EXPECTED: readonly (readonly [Field, string])[] = [
  ['name', '业务名称'],
  ['note', '备注'],
  ['voucher', '业务凭证号'],
];

export function headerOf(raw: RawRow): Header<Field> | null {
  if (!raw.cells.some((cell) => cell.includes('资金流水单号') || cell.includes('微信支付业务单号')))
    return null;
  const header = readHeader(raw.cells, WORDS, UNUSED);
  return NEEDED.filter((field) => header.columns.has(field)).length * 2 >= NEEDED.length ? header : null;
}

export const lackingOf = (header: Header<Field>): string[] =>
  NEEDED.filter((field) => !header.columns.has(field)).map((field) => WORDS[field][0] ?? field);
