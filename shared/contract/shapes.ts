/** Shapes that several calls share. Values must survive JSON: no bigint, Date, Map or undefined. Amounts are minor units. */
import { z } from 'zod';
import { parseDay } from '../domain/dates.ts';
import {
  DISPOSITIONS,
  EXCEPTION_KINDS,
  EXCEPTION_STATES,
  GROUP_STATES,
  LEGS,
  SIDES,
  SUGGESTIONS,
} from '../domain/leg.ts';
import { CHANNELS, DIRECTIONS, LINE_KINDS, LINE_STATUSES, SOURCE_KINDS } from '../domain/statement-line.ts';
import { REMAINDER_TREATMENTS, WRITE_OFF_ACCOUNTS } from '../domain/write-off-accounts.ts';
import { factsSchema } from './errors.ts';

export const NOTE_LENGTH_MAX = 500;
export const PAGE_ROWS_MAX = 500;
export const QUERY_LENGTH_MAX = 300;

export const minorUnits = z.number().int().safe();
export const count = z.number().int().min(0).safe();
export const id = z.number().int().min(1).safe();
/** A day that there is: 2026-02-31 is none. */
export const day = z
  .string()
  .regex(/^\d{4}-\d{2}-\d{2}$/)
  .refine((text) => parseDay(text) !== null);
export const dayOrNone = z.union([day, z.literal('')]);
export const note = z.string().trim().max(NOTE_LENGTH_MAX);
export const reason = z.string().trim().min(1).max(NOTE_LENGTH_MAX);
export const token = z.string().regex(/^[A-Za-z0-9_-]{16,64}$/);
export const hash = z.string().regex(/^[0-9a-f]{64}$/);
/** Three letters of ISO 4217. */
export const currency = z.string().regex(/^[A-Z]{3}$/);
/** Of a fact: when, and by whom as her colleagues know her. */
export const said = { at: z.string(), byName: z.string() };
export const leg = z.enum(LEGS);
export const side = z.enum(SIDES);

/** Filter text of a list, in the language of UI.md: 渠道:微信 金额>1000 状态:未匹配 账龄>3, or the same in English. */
export const query = z.string().max(QUERY_LENGTH_MAX);
export const page = z.object({ offset: count, limit: z.number().int().min(1).max(PAGE_ROWS_MAX) });
export const pageOf = <T extends z.ZodType>(row: T) => z.object({ total: count, rows: z.array(row) });

export const PROOFS = ['proved', 'not_stated', 'failed'] as const;

export const lineView = z.object({
  id,
  importId: id,
  file: z.string(),
  row: count,
  adapter: z.string(),
  sourceKind: z.enum(SOURCE_KINDS),
  channel: z.enum(CHANNELS),
  account: z.string(),
  kind: z.enum(LINE_KINDS),
  direction: z.enum(DIRECTIONS).nullable(),
  occurredAt: z.string(),
  bookingDate: z.string(),
  valueDate: z.string(),
  gross: minorUnits.nullable(),
  fee: minorUnits.nullable(),
  net: minorUnits,
  orderAmount: minorUnits.nullable(),
  currency: z.string(),
  balance: minorUnits.nullable(),
  status: z.enum(LINE_STATUSES),
  merchantOrderNo: z.string(),
  refundNo: z.string(),
  channelTransactionId: z.string(),
  relatedTransactionId: z.string(),
  batchNo: z.string(),
  bankReference: z.string(),
  counterparty: z.string(),
  description: z.string(),
  /** Of its file: what the line's figures are worth. */
  proof: z.enum(PROOFS),
});
export type LineView = z.infer<typeof lineView>;

/**
 * Rows by their end. They add up: rows = added + duplicates + changed + skipped + errors. `structure` counts what is no row of data at
 * all (header, preamble, totals, blank rows); the records of the file are rows + structure.
 */
