/**
 * How a backup stands to the present record: the same, a beginning of it, a continuation, another history of the same workspace, or another
 * workspace. Decided by the roots of the two Merkle trees, not by dates or names.
 */
import type { Output } from '../../../shared/contract/calls.ts';
import { type NodeAt, rootOf } from '../../record/merkle.ts';
import { Record as AuditRecord } from '../../record/record.ts';
import type { BackupKeys } from '../../workspace/backup-keys.ts';
import { inScratch } from '../../workspace/backup-lay-out.ts';
import type { BackupHeader } from '../../workspace/backup-read.ts';
import type { BackupDeps } from './deps.ts';

export type Comparison = Output<'backup.compare'>;

interface Tree {
  readonly size: number;
  readonly nodeAt: NodeAt;
}

const rootAt = (size: number, { nodeAt }: Pick<Tree, 'nodeAt'>): string =>
  rootOf(size, nodeAt).toString('hex');

/** How many events two records have in common from the first on. A tree that agrees at one size agrees at every smaller one. */
export function commonSize(one: Tree, other: Tree): number {
  let known = 0;
  let open = Math.min(one.size, other.size) + 1;
  while (open - known > 1) {
    const middle = Math.floor((known + open) / 2);
    if (rootAt(middle, one) === rootAt(middle, other)) known = middle;
    else open = middle;
  }
  return known;
}

/** Whether the backup's head is a beginning of the record. */
export const isBeginning = (
  head: { readonly size: number; readonly root: string },
  record: AuditRecord,
): boolean => head.size <= record.head().size && rootAt(head.size, record) === head.root;

export const isOfWorkspace = (
  { manifest }: BackupHeader,
  { workspace }: Pick<BackupDeps, 'workspace'>,
): boolean =>
  manifest.workspaceId === workspace.document.id && manifest.publicKey === workspace.device.publicKey;

/** `keys` are asked for where the backup has to be opened: it is no beginning of the record. */
export async function compareBackup(
  backup: BackupHeader,
  deps: Pick<BackupDeps, 'workspace' | 'record' | 'now'>,
  keys: () => Promise<BackupKeys>,
): Promise<Comparison> {
  const { record } = deps;
  const { head, madeAt: backupAt } = backup.manifest;
  const { size } = record.head();
  const seen = { backupSize: head.size, backupAt, ledgerSize: size };
  if (!isOfWorkspace(backup, deps)) return { ...seen, relation: 'other_workspace', lost: size };
  if (isBeginning(head, record))
    return { ...seen, relation: head.size === size ? 'same' : 'older', lost: size - head.size };
  const common = await commonWith(backup, await keys(), deps);
  // The record may have gone on meanwhile; what was asked is how it stood.
  const lost = Math.max(0, size - common);
  return { ...seen, relation: lost === 0 ? 'newer' : 'forked', lost };
}

const commonWith = (
  backup: BackupHeader,
  keys: BackupKeys,
  { record, now }: Pick<BackupDeps, 'record' | 'now'>,
): Promise<number> =>
  inScratch(backup, keys.dataKey, async ({ ledger }) => {
    const other = new AuditRecord(ledger, { workspaceId: keys.document.id, ...keys.device }, now);
    return commonSize(
      { size: other.head().size, nodeAt: other.nodeAt },
      { size: record.head().size, nodeAt: record.nodeAt },
    );
  });
