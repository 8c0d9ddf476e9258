/**
 * The restore drill: a backup is restored into a scratch folder and everything in it is computed anew. Only what was restored once is proven.
 *
 * The present ledger is not touched; the scratch folder is gone afterwards, also when the drill fails.
 */
import { Refused } from '../../../shared/contract/errors.ts';
import type { Fault, Verification } from '../../../shared/contract/record.ts';
import type { Ledger } from '../../ledger/ledger.ts';
import { readEntry } from '../../record/entry.ts';
import { rootOf } from '../../record/merkle.ts';
import { Record as AuditRecord } from '../../record/record.ts';
import { RECORDED_TABLES } from '../../record/tables.ts';
import { verifyRecord } from '../../record/verify.ts';
import type { BackupKeys } from '../../workspace/backup-keys.ts';
import { inScratch, type ScratchCopy } from '../../workspace/backup-lay-out.ts';
import {
  type BackupHeader,
  type BytesDone,
  type CheckedBackup,
  readBackup,
} from '../../workspace/backup-read.ts';
import { isBeginning, isOfWorkspace } from './compare.ts';
import type { BackupDeps } from './deps.ts';

export interface DrillResult {
  readonly verification: Verification;
  /** Control totals: how much is in it. */
  readonly totals: readonly { readonly name: string; readonly value: string }[];
}

export interface Drill {
  /** Refuses where nothing opens it. */
  readonly keysOf: (backup: BackupHeader) => Promise<BackupKeys>;
  readonly acknowledgedIn: BackupDeps['acknowledgedIn'];
  readonly now: () => string;
  /** The ledger the backup is said to be of; null where there is none to compare with. */
  readonly present: Pick<BackupDeps, 'workspace' | 'record'> | null;
  /** What the ledger knows the file by; null for one it does not know. */
  readonly sha256: string | null;
  readonly told?: BytesDone;
}

/** What is wrong with the backup is the result; refused is only what says nothing of it (no secret, full disk, cancelled). */
export async function drillFile(file: string, drill: Drill): Promise<DrillResult> {
  try {
    const backup = await readBackup(file, drill.told);
    const keys = await drill.keysOf(backup);
    return await inScratch(backup, keys.dataKey, (copy) => examine(backup, copy, keys, drill), drill.told);
  } catch (fault) {
    const damage = damageOf(fault);
    if (damage === null) throw fault;
    return { verification: withFaults(NOTHING, [damage]), totals: [] };
  }
}

const NOTHING: Verification = {
  holds: false,
  events: 0,
  rows: 0,
  checkpoints: 0,
  originals: 0,
  faults: [],
  remarks: [],
  size: 0,
  root: '',
};

function damageOf(fault: unknown): Fault | null {
  if (!(fault instanceof Refused)) return null;
  const place = fault.kind === 'backup_damaged' ? fault.facts['part'] : fault.facts['file'];
  const isDamage = fault.kind === 'backup_damaged' || fault.kind === 'workspace_damaged';
  return isDamage ? { kind: 'damaged', place: String(place), number: 0, expected: '', found: '' } : null;
}

async function examine(
  backup: CheckedBackup,
  copy: ScratchCopy,
  keys: BackupKeys,
  drill: Drill,
): Promise<DrillResult> {
  const verification = await verifyRecord({
    ledger: copy.ledger,
    keys: { workspaceId: keys.document.id, publicKey: keys.device.publicKey },
    anchors: [{ place: 'workspace.json', note: keys.document.anchor }],
    explained: explainedIn(backup, copy, drill),
    checkOriginal: (name) => copy.originals.get(name).then(() => true, isOpenable),
    step: async (done, of) => {
      drill.told?.(done, of);
      await new Promise((resume) => setImmediate(resume));
    },
  });
  const rows = copy.ledger.countRows(RECORDED_TABLES);
  const found = [
    ...fileFaults(backup, drill.sha256),
    ...totalFaults(backup, rows),
    ...headFaults(backup, verification),
    ...presentFaults(backup, copy.ledger, keys, drill),
  ];
  return { verification: withFaults(verification, found), totals: totalsOf(copy.ledger, backup, rows) };
}

function isOpenable(fault: unknown): false {
  if (!(fault instanceof Refused)) throw fault;
  return false;
}

