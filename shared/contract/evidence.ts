/**
 * What is taken away as evidence: the pack (docs/evidence-pack.md), data in the audit's standard formats, the reconciliation statement and ageing as
 * papers. Every one is recorded with who got it and for what (网络数据安全管理条例 art. 12).
 */
import { z } from 'zod';
import { CHANNELS } from '../domain/statement-line.ts';
import { call, nothing, taskId } from './call.ts';
import { partyId } from './parties.ts';
import { handover } from './risk.ts';
import {
  count,
  currency,
  day,
  dayOrNone,
  hash,
  minorUnits,
  PROOFS,
  page,
  pageOf,
  said,
  token,
} from './shapes.ts';

const file = z.object({ token, fileName: z.string(), sha256: hash, bytes: count });
const amountOf = z.object({ currency, amount: minorUnits });

/** '' and [] leave nothing out. Days are those of the trade. */
export const packScope = z.object({
  from: dayOrNone,
  to: dayOrNone,
  channels: z.array(z.enum(CHANNELS)).max(CHANNELS.length),
  accounts: z.array(z.string().max(80)).max(200),
  parties: z.array(partyId).max(500),
  /** Statement files as they came in, which nothing masks; needs the right `reveal`. */
  originals: z.boolean(),
  workbooks: z.boolean(),
  /** Protected fields unmasked; needs the same right. */
  revealed: z.boolean(),
});
export type PackScope = z.infer<typeof packScope>;

export const packFileView = z.object({
  name: z.string(),
  /** Rows of a table, events of the log, files of originals. */
  records: count,
  /** Left out by the scope. */
  leftOut: count,
});
export const exclusionView = z.object({
  what: z.string(),
  /** Wording: exclusion.<why>. */
  why: z.string(),
  /** Null where telling it would tell what is kept. */
  count: count.nullable(),
});

/** One check of a verifier, in the order of docs/evidence-pack.md §8. */
export const PACK_CHECKS = [
  'archive',
  'signature',
  'files',
  'totals',
  'checkpoint',
  'events',
  'extends',
] as const;
export const packFault = z.object({
  check: z.enum(PACK_CHECKS),
  /** Name of the entry; '' for the archive as a whole. */
  file: z.string(),
  /** Record of a table, number of an event; 0 where there is none. */
  record: count,
  kind: z.string(),
  expected: z.string(),
  found: z.string(),
});
export type PackFault = z.infer<typeof packFault>;
export const packVerdict = z.object({
  holds: z.boolean(),
  checks: z.array(
    z.object({ check: z.enum(PACK_CHECKS), state: z.enum(['holds', 'fails', 'not_asked']), count }),
  ),
  faults: z.array(packFault),
  keyId: z.string(),
  sha256: hash,
  workspace: z.string(),
  name: z.string(),
  size: count,
  root: z.string(),
  at: z.string(),
});
export type PackVerdict = z.infer<typeof packVerdict>;

export const STANDARD_FORMATS = ['gbt24589', 'saft', 'csv_set'] as const;

/** 银行存款余额调节表 of one account and currency on one day: both balances, what only one side has, and what is left unexplained. */
export const bankReconciliation = z.object({
  /** Its sub-ledger, whose name is masked. */
  account: z.string(),
  bankName: z.string(),
  currency,
  day,
  /** Of the account's statement; 'incomplete': no statement reaches that day. */
  standing: z.enum([...PROOFS, 'incomplete']),
  /** What the house says it has there: the accounts of the books that speak of it, which `books` has one by one, with their names in the chart. */
  bookBalance: minorUnits,
  books: z.array(
    z.object({ account: z.string(), nameZh: z.string(), nameEn: z.string(), amount: minorUnits }),
  ),
  bankBalance: minorUnits.nullable(),
  /** The four groups: 银行已收企业未收, 银行已付企业未付, 企业已收银行未收, 企业已付银行未付. */
  items: z.array(
    z.object({
      group: z.enum(['bank_in', 'bank_out', 'book_in', 'book_out']),
      day,
      text: z.string(),
      reference: z.string(),
      amount: minorUnits,
      ageDays: count,
    }),
  ),
  adjustedBook: minorUnits,
  adjustedBank: minorUnits.nullable(),
  difference: minorUnits.nullable(),
});
export type BankReconciliation = z.infer<typeof bankReconciliation>;

export const evidenceCalls = {
  /** What a pack of this scope would hold and what it leaves out, without making it. */
  'evidence.plan': call(
    'audit',
    z.object({ scope: packScope }),
    z.object({
      head: z.object({ size: count, root: z.string(), at: z.string() }),
      files: z.array(packFileView),
      exclusions: z.array(exclusionView),
      totals: z.array(z.object({ table: z.string(), name: z.string(), sums: z.array(amountOf) })),
      /** Rough size of the archive. */
      bytes: count,
      /** Accounts and channels there are to choose from. */
      channels: z.array(z.enum(CHANNELS)),
      accounts: z.array(z.object({ channel: z.enum(CHANNELS), account: z.string(), shown: z.string() })),
      parties: z.array(z.object({ id: partyId, name: z.string() })),
    }),
  ),
  'evidence.build': call('audit', z.object({ scope: packScope, ...handover, taskId }), file),
  /** What was handed over: packs, standard formats, papers. */
  'evidence.handed': call(
    'audit',
    page,
    pageOf(
      z.object({
        kind: z.string(),
        fileName: z.string(),
        sha256: hash,
        bytes: count,
        size: count,
        scope: z.string(),
        recipient: z.string(),
        purpose: z.string(),
        ...said,
      }),
    ),
  ),
  /** A pack verified, and that its log extends an earlier pack's; whoever's workspace it is. */
  'evidence.verify': call('audit', z.object({ file: token, earlier: token.nullable(), taskId }), packVerdict),
  'evidence.standard': call(
    'audit',
    z.object({
      format: z.enum(STANDARD_FORMATS),
      from: day,
      to: day,
      revealed: z.boolean(),
      ...handover,
      taskId,
    }),
    file,
  ),
  'evidence.bankAccounts': call(
    'audit',
    nothing,
    z.object({
      accounts: z.array(
        z.object({
          account: z.string(),
          shown: z.string(),
          bankName: z.string(),
          currency,
          lastDay: dayOrNone,
        }),
      ),
    }),
  ),
  'evidence.bankReconciliation': call(
    'audit',
    z.object({ account: z.string().max(80), currency, day }),
    bankReconciliation,
  ),
  /** The statement, or the ageing of what is open, as a paper or workbook sealed by the log's checkpoint. */
  'evidence.paper': call(
    'audit',
    z.object({
      kind: z.enum(['bank_reconciliation', 'ageing']),
      format: z.enum(['pdf', 'xlsx']),
      account: z.string().max(80),
      currency,
      day,
      ...handover,
      taskId,
    }),
    file,
  ),
} as const;
