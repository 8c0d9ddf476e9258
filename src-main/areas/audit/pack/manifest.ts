/** manifest.json and the signature over it: what the pack holds and on what it stands (docs/evidence-pack.md §3 and §4). */
import { createHash } from 'node:crypto';
import { sha256Of } from '../../../platform/sha256.ts';
import { originOf, type RecordKeys } from '../../../record/record.ts';
import { signNote } from '../../../record/signed-note.ts';
import { TIME_ZONE } from './about.ts';
import type { PackedFile } from './packer.ts';
import type { PackGround } from './table.ts';
import type { Tie } from './totals.ts';

export const keyIdOf = ({ publicKey }: Pick<RecordKeys, 'publicKey'>): string =>
  createHash('sha256').update(Buffer.from(publicKey, 'base64')).digest('hex');

export function manifestOf(
  { deps, head, cut }: PackGround,
  { files, ties }: { readonly files: readonly PackedFile[]; readonly ties: readonly Tie[] },
): string {
  const { keys } = deps;
  const { from, to, channels, accounts, parties, originals, workbooks, revealed } = cut.scope;
  const manifest = {
    format: 'countinghouse-evidence/1',
    workspace: keys.workspaceId,
    name: deps.house(),
    software: deps.version,
    timeZone: TIME_ZONE,
    publicKey: keys.publicKey,
    keyId: keyIdOf(keys),
    head: { origin: originOf(keys.workspaceId), size: head.size, root: head.root, at: head.at },
    scope: { from, to, channels, accounts, parties, originals, workbooks, revealed },
    people: deps.persons().map(({ id, name, roles }) => ({ id, name, roles: [...roles] })),
    totals: ties
      .filter(({ currency, where }) => currency !== '' && where === '')
      .map(({ table, name, currency, pack }) => ({ table, name, currency, amount: pack })),
    files: files.map(({ name, bytes, sha256, packedBytes, packedSha256, records }) => ({
      ...{ name, bytes, sha256, packedBytes, packedSha256, records },
    })),
  };
  return `${JSON.stringify(manifest, null, 2)}\n`;
}

export function signatureOf({ deps, head }: PackGround, manifest: string): string {
  const origin = originOf(deps.keys.workspaceId);
  const root = Buffer.from(head.root, 'hex').toString('base64');
  return signNote(`${origin}/evidence\n${sha256Of(manifest)}\n${head.size}\n${root}\n`, {
    name: origin,
    privateKey: deps.keys.privateKey,
  });
}
