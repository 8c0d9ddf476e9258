/**
 * The one contract between the screens and the ledger.
 *
 * Every shell serves exactly this table: Electron over ipcMain.handle, the browser shell over POST /api/<name>, the command line in
 * the same process. Each call names the right it needs; the engine checks it below every shell.
 */
import { z } from 'zod';
import { DISPOSITIONS, EXCEPTION_KINDS, EXCEPTION_STATES } from '../domain/leg.ts';
import { SOURCE_KINDS } from '../domain/statement-line.ts';
import { accessCalls, asked, personName, right, role } from './access.ts';
import { approvalsCalls } from './approvals.ts';
import { call, nothing, password, taskId } from './call.ts';
import type { wireErrorSchema } from './errors.ts';
import { recordCalls } from './record.ts';
import {
  count,
  day,
  dayOrNone,
  exceptionView,
  groupView,
  hash,
  historyEntry,
  id,
  importView,
  leg,
  legSummary,
  lineView,
  minorUnits,
  note,
  page,
  pageOf,
  planView,
  query,
  reason,
  refusedFile,
  rowFinding,
  side,
  signal,
  token,
} from './shapes.ts';

const workspaceEntry = z.object({
  id: token,
  name: z.string(),
  isDemo: z.boolean(),
  isPresent: z.boolean(),
  /** This machine's key store may open it (Electron only). */
  hasDevice: z.boolean(),
  /** More than one person opens it: the door asks who. */
  hasPeople: z.boolean(),
  lastOpenedAt: z.string(),
});

