/** PayPal, Stripe, Adyen and Square: each of their reports once, and PayPal's in American and in German manner. */
import {
  activity,
  adyen,
  moved,
  quoted,
  squareSales,
  squareTransfersFile,
  stl,
  stripe,
} from '../psp-files.ts';
import { zip } from '../zip.ts';
import { type Seed, seed } from './seed.ts';

const AMERICAN = activity([
  {
    ...moved('T1', '05/13/2026', 109_675, 109_675),
    Gross: '1,100.00',
    Fee: '-3.25',
    Name: 'Ada',
    'Invoice Number': 'A-1',
  },
  {
    ...moved('T2', '05/14/2026', -3_903, 105_772),
    Type: 'Payment Refund',
    Gross: '-40.00',
    Fee: '0.97',
    'Reference Txn ID': 'T1',
  },
  moved('T3', '05/15/2026', -5_000, 100_772, { Type: 'General Withdrawal', TimeZone: 'PDT' }),
  moved('T4', '05/16/2026', 2_000, 102_772),
]);
const GERMAN = [
  quoted([
    'Datum',
    'Uhrzeit',
    'Zeitzone',
    'Name',
    'Typ',
    'Status',
    'Währung',
    'Brutto',
    'Gebühr',
    'Netto',
    'Absender E-Mail-Adresse',
    'Empfänger E-Mail-Adresse',
    'Transaktionscode',
    'Rechnungsnummer',
    'Zugehöriger Transaktionscode',
    'Guthaben',
    'Auswirkung auf Guthaben',
  ]),
  quoted([
    '13.05.2026',
    '10:00:00',
    'CEST',
    'Ada',
    'Website-Zahlung',
    'Abgeschlossen',
    'EUR',
    '1.100,00',
    '-3,25',
    '1.096,75',
    'a@example.com',
    'b@example.com',
    'T1',
    'A-1',
    '',
    '1.096,75',
    'Haben',
  ]),
  quoted([
    '14.05.2026',
    '10:00:00',
    'CEST',
    'Ada',
    'Rückzahlung',
    'Abgeschlossen',
    'EUR',
    '-40,00',
    '0,97',
    '-39,03',
    'b@example.com',
    'a@example.com',
    'T2',
    '',
    'T1',
    '1.057,72',
    'Soll',
  ]),
  quoted([
    '15.05.2026',
    '10:00:00',
    'CEST',
    'Bea',
    'Website-Zahlung',
    'Abgeschlossen',
    'EUR',
    '20,00',
    '0,00',
    '20,00',
    'c@example.com',
    'b@example.com',
    'T3',
    '',
    '',
    '1.077,72',
    'Haben',
  ]),
].join('\r\n');

type Cells = (string | number)[];
const CH: Cells = [
  'CH',
  'Transaction ID',
  'Invoice ID',
  'PayPal Reference ID',
  'PayPal Reference ID Type',
  'Transaction Event Code',
  'Transaction Initiation Date',
  'Transaction Completion Date',
  'Transaction  Debit or Credit',
  'Gross Transaction Amount',
  'Gross Transaction Currency',
  'Fee Debit or Credit',
  'Fee Amount',
  'Fee Currency',
  'Custom Field',
  'Consumer ID',
  'Payment Tracking ID',
  'Store ID',
  'Bank Reference ID',
  'Credit Transactional Fee',
  'Credit Promotional Fee',
  'Credit Term',
];
const row = (
  id: string,
  code: string,
  side: 'CR' | 'DR',
  gross: number,
  currency: string,
  fee: Cells,
  of = '',
): Cells => [
  ...[
    'SB',
    id,
    'A-1',
    of,
    of === '' ? '' : 'TXN',
    code,
    '2026/05/08 09:00:00 -0700',
    '2026/05/08 10:00:00 -0700',
  ],
  ...[side, gross, currency, ...fee, '', 'C1', '', '', '', '', '', ''],
];
const footer = (
  code: 'SF' | 'RF',
  currency: string,
  sums: number[],
  opening: number,
  closing: number,
): Cells => [
  ...[code, currency, ...sums, 'CR', opening, 'CR', closing],
  ...['CR', 0, 'CR', 0, 'CR', opening, 'CR', closing],
];
const dollars = (code: 'SF' | 'RF') => footer(code, 'USD', [10_000, 7_000, 64, 320], 1_000, 3_744);
const yens = (code: 'SF' | 'RF') => footer(code, 'JPY', [10_000, 0, 0, 400], 0, 9_600);
const SETTLEMENT = stl([
  ['RH', '2026/05/09 02:44:19 -0700', 'A', 'SHOP1', '009'],
  ['FH', '01'],
  ['SH', '2026/05/08 00:00:00 -0700', '2026/05/08 23:59:59 -0700', 'SHOP1', ''],
  CH,
  row('T1', 'T0006', 'CR', 10_000, 'USD', ['DR', 320, 'USD']),
  row('T2', 'T1107', 'DR', 2_000, 'USD', ['CR', 64, 'USD'], 'T1'),
  row('T3', 'T0006', 'CR', 10_000, 'JPY', ['DR', 400, 'JPY']),
  row('T4', 'T0400', 'DR', 5_000, 'USD', ['', '', '']),
  ...[dollars('SF'), yens('SF'), ['SC', 4], dollars('RF'), yens('RF'), ['RC', 4], ['FF', 4]],
]);

