/** Standard formats, reconciliation statement, ageing. */
import type { SameKeys } from '../same-keys.ts';
import type { auditPapers as source } from '../zh-cn/audit-papers.ts';

export const auditPapers: SameKeys<typeof source> = {
  'error.books_silent': 'The books have no entry and no balance in these days: {{from}} to {{to}}',
  'error.books_silent.safe': 'No file was made, and no hand-over was noted.',
  'error.books_silent.do': 'Choose other days, or post the books first, and try again.',
  'gbt.voucher.automatic': 'Automatic entry',
  'gbt.voucher.manual': 'Entry by a person',
  'gbt.voucher.reversal': 'Reversal',
  'standard.about':
    'House: {{house}}\nPeriod: {{from}} to {{to}} (day of entry)\nSoftware: Countinghouse {{software}}\nAudit trail: {{size}} events, root {{root}}\nFingerprint of the public key (SHA-256): {{keyId}}\n{{masking}}\nThe same period at the same state of the books gives the same bytes, whoever asks and whenever.',
  'standard.masked':
    'Names, account numbers, identity numbers, and such words within memos are masked with *.',
  'standard.revealed':
    'Names, account numbers and identity numbers are not masked: only for those who may see them.',
  'standard.readme.gbt24589':
    'Format description: GB/T 24589.1, data interface of accounting software, part 1: enterprises\n\n' +
    'Tables as in the edition of 2010. The text of the edition of 2024 (in force since 2025-07-01) was not available; conformity with it is not claimed. The namespace is our own, the schema is docs/schemas/gbt24589.xsd.\n\n' +
    '{{shared}}  the book, periods, kinds of vouchers, currencies, staff, customers, suppliers, own lists (accounts at banks and channels).\n' +
    '{{ledger}}  basics, accounts, sub-ledgers, balances and movements by month, vouchers line by line.\n' +
    'control-totals.csv  by currency: vouchers, lines, totals of debit and credit, totals of opening and closing balances (both nought).\n\n' +
    'Not filled: organisation code, industry, kind of enterprise, departments, settlement methods, exchange rates, cash flow, receivables and payables in detail, fixed assets, payroll, statements, reviewer (nobody reviews automatic entries; who reviewed entries by persons stands in the evidence pack). The books do not convert currencies: foreign ones have the booked amount only.\n' +
    'Periods are calendar months; where the first or last is not whole, balances and movements reach as far as the days asked for.\n' +
    'UTF-8; two decimals (or as the currency has), days YYYY-MM-DD. Control characters that XML cannot carry stand as their pictures (␀ …).',
  'standard.readme.saft':
    'SAF-T, standard audit file\n\n' +
    'Structure and control totals of OECD SAF-T 2.0. Countries add to it and leave out; conformity with any national edition is not claimed. The namespace is our own, the schema is docs/schemas/saft.xsd.\n\n' +
    'saft-CNY.xml …: one file for each currency, because the books do not convert.\n' +
    'Header: software, house, days asked for. MasterFiles: accounts with openings and closings, customers, suppliers. GeneralLedgerEntries: number of entries, totals of debit and credit, transactions and lines. SourceDocuments/Payments: their number and totals (paid out is debit, collected is credit).\n' +
    'control-totals.csv  control totals by currency.\n\n' +
    'Not filled: tax numbers and tables, addresses and contacts, invoices, products and stock, fixed assets. RegistrationNumber is the number of the workspace.\n' +
    'UTF-8; a dot for decimals, days YYYY-MM-DD. Control characters that XML cannot carry stand as their pictures (␀ …).',
  'standard.readme.csv_set':
    'Plain CSV\n\n' +
    'accounts.csv  accounts\nentries.csv  entries\nlines.csv  lines of entries (by entry and line)\ntrial-balance.csv  opening, debit, credit, closing by account, sub-account, currency\n' +
    'parties.csv  parties\npayments.csv  payments and collections sent within the period\ncontrol-totals.csv  by currency: entries, lines, totals of debit and credit, totals of opening and closing balances (both nought)\n\n' +
    'UTF-8 with a byte order mark, comma, first record are column names. Opening and closing are debits where they are above nought. Texts that a spreadsheet would run begin with an apostrophe; control characters stand as their pictures (␀ …).',
  'audit_paper.text': 'What',
  'audit_paper.reference': 'Number',
  'audit_paper.age': 'Age (days)',
  'audit_paper.amount': 'Amount',
  'audit_paper.balance': 'Balance',
  'audit_paper.of_it': 'Of it',
  'audit_paper.difference': 'Difference after adjustment',
  'audit_paper.rest': 'Sum of the other {{count}} (one by one in the workbook)',
  'audit_paper.how':
    'The balance by the books has four parts: cash at bank, booked line by line after the statement; less what nobody has explained yet (bank items to be explained); less what was paid and the bank has not shown (payments in transit); plus what channels paid out and is on its way to this account (funds in transit). Every open item of the four is listed.',
  'audit_paper.key': 'Fingerprint of the public key {{keyId}}',
  'audit_paper.code':
    'Code {{code}} (first 16 digits of the SHA-256 of what this paper says, of the size and the root of the trail)',
  'audit_paper.leg': 'Leg',
  'audit_paper.channel': 'Channel',
  'audit_paper.state': 'State',
  'audit_paper.open': 'Open',
  'audit_paper.waiting': 'In transit',
  'audit_paper.kind': 'Kind',
  'audit_paper.since': 'Arose on',
  'audit_paper.bucket': '{{days}} days',
  'audit_paper.total': 'Total',
  'audit_paper.count': 'Items',
  'audit_paper.sums': 'Ageing',
  'audit_paper.items': 'Items',
  'audit_paper.payments': 'Payments ↔ bank',
  'audit_paper.nothing_open': 'Nothing was open on this day.',
  'audit_paper.how_read': 'How to read it',
  'audit_paper.ageing_how':
    'Items that arose by the day and are still open now; their number in brackets. Age is in calendar days from the day the money arose. In transit: within the agreed time of arrival, or a payment that was sent and that the bank has not shown.',
};
