/**
 * The workspace's own Ed25519 key: signs the checkpoints of the record, and every key slot in workspace.json.
 *
 * Only who can open the workspace has its private half, so a slot, or a data key sealed to somebody, that another put into the file is
 * recognised and never used: without that, who can write the file could have the next data key sealed to a key of his own.
 */
import { createPrivateKey, createPublicKey, generateKeyPairSync, sign, verify } from 'node:crypto';
import { z } from 'zod';
import { deriveKey, unwrapBytes, wrapBytes } from './secrets.ts';

/** In workspace.json: the raw public key, and the private key (PKCS #8) under a key derived from the data key; all base64. */
export const sealedDeviceKeySchema = z.object({
  publicKey: z.string(),
  nonce: z.string(),
  wrapped: z.string(),
});
export type SealedDeviceKey = z.infer<typeof sealedDeviceKeySchema>;

export interface DeviceKey {
  /** Raw, base64. */
  readonly publicKey: string;
  /** PKCS #8 DER, base64. */
  readonly privateKey: string;
}

export function newDeviceKey(): DeviceKey {
  const { publicKey, privateKey } = generateKeyPairSync('ed25519');
  return {
    publicKey: Buffer.from(publicKey.export({ format: 'jwk' }).x ?? '', 'base64url').toString('base64'),
    privateKey: privateKey.export({ format: 'der', type: 'pkcs8' }).toString('base64'),
  };
}

const contextOf = (publicKey: string) => `countinghouse device key|${publicKey}`;

export function sealDeviceKey(device: DeviceKey, dataKey: Buffer): SealedDeviceKey {
  const privateKey = Buffer.from(device.privateKey, 'base64');
  const { nonce, wrapped } = wrapBytes(
    deriveKey(dataKey, 'device key'),
    privateKey,
    contextOf(device.publicKey),
  );
  return {
    publicKey: device.publicKey,
    nonce: nonce.toString('base64'),
    wrapped: wrapped.toString('base64'),
  };
}

/** Null when it was not sealed under this data key with this public key. */
export function openDeviceKey(sealed: SealedDeviceKey, dataKey: Buffer): DeviceKey | null {
  const privateKey = unwrapBytes(
    deriveKey(dataKey, 'device key'),
    Buffer.from(sealed.nonce, 'base64'),
    Buffer.from(sealed.wrapped, 'base64'),
    contextOf(sealed.publicKey),
  );
  return privateKey && { publicKey: sealed.publicKey, privateKey: privateKey.toString('base64') };
}

export function signText(text: string, device: DeviceKey): string {
  const key = createPrivateKey({
    key: Buffer.from(device.privateKey, 'base64'),
    format: 'der',
    type: 'pkcs8',
  });
  return sign(null, Buffer.from(text, 'utf8'), key).toString('base64');
}

export function isSignedBy(publicKey: string, text: string, signature: string): boolean {
  const x = Buffer.from(publicKey, 'base64').toString('base64url');
  try {
    const key = createPublicKey({ key: { kty: 'OKP', crv: 'Ed25519', x }, format: 'jwk' });
    return verify(null, Buffer.from(text, 'utf8'), key, Buffer.from(signature, 'base64'));
  } catch {
    return false; // Not even a key.
  }
}
