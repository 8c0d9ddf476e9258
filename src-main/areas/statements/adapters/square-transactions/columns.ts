/** The columns of Square's transactions by their words: 37 to 55 of them by year. `Card` and `Cash` are amounts. */
import type { FieldSources, Header, HeaderWords } from '../cells.ts';

export type Field =
  | 'date'
  | 'time'
  | 'zone'
  | 'collected'
  | 'cash'
  | 'giftCard'
  | 'otherTender'
  | 'fees'
  | 'net'
  | 'transactionId'
  | 'paymentId'
  | 'eventType'
  | 'location'
  | 'customer'
  | 'customerReference'
  | 'orderReference'
  | 'description'
  | 'depositId'
  | 'status'
  | 'refundReason';

export const WORDS: HeaderWords<Field> = {
  date: ['Date'],
  time: ['Time'],
  zone: ['Time Zone', 'TimeZone'],
  collected: ['Total Collected'],
  cash: ['Cash'],
  giftCard: ['Square Gift Card'],
  otherTender: ['Other Tender'],
  fees: ['Fees', 'Fee'],
  net: ['Net Total'],
  transactionId: ['Transaction ID'],
  paymentId: ['Payment ID'],
  eventType: ['Event Type'],
  location: ['Location'],
  customer: ['Customer Name'],
  customerReference: ['Customer Reference ID'],
  orderReference: ['Order Reference ID'],
  description: ['Description'],
  depositId: ['Deposit ID'],
  status: ['Transaction Status'],
  refundReason: ['Refund Reason'],
};

export const UNUSED: readonly string[] = (
  'Gross Sales|Discounts|Service Charges|Net Sales|Gift Card Sales|Tax|Tip|Partial Refunds|Source|Card|Card Entry Methods|' +
  'Other Tender Type|Other Tender Note|Tender Note|Card Brand|PAN Suffix|Device Name|Staff Name|Staff ID|Details|Dining Option|' +
  'Customer ID|Device Nickname|Third Party Fees|Deposit Date|Deposit Details|Fee Percentage Rate|Fee Fixed Rate|Discount Name|' +
  'Cash App|Fulfillment Note|Free Processing Applied|Channel|Unattributed Tips|Table Info|International Fee|Afterpay|' +
  'Swedish Rounding|Refunds by Amount|Notes|Customer Email|Wallet'
).split('|');

/** Square's word for a net beside what was taken or a payment's number; the item sales of the same shop have neither. */
export function isHeader({ columns }: Header<Field>): boolean {
  const has = (...fields: readonly Field[]) => fields.every((field) => columns.has(field));
  return has('collected', 'paymentId') || has('collected', 'net') || has('net', 'transactionId');
}

export const NEEDED: readonly Field[] = ['date', 'collected', 'fees', 'net', 'paymentId'];

export const SOURCES: FieldSources<Field> = {
  account: ['location'],
  occurredAt: ['date', 'time', 'zone'],
  kind: ['eventType'],
  direction: ['collected', 'cash', 'net'],
  gross: ['collected'],
  fee: ['fees'],
  net: ['net'],
  orderAmount: ['collected'],
  status: ['status'],
  merchantOrderNo: ['orderReference', 'customerReference'],
  channelTransactionId: ['paymentId'],
  relatedTransactionId: ['transactionId'],
  batchNo: ['depositId'],
  counterparty: ['customer'],
  description: ['description', 'refundReason'],
};
