/** Headings of result tables by their meaning, in the words that banks and channels print, and those by which a channel's table is told. */
import { type Header, type HeaderWords, headerWord } from '../../../statements/adapters/cells.ts';

export const RESULT_WORDS = {
  itemNo: [
    '商户流水号',
    '商家明细单号',
    '业务参考号',
    '客户流水号',
    '客户业务编号',
    '企业流水号',
    '商户明细单号',
    '商户订单号',
    '业务编号',
    'item_no',
    'out_detail_no',
    'out_biz_no',
    'end_to_end_id',
    'reference',
    'client_reference',
  ],
  amount: ['付款金额', '转账金额', '交易金额', '代付金额', '金额', 'amount', 'transfer_amount'],
  amountMinor: ['转账金额(分)', '付款金额(分)', '交易金额(分)', '金额(分)'],
  currency: ['币种', '货币', 'currency', 'ccy'],
  status: [
    '处理状态',
    '转账状态',
    '明细状态',
    '付款状态',
    '交易状态',
    '返回状态',
    '处理结果',
    '交易结果',
    '付款结果',
    '状态',
    '结果',
    'status',
    'detail_status',
    'state',
    'result',
  ],
  reasonCode: [
    '返回码',
    '错误码',
    '失败代码',
    '原因码',
    '错误代码',
    '返回代码',
    'reason_code',
    'error_code',
    'code',
  ],
  reasonText: [
    '失败原因',
    '返回信息',
    '错误信息',
    '处理说明',
    '失败信息',
    '错误原因',
    '原因',
    'fail_reason',
    'reason',
    'message',
  ],
  happenedAt: [
    '完成时间',
    '处理时间',
    '转账时间',
    '付款时间',
    '交易时间',
    '到账时间',
    '更新时间',
    '完成日期',
    '处理日期',
    '交易日期',
    '付款日期',
    'completed_at',
    'update_time',
    'time',
    'date',
  ],
  batchNo: ['批次号', '商家批次单号', '商户批次号', '批次编号', 'batch_no', 'out_batch_no'],
} as const satisfies HeaderWords<string>;
export type ResultField = keyof typeof RESULT_WORDS;
export const RESULT_NEEDED: readonly ResultField[] = ['itemNo', 'status'];

/** The row above the table that speaks of the whole batch. */
export const BATCH_WORDS = {
  batchNo: RESULT_WORDS.batchNo,
  count: ['总笔数', '转账总笔数', '笔数', 'total_count', 'total_num'],
  sum: ['总金额', '转账总金额', 'total_amount'],
} as const satisfies HeaderWords<string>;

const ALIPAY = [
  '收款人email',
  '收款方支付宝账号',
  '收款支付宝账号',
  '支付宝账号',
  '支付宝流水号',
  '支付宝内部流水号',
  '支付宝转账单号',
  '支付宝交易号',
  '支付宝订单号',
];
const WECHAT = [
  '商家明细单号',
  '微信明细单号',
  '微信支付明细单号',
  '微信转账单号',
  '收款用户openid',
  'openid',
  '商家批次单号',
  '微信批次单号',
];

export type ResultSource = 'alipay' | 'wechat' | 'bank';
/** Whose table it is: by a heading that only a channel prints, else a bank's. */
export function sourceOf(headings: readonly string[], header: Header<string>): ResultSource {
  const printed = new Set([
    ...headings.map(headerWord),
    ...[...header.columns.values()].map(({ name }) => headerWord(name)),
  ]);
  if (WECHAT.some((word) => printed.has(word))) return 'wechat';
  return ALIPAY.some((word) => printed.has(word)) ? 'alipay' : 'bank';
}
