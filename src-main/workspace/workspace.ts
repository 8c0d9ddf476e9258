/**
 * The workspace folder: made once with a password and a recovery code, opened with either.
 *
 *   workspace.json   format, name, key slots (readable, says nothing of the ledger)
 *   ledger.db        the encrypted ledger (and its WAL while open)
 *   originals/       the files as they came in, sealed
 *   lock             held while open
 *
 * workspace.json is written last, so a folder either is a workspace or is not; a stop while making one leaves nothing anybody could open.
 */
import { existsSync, rmSync } from 'node:fs';
import { readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { PASSWORD_LENGTH_MIN } from '../../shared/contract/calls.ts';
import { Refused } from '../../shared/contract/errors.ts';
import { type Ledger, openLedger } from '../ledger/ledger.ts';
import { makeFolder, PARTIAL_SUFFIX } from '../platform/files.ts';
import { newToken } from '../platform/ids.ts';
import { openDocument } from './document.ts';
import {
  deriveKey,
  isDeviceKey,
  type KeySlot,
  keySlotSchema,
  makeSlot,
  newDataKey,
  newRecoveryCode,
  openSlot,
  slotKindOf,
} from './key-slots.ts';
import { lockWorkspace } from './lock.ts';
import { Originals } from './originals.ts';

const FORMAT = 1;
const DOCUMENT = 'workspace.json';
const LEDGER = 'ledger.db';
const ORIGINALS = 'originals';
/** What a stop while making a workspace may leave; unreadable without the key that was lost with it. */
const REMAINS = [LEDGER, `${LEDGER}-wal`, `${LEDGER}-shm`, `${LEDGER}-journal`, 'lock', ORIGINALS];

const documentSchema = z.object({
  format: z.number().int().min(1),
  id: z.string(),
  name: z.string(),
  owner: z.string(),
  isDemo: z.boolean(),
  createdAt: z.string(),
  slots: z.array(keySlotSchema),
});
export type WorkspaceDocument = z.infer<typeof documentSchema>;

export interface NewWorkspace {
  readonly name: string;
  readonly owner: string;
  readonly password: string;
  readonly isDemo: boolean;
  readonly createdAt: string;
}

export interface OpenedWorkspace {
  readonly folder: string;
  readonly document: WorkspaceDocument;
  /** Who opened it. */
  readonly person: string;
  readonly ledger: Ledger;
  readonly originals: Originals;
  close(): void;
}

export const isWorkspace = (folder: string): boolean => existsSync(join(folder, DOCUMENT));

/** Password length is counted in characters a person sees, after NFKC. */
export const isLongEnough = (password: string): boolean =>
  [...password.normalize('NFKC')].length >= PASSWORD_LENGTH_MIN;

/** Makes a workspace in a folder that does not exist, is empty, or holds only what a stopped making left. Gives the code to print. */
export async function createWorkspace(
  folder: string,
  wanted: NewWorkspace,
): Promise<{ readonly recoveryCode: string; readonly id: string }> {
  if (!isLongEnough(wanted.password)) throw new Refused('password_too_short', { limit: PASSWORD_LENGTH_MIN });
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
    const recoveryCode = newRecoveryCode();
    const id = newToken();
    const { document } = await openDocument(join(folder, DOCUMENT), documentSchema, {
      format: FORMAT,
      id,
      name: wanted.name,
      owner: wanted.owner,
      isDemo: wanted.isDemo,
      createdAt: wanted.createdAt,
      slots: [
        await makeSlot('password', wanted.owner, wanted.password, dataKey),
        await makeSlot('recovery', '', recoveryCode, dataKey),
      ],
    });
    await document.write();
    return { recoveryCode, id };
  } finally {
    lock.release();
  }
}

export async function readWorkspaceDocument(folder: string): Promise<WorkspaceDocument> {
  if (!isWorkspace(folder)) throw new Refused('workspace_missing', { workspace: folder });
  const { document } = await openDocument(join(folder, DOCUMENT), documentSchema.nullable(), null);
  if (!document.data) throw new Refused('workspace_missing', { workspace: folder });
  if (document.data.format > FORMAT) throw new Refused('workspace_newer', { file: DOCUMENT });
  return document.data;
}

