/** The number of a receipt (凭证编号) as it stands on the paper, in its code and on the screen: one form, so that the eye finds it again. */

/** 000123 */
export const receiptNumber = (number: number): string => String(number).padStart(6, '0');