export const rowCounts = z.object({
  rows: count,
  added: count,
  duplicates: count,
  changed: count,
  skipped: count,
  errors: count,
  structure: count,
});
/** One check of a file against itself. `stated` null: the file says nothing there. */
export const proofCheck = z.object({
  /** Which statement, batch, group or account of the file; '' for the file as a whole. */
  scope: z.string(),
  /** A TotalName of the adapters, 'balance_chain' (row by row), 'opens_where_last_closed' or 'closes_where_next_opens' (across files). */
  name: z.string(),
  currency: z.string(),
  stated: minorUnits.nullable(),
  computed: minorUnits.nullable(),
  holds: z.boolean(),
  /** advisory checks are shown and never fail a file. */
  weight: z.enum(['strict', 'advisory']),
  /** Row where the statement stands, or where the chain first breaks; 0 when none. */
  row: count,
});
export type ProofCheck = z.infer<typeof proofCheck>;

/** A field of a line that two versions of it say differently; texts as screens show them, protected ones masked. */
export const fieldChange = z.object({ field: z.string(), before: z.string(), after: z.string() });
export type FieldChange = z.infer<typeof fieldChange>;

export const rowFinding = z.object({
  row: count,
  end: z.enum(['added', 'duplicate', 'changed', 'skipped', 'error', 'structure']),
  /** Skip reason, problem kind, or '' . */
  reason: z.string(),
  column: z.string(),
  text: z.string(),
  expected: z.string(),
  /** Of duplicates and changed rows: where the other one is; importId null while its own file waits to be committed. */
  other: z
    .object({ file: z.string(), row: count, importId: id.nullable(), lineId: id.nullable() })
    .nullable(),
  /** Of changed rows: what differs, from the earlier to the later word. */
  changes: z.array(fieldChange),
  /** Of changed rows: this row is the later word. */
  stands: z.boolean(),
  /** What was read of a row that is a line, masked; null of every other row. */
  line: lineView
    .pick({
      kind: true,
      direction: true,
      occurredAt: true,
      bookingDate: true,
      gross: true,
      net: true,
      orderAmount: true,
      currency: true,
      counterparty: true,
      description: true,
    })
    .nullable(),
});
export type RowFinding = z.infer<typeof rowFinding>;

export const fileSummary = z.object({
  file: z.string(),
  sha256: hash,
  bytes: count,
  encoding: z.string(),
  adapter: z.string(),
  adapterVersion: count,
  /** What a clerk called the mapping the file was read by; '' for our own formats, whose words are format.<adapter>. */
  adapterName: z.string(),
  sourceKind: z.enum(SOURCE_KINDS),
  channel: z.enum(CHANNELS),
  accounts: z.array(z.string()),
  currencies: z.array(z.string()),
  periodFrom: dayOrNone,
  periodTo: dayOrNone,
  counts: rowCounts,
  /** Per currency: how many lines in and out, and their sums of net. */
  totals: z.array(
    z.object({
      currency: z.string(),
      inCount: count,
      inSum: minorUnits,
      outCount: count,
      outSum: minorUnits,
    }),
  ),
  proof: z.enum(PROOFS),
  checks: z.array(proofCheck),
  drift: z.array(z.object({ kind: z.string(), column: z.string() })),
});
export type FileSummary = z.infer<typeof fileSummary>;

export const planView = fileSummary.extend({
  planId: token,
  /** SHA-256 over everything the commit will write. */
  hash,
  /** ready: may be committed; held: proof failed, needs a second person; errors: rows unreadable; nothing: all rows are already in. */
  state: z.enum(['ready', 'held', 'errors', 'nothing']),
  /** The import that holds the very same bytes, when there is one. */
  sameFileImportId: id.nullable(),
});
export type PlanView = z.infer<typeof planView>;

/** A file that became no plan, with the facts for a sentence (kinds: StatementRefusal of the reader). */
export const refusedFile = z.object({
  file: z.string(),
  refusal: z.string(),
  facts: factsSchema,
  /** Its bytes are kept under this until the list is cleared: to map its columns, or to read it once more. '' where there is nothing to map. */
  fileToken: z.union([token, z.literal('')]),
});
export type RefusedFile = z.infer<typeof refusedFile>;

