/**
 * What a backup file says of itself in plain text, and the header it stands in: magic word, length and SHA-256 of the manifest, the manifest,
 * and the signature of the workspace's device key. Together with the SHA-256 of every part it covers every byte of the file.
 *
 * Plain text, so it holds ids, sizes and hashes only: no name of a person or a file, no money.
 */
import { createHash } from 'node:crypto';
import { z } from 'zod';
import { type DeviceKey, isSignedBy, signText } from './device-key.ts';

export const BACKUP_MAGIC = Buffer.from('CHBACKUP1\n', 'ascii');
const LENGTH_BYTES = 4;
const HASH_BYTES = 32;
export const SIGNATURE_BYTES = 64;
/** Magic word, length and hash: what has to be read before the length of the rest is known. */
export const PREFIX_BYTES = BACKUP_MAGIC.length + LENGTH_BYTES + HASH_BYTES;
/** Room for some hundred thousand originals; a length beyond it is damage. */
const MANIFEST_BYTES_MAX = 64 * 1024 * 1024;

const sha256 = z.string().regex(/^[0-9a-f]{64}$/);
const whole = z.number().int().min(0).max(Number.MAX_SAFE_INTEGER);

const manifestSchema = z.strictObject({
  format: z.literal(1),
  /** Of the backup. */
  id: z.string().regex(/^[A-Za-z0-9_-]{16,64}$/),
  kind: z.enum(['manual', 'scheduled']),
  workspaceId: z.string(),
  /** Which data key of the workspace it is encrypted with. */
  generation: z.number().int().min(1),
  madeAt: z.iso.datetime(),
  version: z.string(),
  /** The device key's public half: whose signature stands under this. */
  publicKey: z.base64(),
  /** Of the record: number of events, root, signed checkpoint. */
  head: z.strictObject({ size: whole, root: sha256, checkpoint: z.string() }),
  /** Control totals (控制总数): rows of each table. */
  totals: z.array(z.strictObject({ table: z.string().regex(/^[a-z_]+$/), rows: whole })),
  /** In the order in which they follow. A name can be no path. */
  parts: z.array(
    z.strictObject({
      name: z.string().regex(/^(?:workspace\.json|ledger|originals\/[0-9a-f]{64})$/),
      bytes: whole,
      sha256,
    }),
  ),
});
export type BackupManifest = z.infer<typeof manifestSchema>;
export type BackupPart = BackupManifest['parts'][number];

/** One manifest has one text: keys in the schema's order, no spaces. */
const textOf = (manifest: BackupManifest): string => JSON.stringify(manifestSchema.parse(manifest));

const signedText = (text: string): string => `countinghouse backup 1\n${text}`;

export function writeHeader(manifest: BackupManifest, device: DeviceKey): Buffer {
  const text = textOf(manifest);
  const bytes = Buffer.from(text, 'utf8');
  const length = Buffer.alloc(LENGTH_BYTES);
  length.writeUInt32BE(bytes.length);
  const hash = createHash('sha256').update(bytes).digest();
  const signature = Buffer.from(signText(signedText(text), device), 'base64');
  return Buffer.concat([BACKUP_MAGIC, length, hash, bytes, signature]);
}

/** Length and hash of the manifest after the magic word; null when there is no such length. */
export function readPrefix(prefix: Buffer): { readonly length: number; readonly hash: Buffer } | null {
  const length = prefix.readUInt32BE(BACKUP_MAGIC.length);
  return length > MANIFEST_BYTES_MAX
    ? null
    : { length, hash: prefix.subarray(BACKUP_MAGIC.length + LENGTH_BYTES) };
}

/** The manifest; null when its hash is another or it is not in its one form. */
export function readManifest(bytes: Buffer, hash: Buffer): BackupManifest | null {
  if (!createHash('sha256').update(bytes).digest().equals(hash)) return null;
  const text = bytes.toString('utf8');
  try {
    const { success, data } = manifestSchema.safeParse(JSON.parse(text));
    return success && textOf(data) === text && isWhole(data) ? data : null;
  } catch {
    return null; // Not even JSON.
  }
}

/** Every part once, and the two without which there is no workspace. */
function isWhole({ parts }: BackupManifest): boolean {
  const names = new Set(parts.map((part) => part.name));
  return names.size === parts.length && names.has('workspace.json') && names.has('ledger');
}

export const isSigned = (manifest: BackupManifest, signature: Buffer): boolean =>
  isSignedBy(manifest.publicKey, signedText(textOf(manifest)), signature.toString('base64'));