export const calls = {
  // Workspace: the folder on disk.
  'workspace.status': call(
    'none',
    nothing,
    z.object({
      state: z.enum(['closed', 'open']),
      /** The open workspace's entry in `recent`; '' when none is open. */
      id: z.string(),
      name: z.string(),
      isDemo: z.boolean(),
      /** Her name. */
      person: z.string(),
      personId: z.string(),
      roles: z.array(role),
      rights: z.array(right),
      /** What she has to do before anything else: set a password of her own. */
      owes: z.enum(['nothing', 'password']),
      hasSecondFactor: z.boolean(),
      /** Minutes until the window locks itself; 0 when none is open. */
      idleMinutes: count,
      recent: z.array(workspaceEntry),
      /** Nothing was ever opened at this desk: the door opens the demo by itself. */
      startsOnDemo: z.boolean(),
      version: z.string(),
      /** Where new workspaces are made, for the screen to say; never used as a path by the page. */
      home: z.string(),
    }),
  ),
  'workspace.create': call(
    'none',
    z.object({ name: personName, person: personName, password }),
    z.object({ recoveryCode: z.string() }),
  ),
  /** `login` names whose secret it is, by default the owner's; `code` is the second factor's where she has one (refused: second_factor_needed). */
  'workspace.open': call(
    'none',
    z.object({
      id: token,
      login: z.string().max(80).optional(),
      secret: password,
      code: z.string().max(40).optional(),
    }),
    nothing,
  ),
  /** Opens (and on the first time makes) the demo workspace with its made-up files imported and matched. */
  'workspace.openDemo': call('none', z.object({ taskId }), nothing),
  /**
   * Adds or removes the key slot that this machine's own key store opens. Asked by the Electron shell, which makes the key and keeps it; the
   * person proves herself with the password again.
   */
  'workspace.rememberDevice': call(
    'self',
    z.object({ password, deviceKey: z.string().max(128) }),
    z.object({ id: token }),
  ),
  'workspace.forgetDevice': call('self', nothing, z.object({ id: token })),
  /** Forgets an entry of the recent list; the folder stays. */
  'workspace.forget': call('none', z.object({ id: token }), nothing),
  'workspace.lock': call('self', nothing, nothing, { isOpenToNewcomers: true }),

  'settings.get': call(
    'none',
    nothing,
    z.object({
      locale: z.enum(['zh-CN', 'en']),
      theme: z.enum(['auto', 'light', 'dark', 'contrast']),
      density: z.enum(['normal', 'compact']),
    }),
  ),
  'settings.set': call(
    'none',
    z.object({
      locale: z.enum(['zh-CN', 'en']).optional(),
      theme: z.enum(['auto', 'light', 'dark', 'contrast']).optional(),
      density: z.enum(['normal', 'compact']).optional(),
    }),
    nothing,
  ),

  // Statements: files in, proved, planned, committed, undone.
  'statements.plan': call(
    'import',
    z.object({ files: z.array(token).min(1).max(500), taskId }),
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
    pageOf(lineView),
  ),
  'statements.line': call('read', z.object({ lineId: id }), lineView),
  /** The original text around a line, decrypted from the sealed file and decoded again. */
  'statements.source': call(
    'read',
    z.object({
      lineId: id,
      around: z.number().int().min(0).max(20),
      /** Why the cells are to be shown unmasked; needs the right `reveal`, and is recorded. */
      reveal: reason.optional(),
    }),
    z.object({
      file: z.string(),
      sha256: hash,
      encoding: z.string(),
      header: z.array(z.string()),
      rows: z.array(z.object({ row: count, cells: z.array(z.string()), isTheLine: z.boolean() })),
    }),
  ),
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
      /** Lines that other files also held and skipped as duplicates: they leave with this import. */
      heldByOthers: count,
      hash,
    }),
  ),
  'statements.undo': call('import', z.object({ importId: id, hash, reason }), asked),
  /** What has arrived: accounts × days. */
  'statements.calendar': call(
    'summary',
    z.object({ from: dayOrNone, to: dayOrNone }),
    z.object({
      from: dayOrNone,
      to: dayOrNone,
      rows: z.array(
        z.object({
          sourceKind: z.enum(SOURCE_KINDS),
          channel: lineView.shape.channel,
          account: z.string(),
          days: z.array(
            z.object({
              day,
              state: z.enum(['arrived', 'missing', 'failed', 'before', 'after']),
              lines: count,
            }),
          ),
        }),
      ),
    }),
  ),

  // Matching: the machine's part.
  'matching.run': call(
    'match',
    z.object({
      asOf: day.nullable(),
      /** Two sets of imports to compare with each other (leg left_right); null runs the legs that the files on hand make. */
      pair: z.object({ left: z.array(id).min(1).max(500), right: z.array(id).min(1).max(500) }).nullable(),
      taskId,
    }),
    z.object({ legs: z.array(legSummary), asOf: day }),
  ),
  'matching.legs': call(
    'summary',
    nothing,
    z.object({ asOf: dayOrNone, ranAt: z.string(), isStale: z.boolean(), legs: z.array(legSummary) }),
  ),
  'matching.groups': call(
    'read',
    page.extend({
      leg,
      states: z.array(z.enum(['accepted', 'proposed', 'confirmed', 'rejected'])).max(4),
      query,
    }),
    pageOf(groupView),
  ),
  'matching.group': call(
    'read',
    z.object({ key: z.string().max(40) }),
    z.object({
      group: groupView,
      left: z.array(lineView),
      right: z.array(lineView),
      signals: z.array(signal),
      history: z.array(historyEntry),
    }),
  ),
  /** Lines of one side of a leg that are in no active group. */
  'matching.openLines': call(
    'read',
    page.extend({ leg, side, query, includeOutside: z.boolean() }),
    pageOf(lineView),
  ),
  /** Nearest candidates on the other side for some lines, best first, with what agrees and what differs. */
  'matching.candidates': call(
    'read',
    z.object({ leg, side, lineIds: z.array(id).min(1).max(100) }),
    z.object({
      candidates: z.array(
        z.object({
          lines: z.array(lineView),
          sum: minorUnits,
          difference: minorUnits,
          signals: z.array(signal),
        }),
      ),
    }),
  ),
  /** Every leg's groups and exceptions of the newest run are withdrawn; what persons decided stays. */
  'matching.undoRun': call('match', z.object({ reason }), nothing),

  // Review: a person's part.
  'review.accept': call(
    'review',
    z.object({ keys: z.array(z.string().max(40)).min(1).max(500), note }),
    z.object({ accepted: count }),
  ),
  'review.reject': call('review', z.object({ key: z.string().max(40), reason }), nothing),
  'review.match': call(
    'review',
    z.object({
      leg,
      leftLineIds: z.array(id).max(500),
      rightLineIds: z.array(id).max(500),
      reason,
      /** The difference the person saw and accepts, left − right; a manual match whose difference is another is refused. */
      difference: minorUnits,
    }),
    /** key '' while it waits for a second person. */
    asked.extend({ key: z.string() }),
  ),
  'review.unmatch': call('review', z.object({ key: z.string().max(40), reason }), nothing),

  'exceptions.list': call(
    'read',
    page.extend({
      query,
      legs: z.array(leg).max(6),
      kinds: z.array(z.enum(EXCEPTION_KINDS)).max(20),
      states: z.array(z.enum(EXCEPTION_STATES)).max(4),
      sort: z.enum(['amount', 'age', 'kind']),
      descending: z.boolean(),
    }),
    pageOf(exceptionView).extend({
      byKind: z.array(z.object({ kind: z.enum(EXCEPTION_KINDS), count, amount: minorUnits })),
    }),
  ),
  'exceptions.get': call(
    'read',
    z.object({ key: z.string().max(80) }),
    z.object({
      exception: exceptionView,
      left: z.array(lineView),
      right: z.array(lineView),
      evidence: z.array(z.object({ name: z.string(), value: z.string() })),
      history: z.array(historyEntry),
    }),
  ),
  'exceptions.assign': call(
    'review',
    z.object({ keys: z.array(z.string().max(80)).min(1).max(500), owner: z.string().trim().max(80) }),
    nothing,
  ),
  'exceptions.note': call('review', z.object({ key: z.string().max(80), text: reason }), nothing),
  'exceptions.dispose': call(
    'review',
    z.object({
      keys: z.array(z.string().max(80)).min(1).max(500),
      disposition: z.enum(DISPOSITIONS),
      reason,
    }),
    asked,
  ),
  'exceptions.reopen': call(
    'review',
    z.object({ keys: z.array(z.string().max(80)).min(1).max(500), reason }),
    nothing,
  ),

  // Orders.
  'orders.list': call(
    'read',
    page.extend({ query, sort: z.enum(['time', 'amount']), descending: z.boolean() }),
    pageOf(
      z.object({
        line: lineView,
        /** Where the order stands in each leg. */
        trade: z.enum(['matched', 'proposed', 'exception', 'open', 'outside']),
        exceptionKinds: z.array(z.enum(EXCEPTION_KINDS)),
      }),
    ),
  ),
  /** One order across the legs: everything that carries its number, or is matched to what does. */
  'orders.story': call(
    'read',
    z.object({ merchantOrderNo: z.string().min(1).max(128) }),
    z.object({
      orders: z.array(lineView),
      trades: z.array(lineView),
      funds: z.array(lineView),
      bank: z.array(lineView),
      groups: z.array(groupView),
      exceptions: z.array(exceptionView),
    }),
  ),

  // Exports: files out, by download token.
  'exports.report': call(
    'export',
    z.object({ taskId, reveal: reason.optional() }),
    z.object({ token, fileName: z.string() }),
  ),
  'exports.csv': call(
    'export',
    z.object({
      kind: z.enum(['lines', 'matches', 'exceptions']),
      taskId,
      /** Why protected fields are to stand in it unmasked; needs the right `reveal`. */
      reveal: reason.optional(),
    }),
    z.object({ token, fileName: z.string() }),
  ),

  'today.summary': call(
    'summary',
    nothing,
    z.object({
      businessDay: dayOrNone,
      imports: count,
      plansWaiting: count,
      legs: z.array(legSummary),
      openExceptions: count,
      waitingExceptions: count,
      proposals: count,
      missingFiles: count,
      isStale: z.boolean(),
    }),
  ),

  /** Cancels a long task; answers at once, the task itself ends with `cancelled`. */
  'task.cancel': call('none', z.object({ taskId }), nothing),

  ...accessCalls,
  ...approvalsCalls,
  ...recordCalls,
} as const;

