/** 结算的画面：清单、批次、费用差异、完整性、在途、付款。 */
export const settlementScreens = {
  'place.settlement': '结算',
} as const;
