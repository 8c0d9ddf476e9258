/** 保存期限、法定保留、删除到期资料。 */
export const retention = {
  'requestKind.retention_years': '修改保存年限',
  'requestKind.retention_years.effect': '批准后，按新的年限计算到期。',
  'requestKind.retention_hold_end': '解除法定保留',
  'requestKind.retention_hold_end.effect': '批准后，这些记录到期即可删除。',
  'requestKind.retention_erase': '删除到期资料',
  'requestKind.retention_erase.effect': '批准后，到期资料被删除，不能恢复；审计轨迹仍可验证。',
};
