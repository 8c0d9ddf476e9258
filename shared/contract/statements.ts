/** Statements: files in, proved, planned, committed, undone; their lines and originals. */
import { z } from 'zod';
import { ARRIVAL_STATES, CADENCES, EXPECTATION_ORIGINS } from '../domain/arrival.ts';
import { LINK_KINDS } from '../domain/line-link.ts';
import { SOURCE_KINDS } from '../domain/statement-line.ts';
import { asked } from './access.ts';
import { call, nothing, taskId } from './call.ts';
import { linkCalls } from './links.ts';
import {
  count,
  day,
  dayOrNone,
  hash,
  id,
  importView,
  lineView,
  page,
  pageOf,
  planView,
  query,
  reason,
  refusedFile,
  rowFinding,
  token,
} from './shapes.ts';
import { sourceCalls } from './source.ts';
import { watchCalls } from './watch.ts';

/** Time of day in China. */
const dueTime = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/);

/** A line of the list, with what a mark on it says. */
const listedLine = lineView.extend({
  /** none: it never changed; stands: the latest of several versions; superseded: an earlier one, which counts nowhere. */
  version: z.enum(['none', 'stands', 'superseded']),
  /** The link it is in; null where it is in none, or nobody has looked for links since lines changed. */
  link: z.enum(LINK_KINDS).nullable(),
});
export type ListedLine = z.infer<typeof listedLine>;

export const statementsCalls = {
  ...linkCalls,
  ...watchCalls,
  ...sourceCalls,
  'statements.plan': call(
    'import',
    z.object({
      files: z.array(token).min(1).max(500),
      /** A person's answer to what a file left open: one of the formats its refusal offered. */
      as: z.string().max(40).optional(),
      taskId,
    }),
    z.object({ plans: z.array(planView), refused: z.array(refusedFile) }),
  ),
  'statements.plans': call(
    'import',
    nothing,
    z.object({ plans: z.array(planView), refused: z.array(refusedFile) }),
  ),
  /** Every row of a planned file with its end; `end` filters. */
  'statements.planRows': call(
    'import',
    page.extend({
      planId: token,
      end: z.enum(['all', 'added', 'duplicate', 'changed', 'skipped', 'error', 'structure']),
    }),
    pageOf(rowFinding),
  ),
  'statements.commit': call(
    'import',
    z.object({
      plans: z
        .array(z.object({ planId: token, hash }))
        .min(1)
        .max(500),
      taskId,
    }),
    z.object({ imports: z.array(importView) }),
  ),
  'statements.discard': call('import', z.object({ planIds: z.array(token).max(500) }), nothing),
  'statements.imports': call('read', page.extend({ includeUndone: z.boolean() }), pageOf(importView)),
  'statements.import': call('read', z.object({ importId: id }), importView),
  'statements.lines': call(
    'read',
    page.extend({
      query,
      importId: id.nullable(),
      sort: z.enum(['file', 'time', 'amount']),
      descending: z.boolean(),
    }),
    pageOf(listedLine),
  ),
  'statements.line': call('read', z.object({ lineId: id }), lineView),
  /** The protected fields of a line, unmasked; recorded with the reason. */
  'statements.reveal': call(
    'reveal',
    z.object({ lineId: id, reason }),
    z.object({
      account: z.string(),
      counterparty: z.string(),
      description: z.string(),
      bankReference: z.string(),
    }),
  ),
  /** Asks for a file whose proof failed to be taken in all the same: a second person decides. */
  'statements.requestHeld': call('import', z.object({ planId: token, hash, reason }), asked),
  'statements.undoPreview': call(
    'import',
    z.object({ importId: id }),
    z.object({
      lines: count,
      acceptedGroups: count,
      proposedGroups: count,
      confirmedGroups: count,
      exceptions: count,
      /** Signed settlement batches with lines of it: they stay as signed, a correction follows each. */
      signedSettlements: count,
      /** Lines that other files also held and skipped as duplicates: they leave with this import. */
      heldByOthers: count,
      hash,
    }),
  ),
  'statements.undo': call('import', z.object({ importId: id, hash, reason }), asked),
  /** What has arrived: accounts × days, at most 62 of them; what is missing and late over all days. */
  'statements.calendar': call(
    'summary',
    z.object({ from: dayOrNone, to: dayOrNone }),
    z.object({
      from: dayOrNone,
      to: dayOrNone,
      /** Today in China. */
      today: day,
      rows: z.array(
        z.object({
          /** Says which account `statements.setExpectation` means. */
          key: hash,
          sourceKind: z.enum(SOURCE_KINDS),
          channel: lineView.shape.channel,
          account: z.string(),
          expectation: z.object({
            cadence: z.enum(CADENCES),
            dueDays: count,
            dueTime,
            origin: z.enum(EXPECTATION_ORIGINS),
          }),
          standing: z.object({
            coveredTo: day,
            missingCount: count,
            /** The latest hundred. */
            missing: z.array(day),
            lateCount: count,
            /** The first hundred. */
            late: z.array(day),
            /** When the next file is or was due, UTC; '' where none is expected. */
            nextDueAt: z.string(),
            /** Not waited for any more since; '' otherwise. */
            silentSince: dayOrNone,
          }),
          days: z.array(
            z.object({
              day,
              state: z.enum(ARRIVAL_STATES),
              lines: count,
              importIds: z.array(id),
              /** Its file does not follow the one before (balance or statement number). */
              isBroken: z.boolean(),
            }),
          ),
        }),
      ),
    }),
  ),
  /** How often an account's files come; 'learnt' takes a person's word back. */
  'statements.setExpectation': call(
    'import',
    z.object({
      key: hash,
      cadence: z.enum([...CADENCES, 'learnt']),
      dueDays: z.number().int().min(0).max(60),
      dueTime,
    }),
    nothing,
  ),
} as const;
