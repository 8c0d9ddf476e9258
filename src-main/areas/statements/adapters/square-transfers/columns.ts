/** The columns of Square's transfer (deposit) details by their words. */
import type { FieldSources, Header, HeaderWords } from '../cells.ts';

export type Field =
  | 'depositDate'
  | 'paymentDate'
  | 'time'
  | 'zone'
  | 'type'
  | 'transactionId'
  | 'paymentId'
  | 'collected'
  | 'fees'
  | 'deposited'
  | 'depositId'
  | 'location'
  | 'customer'
  | 'description';

export const WORDS: HeaderWords<Field> = {
  depositDate: ['Deposit Date', 'Transfer Date'],
  paymentDate: ['Payment Date', 'Transaction Date'],
  time: ['Payment Time', 'Time'],
  zone: ['Time Zone'],
  type: ['Type', 'Event Type'],
  transactionId: ['Transaction ID'],
  paymentId: ['Payment ID'],
  collected: ['Collected', 'Total Collected'],
  fees: ['Fees', 'Fee'],
  deposited: ['Deposited', 'Net Total', 'Transferred'],
  depositId: ['Deposit ID', 'Transfer ID'],
  location: ['Location'],
  customer: ['Customer Name'],
  description: ['Description'],
};

export const UNUSED: readonly string[] = (
  'Device Name|Staff Name|Staff ID|Card Brand|PAN Suffix|Details|Source|Card Entry Methods|Deposit Details|Transfer Details|Tax|Tip|' +
  'Gross Sales|Net Sales|Discounts|Customer ID|Customer Reference ID|Bank Name|Account Suffix|Status'
).split('|');

export function isHeader({ columns }: Header<Field>): boolean {
  const has = (...fields: readonly Field[]) => fields.every((field) => columns.has(field));
  const isDeposit = /^(?:deposited|transferred)$/i.test(columns.get('deposited')?.name ?? '');
  return isDeposit && (has('depositId') || has('depositDate', 'paymentId'));
}

export const NEEDED: readonly Field[] = ['paymentDate', 'collected', 'fees', 'deposited', 'depositId'];

export const SOURCES: FieldSources<Field> = {
  account: ['location'],
  occurredAt: ['paymentDate', 'time', 'zone'],
  bookingDate: ['depositDate'],
  kind: ['type'],
  direction: ['collected', 'deposited'],
  gross: ['collected'],
  fee: ['fees'],
  net: ['deposited'],
  channelTransactionId: ['paymentId', 'transactionId'],
  relatedTransactionId: ['paymentId'],
  batchNo: ['depositId'],
  counterparty: ['customer'],
  description: ['type', 'description'],
};
