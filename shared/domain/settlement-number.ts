/** The number of a signed settlement batch (结算单号): 'S', the day it was signed, a number without gaps over that day. */
export const isSettlementNo = (text: string): boolean => /^S\d{14}$/.test(text);
