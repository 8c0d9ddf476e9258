/** The columns of Adyen's settlement details by their words; their order changes between versions of the report. */
import type { FieldSources, Header, HeaderWords } from '../cells.ts';

export type Field =
  | 'company'
  | 'merchant'
  | 'pspReference'
  | 'orderNo'
  | 'method'
  | 'createdAt'
  | 'zone'
  | 'type'
  | 'modification'
  | 'grossCurrency'
  | 'grossDebit'
  | 'grossCredit'
  | 'netCurrency'
  | 'netDebit'
  | 'netCredit'
  | 'commission'
  | 'markup'
  | 'schemeFees'
  | 'interchange'
  | 'modificationOrderNo'
  | 'batchNo'
  | 'bookedAt';

export const WORDS: HeaderWords<Field> = {
  company: ['Company Account'],
  merchant: ['Merchant Account'],
  pspReference: ['Psp Reference'],
  orderNo: ['Merchant Reference'],
  method: ['Payment Method'],
  createdAt: ['Creation Date'],
  zone: ['TimeZone', 'Time Zone'],
  type: ['Type', 'Record Type'],
  modification: ['Modification Reference', 'Modification Psp Reference'],
  grossCurrency: ['Gross Currency'],
  grossDebit: ['Gross Debit (GC)', 'Gross Debit'],
  grossCredit: ['Gross Credit (GC)', 'Gross Credit'],
  netCurrency: ['Net Currency'],
  netDebit: ['Net Debit (NC)', 'Net Debit'],
  netCredit: ['Net Credit (NC)', 'Net Credit'],
  commission: ['Commission (NC)', 'Commission'],
  markup: ['Markup (NC)', 'Markup'],
  schemeFees: ['Scheme Fees (NC)', 'Scheme Fees'],
  interchange: ['Interchange (NC)', 'Interchange'],
  modificationOrderNo: ['Modification Merchant Reference'],
  batchNo: ['Batch Number', 'Payable Batch'],
  bookedAt: ['Booking Date'],
};

export const UNUSED: readonly string[] = (
  'Exchange Rate|Payment Method Variant|Booking Date TimeZone|Payable Date|Advanced (NC)|Advancement Code|Advancement Batch|' +
  'Booking Type|Acquirer|Reserved1|Reserved2|Reserved3|Reserved4|Reserved5|Reserved6|Reserved7|Reserved8|Reserved9|Reserved10|' +
  'Split Settlement|Split Payment Data|Funds Destination|Balance Platform Debit|Balance Platform Credit|Booking Amount|' +
  'DCC Markup (NC)|Global Card Brand|Gratuity Amount|Surcharge Amount|Shopper Name|Shopper PAN|Shopper IP|Shopper Country|' +
  'Shopper Reference|Issuer Name|Issuer Id|Issuer City|Issuer Country|Interaction|Unique Terminal ID|Store|Store ID|' +
  'Metadata|Dispute Reference|Risk Scoring|Card Number|Refusal Reason|Installments|Additional Type|Installment|Creator|Pos Transaction Date|' +
  'Pos Transaction Date TimeZone|Submerchant Identifier|Acquirer Reference|Acquirer Auth Code|ARN'
).split('|');

/** Adyen's reference beside the net in two columns, or most of the rest. */
export function isHeader({ columns }: Header<Field>): boolean {
  const has = (...fields: readonly Field[]) => fields.every((field) => columns.has(field));
  if (has('pspReference', 'type') && (has('netDebit') || has('netCredit'))) return true;
  return has('merchant', 'type', 'netDebit', 'netCredit', 'batchNo');
}

export const NEEDED: readonly Field[] = [
  'merchant',
  'createdAt',
  'type',
  'netCurrency',
  'netDebit',
  'netCredit',
  'batchNo',
];

export const FEES: readonly Field[] = ['commission', 'markup', 'schemeFees', 'interchange'];

export const SOURCES: FieldSources<Field> = {
  account: ['merchant'],
  occurredAt: ['createdAt', 'zone'],
  bookingDate: ['bookedAt'],
  kind: ['type'],
  direction: ['grossDebit', 'grossCredit', 'netDebit', 'netCredit'],
  gross: ['grossDebit', 'grossCredit'],
  fee: ['commission', 'markup', 'schemeFees', 'interchange'],
  net: ['netDebit', 'netCredit'],
  orderAmount: ['grossDebit', 'grossCredit'],
  currency: ['netCurrency'],
  merchantOrderNo: ['orderNo'],
  refundNo: ['modificationOrderNo'],
  channelTransactionId: ['pspReference'],
  relatedTransactionId: ['modification'],
  batchNo: ['batchNo'],
  bankReference: ['modification'],
  description: ['type', 'method', 'modification', 'modificationOrderNo'],
};
