/**
 * The columns of Stripe's balance transactions by their words: the dashboard's export and the itemised reports of activity and payouts are
 * one table under different names, and its user chooses which columns come.
 */
import { type FieldSources, type Header, type HeaderWords, headerWord } from '../cells.ts';

export type Field =
  | 'id'
  | 'type'
  | 'category'
  | 'source'
  | 'gross'
  | 'fee'
  | 'net'
  | 'currency'
  | 'createdUtc'
  | 'created'
  | 'availableUtc'
  | 'available'
  | 'description'
  | 'payout'
  | 'charge'
  | 'intent'
  | 'email'
  | 'customer'
  | 'invoiceNumber'
  | 'orderNo';

export const WORDS: HeaderWords<Field> = {
  id: ['balance_transaction_id', 'Balance Transaction ID', 'id', 'Transaction ID'],
  category: ['reporting_category', 'Reporting Category'],
  type: ['Type', 'balance_transaction_type', 'Transaction Type'],
  source: ['source_id', 'Source', 'Source ID'],
  gross: ['gross', 'Amount'],
  fee: ['fee', 'Fees'],
  net: ['net'],
  currency: ['currency'],
  createdUtc: ['Created (UTC)', 'created_utc', 'Created date (UTC)'],
  created: ['created', 'Created date'],
  availableUtc: ['Available On (UTC)', 'available_on_utc'],
  available: ['Available On', 'available_on'],
  description: ['description'],
  payout: ['automatic_payout_id', 'payout_id', 'Transfer', 'Payout'],
  charge: ['charge_id'],
  intent: ['payment_intent_id', 'PaymentIntent ID'],
  email: ['customer_email', 'Customer Email', 'receipt_email'],
  customer: ['customer_name', 'Customer Name', 'customer_description'],
  invoiceNumber: ['invoice_number', 'Invoice Number'],
  orderNo: [
    ...['payment_metadata[order_id]', 'payment_metadata[order_number]', 'payment_metadata[OrderNumber]'],
    ...['payment_metadata[orderId]', 'payment_metadata[order_no]', 'payment_metadata[order]'],
    ...['payment_metadata[merchant_order_no]', 'order_id (metadata)', 'order_number (metadata)'],
    ...['orderId (metadata)', 'order_no (metadata)', 'order (metadata)', 'merchant_order_no (metadata)'],
  ],
};

/** Columns a user may choose besides, and whatever she keeps with her payments. */
export const UNUSED: readonly string[] = (
  'Destination Platform Fee|Destination Platform Fee Currency|Customer Facing Amount|Customer Facing Currency|Transfer Date (UTC)|' +
  'Transfer Group|customer_facing_amount|customer_facing_currency|automatic_payout_effective_at|automatic_payout_effective_at_utc|' +
  'payout_expected_arrival_date|payout_status|payout_reversed_by_payout_id|payout_type|payout_description|payout_destination_id|' +
  'customer_id|customer_country|shipping_address_line1|shipping_address_line2|shipping_address_city|shipping_address_state|' +
  'shipping_address_postal_code|shipping_address_country|card_address_line1|card_address_line2|card_address_city|card_address_state|' +
  'card_address_postal_code|card_address_country|charge_created|charge_created_utc|payment_method_type|is_link|card_brand|card_funding|' +
  'card_country|statement_descriptor|dispute_reason|connected_account|connected_account_id|connected_account_name|' +
  'connected_account_country|connected_account_direct_charge_id|destination_payment_id|trace_id|trace_id_status|invoice_id|order_id|' +
  'subscription_id|transfer_id|refund_id|regulatory_tag|Status|Mode|Seller Message|Card ID|Customer ID|Invoice ID|Transfer Date'
).split('|');

export const USERS_OWN = /metadata/i;

/** Net beside fee and gross under Stripe's own word for a movement, or under its numbers. */
export function isHeader(header: Header<Field>): boolean {
  const has = (...fields: readonly Field[]) => fields.every((field) => header.columns.has(field));
  const isReport = headerWord(header.columns.get('id')?.name ?? '').startsWith('balance_transaction');
  if (isReport) return has('currency') || has('net') || has('category');
  const isOwnId = headerWord(header.columns.get('id')?.name ?? '') === headerWord('id');
  const isDashboard =
    has('id', 'gross', 'fee', 'currency') &&
    // Programs that resell Stripe say 'Transaction ID', as others do: then nothing less than all of Stripe's words will do.
    (isOwnId ? has('createdUtc') || has('source', 'type') : has('createdUtc', 'availableUtc', 'net'));
  return isDashboard && !header.columns.has('category');
}

export const NEEDED: readonly Field[] = ['id', 'gross', 'fee', 'net', 'currency'];

export const SOURCES: FieldSources<Field> = {
  occurredAt: ['createdUtc', 'created'],
  valueDate: ['availableUtc', 'available'],
  kind: ['category', 'type'],
  direction: ['gross', 'net'],
  gross: ['gross'],
  fee: ['fee'],
  net: ['net'],
  currency: ['currency'],
  merchantOrderNo: ['orderNo', 'invoiceNumber'],
  channelTransactionId: ['charge', 'source'],
  relatedTransactionId: ['id'],
  batchNo: ['payout'],
  counterparty: ['customer', 'email'],
  description: ['description', 'type', 'category'],
};
