/** The record (audit trail), its verification, intrusion signals, and backups with their proof. */
import { z } from 'zod';
import { asked } from './access.ts';
import { call, nothing, password, taskId } from './call.ts';
import { count, dayOrNone, hash, id, page, pageOf, reason, token } from './shapes.ts';

const namedValue = z.object({ name: z.string(), value: z.string() });

export const recordEvent = z.object({
  seq: count,
  at: z.string(),
  /** Person id; '' is the program itself. */
  actor: z.string(),
  actorName: z.string(),
  action: z.string(),
  shell: z.string(),
  /** What was acted on: ids, counts, hashes. */
  subject: z.array(namedValue),
  /** Rows it wrote, by table. */
  rows: z.array(z.object({ table: z.string(), count })),
  leaf: hash,
});
export type RecordEvent = z.infer<typeof recordEvent>;

/** How a record can be wrong. */
export const FAULT_KINDS = [
  'edited', // An event or a recorded row has other content than when it was recorded.
  'missing', // An event, or a row an event speaks of, is gone.
  'reordered', // Events do not stand in their order.
  'unrecorded', // A row that no event speaks of.
  'truncated', // The tail is gone: parts of the record speak of later events.
  'older_backup', // The whole ledger is an earlier state than an anchored head.
  'forked', // Two histories: an anchored head is not a beginning of this record.
  'clock_back', // An event is earlier than the one before it, and nobody has explained it.
  'signature', // A checkpoint is not signed by the workspace's key.
  'damaged', // A file cannot be read or does not decrypt.
  'erased', // Only ever a remark: erased because it was due, by the event that `found` names.
] as const;
export const fault = z.object({
  kind: z.enum(FAULT_KINDS),
  /** File or table. */
  place: z.string(),
  /** Number of the event or the row, 0 when it is about the whole. */
  number: count,
  /** Expected and found, hashes or sizes, where that helps. */
  expected: z.string(),
  found: z.string(),
});
export type Fault = z.infer<typeof fault>;
export const verification = z.object({
  holds: z.boolean(),
  events: count,
  rows: count,
  checkpoints: count,
  originals: count,
  /** Worst first; at most 100, the first one is the first in the order of the record. */
  faults: z.array(fault),
  /** True but worth knowing: explained clock steps, restores. */
  remarks: z.array(fault),
  size: count,
  root: z.string(),
});
export type Verification = z.infer<typeof verification>;

export const SIGNAL_KINDS = [
  'failed_log_ins',
  'lock_out',
  'success_after_failures',
  'odd_hour_log_in',
  'long_absence',
  'two_sessions',
  'new_device',
  'rights_changed',
  'mass_reveal',
  'mass_export',
  'refused_repeatedly',
  'limit_loosened_before_use',
  'ledger_changed_while_closed',
  'below_anchor',
  'clock_back',
  'clock_jump',
  'record_fault',
  'backup_restored',
] as const;
export const SEVERITIES = ['notice', 'warning', 'serious'] as const;
export const signalView = z.object({
  key: z.string(),
  kind: z.enum(SIGNAL_KINDS),
  severity: z.enum(SEVERITIES),
  at: z.string(),
  person: z.string(),
  personName: z.string(),
  /** Numbers and times for the sentence (wording: signal.reason.<kind>). */
  facts: z.record(z.string(), z.union([z.string(), z.number()])),
  /** Events of the record it rests on. */
  evidence: z.array(count),
  acknowledged: z
    .object({ by: z.string(), name: z.string(), at: z.string(), comment: z.string() })
    .nullable(),
});
export type SignalView = z.infer<typeof signalView>;

export const backupView = z.object({
  id: token,
  fileName: z.string(),
  at: z.string(),
  bytes: count,
  kind: z.enum(['manual', 'scheduled']),
  /** Records it holds. */
  size: count,
  /** When a drill last restored and verified it; '' never. */
  provenAt: z.string(),
  /** What the last drill said. */
  drill: z.enum(['none', 'holds', 'fails']),
  isPresent: z.boolean(),
});
export type BackupView = z.infer<typeof backupView>;