type StripeRow = NonNullable<Parameters<typeof stripe>[0][number]>;
const balanceRow = (
  id: string,
  Type: string,
  Amount: string,
  Fee: string,
  Net: string,
  more: StripeRow = {},
): StripeRow => ({
  ...{ id, Type, Source: `src_${id}`, Amount, Fee, Net, Currency: 'usd', Transfer: 'po_1' },
  'Created (UTC)': '2026-02-02 15:04:11',
  'Available On (UTC)': '2026-02-04 00:00:00',
  ...more,
});
const STRIPE = stripe([
  balanceRow('1', 'charge', '1,080.00', '2.62', '1,077.38', {
    Source: 'ch_1',
    Description: 'Invoice 14, paid',
  }),
  balanceRow('2', 'refund', '-80.00', '0.00', '-80.00'),
  balanceRow('3', 'charge', '250.00', '7.55', '242.45'),
  balanceRow('4', 'stripe_fee', '-2.00', '0.00', '-2.00'),
  balanceRow('5', 'payout', '-1,237.83', '0.00', '-1,237.83', {
    Source: 'po_1',
    'Created (UTC)': '2026-02-05 00:00:00',
  }),
]);

const ITEMISED = [
  'balance_transaction_id,created_utc,currency,gross,fee,net,reporting_category',
  'txn_1,2026-02-02 15:04:11,usd,80.00,2.62,77.38,charge',
  'txn_2,2026-02-03 15:04:11,usd,250.00,7.55,242.45,charge',
  'txn_3,2026-02-03 16:04:11,usd,-80.00,0.00,-80.00,refund',
  'txn_4,2026-02-04 16:04:11,usd,-2.00,0.00,-2.00,fee',
].join('\n');
const ACTIVITY = [
  'reporting_category,currency,count,gross,fee,net',
  'charge,usd,2,330.00,10.17,319.83',
  'refund,usd,1,-80.00,0.00,-80.00',
  'fee,usd,1,-2.00,0.00,-2.00',
  'total,usd,4,248.00,10.17,237.83',
].join('\n');

type AdyenRow = NonNullable<Parameters<typeof adyen>[0][number]>;
const settled = (Type: string, psp: string, more: AdyenRow): AdyenRow => ({
  ...{
    'Company Account': 'Company',
    'Merchant Account': 'Shop',
    Type,
    TimeZone: 'CET',
    'Net Currency': 'EUR',
  },
  ...{ 'Creation Date': '2026-01-15 00:21:32', 'Batch Number': '380', 'Psp Reference': psp },
  ...more,
});
const trade = { 'Payment Method': 'visa', 'Gross Currency': 'EUR', 'Exchange Rate': '1' };
const ADYEN = adyen([
  settled('Settled', 'P1', {
    ...trade,
    'Modification Reference': 'C1',
    'Merchant Reference': 'O-P1',
    'Gross Credit (GC)': '1031.45',
    'Net Credit (NC)': '1031.15',
    'Markup (NC)': '0.16',
    'Scheme Fees (NC)': '0.05',
    'Interchange (NC)': '0.09',
  }),
  settled('Refunded', 'P1', {
    ...trade,
    'Modification Reference': 'R1',
    'Merchant Reference': 'O-P1',
    'Gross Debit (GC)': '5',
    'Net Debit (NC)': '5.1',
    'Commission (NC)': '0.1',
  }),
  settled('Fee', '', {
    'Net Debit (NC)': '0.05',
    'Modification Reference': 'Transaction Fees January   2026',
  }),
  settled('MerchantPayout', '', { 'Net Debit (NC)': '1026', 'Modification Reference': 'Shop batch 380' }),
]);

