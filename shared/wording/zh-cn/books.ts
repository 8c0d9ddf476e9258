/** 账簿：科目、凭证、期间。 */
export const books = {
  'requestKind.chart_change': '变更会计科目',
  'requestKind.chart_change.effect': '批准后，科目表按此变更；已记的分录不变。',
  'requestKind.manual_journal': '手工凭证',
  'requestKind.manual_journal.effect': '批准后，这张凭证记入账簿。',
  'requestKind.journal_reverse': '冲销凭证',
  'requestKind.journal_reverse.effect': '批准后，记一张红字冲销凭证，原凭证保留。',
  'requestKind.period_close': '关账',
  'requestKind.period_close.effect': '批准后，任何途径都不能再向该期间记账。',
  'requestKind.period_reopen': '重开会计期间',
  'requestKind.period_reopen.effect': '批准后，该期间可以再次记账。',
  'error.period_closed': '会计期间已关账，不能再记账',
  'error.period_closed.safe': '没有写入任何内容。',
  'error.period_closed.do': '改用未关账期间的日期，或申请重开该期间。',
  'error.entry_unfit': '这张凭证不能记账',
  'error.entry_unfit.safe': '没有写入任何内容。',
  'error.entry_unfit.do': '请按提示改好借贷、科目或日期，再试一次。',
} as const;
