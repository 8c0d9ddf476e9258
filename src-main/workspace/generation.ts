/**
 * The files of one data key: the ledger and the originals. Generation 1 is `ledger.db` and `originals`, each rotation of the data key makes
 * the next; workspace.json names the current one, and its one atomic write is the instant of the change.
 */
import { createHash } from 'node:crypto';
import { closeSync, existsSync, openSync, readSync, statSync } from 'node:fs';
import { readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { Originals } from './originals.ts';
import { deriveKey } from './secrets.ts';

const suffixOf = (generation: number): string => (generation === 1 ? '' : `-${generation}`);
export const ledgerName = (generation: number): string => `ledger${suffixOf(generation)}.db`;
export const originalsName = (generation: number): string => `originals${suffixOf(generation)}`;

/** A ledger that is being made for a generation. */
export const partialLedgerName = (generation: number): string => `ledger-${generation}.partial`;

export const openOriginals = (folder: string, generation: number, dataKey: Buffer): Originals =>
  new Originals(
    join(folder, originalsName(generation)),
    deriveKey(dataKey, 'originals'),
    deriveKey(dataKey, 'original names'),
  );

/** The generation a name in the folder belongs to; null for every other file. Half-made ledgers count to theirs. */
function generationOf(name: string): number | null {
  const found = /^(?:ledger(?:-(\d+))?\.(?:db|partial)(?:-wal|-shm|-journal)?|originals(?:-(\d+))?)$/.exec(
    name,
  );
  return found ? Number(found[1] ?? found[2] ?? 1) : null;
}

/** Removes the ledger of one generation, whole or half made, and keeps its originals. */
export async function removeLedger(folder: string, generation: number): Promise<void> {
  for (const name of await readdir(folder))
    if (name !== originalsName(generation) && generationOf(name) === generation)
      await rm(join(folder, name), { force: true });
}

/** Removes the files of the generations that are chosen. */
export async function removeGenerations(
  folder: string,
  isGone: (generation: number) => boolean,
): Promise<void> {
  for (const name of await readdir(folder)) {
    const generation = generationOf(name);
    if (generation !== null && isGone(generation))
      await rm(join(folder, name), { recursive: true, force: true });
  }
}

/** The first generation after this one that no file in the folder belongs to. */
export async function nextGeneration(folder: string, current: number): Promise<number> {
  const generations = (await readdir(folder)).map((name) => generationOf(name) ?? 0);
  return Math.max(current, ...generations) + 1;
}

/** SHA-256 of the ledger file, and of a WAL that lies beside it: closed in order there is none. Synchronous: a signal handler asks too. */
export function hashLedger(folder: string, generation: number): string {
  const file = join(folder, ledgerName(generation));
  const hash = createHash('sha256');
  for (const each of [file, `${file}-wal`]) if (existsSync(each) && statSync(each).size > 0) feed(hash, each);
  return hash.digest('hex');
}

function feed(hash: ReturnType<typeof createHash>, file: string): void {
  const block = Buffer.alloc(1024 * 1024);
  const handle = openSync(file, 'r');
  try {
    for (let read = readSync(handle, block); read > 0; read = readSync(handle, block))
      hash.update(block.subarray(0, read));
  } finally {
    closeSync(handle);
  }
}
