/** 结算：批次、清单、签批、完整性、在途、备付金。 */
export const settlement = {
  'requestKind.settlement_sign': '签批结算',
  'requestKind.settlement_sign.effect': '批准后，这些批次的金额定稿；之后到的明细另开更正批次。',
  'requestKind.settlement_adjustment': '结算调整',
  'requestKind.settlement_adjustment.effect': '批准后，这笔调整计入下一个未签批的批次，并记账。',
} as const;
