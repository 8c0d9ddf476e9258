/**
 * What both of Alipay's personal bills say the same way: the kind of a row by its words, and the payment that a refund's number begins with.
 */
import type { LineKind } from '../../../../shared/domain/statement-line.ts';

interface AlipayWords {
  readonly category: string;
  readonly product: string;
  readonly status: string;
  readonly isNeutral: boolean;
}

/** Words that name an own move are believed only where Alipay counts the row as none: a merchant may sell under any name. */
export function alipayKindOf({ category, product, status, isNeutral }: AlipayWords): LineKind {
  if (status.includes('退款') || category === '退款' || /^退款\s*[-－—]/.test(product)) return 'refund';
  if (/收益发放|^收益$/.test(product)) return 'interest';
  if (category.includes('转账') || category === '红包') return 'transfer';
  if (!isNeutral) return 'payment';
  if (/提现/.test(product)) return 'payout';
  if (/^充值|余额充值/.test(product)) return 'top_up';
  const isOwn =
    /投资理财|信用借还|账户存取/.test(category) || /转入|转出|还款|卖出|买入|申购|赎回/.test(product);
  return isOwn ? 'transfer' : 'payment';
}

/** A refund's number is the payment's with a tail: '<原交易号>_<退款号>', also with '*'. */
export function originalOf(id: string): string {
  const at = id.search(/[_*]/);
  return at > 0 ? id.slice(0, at) : '';
}
