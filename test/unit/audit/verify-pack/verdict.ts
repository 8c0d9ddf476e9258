/** A pack of bytes verified as the app does, and its faults in a few words. */
import { nodeHost } from '../../../../src-main/areas/audit/verify-pack/core/node-host.js';
import { verifyPack } from '../../../../src-main/areas/audit/verify-pack/core/verify.js';

const sourceOf = (bytes: Uint8Array) => ({
  size: bytes.length,
  read: async (from: number, to: number) => bytes.subarray(from, to),
});

export const verdictOf = (pack: Uint8Array, earlier: Uint8Array | null = null) =>
  verifyPack(
    sourceOf(pack),
    earlier && sourceOf(earlier),
    nodeHost(() => undefined),
  );

/** 'check file record kind', first fault first. */
export async function faultsOf(pack: Uint8Array, earlier: Uint8Array | null = null): Promise<string[]> {
  const { faults } = await verdictOf(pack, earlier);
  return faults.map(({ check, file, record, kind }) => [check, file, record, kind].join(' '));
}
