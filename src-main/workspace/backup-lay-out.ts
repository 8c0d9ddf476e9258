/**
 * Lays the files of a backup out in a folder as one generation, by the data key they shall have there.
 *
 * The ledger comes last and under its own name only when it is whole, holds what was to be added to it, and is on the disk.
 */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { rekeyFile } from '../ledger/driver.ts';
import { type Ledger, openLedger } from '../ledger/ledger.ts';
import { makeFolder, moveIntoPlace, syncFolder } from '../platform/files.ts';
import { type BackupHeader, type BytesDone, extractPart } from './backup-read.ts';
import { ledgerName, openOriginals, originalsName, partialLedgerName, removeLedger } from './generation.ts';
import type { Originals } from './originals.ts';
import { resealSecrets } from './sealed-secrets.ts';
import { deriveKey } from './secrets.ts';

export type LayOutStep = 'originals' | 'ledger' | 'rekeyed' | 'begun' | 'moved';

export interface LayOut {
  readonly folder: string;
  readonly generation: number;
  /** The backup's own data key, and the one its files shall be under. */
  readonly key: Buffer;
  readonly nextKey: Buffer;
  /** Writes what the restored ledger begins with. */
  readonly begin: (ledger: Ledger) => void;
  readonly told?: BytesDone;
  /** Told when a step is done. For tests, which stop there. */
  readonly step?: (step: LayOutStep) => void;
}

export async function layOut(backup: BackupHeader, wanted: LayOut): Promise<void> {
  const { folder, generation, key, nextKey } = wanted;
  const step = wanted.step ?? (() => undefined);
  await makeFolder(folder);
  await layOutOriginals(backup, wanted);
  step('originals');
  await removeLedger(folder, generation);
  const partial = join(folder, partialLedgerName(generation));
  await extractPart(backup, 'ledger', partial);
  step('ledger');
  if (!key.equals(nextKey)) await rekeyFile(partial, deriveKey(key, 'ledger'), deriveKey(nextKey, 'ledger'));
  step('rekeyed');
  const ledger = await openLedger(partial, deriveKey(nextKey, 'ledger'));
  try {
    if (!key.equals(nextKey)) resealSecrets(ledger, key, nextKey);
    wanted.begin(ledger);
  } finally {
    ledger.close(); // All of it is in the one file then.
  }
  step('begun');
  await moveIntoPlace(partial, join(folder, ledgerName(generation)));
  step('moved');
}

async function layOutOriginals(backup: BackupHeader, wanted: LayOut): Promise<void> {
  const { folder, generation, key, nextKey, told = () => undefined } = wanted;
  const parts = backup.manifest.parts.filter((part) => part.name.startsWith('originals/'));
  const of = backup.bytes;
  const target = join(folder, originalsName(generation));
  await rm(target, { recursive: true, force: true });
  if (parts.length === 0) return;
  await makeFolder(target);
  const isSameKey = key.equals(nextKey);
  // By another key they pass through a folder of their own, one at a time, sealed all the way.
  const between = isSameKey ? null : await mkdtemp(join(tmpdir(), 'countinghouse-rekey-'));
  try {
    const next = openOriginals(folder, generation, nextKey);
    let done = 0;
    for (const part of parts) {
      const name = part.name.slice('originals/'.length);
      if (between === null) await extractPart(backup, part.name, join(target, name));
      else {
        await makeFolder(join(between, originalsName(1)));
        await extractPart(backup, part.name, join(between, originalsName(1), name));
        await next.takeOver(openOriginals(between, 1, key), name);
        await rm(join(between, originalsName(1)), { recursive: true });
      }
      done += part.bytes;
      told(done, of);
    }
    await syncFolder(target);
  } finally {
    if (between !== null) await rm(between, { recursive: true, force: true });
  }
}

export interface ScratchCopy {
  readonly ledger: Ledger;
  readonly originals: Originals;
}

/** Restores into a folder of its own under the system's for temporary files, does the work, and removes it whatever happens. */
export async function inScratch<T>(
  backup: BackupHeader,
  key: Buffer,
  work: (copy: ScratchCopy) => Promise<T>,
  told?: BytesDone,
): Promise<T> {
  const folder = await mkdtemp(join(tmpdir(), 'countinghouse-drill-')); // Only its owner may enter.
  try {
    await layOut(backup, {
      folder,
      generation: 1,
      key,
      nextKey: key,
      begin: () => undefined,
      ...(told && { told }),
    });
    const ledger = await openLedger(join(folder, ledgerName(1)), deriveKey(key, 'ledger'));
    try {
      return await work({ ledger, originals: openOriginals(folder, 1, key) });
    } finally {
      ledger.close();
    }
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
