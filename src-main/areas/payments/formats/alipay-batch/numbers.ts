/**
 * Our numbers as Alipay's file takes them, and back. A batch's is letters and digits alone; a payment's has two characters more than Alipay takes,
 * so its head, which is the same for all, stays at home.
 */
const HEAD = 'PI';
const REST = /^\d{18}[0-9A-F]{4}$/;

export const alipayBatchNo = (batchNo: string): string => batchNo.replaceAll('-', '');

export function alipayItemNo(itemNo: string): string {
  const rest = itemNo.slice(HEAD.length);
  return itemNo.startsWith(HEAD) && REST.test(rest) ? rest : itemNo;
}
export const itemNoOfAlipay = (number: string): string => (REST.test(number) ? `${HEAD}${number}` : number);
