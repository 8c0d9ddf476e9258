/**
 * The workspace folder: made once with a password and a recovery code, opened with what any of its slots takes.
 *
 *   workspace.json   format, key slots, which generation of files is current (readable, says nothing of the ledger)
 *   ledger.db        the encrypted ledger (and its WAL while open); ledger-2.db … after rotations of the data key
 *   originals/       the files as they came in, sealed; originals-2/ … after rotations
 *   log-ins.json     failed log-ins and waits
 *   lock             held while open
 *
 * workspace.json is written last, so a folder either is a workspace or is not; a stop while making one leaves nothing anybody could open.
 */
import { existsSync } from 'node:fs';
import { readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { PASSWORD_LENGTH_MIN } from '../../shared/contract/call.ts';
import { Refused } from '../../shared/contract/errors.ts';
import { openLedger } from '../ledger/ledger.ts';
import { systemClock } from '../platform/clock.ts';
import { makeFolder, PARTIAL_SUFFIX } from '../platform/files.ts';
import { newPersonId, newToken } from '../platform/ids.ts';
import { newDeviceKey, sealDeviceKey } from './device-key.ts';
import { type Entered, enter } from './entering.ts';
import { hashLedger, ledgerName, openOriginals, originalsName, removeGenerations } from './generation.ts';
import { makeSlot } from './key-slots.ts';
import { lockWorkspace, type WorkspaceLock } from './lock.ts';
import { type DocumentHolder, type LedgerChange, type OpenedWorkspace, opened } from './opened.ts';
import { deriveKey, isLongEnough, loginTag, newDataKey, newRecoveryCode } from './secrets.ts';
import {
  FORMAT,
  isWorkspace,
  openWorkspaceDocument,
  readWorkspaceDocument,
  type WorkspaceDocument,
} from './workspace-document.ts';

const LEDGER = ledgerName(1);
/** What a stop while making a workspace may leave; unreadable without the key that was lost with it. */
const REMAINS = [LEDGER, `${LEDGER}-wal`, `${LEDGER}-shm`, `${LEDGER}-journal`, 'lock', originalsName(1)];

export interface NewWorkspace {
  readonly name: string;
  /** What the owner is called, and types at the door. */
  readonly owner: string;
  readonly password: string;
  readonly isDemo: boolean;
  readonly createdAt: string;
}

/** Makes a workspace in a folder that does not exist, is empty, or holds only what a stopped making left. Gives the code to print. */
export async function createWorkspace(
  folder: string,
  wanted: NewWorkspace,
): Promise<{ readonly recoveryCode: string; readonly id: string; readonly ownerId: string }> {
  if (!isLongEnough(wanted.password)) throw new Refused('password_too_short', { min: PASSWORD_LENGTH_MIN });
  if (isWorkspace(folder)) throw new Refused('workspace_exists', { workspace: folder });
  await makeFolder(folder);
  const found = (await readdir(folder)).filter((name) => !name.endsWith(PARTIAL_SUFFIX));
  const foreign = found.find((name) => !REMAINS.includes(name));
  if (foreign !== undefined) throw new Refused('workspace_exists', { workspace: folder, found: foreign });
  const lock = await lockWorkspace(folder);
  try {
    for (const name of REMAINS.filter((each) => each !== 'lock'))
      await rm(join(folder, name), { recursive: true, force: true });
    const dataKey = newDataKey();
    const ledger = await openLedger(join(folder, LEDGER), deriveKey(dataKey, 'ledger'));
    ledger.close();
    const device = newDeviceKey();
    const recoveryCode = newRecoveryCode();
    const { owner, password, ...shown } = wanted;
    const { createdAt } = wanted;
    const blank = { ...newDocument(shown), owner };
    const person = blank.ownerId;
    const login = loginTag(blank.id, owner);
    openWorkspaceDocument(folder, {
      ...blank,
      slots: await Promise.all([
        makeSlot({ kind: 'password', person, login, secret: password, createdAt }, dataKey, device),
        makeSlot(
          { kind: 'recovery', person: '', login: '', secret: recoveryCode, createdAt },
          dataKey,
          device,
        ),
      ]), // Each is stretched slowly on purpose; together they take the time of one.
      device: sealDeviceKey(device, dataKey),
      ledgerHash: hashLedger(folder, 1),
    }).write();
    return { recoveryCode, id: blank.id, ownerId: person };
  } finally {
    lock.release();
  }
}

const newDocument = (shown: Pick<WorkspaceDocument, 'name' | 'isDemo' | 'createdAt'>): WorkspaceDocument => ({
  format: FORMAT,
  id: newToken(),
  name: shown.name,
  ownerId: newPersonId(),
  owner: '',
  isDemo: shown.isDemo,
  createdAt: shown.createdAt,
  generation: 1,
  rotation: null,
  rotatedAt: '',
  slots: [],
  device: { publicKey: '', nonce: '', wrapped: '' },
  anchor: '',
  ledgerHash: '',
});

/**
 * Opens with a password, the recovery code or a key store's key; `login` is what the person types as her name, '' the owner's.
 * The clock is asked for the waits after failures.
 */
export async function openWorkspace(
  folder: string,
  secret: string,
  login = '',
  now: () => string = systemClock.now,
): Promise<OpenedWorkspace> {
  await readWorkspaceDocument(folder); // Is it one, and one of ours? Nothing is made in a folder that is not.
  const lock = await lockWorkspace(folder);
  try {
    const holder = openWorkspaceDocument(folder);
    const entered = await enter(folder, holder.data, { secret, login, now });
    return await openFiles(folder, entered, lock, holder);
  } catch (fault) {
    lock.release();
    throw fault;
  }
}

async function openFiles(
  folder: string,
  entered: Entered,
  lock: WorkspaceLock,
  holder: DocumentHolder,
): Promise<OpenedWorkspace> {
  const { document, ...inside } = entered;
  const { generation, rotation } = document;
  const file = join(folder, ledgerName(generation));
  // Opening would make an empty one: a ledger that is gone is said, not replaced.
  if (!existsSync(file)) throw new Refused('workspace_damaged', { file: ledgerName(generation) });
  const ledgerChangedWhileClosed = compareLedger(folder, document);
  // From here on the file changes, so a stop must not leave the old hash to be compared with.
  holder.data = { ...document, ledgerHash: '' };
  holder.write();
  try {
    const ledger = await openLedger(file, deriveKey(inside.dataKey, 'ledger'));
    // Older files are what a rotation left; later ones are removed only by a rotation that goes on, for the document may be an old copy.
    await removeGenerations(folder, (each) => each < generation && each !== rotation?.generation);
    return opened({
      folder,
      holder,
      lock,
      ...inside,
      ledger,
      originals: openOriginals(folder, generation, inside.dataKey),
      ledgerChangedWhileClosed,
    });
  } catch (fault) {
    if (ledgerChangedWhileClosed) {
      holder.data = document; // Whoever opens it in the end shall hear of it.
      holder.write();
    }
    // The slot opened, so the key is right: a ledger that does not take it is damaged.
    if (fault instanceof Refused && fault.kind === 'wrong_secret')
      throw new Refused('workspace_damaged', { file: ledgerName(generation) });
    throw fault;
  }
}

function compareLedger(folder: string, document: WorkspaceDocument): LedgerChange | null {
  const { generation, ledgerHash: expected } = document;
  if (expected === '') return null;
  const found = hashLedger(folder, generation);
  return found === expected ? null : { expected, found };
}

/** A workspace for one run: encrypted with a key nobody is told, gone when closed. A killed run leaves nothing that can be read. */
export async function openThrowAway(folder: string, createdAt: string): Promise<OpenedWorkspace> {
  await makeFolder(folder);
  const dataKey = newDataKey();
  const device = newDeviceKey();
  const document = { ...newDocument({ name: '', isDemo: false, createdAt }), owner: 'owner' };
  return opened({
    folder,
    holder: {
      data: { ...document, device: sealDeviceKey(device, dataKey) },
      write: () => undefined,
    },
    lock: null,
    person: document.ownerId,
    slot: { id: '', kind: 'password', once: null },
    dataKey,
    nextDataKey: { key: null },
    device,
    ledger: await openLedger(join(folder, LEDGER), deriveKey(dataKey, 'ledger')),
    originals: openOriginals(folder, 1, dataKey),
    ledgerChangedWhileClosed: null,
  });
}