export const importView = fileSummary.extend({
  id,
  committedAt: z.string(),
  committedBy: z.string(),
  state: z.enum(['active', 'undone']),
  undoneAt: z.string(),
});
export type ImportView = z.infer<typeof importView>;

export const writeOffAccount = z.enum(WRITE_OFF_ACCOUNTS);
/** What a match by hand leaves over, and what was said about it. */
export const remainder = z.object({
  treatment: z.enum(REMAINDER_TREATMENTS),
  /** Of what is written off; else null. */
  account: writeOffAccount.nullable(),
});
export type RemainderChoice = z.infer<typeof remainder>;

export const groupView = z.object({
  /** 'm' + run + '-' + number for the machine's groups, 'p' + number for a person's. */
  key: z.string(),
  leg,
  state: z.enum(GROUP_STATES),
  rule: z.string(),
  ruleVersion: count,
  confidence: count,
  leftCount: count,
  rightCount: count,
  leftSum: minorUnits,
  rightSum: minorUnits,
  difference: minorUnits,
  currency: z.string(),
  day: dayOrNone,
  reference: z.string(),
  title: z.string(),
  /** Of a person's match with a difference. */
  remainder: remainder.nullable(),
});
export type GroupView = z.infer<typeof groupView>;

export const historyEntry = z.object({
  at: z.string(),
  person: z.string(),
  action: z.string(),
  text: z.string(),
});
export type HistoryEntry = z.infer<typeof historyEntry>;

/** One signal for or against a candidate; words are made by name (wording: signal.<name>). */
export const signal = z.object({ name: z.string(), agrees: z.boolean(), value: z.string() });
export type Signal = z.infer<typeof signal>;

export const exceptionView = z.object({
  key: z.string(),
  leg,
  kind: z.enum(EXCEPTION_KINDS),
  state: z.enum(EXCEPTION_STATES),
  channel: z.enum(CHANNELS),
  file: z.string(),
  row: count,
  sourceKind: z.enum(SOURCE_KINDS),
  amount: minorUnits,
  difference: minorUnits,
  currency: z.string(),
  reference: z.string(),
  since: dayOrNone,
  /** Business days from `since` to the as-of day. */
  ageDays: count,
  expectedBy: dayOrNone,
  suggestion: z.enum(SUGGESTIONS),
  owner: z.string(),
  /** Day by which its owner is to have settled it. */
  due: dayOrNone,
  disposition: z.enum(DISPOSITIONS).nullable(),
  /** Where it went, of a disposition that names an account. */
  account: writeOffAccount.nullable(),
  notes: count,
  attachments: count,
  /** The person's match that left it over; '' of what a run found. */
  groupKey: z.string(),
  leftCount: count,
  rightCount: count,
});
export type ExceptionView = z.infer<typeof exceptionView>;

export const legSummary = z.object({
  leg,
  /** Standing of the figures: failed or missing files are named beside every number that rests on them. */
  standing: z.enum(['proved', 'not_stated', 'failed', 'incomplete', 'empty']),
  /** Files whose own totals disagree with their rows, taken in with a second person's yes. */
  failedFiles: z.array(z.string()),
  missingFiles: z.array(z.object({ sourceKind: z.enum(SOURCE_KINDS), channel: z.enum(CHANNELS), day })),
  currency: z.string(),
  leftCount: count,
  rightCount: count,
  leftSum: minorUnits,
  rightSum: minorUnits,
  leftMatched: count,
  rightMatched: count,
  leftOutside: count,
  rightOutside: count,
  acceptedGroups: count,
  proposedGroups: count,
  confirmedGroups: count,
  matchedValue: minorUnits,
  /** Lines matched by the machine ÷ lines in the leg, in ten-thousandths. */
  autoRateBp: count,
  openExceptions: count,
  openDifference: minorUnits,
  waiting: count,
  waitingAmount: minorUnits,
  byKind: z.array(z.object({ kind: z.enum(EXCEPTION_KINDS), count, amount: minorUnits })),
});
export type LegSummary = z.infer<typeof legSummary>;
