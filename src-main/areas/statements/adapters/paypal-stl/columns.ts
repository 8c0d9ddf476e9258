/** The columns of a settlement report's rows (SB) by the words of its column header (CH); without one, in the order of the specification. */
import { type FieldSources, type Header, type HeaderWords, readHeader } from '../cells.ts';

export type Field =
  | 'transactionId'
  | 'invoice'
  | 'reference'
  | 'eventCode'
  | 'initiatedAt'
  | 'completedAt'
  | 'side'
  | 'gross'
  | 'currency'
  | 'feeSide'
  | 'fee'
  | 'feeCurrency'
  | 'custom'
  | 'bankReference';

/** As printed, and as reports before 2012 printed them without blanks. */
const WORDS: HeaderWords<Field> = {
  transactionId: ['Transaction ID', 'TransactionID'],
  invoice: ['Invoice ID', 'InvoiceID'],
  reference: ['PayPal Reference ID', 'PayPalReferenceID'],
  eventCode: ['Transaction Event Code', 'TransactionEventCode'],
  initiatedAt: ['Transaction Initiation Date', 'TransactionInitiationDate'],
  completedAt: ['Transaction Completion Date', 'TransactionCompletionDate'],
  side: ['Transaction Debit or Credit', 'TransactionDebitOrCredit'],
  gross: ['Gross Transaction Amount', 'GrossTransactionAmount'],
  currency: ['Gross Transaction Currency', 'GrossTransactionCurrency'],
  feeSide: ['Fee Debit or Credit', 'FeeDebitOrCredit'],
  fee: ['Fee Amount', 'FeeAmount'],
  feeCurrency: ['Fee Currency', 'FeeCurrency'],
  custom: ['Custom Field', 'CustomField'],
  bankReference: ['Bank Reference ID', 'BankReferenceID'],
};
const UNUSED = [
  ...['CH', 'PayPal Reference ID Type', 'PayPalReferenceIDType', 'Consumer ID', 'ConsumerID'],
  ...['Payment Tracking ID', 'PaymentTrackingID', 'Store ID', 'StoreID'],
  ...['Credit Transactional Fee', 'Credit Promotional Fee', 'Credit Term'],
];

export const NEEDED: readonly Field[] = ['transactionId', 'eventCode', 'side', 'gross', 'currency'];

export const headerOf = (cells: readonly string[]): Header<Field> => readHeader(cells, WORDS, UNUSED);

/** Version 9's order; earlier versions end sooner. */
export const STANDARD: Header<Field> = headerOf([
  'CH',
  ...(
    'Transaction ID|Invoice ID|PayPal Reference ID|PayPal Reference ID Type|Transaction Event Code|Transaction Initiation Date|' +
    'Transaction Completion Date|Transaction Debit or Credit|Gross Transaction Amount|Gross Transaction Currency|Fee Debit or Credit|' +
    'Fee Amount|Fee Currency|Custom Field|Consumer ID|Payment Tracking ID|Store ID|Bank Reference ID'
  ).split('|'),
]);

export const lackingOf = (header: Header<Field>): string[] =>
  NEEDED.filter((field) => !header.columns.has(field)).map((field) => WORDS[field][0] ?? field);

export const SOURCES: FieldSources<Field> = {
  occurredAt: ['completedAt', 'initiatedAt'],
  kind: ['eventCode'],
  direction: ['side'],
  gross: ['gross'],
  fee: ['fee', 'feeSide'],
  net: ['gross', 'fee'],
  currency: ['currency'],
  merchantOrderNo: ['invoice', 'custom'],
  channelTransactionId: ['transactionId', 'reference'],
  relatedTransactionId: ['transactionId'],
  bankReference: ['bankReference'],
  description: ['eventCode'],
};