/** Signals that somebody explained: in the backup, and since then in the ledger it is a beginning of. */
function explainedIn(
  backup: BackupHeader,
  { ledger }: ScratchCopy,
  { present, acknowledgedIn }: Drill,
): ReadonlySet<string> {
  const ledgers = [ledger];
  if (present && isBeginning(backup.manifest.head, present.record)) ledgers.push(present.workspace.ledger);
  return new Set(ledgers.flatMap((each) => [...acknowledgedIn(each)]));
}

function withFaults(verification: Verification, found: readonly Fault[]): Verification {
  const faults = [...verification.faults, ...found.filter((each) => !isRemark(each))];
  const remarks = [...verification.remarks, ...found.filter(isRemark)];
  return { ...verification, holds: verification.holds && faults.length === 0, faults, remarks };
}

/** The backup is sound, and later than the ledger beside it. */
const isRemark = (fault: Fault): boolean => fault.kind === 'older_backup';

/** A sound backup under another one's name is not the one that was made. */
function fileFaults({ manifest, sha256: found }: CheckedBackup, expected: string | null): Fault[] {
  if (expected === null || found === expected) return [];
  return [{ kind: 'edited', place: `${manifest.id}.chbackup`, number: 0, expected, found }];
}

/** Rows of each table against what the manifest says. */
const totalFaults = ({ manifest }: BackupHeader, rows: ReadonlyMap<string, number>): Fault[] =>
  manifest.totals.flatMap(({ table, rows: expected }) => {
    const found = rows.get(table) ?? 0;
    if (found === expected) return [];
    const kind = found < expected ? 'missing' : 'unrecorded';
    return [{ kind, place: table, number: 0, expected: String(expected), found: String(found) }];
  });

function headFaults({ manifest }: BackupHeader, found: Verification): Fault[] {
  const expected = manifest.head;
  if (found.size === expected.size && found.root === expected.root) return [];
  const kind = found.size < expected.size ? 'truncated' : 'edited';
  return [{ kind, place: 'audit_event', number: 0, expected: expected.root, found: found.root }];
}

/** The backup's record is a beginning of the present one, or the present one is a beginning of it. */
function presentFaults(
  backup: BackupHeader,
  ledger: Ledger,
  keys: BackupKeys,
  { present, now: clock }: Drill,
): Fault[] {
  if (present === null || isBeginning(backup.manifest.head, present.record)) return [];
  const record = new AuditRecord(ledger, { workspaceId: keys.document.id, ...keys.device }, clock);
  const now = present.record.head();
  const { size, root } = backup.manifest.head;
  const about = {
    place: 'ledger.db',
    number: 0,
    expected: `${now.size} ${now.root}`,
    found: `${size} ${root}`,
  };
  const isContinuation =
    isOfWorkspace(backup, present) &&
    now.size <= size &&
    rootOf(now.size, record.nodeAt).toString('hex') === now.root;
  return [{ kind: isContinuation || isReplaced(backup, present) ? 'older_backup' : 'forked', ...about }];
}

/** The present record says itself that a restore has cut off events among which this head would stand. */
function isReplaced({ manifest }: BackupHeader, { workspace }: NonNullable<Drill['present']>): boolean {
  const { query } = workspace.ledger;
  const { size } = manifest.head;
  const restores = workspace.ledger.all(
    query.selectFrom('audit_event').select('entry').where('action', '=', 'backup.restored'),
  );
  return restores.some(({ entry }) => {
    const { backup_size: from, replaced_size: to } = readEntry(entry)?.subject ?? {};
    return Number(from) < size && size <= Number(to);
  });
}

/** Names are words of the screens (backup.total.*). */
function totalsOf(ledger: Ledger, { manifest }: BackupHeader, rows: ReadonlyMap<string, number>) {
  const { query } = ledger;
  const imports = ledger.all(query.selectFrom('statement_import').select('line_count'));
  const totals = {
    imports: imports.length,
    lines: imports.reduce((sum, each) => sum + each.line_count, 0),
    exceptions: rows.get('reconciliation_exception') ?? 0,
    groups: rows.get('person_group') ?? 0,
    people: rows.get('person') ?? 0,
    events: manifest.head.size,
    rows: [...rows.values()].reduce((sum, each) => sum + each, 0),
    originals: manifest.parts.filter((part) => part.name.startsWith('originals/')).length,
  };
  return Object.entries(totals).map(([name, value]) => ({ name, value: String(value) }));
}
