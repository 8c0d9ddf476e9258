/**
 * An open workspace: its document, its keys in memory, its ledger and originals, and the lock of the folder, held until it is closed.
 *
 * workspace.json is changed only here, each change on what stands and written whole before the next, so two at once never lose one another.
 */
import { rmSync } from 'node:fs';
import { assert } from '../../shared/result.ts';
import type { Ledger } from '../ledger/ledger.ts';
import type { DeviceKey } from './device-key.ts';
import { hashLedger } from './generation.ts';
import type { KeySlot } from './key-slots.ts';
import type { WorkspaceLock } from './lock.ts';
import type { Originals } from './originals.ts';
import type { WorkspaceDocument } from './workspace-document.ts';

export type UsedSlot = Pick<KeySlot, 'id' | 'kind' | 'once'>;

export interface LedgerChange {
  readonly expected: string;
  readonly found: string;
}

export interface OpenedWorkspace {
  readonly folder: string;
  /** As it stands now. */
  readonly document: WorkspaceDocument;
  /** Id of who opened it; the owner's with the recovery code. */
  readonly person: string;
  /** The slot that was used. */
  readonly slot: UsedSlot;
  readonly dataKey: Buffer;
  /** The key of a rotation that was begun and not ended, where it is known. */
  readonly nextDataKey: { key: Buffer | null };
  readonly device: DeviceKey;
  readonly ledger: Ledger;
  readonly originals: Originals;
  /** The ledger file is not the one that was closed last. */
  readonly ledgerChangedWhileClosed: LedgerChange | null;
  update(change: (document: WorkspaceDocument) => WorkspaceDocument): Promise<void>;
  /** Ends this one and gives the same workspace with another data key; the lock is kept all the time. Takes `change` in with one write. */
  handOver(
    change: (document: WorkspaceDocument) => WorkspaceDocument,
    next: Pick<OpenedWorkspace, 'dataKey' | 'ledger' | 'originals'>,
  ): OpenedWorkspace;
  /** Synchronous: a signal handler asks too. */
  close(): void;
}

/** Where the document is kept: workspace.json, or memory for a throw-away one. */
export interface DocumentHolder {
  data: WorkspaceDocument;
  write(): void;
}

export interface Opening
  extends Pick<
    OpenedWorkspace,
    | 'folder'
    | 'person'
    | 'slot'
    | 'dataKey'
    | 'nextDataKey'
    | 'device'
    | 'ledger'
    | 'originals'
    | 'ledgerChangedWhileClosed'
  > {
  readonly holder: DocumentHolder;
  /** Null for a throw-away one, which is removed when it is closed. */
  readonly lock: WorkspaceLock | null;
}

export function opened(opening: Opening): OpenedWorkspace {
  const { holder, lock, ...shown } = opening;
  let isOver = false;
  const write = (document: WorkspaceDocument) => {
    assert(!isOver, 'the workspace is still open');
    const before = holder.data;
    try {
      holder.data = document;
      holder.write();
    } catch (fault) {
      holder.data = before; // What could not be written is not so.
      throw fault;
    }
  };
  return {
    ...shown,
    get document() {
      return holder.data;
    },
    update: async (change) => write(change(holder.data)),
    handOver: (change, next) => {
      write(change(holder.data));
      isOver = true;
      opening.ledger.close();
      return opened({ ...opening, ...next, nextDataKey: { key: null }, ledgerChangedWhileClosed: null });
    },
    close: () => {
      if (isOver) return;
      opening.ledger.close();
      try {
        if (lock) write({ ...holder.data, ledgerHash: hashLedger(opening.folder, holder.data.generation) });
      } catch {
        // Closing always ends (the disk may be full, or gone): with no hash written there is nothing to compare, and no false alarm.
      }
      isOver = true;
      if (lock) lock.release();
      else rmSync(opening.folder, { recursive: true, force: true });
    },
  };
}
