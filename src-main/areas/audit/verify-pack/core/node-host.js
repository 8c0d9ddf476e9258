/** What the checks need of Node: its hash, its inflate, and a file read piece by piece. For the script, the engine and the command line. */
import { createHash } from 'node:crypto';
import { open } from 'node:fs/promises';
import { createInflateRaw } from 'node:zlib';

/** @param {import('./pack.js').Host['progress']} progress @returns {import('./pack.js').Host} */
export const nodeHost = (progress) => ({ sha256: nodeSha256, inflate: nodeInflate, progress });

/** @returns {import('./hashes.js').Hash} */
function nodeSha256() {
  const hash = createHash('sha256');
  return { update: (bytes) => void hash.update(bytes), digest: () => hash.digest() };
}

/** Throws where it does not unpack. @param {AsyncIterable<Uint8Array>} chunks @returns {AsyncIterable<Uint8Array>} */
async function* nodeInflate(chunks) {
  const inflater = createInflateRaw({ chunkSize: 256 * 1024 });
  const feed = async () => {
    for await (const chunk of chunks) {
      if (inflater.destroyed) return;
      if (inflater.write(chunk)) continue;
      await new Promise((resolve) => {
        const go = () => {
          inflater.off('drain', go).off('close', go);
          resolve(null);
        };
        inflater.on('drain', go).on('close', go);
      });
    }
    inflater.end();
  };
  const feeding = feed().catch((/** @type {Error} */ error) => void inflater.destroy(error));
  try {
    yield* inflater;
  } finally {
    inflater.destroy();
    await feeding;
  }
}

/** A file of any size, read where it is asked. @param {string} path */
export async function openFile(path) {
  const handle = await open(path, 'r');
  const { size } = await handle.stat();
  return {
    size,
    /** @param {number} from @param {number} to */
    read: async (from, to) => {
      const bytes = new Uint8Array(to - from);
      const { bytesRead } = await handle.read(bytes, 0, bytes.length, from);
      return bytes.subarray(0, bytesRead);
    },
    close: () => handle.close(),
  };
}