export type Calls = typeof calls;
export type CallName = keyof Calls;
export type Input<N extends CallName> = z.output<Calls[N]['input']>;
export type Output<N extends CallName> = z.output<Calls[N]['output']>;
export type Answer<N extends CallName> =
  | { readonly ok: true; readonly value: Output<N> }
  | { readonly ok: false; readonly error: z.infer<typeof wireErrorSchema> };
export const CALL_NAMES = Object.keys(calls) as readonly CallName[]; // The table above is closed, so its keys are exactly the names.
export const isCallName = (name: string): name is CallName => Object.hasOwn(calls, name);

/** Told to every screen as it happens. */
export const eventSchema = z.discriminatedUnion('type', [
  z.object({
    type: z.literal('progress'),
    taskId,
    phase: z.enum(['reading', 'proving', 'writing', 'matching', 'exporting', 'preparing']),
    done: count,
    of: count,
    item: z.string(),
  }),
  /** Something of these areas changed: lists showing it fetch again. */
  z.object({
    type: z.literal('changed'),
    areas: z.array(
      z.enum([
        'workspace',
        'statements',
        'matching',
        'exceptions',
        'orders',
        'settings',
        'access',
        'approvals',
        'record',
        'signals',
        'backup',
      ]),
    ),
  }),
]);
export type EngineEvent = z.infer<typeof eventSchema>;
