/**
 * What banks and channels print for the state of a payment → ours. A word that is not here says nothing we may act on: the payment is unknown
 * and the word its reason, for a person to find out.
 */
import type { ResultState } from '../format.ts';

const WORDS: Readonly<Record<ResultState, readonly string[]>> = {
  paid: [
    '成功',
    '转账成功',
    '付款成功',
    '交易成功',
    '支付成功',
    '代付成功',
    '处理成功',
    '已成功',
    '已付款',
    '已到账',
    '已入账',
    's',
    'success',
    'succeeded',
    'paid',
    'completed',
  ],
  failed: [
    '失败',
    '转账失败',
    '付款失败',
    '交易失败',
    '支付失败',
    '代付失败',
    '处理失败',
    '已失败',
    '拒绝',
    '已拒绝',
    '已撤销',
    '已关闭',
    '已取消',
    'f',
    'fail',
    'failed',
    'failure',
    'rejected',
    'closed',
    'cancelled',
    'canceled',
  ],
  accepted: [
    '处理中',
    '转账中',
    '付款中',
    '交易处理中',
    '银行处理中',
    '银行已受理',
    '已受理',
    '受理成功',
    '待处理',
    '待付款',
    '等待付款',
    '待确认',
    '已提交',
    'p',
    'processing',
    'pending',
    'accepted',
    'init',
    'wait_pay',
    'dealing',
  ],
  returned: ['退票', '已退票', '退汇', '已退汇', '已退回', '已退款', 'returned', 'refund', 'refunded'],
  unknown: ['未知', '状态未知', '结果未知', '不确定', '待查', '待查询', '可疑', '超时', 'unknown', 'timeout'],
};

const STATES: ReadonlyMap<string, ResultState> = new Map(
  Object.entries(WORDS).flatMap(([state, words]) =>
    words.map((word) => [word, state as ResultState] as const),
  ), // The table's keys are the states.
);

/** Undefined where the word is none we know. */
export const stateOfWord = (text: string): ResultState | undefined =>
  STATES.get(text.normalize('NFKC').trim().toLowerCase());
