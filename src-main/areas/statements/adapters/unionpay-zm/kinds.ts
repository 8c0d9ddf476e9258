/**
 * What UnionPay's 交易代码, 交易类型 and 支付卡类型 mean, as far as that is known; the names are those its report (RD) uses.
 */
import type { LineKind } from '../../../../../shared/domain/statement-line.ts';
import type { Sense } from './settlement.ts';

export interface TradeKind {
  readonly name: string;
  readonly kind: LineKind;
  /** 0: reserves money on a card and moves none. */
  readonly sense: Sense | 0;
}

const payment = (name: string): TradeKind => ({ name, kind: 'payment', sense: 1 });
const refund = (name: string): TradeKind => ({ name, kind: 'refund', sense: -1 });
const reserve = (name: string): TradeKind => ({ name, kind: 'other', sense: 0 });

/** 交易代码. The list is longer than what anybody published; others go by 交易类型. */
const BY_CODE: ReadonlyMap<string, TradeKind> = new Map([
  ['S22', payment('消费')],
  ['S56', payment('自助消费')],
  ['S30', refund('退货')],
]);
/** 交易类型, as in the trade's own interface. */
const BY_TYPE: ReadonlyMap<string, TradeKind> = new Map([
  ['01', payment('消费')],
  ['02', reserve('预授权')],
  ['03', payment('预授权完成')],
  ['04', refund('退货')],
  ['11', payment('代收')],
  ['12', { name: '代付', kind: 'transfer', sense: -1 }],
  ['31', refund('消费撤销')],
  ['32', reserve('预授权撤销')],
  ['33', refund('预授权完成撤销')],
]);

/** Null where neither is known; 'contradict' where both are and one says in, the other out. */
export function tradeKind(code: string, type: string): TradeKind | null | 'contradict' {
  const byCode = BY_CODE.get(code);
  const byType = BY_TYPE.get(type);
  if (byCode && byType && byCode.sense !== byType.sense) return 'contradict';
  return byCode ?? byType ?? null;
}

const CARDS: ReadonlyMap<string, string> = new Map([
  ['01', '借记卡'],
  ['02', '贷记卡'],
  ['03', '准贷记卡'],
]);
/** 卡性质 of the report. */
export const cardName = (cardType: string): string => CARDS.get(cardType) ?? '其他卡';
