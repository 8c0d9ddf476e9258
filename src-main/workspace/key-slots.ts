/**
 * Key slots, as LUKS has them: one random 256-bit data key, reachable once per secret that may open the workspace.
 *
 * A secret wraps the slot's own X25519 private key, and the data key is sealed to the public key: so a password change wraps 32 bytes anew,
 * and a new data key is sealed to every slot with nobody's password. The device key signs what a slot says and its public half is bound to
 * what the secret wraps, so no part of a slot can be exchanged by who cannot open the workspace.
 */
import { randomBytes } from 'node:crypto';
import { z } from 'zod';
import { newToken } from '../platform/ids.ts';
import { type DeviceKey, isSignedBy, signText } from './device-key.ts';
import { newSealKeys, openSealed, sealTo } from './sealing.ts';
import { COST_LOG2, type SecretKind, stretch, unwrapBytes, wrapBytes } from './secrets.ts';

export const slotKind = z.enum(['password', 'recovery', 'device']);
export const costLog2 = z.number().int().min(17).max(24);

export const keySlotSchema = z.object({
  id: z.string(),
  /** device: a key this machine's own key store keeps for the person (Electron's safeStorage). */
  kind: slotKind,
  /** Whose; '' for the recovery code. */
  person: z.string(),
  /** What she types at the door, as a tag; of a device its key's tag; '' for the recovery code. */
  login: z.string(),
  /** When the secret was set. */
  createdAt: z.string(),
  salt: z.string(),
  costLog2,
  nonce: z.string(),
  /** The X25519 private key under the stretched secret. */
  wrapped: z.string(),
  publicKey: z.string(),
  /** The data key, sealed to the public key. */
  sealed: z.string(),
  /** A password for one log-in, after which she sets her own. */
  once: z.object({ validUntil: z.string() }).nullable(),
  /** By the device key, over all that the secret does not wrap. */
  signature: z.string(),
  /** Only of format 1: there the secret wraps the data key itself, bound to the owner's name. Nothing above from publicKey on is filled. */
  former: z.object({ person: z.string() }).nullable(),
});
export type KeySlot = z.infer<typeof keySlotSchema>;

export interface NewSlot {
  readonly kind: SecretKind;
  readonly person: string;
  /** The tag, not the name. */
  readonly login: string;
  readonly secret: string;
  readonly createdAt: string;
  readonly once?: KeySlot['once'];
}

/** What an opened slot gives. */
export interface SlotKeys {
  readonly dataKey: Buffer;
  /** Null in format 1, which had none. */
  readonly privateKey: Buffer | null;
}

const signedText = (slot: KeySlot): string =>
  JSON.stringify([
    'countinghouse slot 2',
    slot.id,
    slot.kind,
    slot.person,
    slot.login,
    slot.createdAt,
    slot.publicKey,
    slot.sealed,
    slot.once?.validUntil ?? '',
  ]);

const contextOf = (slot: Pick<KeySlot, 'id' | 'kind' | 'person' | 'costLog2'>, device: string): string =>
  `countinghouse slot 2|${slot.kind}|${slot.person}|${slot.costLog2}|${slot.id}|${device}`;

const formerContextOf = (slot: KeySlot, former: { readonly person: string }): string =>
  `countinghouse slot 1|${slot.kind}|${former.person}|${slot.costLog2}`;

const signed = (slot: KeySlot, device: DeviceKey): KeySlot => ({
  ...slot,
  signature: signText(signedText(slot), device),
});

/** Whether the slot is as who can open the workspace made it. */
export const isGenuine = (slot: KeySlot, devicePublicKey: string): boolean =>
  slot.former === null && isSignedBy(devicePublicKey, signedText(slot), slot.signature);

type Wrapping = Pick<KeySlot, 'salt' | 'costLog2' | 'nonce' | 'wrapped'>;

async function wrapWith(
  secret: string,
  privateKey: Buffer,
  slot: Pick<KeySlot, 'id' | 'kind' | 'person'>,
  device: string,
): Promise<Wrapping> {
  const salt = randomBytes(32);
  const key = await stretch(slot.kind, secret, salt, COST_LOG2);
  const { nonce, wrapped } = wrapBytes(key, privateKey, contextOf({ ...slot, costLog2: COST_LOG2 }, device));
  return {
    salt: salt.toString('base64'),
    costLog2: COST_LOG2,
    nonce: nonce.toString('base64'),
    wrapped: wrapped.toString('base64'),
  };
}

export async function makeSlot(wanted: NewSlot, dataKey: Buffer, device: DeviceKey): Promise<KeySlot> {
  const { kind, person, login, createdAt } = wanted;
  const id = newToken();
  const { publicKey, privateKey } = await newSealKeys();
  const slot: KeySlot = {
    id,
    kind,
    person,
    login,
    createdAt,
    ...(await wrapWith(wanted.secret, privateKey, { id, kind, person }, device.publicKey)),
    publicKey: publicKey.toString('base64'),
    sealed: await sealTo(publicKey, dataKey, 'workspace data key', id),
    once: wanted.once ?? null,
    signature: '',
    former: null,
  };
  return signed(slot, device);
}

async function unwrap(slot: KeySlot, secret: string, context: string): Promise<Buffer | null> {
  const key = await stretch(slot.kind, secret, Buffer.from(slot.salt, 'base64'), slot.costLog2);
  return unwrapBytes(key, Buffer.from(slot.nonce, 'base64'), Buffer.from(slot.wrapped, 'base64'), context);
}

/** The keys behind the slot, or null when the secret does not open it. Takes the same time either way: the stretching is all of it. */
export async function openSlot(
  slot: KeySlot,
  secret: string,
  devicePublicKey: string,
): Promise<SlotKeys | null> {
  if (slot.former) {
    const dataKey = await unwrap(slot, secret, formerContextOf(slot, slot.former));
    return dataKey && { dataKey, privateKey: null };
  }
  const privateKey = await unwrap(slot, secret, contextOf(slot, devicePublicKey));
  if (!privateKey || !isGenuine(slot, devicePublicKey)) return null;
  const dataKey = await openSealed(privateKey, slot.sealed, 'workspace data key', slot.id);
  return dataKey && { dataKey, privateKey };
}

/** The slot with another data key sealed in it. Needs no secret; the caller has seen that the slot is genuine. */
export async function resealSlot(slot: KeySlot, dataKey: Buffer, device: DeviceKey): Promise<KeySlot> {
  const publicKey = Buffer.from(slot.publicKey, 'base64');
  const sealed = await sealTo(publicKey, dataKey, 'workspace data key', slot.id);
  return signed({ ...slot, sealed }, device);
}

/** The slot under another secret of the same kind, its key pair kept: 32 bytes are wrapped anew. Null when `current` does not open it. */
export async function rewrapSlot(
  slot: KeySlot,
  current: string,
  next: string,
  at: string,
  device: DeviceKey,
): Promise<KeySlot | null> {
  const keys = await openSlot(slot, current, device.publicKey);
  if (!keys) return null;
  const { kind, person, login } = slot;
  if (!keys.privateKey)
    return makeSlot({ kind, person, login, secret: next, createdAt: at }, keys.dataKey, device);
  const wrapping = await wrapWith(next, keys.privateKey, slot, device.publicKey);
  return signed({ ...slot, ...wrapping, createdAt: at, once: null }, device);
}
