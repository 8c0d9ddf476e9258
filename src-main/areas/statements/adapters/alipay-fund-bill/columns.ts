/**
 * The columns of the Alipay fund bill (账务明细), in whatever order the account has them, and the words of 业务类型.
 */
import type { LineKind } from '../../../../../shared/domain/statement-line.ts';
import type { RawRow } from '../../adapter.ts';
import { type FieldSources, type Header, type HeaderWords, headerWord, readHeader } from '../cells.ts';

export const WORDS = {
  entryNo: ['账务流水号'],
  businessNo: ['业务流水号'],
  merchantOrderNo: ['商户订单号'],
  product: ['商品名称'],
  occurredAt: ['发生时间', '入账时间'],
  counterparty: ['对方账号', '对方账户'],
  income: ['收入金额', '收入'],
  outgo: ['支出金额', '支出'],
  balance: ['账户余额'],
  businessType: ['业务类型'],
  remark: ['备注'],
} as const satisfies HeaderWords<string>;
export type Field = keyof typeof WORDS;

export const SOURCES: FieldSources<Field> = {
  kind: ['businessType'],
  direction: ['income', 'outgo'],
  occurredAt: ['occurredAt'],
  net: ['income', 'outgo'],
  balance: ['balance'],
  merchantOrderNo: ['merchantOrderNo'],
  channelTransactionId: ['businessNo'],
  relatedTransactionId: ['entryNo'],
  batchNo: ['businessNo'],
  counterparty: ['counterparty'],
  description: ['product', 'remark'],
};

const KNOWN_UNUSED = ['交易渠道', '业务描述', '业务账单来源', '业务基础订单号', '业务订单号'];

export const NEEDED: readonly Field[] = ['entryNo', 'income', 'outgo', 'occurredAt'];
/** Read where they stand, told as drift where they do not. */
export const EXPECTED: readonly Field[] = ['businessNo', 'merchantOrderNo', 'balance', 'businessType'];

export const SUMMARY_WORDS = ['类型', '收入笔数', '支出笔数'];

export function headerOf(raw: RawRow): Header<Field> | null {
  if (!raw.cells.some((cell) => headerWord(cell) === WORDS.entryNo[0])) return null;
  return readHeader<Field>(raw.cells, WORDS, KNOWN_UNUSED);
}

const KINDS: ReadonlyMap<string, LineKind> = new Map([
  ['在线支付', 'payment'],
  ['交易付款', 'payment'],
  ['交易退款', 'refund'],
  ['退款', 'refund'],
  ['收费', 'fee'],
  ['服务费', 'fee'],
  ['转账', 'transfer'],
  ['提现', 'payout'],
  ['充值', 'top_up'],
]);

/** The list of 业务类型 grows; what we have no word for moved money all the same and is 'other'. A fee that comes in is one given back. */
export function kindOf(businessType: string, direction: 'in' | 'out'): LineKind {
  const kind = KINDS.get(businessType) ?? 'other';
  return kind === 'fee' && direction === 'in' ? 'fee_return' : kind;
}
