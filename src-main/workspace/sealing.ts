/**
 * Sealing a key to somebody who is not here: HPKE (RFC 9180, base mode: X25519, HKDF-SHA-256, AES-256-GCM) to the public key of a slot.
 *
 * It takes no secret of hers, which is what lets the data key be rotated without anybody's password. Who sealed it is not proven by HPKE:
 * every sealed text in workspace.json stands under a signature of the device key.
 */
import { Aes256Gcm, CipherSuite, DhkemX25519HkdfSha256, HkdfSha256 } from '@hpke/core';

const suite = new CipherSuite({
  kem: new DhkemX25519HkdfSha256(),
  kdf: new HkdfSha256(),
  aead: new Aes256Gcm(),
});
const ENCAPSULATION_BYTES = 32;

/** What a sealed text is for; one made for the one cannot be passed off as the other. */
export type SealPurpose = 'workspace data key' | 'workspace next data key';

const infoOf = (purpose: SealPurpose) => bytesOf(Buffer.from(`countinghouse ${purpose} 2`, 'utf8'));

/** WebCrypto asks for plain memory, not for a window on node's pool. */
const bytesOf = (buffer: Buffer): Uint8Array<ArrayBuffer> => new Uint8Array(buffer);

export async function newSealKeys(): Promise<{ readonly publicKey: Buffer; readonly privateKey: Buffer }> {
  const pair = await suite.kem.generateKeyPair();
  return {
    publicKey: Buffer.from(await suite.kem.serializePublicKey(pair.publicKey)),
    privateKey: Buffer.from(await suite.kem.serializePrivateKey(pair.privateKey)),
  };
}

/** Encapsulation and ciphertext in one text; `slotId` is bound to it. */
export async function sealTo(
  publicKey: Buffer,
  secret: Buffer,
  purpose: SealPurpose,
  slotId: string,
): Promise<string> {
  const recipientPublicKey = await suite.kem.deserializePublicKey(bytesOf(publicKey));
  const { enc, ct } = await suite.seal(
    { recipientPublicKey, info: infoOf(purpose) },
    bytesOf(secret),
    bytesOf(Buffer.from(slotId, 'utf8')),
  );
  return Buffer.concat([Buffer.from(enc), Buffer.from(ct)]).toString('base64');
}

/** What was sealed; null when it was sealed to another key, for another purpose or slot, or was changed. */
export async function openSealed(
  privateKey: Buffer,
  sealed: string,
  purpose: SealPurpose,
  slotId: string,
): Promise<Buffer | null> {
  const bytes = Buffer.from(sealed, 'base64');
  try {
    const recipientKey = await suite.kem.deserializePrivateKey(bytesOf(privateKey));
    const opened = await suite.open(
      { recipientKey, enc: bytesOf(bytes.subarray(0, ENCAPSULATION_BYTES)), info: infoOf(purpose) },
      bytesOf(bytes.subarray(ENCAPSULATION_BYTES)),
      bytesOf(Buffer.from(slotId, 'utf8')),
    );
    return Buffer.from(opened);
  } catch {
    return null;
  }
}
