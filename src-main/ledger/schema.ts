/**
 * The tables as Kysely sees them. Every table is append-only (see migrations) but person_name, whose rows may be erased, and source_secret, whose
 * values may; "undone" and "ended" are facts of their own. People, requests and the record are in schema-people.ts.
 */
import type { Generated, Selectable } from 'kysely';
import type { AnalyticsSchema } from './schema-analytics.ts';
import type { AuditSchema } from './schema-audit.ts';
import type { BooksSchema } from './schema-books.ts';
import type { MatchingSchema } from './schema-matching.ts';
import type { PeopleSchema } from './schema-people.ts';
import type { SettlementSchema } from './schema-settlement.ts';

export interface StatementImportTable {
  id: Generated<number>;
  file_name: string;
  sha256: string;
  bytes: number;
  encoding: string;
  adapter: string;
  adapter_version: number;
  source_kind: string;
  channel: string;
  /** JSON lists of texts; columns of lines hold indices into them. */
  accounts: string;
  currencies: string;
  period_from: string;
  period_to: string;
  row_count: number;
  added: number;
  duplicates: number;
  changed: number;
  skipped: number;
  proof: string;
  /** JSON: checks, totals, drift as the contract shows them. */
  findings: string;
  /** Sealed original and, where it was a zip, the member's name in it. */
  original_name: string;
  original_file: string;
  member: string;
  plan_hash: string;
  first_line_id: number;
  line_count: number;
  committed_at: string;
  committed_by: string;
}

export interface LineBlockTable {
  row: Generated<number>;
  import_id: number;
  block_no: number;
  /** zstd of the packed lines of one block (LINES_PER_BLOCK), one packed line a text line. */
  bytes: Uint8Array;
}

export interface LineColumnTable {
  row: Generated<number>;
  import_id: number;
  name: string;
  bytes: Uint8Array;
}

export interface LineSupersessionTable {
  row: Generated<number>;
  old_line_id: number;
  new_line_id: number;
  import_id: number;
}

export interface ImportUndoTable {
  import_id: number;
  at: string;
  by: string;
  reason: string;
}

export interface MatchRunTable {
  id: Generated<number>;
  as_of: string;
  ran_at: string;
  ran_by: string;
  /** SHA-256 over the imports, decisions and rule versions that went in. */
  inputs_hash: string;
}

export interface MatchLegTable {
  row: Generated<number>;
  run_id: number;
  leg: string;
  /** JSON: side sizes and outside counts. */
  facts: string;
}

export interface MatchColumnTable {
  row: Generated<number>;
  run_id: number;
  leg: string;
  name: string;
  bytes: Uint8Array;
}

export interface MatchRunUndoTable {
  run_id: number;
  at: string;
  by: string;
  reason: string;
}

export interface ReconciliationExceptionTable {
  row: Generated<number>;
  run_id: number;
  leg: string;
  key: string;
  kind: string;
  amount: number;
  difference: number;
  currency: string;
  since_day: number;
  expected_by_day: number | null;
  suggestion: string;
  /** JSON lists of line ids. */
  left_lines: string;
  right_lines: string;
  evidence: string;
}

export interface PersonGroupTable {
  id: Generated<number>;
  leg: string;
  origin: string;
  rule: string;
  reason: string;
  difference: number;
  currency: string;
  made_at: string;
  made_by: string;
}

export interface PersonGroupLineTable {
  row: Generated<number>;
  group_id: number;
  side: string;
  line_id: number;
}

export interface PersonGroupEndTable {
  group_id: number;
  at: string;
  by: string;
  reason: string;
}

export interface GroupRejectionTable {
  id: Generated<number>;
  leg: string;
  group_key: string;
  /** The machine's group that was refused. */
  run_id: number;
  group_no: number;
  rule: string;
  reason: string;
  at: string;
  by: string;
}

export interface ExceptionEventTable {
  id: Generated<number>;
  exception_key: string;
  at: string;
  by: string;
  /** assign, note, dispose, reopen. */
  action: string;
  value: string;
  text: string;
}

export interface ColumnMappingTable {
  row: Generated<number>;
  mapping_id: string;
  version: number;
  name: string;
  /** JSON of the mapping as the contract has it. */
  body: string;
  state: string;
  at: string;
  by: string;
}

export interface ArrivalExpectationTable {
  row: Generated<number>;
  source_kind: string;
  channel: string;
  account: string;
  cadence: string;
  due_days: number;
  due_time: string;
  at: string;
  by: string;
}

export interface SourceSecretTable {
  id: Generated<number>;
  kind: string;
  label: string;
  /** Sealed with a key of their own (src-main/workspace/sealed-secrets.ts); null once it is forgotten. */
  nonce: Uint8Array | null;
  sealed: Uint8Array | null;
  made_at: string;
  made_by: string;
  /** '' until it was used. */
  last_used_at: string;
  forgotten_at: string;
}

export interface SecretOpeningTable {
  row: Generated<number>;
  secret_id: number;
  /** Of the file, or the member of an archive, that it opened. */
  sha256: string;
  at: string;
  by: string;
}

export interface LineLinkDecisionTable {
  row: Generated<number>;
  kind: string;
  a_line_id: number;
  b_line_id: number;
  decision: string;
  reason: string;
  at: string;
  by: string;
}

export interface FetchSourceTable {
  row: Generated<number>;
  source_id: number;
  version: number;
  kind: string;
  name: string;
  /** JSON of what was said of it, without its keys. */
  settings: string;
  secret_id: number;
  state: string;
  at: string;
  by: string;
}

export interface FetchOutcomeTable {
  row: Generated<number>;
  source_id: number;
  bill_type: string;
  day: string;
  /** Name in a folder, and its size and time; '' for a channel's bill. */
  file: string;
  mark: string;
  outcome: string;
  fault: string;
  code: string;
  message: string;
  sha256: string;
  bytes: number;
  at: string;
  by: string;
}

export interface Schema
  extends PeopleSchema,
    MatchingSchema,
    BooksSchema,
    SettlementSchema,
    AuditSchema,
    AnalyticsSchema {
  statement_import: StatementImportTable;
  line_block: LineBlockTable;
  line_column: LineColumnTable;
  line_supersession: LineSupersessionTable;
  import_undo: ImportUndoTable;
  column_mapping: ColumnMappingTable;
  arrival_expectation: ArrivalExpectationTable;
  source_secret: SourceSecretTable;
  secret_opening: SecretOpeningTable;
  line_link_decision: LineLinkDecisionTable;
  fetch_source: FetchSourceTable;
  fetch_outcome: FetchOutcomeTable;
  match_run: MatchRunTable;
  match_leg: MatchLegTable;
  match_column: MatchColumnTable;
  match_run_undo: MatchRunUndoTable;
  reconciliation_exception: ReconciliationExceptionTable;
  person_group: PersonGroupTable;
  person_group_line: PersonGroupLineTable;
  person_group_end: PersonGroupEndTable;
  group_rejection: GroupRejectionTable;
  exception_event: ExceptionEventTable;
}

/** A row as it is read. */
export type StoredRow<Table extends keyof Schema> = Selectable<Schema[Table]>;