const schedule = z.object({
  isOn: z.boolean(),
  keepDays: z.number().int().min(1).max(60),
  keepWeeks: z.number().int().min(0).max(60),
  keepMonths: z.number().int().min(0).max(120),
});

/** For a backup from before the data key was rotated: a secret of that time, and whose. */
const openedWith = { secret: password.optional(), login: z.string().max(80).optional() };

export const recordCalls = {
  'record.list': call(
    'record',
    page.extend({
      /** '' or the beginning of an action: 'review.', 'access.'. */
      action: z.string().max(60),
      person: z.string().max(40),
      from: dayOrNone,
      to: dayOrNone,
    }),
    pageOf(recordEvent),
  ),
  'record.event': call(
    'record',
    z.object({ seq: count }),
    z.object({
      event: recordEvent,
      /** The entry exactly as it was hashed. */
      entry: z.string(),
      proof: z.object({ size: count, root: hash, path: z.array(hash) }),
    }),
  ),
  'record.head': call(
    'record',
    nothing,
    z.object({
      size: count,
      root: z.string(),
      at: z.string(),
      /** The signed checkpoint as text, to print or send away. */
      checkpoint: z.string(),
      publicKey: z.string(),
    }),
  ),
  /** Recomputes everything; `anchor` may hold a checkpoint that was printed or sent away earlier. */
  'record.verify': call('record', z.object({ anchor: z.string().max(16_384), taskId }), verification),

  'signals.list': call('record', page.extend({ onlyOpen: z.boolean() }), pageOf(signalView)),
  /** For the banner: what is open and serious. */
  'signals.serious': call('record', nothing, z.object({ count, first: signalView.nullable() })),
  'signals.acknowledge': call('signals', z.object({ key: z.string().max(120), comment: reason }), nothing),

  /** When the last backup was made and when one was last proven: everybody may know. */
  'backup.state': call(
    'self',
    nothing,
    z.object({ lastAt: z.string(), provenAt: z.string(), isScheduled: z.boolean() }),
  ),
  'backup.list': call('backup', nothing, z.object({ backups: z.array(backupView), folder: z.string() })),
  'backup.make': call('backup', z.object({ taskId }), z.object({ backup: backupView })),
  /** Restores into a scratch folder, verifies record, rows, originals and control totals, and records the result. */
  'backup.drill': call(
    'backup',
    z.object({ id: token, taskId, ...openedWith }),
    z.object({ verification, totals: z.array(namedValue) }),
  ),
  'backup.download': call(
    'backup',
    z.object({ id: token, reason }),
    z.object({ token, fileName: z.string() }),
    { isDangerous: true },
  ),
  'backup.schedule': call('backup', nothing, schedule),
  'backup.setSchedule': call('backup', schedule, nothing),
  /** What putting this backup in place of the present ledger would mean. */
  'backup.compare': call(
    'backup',
    z.object({ id: token, ...openedWith }),
    z.object({
      relation: z.enum(['same', 'older', 'newer', 'forked', 'other_workspace']),
      backupSize: count,
      backupAt: z.string(),
      ledgerSize: count,
      /** Records that would be lost. */
      lost: count,
    }),
  ),
  /** Asks to put a backup in place of the present ledger; once approved, restoreApproved does it. */
  'backup.restore': call('backup', z.object({ id: token, reason, ...openedWith }), asked, {
    isDangerous: true,
  }),
  'backup.restoreApproved': call('backup', z.object({ requestId: id, taskId, ...openedWith }), nothing, {
    isDangerous: true,
  }),
  /** A backup file becomes a workspace of its own on this desk. The secret is one that opened the workspace when the backup was made. */
  'workspace.restore': call(
    'none',
    z.object({
      file: token,
      login: z.string().max(80).optional(),
      secret: password,
      taskId,
    }),
    z.object({ id: token }),
  ),
} as const;
