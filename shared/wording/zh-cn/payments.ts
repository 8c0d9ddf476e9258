/** 付款、资金与凭证。 */
export const payments = {
  'requestKind.payment_batch': '付款批次',
  'requestKind.payment_batch.effect': '批准后，可以生成付款指令文件；笔数、金额与内容不能再改。',
  'requestKind.payment_resolve': '认定付款结果',
  'requestKind.payment_resolve.effect': '批准后，状态不明的付款按所认定的结果处理。',
  'requestKind.payment_limits': '变更付款限额',
  'requestKind.payment_limits.effect': '批准后，新限额对之后的核对生效。',
  'requestKind.fund_unfreeze': '解冻资金',
  'requestKind.fund_unfreeze.effect': '批准后，这笔资金可以提现。',
  'error.checks_stop': '有未通过的核对，不能提交',
  'error.checks_stop.safe': '批次仍是草稿，没有提交。',
  'error.checks_stop.do': '请处理被拦下的付款，再核对一次。',
  'error.payment_unknown': '这笔付款的结果还不清楚，不能重付',
  'error.payment_unknown.safe': '没有写入任何内容。',
  'error.payment_unknown.do': '请先向渠道或银行查询，收到结果后再处理。',
} as const;
