/** 商户、客户、账户与协议。 */
export const parties = {
  'requestKind.party_state': '变更商户状态',
  'requestKind.party_state.effect': '批准后，状态即时生效。',
  'requestKind.account_bind': '绑定账户',
  'requestKind.account_bind.effect': '批准后账户绑定；冷静期过后才能向它付款。',
  'requestKind.account_change': '变更账户',
  'requestKind.account_change.effect': '批准后按新资料；须重新核实，并重新计算冷静期。',
  'requestKind.account_unbind': '解绑账户',
  'requestKind.account_unbind.effect': '批准后，不再向该账户付款。',
  'requestKind.agreement_change': '变更合作协议',
  'requestKind.agreement_change.effect': '批准后，从生效日起的交易按新协议入账。',
  'requestKind.watch_end': '移出名单',
  'requestKind.watch_end.effect': '批准后，付款不再按此项拦截。',
  'error.party_unfit': '资料有问题，不能保存',
  'error.party_unfit.safe': '没有写入任何内容。',
  'error.party_unfit.do': '请按提示改好资料，再试一次。',
} as const;
