/** Tables of orders' events, parties, payments and the books (migration 0009), as Kysely sees them. Append-only, all of them. */
import type { Generated } from 'kysely';

interface Said {
  at: string;
  by: string;
}

interface OrderEventTable extends Said {
  row: Generated<number>;
  merchant_order_no: string;
  event: string;
  amount: number;
  currency: string;
  /** JSON of what the event says besides: refund number, lines of evidence, reason. */
  body: string;
}

interface SavedViewTable extends Said {
  row: Generated<number>;
  list: string;
  name: string;
  /** JSON: query, sort, what is shown. */
  body: string;
  state: string;
}

interface PartyTable extends Said {
  row: Generated<number>;
  party_id: string;
  version: number;
  kind: string;
  /** JSON: name, numbers, contact. */
  body: string;
  state: string;
  reason: string;
}

interface PartyAccountTable extends Said {
  row: Generated<number>;
  account_id: string;
  version: number;
  /** '' for accounts of the house. */
  party_id: string;
  kind: string;
  body: string;
  state: string;
  reason: string;
}

interface PartyAccountCheckTable extends Said {
  row: Generated<number>;
  account_id: string;
  /** The version of the account that was looked at. */
  version: number;
  outcome: string;
  method: string;
  note: string;
}

interface AgreementTable extends Said {
  row: Generated<number>;
  agreement_id: string;
  version: number;
  party_id: string;
  body: string;
  state: string;
  reason: string;
}

interface WatchEntryTable extends Said {
  row: Generated<number>;
  entry_id: string;
  body: string;
  state: string;
  reason: string;
}

interface PaymentBatchTable extends Said {
  row: Generated<number>;
  batch_no: string;
  version: number;
  /** JSON: header and items as they were typed. */
  body: string;
  /** draft; frozen, once a second person agreed; cancelled. */
  state: string;
  /** Over header and items once frozen; '' before. */
  hash: string;
  reason: string;
}

interface PaymentItemTable extends Said {
  row: Generated<number>;
  /** Our number of the item, as the instruction carries it (end-to-end id). */
  item_no: string;
  batch_no: string;
  place: number;
  party_id: string;
  account_id: string;
  account_version: number;
  amount: number;
  currency: string;
  merchant_order_no: string;
  /** The failed or returned item this one pays again; '' otherwise. */
  retry_of: string;
  /** JSON: name, number, bank as they were frozen, remark. */
  body: string;
}

interface PaymentCheckTable extends Said {
  row: Generated<number>;
  batch_no: string;
  batch_version: number;
  place: number;
  name: string;
  outcome: string;
  /** JSON of named values a sentence needs. */
  facts: string;
}

interface PaymentInstructionTable extends Said {
  row: Generated<number>;
  batch_no: string;
  format: string;
  message_id: string;
  file_name: string;
  sha256: string;
  /** zstd of the file as it went out. */
  bytes: Uint8Array;
  item_count: number;
  amount_sum: number;
}

interface PaymentResultFileTable extends Said {
  id: Generated<number>;
  sha256: string;
  file_name: string;
  format: string;
  batch_no: string;
  bytes: Uint8Array;
  /** JSON: totals the file states. */
  findings: string;
}

interface PaymentResultTable extends Said {
  row: Generated<number>;
  item_no: string;
  /** Null where a person or a line of a bank says so. */
  file_id: number | null;
  file_row: number;
  state: string;
  reason_code: string;
  reason_text: string;
  happened_at: string;
  /** JSON: evidence line, reason of a person. */
  body: string;
}

interface PaymentLineTable extends Said {
  id: Generated<number>;
  /** Of a payment item or a fund order. */
  item_no: string;
  line_id: number;
  /** paid, returned, arrived. */
  role: string;
  origin: string;
}

interface PaymentLineEndTable extends Said {
  link_id: number;
  reason: string;
}

interface PaymentReceiptTable extends Said {
  /** Without gaps, from 1. */
  number: number;
  item_no: string;
  code: string;
  /** JSON of what the receipt says. */
  body: string;
}

interface PaymentLimitsTable extends Said {
  row: Generated<number>;
  body: string;
  reason: string;
}

interface PaymentLayoutTable extends Said {
  row: Generated<number>;
  layout_id: string;
  version: number;
  name: string;
  /** JSON of the layout: columns and how cells are written. */
  body: string;
  state: string;
  reason: string;
}

interface FundOrderTable extends Said {
  row: Generated<number>;
  order_no: string;
  kind: string;
  party_id: string;
  currency: string;
  amount: number;
  /** JSON: account it comes by or goes to, reference, note. */
  body: string;
}

interface FundOrderEventTable extends Said {
  row: Generated<number>;
  order_no: string;
  event: string;
  body: string;
}

interface FundFreezeTable extends Said {
  id: Generated<number>;
  party_id: string;
  currency: string;
  amount: number;
  reason: string;
}

interface FundFreezeEndTable extends Said {
  freeze_id: number;
  reason: string;
}

interface ChartAccountTable extends Said {
  row: Generated<number>;
  code: string;
  version: number;
  body: string;
  state: string;
  reason: string;
}

interface JournalEntryTable extends Said {
  /** Given, not generated: its postings are written before it. */
  id: number;
  /** 'YYYY-MM-000001', without gaps in a period. */
  number: string;
  period: string;
  day: string;
  origin: string;
  rule: string;
  /** What it books, as one text: see src-main/areas/journal/rules/fact.ts. */
  fact: string;
  memo: string;
  /** The entry this one undoes. */
  reverses: number | null;
  /** The day of its facts where that lies in a closed period; '' otherwise. */
  late_of: string;
}

interface JournalPostingTable {
  row: Generated<number>;
  entry_id: number;
  account: string;
  /** Sub-ledger: a house account or a party; '' where the account has none. */
  sub: string;
  side: string;
  amount: number;
  currency: string;
}

interface JournalMemberTable {
  row: Generated<number>;
  entry_id: number;
  name: string;
  bytes: Uint8Array;
}

interface PeriodEventTable extends Said {
  row: Generated<number>;
  period: string;
  state: string;
  reason: string;
}

/** Not appended only: what a person has typed and not yet sent. */
interface FormDraftTable {
  person_id: string;
  form: string;
  body: string;
  at: string;
}

export interface BooksSchema {
  form_draft: FormDraftTable;
  order_event: OrderEventTable;
  saved_view: SavedViewTable;
  party: PartyTable;
  party_account: PartyAccountTable;
  party_account_check: PartyAccountCheckTable;
  agreement: AgreementTable;
  watch_entry: WatchEntryTable;
  payment_batch: PaymentBatchTable;
  payment_item: PaymentItemTable;
  payment_check: PaymentCheckTable;
  payment_instruction: PaymentInstructionTable;
  payment_result_file: PaymentResultFileTable;
  payment_result: PaymentResultTable;
  payment_line: PaymentLineTable;
  payment_line_end: PaymentLineEndTable;
  payment_receipt: PaymentReceiptTable;
  payment_limits: PaymentLimitsTable;
  payment_layout: PaymentLayoutTable;
  fund_order: FundOrderTable;
  fund_order_event: FundOrderEventTable;
  fund_freeze: FundFreezeTable;
  fund_freeze_end: FundFreezeEndTable;
  chart_account: ChartAccountTable;
  journal_entry: JournalEntryTable;
  journal_posting: JournalPostingTable;
  journal_member: JournalMemberTable;
  period_event: PeriodEventTable;
}