type Sale = NonNullable<Parameters<typeof squareSales>[0][number]>;
const sale = (id: string, collected: string, fees: string, net: string, more: Sale = {}): Sale => ({
  ...{
    Date: '2026-03-16',
    Time: '14:12:09',
    'Time Zone': 'Eastern Time (US & Canada)',
    'Total Collected': collected,
  },
  ...{
    Fees: fees,
    'Net Total': net,
    Card: collected,
    Cash: '$0.00',
    'Payment ID': id,
    'Transaction ID': `T${id}`,
  },
  ...{ 'Event Type': 'Payment', Location: 'Main', 'Deposit ID': 'D1' },
  ...more,
});
const SALES = squareSales([
  sale('1', '$1,149.00', '($33.62)', '$1,115.38', { Description: 'Wholesale, large' }),
  sale('2', '$22.50', '($0.95)', '$21.55', { Time: '2:30:00 PM' }),
  sale('3', '($40.00)', '$1.20', '($38.80)', { 'Event Type': 'Refund' }),
  sale('5', '$25.92', '$0.00', '$25.92', { Card: '$0.00', Cash: '$25.92' }),
]);
const TRANSFERS = squareTransfersFile([
  {
    'Deposit Date': '2026-03-17',
    'Payment Date': '2026-03-16',
    Type: 'Payment',
    'Transaction ID': 'T1',
    'Payment ID': '1',
    Collected: '$1,149.00',
    Fees: '($33.62)',
    Deposited: '$1,115.38',
    'Deposit ID': 'D1',
    Location: 'Main',
  },
  {
    'Deposit Date': '2026-03-17',
    'Payment Date': '2026-03-16',
    Type: 'Refund',
    'Transaction ID': 'T3',
    'Payment ID': '3',
    Collected: '($40.00)',
    Fees: '$1.20',
    Deposited: '($38.80)',
    'Deposit ID': 'D1',
    Location: 'Main',
  },
]);

export const paymentCompanySeeds = (): Seed[] => [
  seed('paypal activity: American', {
    adapter: 'paypal_activity',
    vouches: 'inner',
    file: 'Download.CSV',
    bytes: AMERICAN,
  }),
  seed('paypal activity: German', {
    adapter: 'paypal_activity',
    vouches: 'inner',
    file: 'Download.CSV',
    bytes: GERMAN,
  }),
  seed('paypal settlement', {
    adapter: 'paypal_stl',
    vouches: 'always',
    file: 'STL-20260508.01.009.CSV',
    bytes: SETTLEMENT,
  }),
  seed('stripe balance', {
    adapter: 'stripe_balance',
    vouches: 'all',
    file: 'balance_history.csv',
    bytes: STRIPE,
  }),
  seed('stripe balance: itemised', {
    adapter: 'stripe_balance',
    vouches: 'nothing',
    file: 'itemized.csv',
    bytes: ITEMISED,
  }),
  // Summaries prove what lies in the same archive.
  seed('stripe summary', {
    adapter: 'stripe_summary',
    vouches: 'all',
    file: 'feb.zip',
    bytes: zip([
      { name: 'summary.csv', content: ACTIVITY },
      { name: 'itemized.csv', content: ITEMISED },
    ]),
  }),
  seed('adyen settlement', {
    adapter: 'adyen_settlement',
    vouches: 'all',
    file: 'settlement_detail_report_batch_380.csv',
    bytes: ADYEN,
  }),
  seed('square sales', {
    adapter: 'square_transactions',
    vouches: 'nothing',
    file: 'transactions.csv',
    bytes: SALES,
  }),
  seed('square transfers', {
    adapter: 'square_transfers',
    vouches: 'nothing',
    file: 'transfers.csv',
    bytes: TRANSFERS,
  }),
];
