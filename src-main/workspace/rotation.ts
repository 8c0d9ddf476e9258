/**
 * Rotating the data key: ledger and originals encrypted anew under a key that nobody who was removed has ever had.
 *
 *   announced  the next key, sealed to every slot that stays, stands in workspace.json; the old files and the old key are in use
 *   copied     originals sealed anew, one by one; then the ledger copied, encrypted anew, read through and moved into place
 *   switched   one atomic write of workspace.json: the next generation, its slots and its key are in use
 *   removed    the files of the old generation are gone
 *
 * A stop at any instant leaves a workspace that opens with every secret it had, by the old key before the switch and by the new one after it;
 * asked again, a rotation goes on with the key it had announced.
 */
import { join } from 'node:path';
import { Refused } from '../../shared/contract/errors.ts';
import { assert } from '../../shared/result.ts';
import { rekeyFile } from '../ledger/driver.ts';
import { type Ledger, openLedger } from '../ledger/ledger.ts';
import { moveIntoPlace } from '../platform/files.ts';
import { sealDeviceKey } from './device-key.ts';
import {
  ledgerName,
  nextGeneration,
  openOriginals,
  partialLedgerName,
  removeGenerations,
  removeLedger,
} from './generation.ts';
import { isGenuine, type KeySlot, resealSlot } from './key-slots.ts';
import type { OpenedWorkspace } from './opened.ts';
import type { Originals } from './originals.ts';
import { pendingRotation } from './pending-rotation.ts';
import { resealSecrets } from './sealed-secrets.ts';
import { deriveKey, newDataKey } from './secrets.ts';

export type RotationStep =
  | 'announced'
  | 'originals'
  | 'copied'
  | 'rekeyed'
  | 'moved'
  | 'switched'
  | 'removed';

export interface Rotation {
  readonly now: () => string;
  /** Which slots stay: those of whom the ledger knows to be allowed. workspace.json may be an older one, with slots that were removed since. */
  readonly keeps: (slot: KeySlot) => boolean;
  /** Told after each original and after the ledger. It may let others in until the last original is done, and throw to stop. */
  readonly progress: (done: number, of: number) => void | Promise<void>;
  /** Told when a step is done. For tests, which stop there. */
  readonly step?: (step: RotationStep) => void;
}

export interface Rotated {
  /** The same workspace under the new key, in place of the one that was handed in, which is over. The lock was kept. */
  readonly workspace: OpenedWorkspace;
  /** Slots that open nothing any more: refused, of format 1 and never used since, or put into the file by somebody else. */
  readonly dropped: readonly KeySlot[];
  /** Originals that were damaged before, taken over as they are. */
  readonly damaged: readonly string[];
}

/** Nothing may be written to the ledger while this runs: the caller has the turn. A write that slips in is noticed, and nothing is switched. */
export async function rotateDataKey(opened: OpenedWorkspace, rotation: Rotation): Promise<Rotated> {
  const step = rotation.step ?? (() => undefined);
  const { folder } = opened;
  const { generation, dataKey } = await announce(opened, rotation);
  step('announced');
  const originals = openOriginals(folder, generation, dataKey);
  const names = await opened.originals.names();
  const damaged = await takeOriginals(opened.originals, originals, names, rotation);
  step('originals');

  const writes = opened.ledger.writes();
  const ledger = await copyLedger(opened, generation, dataKey, step);
  try {
    await rotation.progress(names.length + 1, names.length + 1);
    const switched = await switchTo(opened, rotation, { generation, dataKey, ledger, originals, writes });
    step('switched');
    await removeOld(folder, generation);
    step('removed');
    return { ...switched, damaged };
  } catch (fault) {
    if (opened.document.generation !== generation) ledger.close(); // Not switched: the old ledger goes on.
    throw fault;
  }
}

/** Slots that can be sealed to, and may be. Refuses when no person could open the workspace any more. */
function staying(opened: OpenedWorkspace, { keeps }: Rotation): KeySlot[] {
  const { document, device } = opened;
  const stay = document.slots.filter((slot) => isGenuine(slot, device.publicKey) && keeps(slot));
  if (!stay.some((slot) => slot.kind !== 'device')) throw new Refused('last_keeper', {});
  return stay;
}

/** The key to go on with where one was announced and this slot has it; else a new one, announced. */
async function announce(
  opened: OpenedWorkspace,
  rotation: Rotation,
): Promise<{ readonly generation: number; readonly dataKey: Buffer }> {
  const { document, nextDataKey, folder } = opened;
  if (document.rotation && nextDataKey.key)
    return { generation: document.rotation.generation, dataKey: nextDataKey.key };
  const stay = staying(opened, rotation);
  const dataKey = newDataKey();
  const generation = await nextGeneration(folder, document.generation);
  const wanted = { workspaceId: document.id, generation, startedAt: rotation.now() };
  const pending = await pendingRotation(wanted, stay, dataKey, opened.device);
  await opened.update((current) => ({ ...current, rotation: pending }));
  nextDataKey.key = dataKey;
  return { generation, dataKey };
}

async function takeOriginals(
  from: Originals,
  to: Originals,
  names: readonly string[],
  { progress }: Rotation,
): Promise<string[]> {
  const damaged: string[] = [];
  let done = 0;
  for (const name of names) {
    if (!(await to.takeOver(from, name))) damaged.push(name);
    done += 1;
    await progress(done, names.length + 1);
  }
  return damaged;
}

/** A copy made before may lack what was written since, so it is always made anew. */
async function copyLedger(
  opened: OpenedWorkspace,
  generation: number,
  dataKey: Buffer,
  step: (step: RotationStep) => void,
): Promise<Ledger> {
  const { folder } = opened;
  const key = deriveKey(dataKey, 'ledger');
  await removeLedger(folder, generation);
  const partial = join(folder, partialLedgerName(generation));
  opened.ledger.copyTo(partial);
  step('copied');
  await rekeyFile(partial, deriveKey(opened.dataKey, 'ledger'), key);
  step('rekeyed');
  const file = join(folder, ledgerName(generation));
  await moveIntoPlace(partial, file);
  step('moved');
  const ledger = await openLedger(file, key);
  try {
    resealSecrets(ledger, opened.dataKey, dataKey);
    return ledger;
  } catch (fault) {
    ledger.close();
    throw fault;
  }
}

interface Next {
  readonly generation: number;
  readonly dataKey: Buffer;
  readonly ledger: Ledger;
  readonly originals: Originals;
  readonly writes: number;
}

async function switchTo(
  opened: OpenedWorkspace,
  rotation: Rotation,
  { generation, writes, ...next }: Next,
): Promise<Omit<Rotated, 'damaged'>> {
  const { device } = opened;
  const before = opened.document.slots;
  const stay = staying(opened, rotation);
  const slots: KeySlot[] = [];
  for (const slot of stay) slots.push(await resealSlot(slot, next.dataKey, device));
  assert(opened.document.slots === before, 'no slot is changed while the data key is rotated');
  assert(opened.ledger.writes() === writes, 'nothing is written to the ledger while the data key is rotated');
  const workspace = opened.handOver(
    (document) => ({
      ...document,
      generation,
      rotation: null,
      rotatedAt: rotation.now(),
      slots,
      device: sealDeviceKey(device, next.dataKey),
    }),
    next,
  );
  return { workspace, dropped: before.filter((slot) => !stay.includes(slot)) };
}

async function removeOld(folder: string, generation: number): Promise<void> {
  try {
    await removeGenerations(folder, (each) => each < generation);
  } catch {
    // The key is rotated, and that is what counts now: the next opening tries again.
  }
}