/** The data key, or null. One slot is tried either way, so a wrong secret takes as long as a right one. */
async function unwrap(document: WorkspaceDocument, who: string, secret: string): Promise<Buffer | null> {
  const kind = slotKindOf(secret);
  const slot = document.slots.find(
    (each) => each.kind === kind && (kind === 'recovery' || each.person === who),
  );
  const tried = slot ?? document.slots[0];
  const dataKey = tried ? await openSlot(tried, secret) : null;
  return slot ? dataKey : null;
}

/** Writes the document with other slots; the data key and the ledger stay as they are. */
async function writeSlots(
  folder: string,
  document: WorkspaceDocument,
  slots: readonly KeySlot[],
): Promise<void> {
  const { document: low } = await openDocument(join(folder, DOCUMENT), documentSchema, document);
  low.data = { ...document, slots: [...slots] };
  await low.write();
}

const isDeviceSlotOf = (person: string) => (slot: KeySlot) =>
  slot.kind === 'device' && slot.person === person;

/** Adds the slot of this machine's key store for a person, who proves herself with her password again. A former one goes. */
export async function rememberDevice(
  folder: string,
  person: string,
  password: string,
  deviceKey: string,
): Promise<void> {
  const document = await readWorkspaceDocument(folder);
  const dataKey = slotKindOf(password) === 'password' ? await unwrap(document, person, password) : null;
  if (!dataKey || !isDeviceKey(deviceKey)) throw new Refused('wrong_secret', {});
  const kept = document.slots.filter((slot) => !isDeviceSlotOf(person)(slot));
  await writeSlots(folder, document, [...kept, await makeSlot('device', person, deviceKey, dataKey)]);
}

/** Removes it: what a key store still holds opens nothing any more. */
export async function forgetDevice(folder: string, person: string): Promise<void> {
  const document = await readWorkspaceDocument(folder);
  const kept = document.slots.filter((slot) => !isDeviceSlotOf(person)(slot));
  if (kept.length < document.slots.length) await writeSlots(folder, document, kept);
}

export const hasDevice = (document: WorkspaceDocument): boolean =>
  document.slots.some((slot) => slot.kind === 'device');

/** Opens with a password or the recovery code; `person` names whose password it is, '' the owner's. */
export async function openWorkspace(folder: string, secret: string, person = ''): Promise<OpenedWorkspace> {
  const document = await readWorkspaceDocument(folder);
  const who = person === '' ? document.owner : person;
  const dataKey = await unwrap(document, who, secret);
  if (!dataKey) throw new Refused('wrong_secret', {});
  const lock = await lockWorkspace(folder);
  try {
    const ledger = await openLedger(join(folder, LEDGER), deriveKey(dataKey, 'ledger'));
    const originals = new Originals(
      join(folder, ORIGINALS),
      deriveKey(dataKey, 'originals'),
      deriveKey(dataKey, 'original names'),
    );
    return {
      folder,
      document,
      person: who,
      ledger,
      originals,
      close: () => {
        ledger.close();
        lock.release();
      },
    };
  } catch (fault) {
    lock.release();
    // The slot opened, so the key is right: a ledger that does not take it is damaged.
    if (fault instanceof Refused && fault.kind === 'wrong_secret')
      throw new Refused('workspace_damaged', { file: LEDGER });
    throw fault;
  }
}

/** A workspace for one run: encrypted with a key nobody is told, gone when closed. A killed run leaves nothing that can be read. */
export async function openThrowAway(folder: string, createdAt: string): Promise<OpenedWorkspace> {
  await makeFolder(folder);
  const dataKey = newDataKey();
  const ledger = await openLedger(join(folder, LEDGER), deriveKey(dataKey, 'ledger'));
  return {
    folder,
    document: {
      format: FORMAT,
      id: newToken(),
      name: '',
      owner: '',
      isDemo: false,
      createdAt,
      slots: [],
    },
    person: '',
    ledger,
    originals: new Originals(
      join(folder, ORIGINALS),
      deriveKey(dataKey, 'originals'),
      deriveKey(dataKey, 'original names'),
    ),
    close: () => {
      ledger.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
