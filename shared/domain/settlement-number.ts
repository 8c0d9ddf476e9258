/** The number of a signed settlement batch (结算单号): 'S', the day it was signed, a number without gaps over that day. */
export const SETTLEMENT_NO = /^S\d{14}$/;
export const isSettlementNo = (text: string): boolean => SETTLEMENT_NO.test(text);
