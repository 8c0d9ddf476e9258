/** 风控的用词：规则、类型、预警的理由。 */
export const risk = {
  'requestKind.risk_book': '修改风控规则',
  'requestKind.risk_book.effect': '批准后，新的参数立即用于筛查与付款核对；旧版本留存。',
};
