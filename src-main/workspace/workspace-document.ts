/**
 * workspace.json: what a workspace is, who may open it by which slot, and which files are the current ones. It says nothing of the ledger and
 * holds no name but the workspace's.
 *
 * Format 1 (one owner, known by name; slots that wrap the data key itself) is read as format 2 and written so at the next opening.
 */
import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { LowSync } from 'lowdb';
import { z } from 'zod';
import { Refused } from '../../shared/contract/errors.ts';
import { newToken } from '../platform/ids.ts';
import { sealedDeviceKeySchema } from './device-key.ts';
import { openDocumentSync } from './document.ts';
import { costLog2, type KeySlot, keySlotSchema, slotKind } from './key-slots.ts';
import { deviceTag, loginTag, type SecretKind, slotKindOf } from './secrets.ts';

export const FORMAT = 2;
const DOCUMENT = 'workspace.json';

/** A new data key that is not in use yet: sealed to every slot, so that a stopped rotation goes on with the same. */
const rotationSchema = z.object({
  generation: z.number().int().min(2),
  startedAt: z.string(),
  /** By slot id. */
  sealed: z.record(z.string(), z.string()),
  /** By the device key. */
  signature: z.string(),
});
export type PendingRotation = z.infer<typeof rotationSchema>;

const secondFormat = z.object({
  format: z.literal(FORMAT),
  id: z.string(),
  name: z.string(),
  ownerId: z.string(),
  /** The owner's name until the ledger has it. */
  owner: z.string(),
  isDemo: z.boolean(),
  createdAt: z.string(),
  /** Which data key, and so which files: 1, and one more with each rotation. */
  generation: z.number().int().min(1),
  rotation: rotationSchema.nullable(),
  rotatedAt: z.string(),
  slots: z.array(keySlotSchema),
  device: sealedDeviceKeySchema,
  /** The last checkpoint of the record. */
  anchor: z.string(),
  /** SHA-256 of the ledger file as it was closed; '' while open and after a stop. */
  ledgerHash: z.string(),
});
export type WorkspaceDocument = z.infer<typeof secondFormat>;

const firstFormat = z.object({
  format: z.literal(1),
  id: z.string(),
  name: z.string(),
  owner: z.string(),
  isDemo: z.boolean(),
  createdAt: z.string(),
  slots: z.array(
    z.object({
      kind: slotKind,
      person: z.string(),
      salt: z.string(),
      costLog2,
      nonce: z.string(),
      wrapped: z.string(),
    }),
  ),
});
type FirstFormat = z.infer<typeof firstFormat>;

/** The device key is '' until the workspace is opened: it needs the data key. */
function fromFirstFormat(first: FirstFormat): WorkspaceDocument {
  // Made from the workspace's id, so that the owner has one id however often the document is read before it is written.
  const digest = createHash('sha256').update(`owner of ${first.id}`).digest('hex');
  const ownerId = `P-${digest.slice(0, 10)}`;
  return {
    format: FORMAT,
    id: first.id,
    name: first.name,
    ownerId,
    owner: first.owner,
    isDemo: first.isDemo,
    createdAt: first.createdAt,
    generation: 1,
    rotation: null,
    rotatedAt: '',
    slots: first.slots.map((slot) => ({
      ...slot,
      id: newToken(),
      person: slot.kind === 'recovery' ? '' : ownerId,
      login: slot.kind === 'password' ? loginTag(first.id, slot.person) : '',
      createdAt: first.createdAt,
      publicKey: '',
      sealed: '',
      once: null,
      signature: '',
      former: { person: slot.person },
    })),
    device: { publicKey: '', nonce: '', wrapped: '' },
    anchor: '',
    ledgerHash: '',
  };
}

const anyFormat = z.union([secondFormat, firstFormat.transform(fromFirstFormat)]);
const newerFormat = z.looseObject({
  format: z
    .number()
    .int()
    .min(FORMAT + 1),
});

export const isWorkspace = (folder: string): boolean => existsSync(join(folder, DOCUMENT));

/** Opens the document for writing. Without `initial` it has to be there. */
export function openWorkspaceDocument(
  folder: string,
  initial?: WorkspaceDocument,
): LowSync<WorkspaceDocument> {
  const file = join(folder, DOCUMENT);
  if (existsSync(file) && isNewer(file)) throw new Refused('workspace_newer', { file: DOCUMENT });
  return openDocumentSync(file, anyFormat, () => {
    if (!initial) throw new Refused('workspace_missing', { workspace: folder });
    return initial;
  });
}

/** A later format may look in any way: it is told by its number alone. */
function isNewer(file: string): boolean {
  try {
    return newerFormat.safeParse(JSON.parse(readFileSync(file, 'utf8'))).success;
  } catch {
    return false; // Unreadable: reading it as ours says so.
  }
}

/** The document out of a backup. */
export function parseWorkspaceDocument(text: string): WorkspaceDocument {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    throw new Refused('workspace_damaged', { file: DOCUMENT });
  }
  if (newerFormat.safeParse(json).success) throw new Refused('workspace_newer', { file: DOCUMENT });
  const { success, data } = anyFormat.safeParse(json);
  if (!success) throw new Refused('workspace_damaged', { file: DOCUMENT });
  return data;
}

export const readWorkspaceDocument = async (folder: string): Promise<WorkspaceDocument> =>
  openWorkspaceDocument(folder).data;

const slotsOf = (document: WorkspaceDocument, kind: SecretKind): KeySlot[] =>
  document.slots.filter((slot) => slot.kind === kind);

export const hasDevice = (document: WorkspaceDocument): boolean => slotsOf(document, 'device').length > 0;

/** Whether the door must ask who is there: passwords of more than one person. */
export const hasPeople = (document: WorkspaceDocument): boolean =>
  new Set(slotsOf(document, 'password').map((slot) => slot.person)).size > 1;

/**
 * The slots a secret may be meant for, undefined where there is none of that sort; `login` is what she typed as her name, '' the owner.
 * What has the form of a recovery code may still be a password: a password keeper may make one of 32 letters and digits.
 */
export function slotsFor(
  document: WorkspaceDocument,
  secret: string,
  login: string,
): readonly (KeySlot | undefined)[] {
  if (slotKindOf(secret) === 'device') {
    const tag = deviceTag(document.id, secret);
    const slots = slotsOf(document, 'device');
    return [slots.find((slot) => slot.login === tag) ?? slots.find((slot) => slot.former !== null)];
  }
  const tag = loginTag(document.id, login);
  const password = slotsOf(document, 'password').find((slot) =>
    login === '' ? slot.person === document.ownerId : slot.login === tag,
  );
  return slotKindOf(secret) === 'recovery' ? [slotsOf(document, 'recovery')[0], password] : [password];
}
