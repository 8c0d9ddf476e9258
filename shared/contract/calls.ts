/**
 * The one contract between the screens and the ledger.
 *
 * Every shell serves exactly this table: Electron over ipcMain.handle, the browser shell over POST /api/<name>, the command line in
 * the same process. Each call names the right it needs; the engine checks it below every shell.
 */
import { z } from 'zod';
import { CHANNELS, SOURCE_KINDS } from '../domain/statement-line.ts';
import { accessCalls, personName, right, role } from './access.ts';
import { analyticsCalls } from './analytics.ts';
import { analyticsFilesCalls } from './analytics-files.ts';
import { approvalsCalls } from './approvals.ts';
import { auditToolsCalls } from './audit-tools.ts';
import { call, nothing, password, taskId } from './call.ts';
import { draftsCalls } from './drafts.ts';
import type { wireErrorSchema } from './errors.ts';
import { evidenceCalls } from './evidence.ts';
import { fundsCalls } from './funds.ts';
import { homeCalls } from './home.ts';
import { journalCalls } from './journal.ts';
import { mappingsCalls } from './mappings.ts';
import { matchRulesCalls } from './match-rules.ts';
import { matchingCalls } from './matching.ts';
import { ordersCalls } from './orders.ts';
import { partiesCalls } from './parties.ts';
import { paymentsCalls } from './payments.ts';
import { recordCalls } from './record.ts';
import { retentionCalls } from './retention.ts';
import { reviewCalls } from './review.ts';
import { riskCalls } from './risk.ts';
import { secretsCalls } from './secrets.ts';
import { settlementCalls } from './settlement.ts';
import { count, currency, day, dayOrNone, legSummary, minorUnits, reason, token } from './shapes.ts';
import { sourcesCalls } from './sources.ts';
import { statementsCalls } from './statements.ts';
import { termsCalls } from './terms.ts';
import { viewsCalls } from './views.ts';

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

  ...statementsCalls,
  ...mappingsCalls,
  ...secretsCalls,
  ...sourcesCalls,
  ...matchingCalls,
  ...termsCalls,
  ...matchRulesCalls,
  ...reviewCalls,
  ...partiesCalls,
  ...paymentsCalls,
  ...settlementCalls,
  ...fundsCalls,
  ...journalCalls,

  ...ordersCalls,
  ...viewsCalls,
  ...draftsCalls,

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
      /** Accounts whose files are due and not here, most days first. */
      late: z.array(
        z.object({
          sourceKind: z.enum(SOURCE_KINDS),
          channel: z.enum(CHANNELS),
          account: z.string(),
          days: count,
          since: dayOrNone,
        }),
      ),
      isStale: z.boolean(),
      /** 备付金: what is short on the last day the books reach, and days of which nobody signed the checks as they stand. */
      clientFunds: z.object({
        short: z.array(z.object({ day, currency, shortfall: minorUnits })),
        unsigned: count,
      }),
    }),
  ),

  ...homeCalls,

  /** Cancels a long task; answers at once, the task itself ends with `cancelled`. */
  'task.cancel': call('none', z.object({ taskId }), nothing),

  ...accessCalls,
  ...approvalsCalls,
  ...recordCalls,
  ...riskCalls,
  ...evidenceCalls,
  ...auditToolsCalls,
  ...retentionCalls,
  ...analyticsCalls,
  ...analyticsFilesCalls,
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
    phase: z.enum(['reading', 'proving', 'writing', 'matching', 'exporting', 'preparing', 'fetching']),
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
        'mappings',
        'terms',
        'sources',
        'matching',
        'exceptions',
        'orders',
        'parties',
        'payments',
        'funds',
        'journal',
        'settlement',
        'risk',
        'audit',
        'settings',
        'access',
        'approvals',
        'record',
        'signals',
        'backup',
        'analytics',
      ]),
    ),
  }),
]);
export type EngineEvent = z.infer<typeof eventSchema>;
