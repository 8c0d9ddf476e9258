/** A pack verified by the core that it brings itself, and what of the verdict is told to others: of its manifest, whose it is and where its log stands. */
import type { PackVerdict } from '../../../../shared/contract/evidence.ts';
import { nodeHost } from './core/node-host.js';
import { verifyPack } from './core/verify.js';

export interface PackSource {
  readonly size: number;
  readonly read: (from: number, to: number) => Promise<Uint8Array>;
}
type FullVerdict = Awaited<ReturnType<typeof verifyPack>>;

export const sourceOf = (bytes: Uint8Array): PackSource => ({
  size: bytes.length,
  read: async (from, to) => bytes.subarray(from, to),
});

/** `step` is told how far it is, and may throw to stop. */
export const verdictOn = (
  pack: PackSource,
  earlier: PackSource | null,
  step: (done: number, of: number) => Promise<void> | void,
): Promise<FullVerdict> => verifyPack(pack, earlier, nodeHost(step));

export function toldOf({ manifest, ...verdict }: FullVerdict): PackVerdict {
  const { workspace = '', name = '', head = { size: 0, root: '', at: '' } } = manifest ?? {};
  const { size, root, at } = head;
  return { ...verdict, workspace, name, size, root, at };
}
