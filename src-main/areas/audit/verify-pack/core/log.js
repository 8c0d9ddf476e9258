/**
 * The signed log: C2SP signed notes and checkpoints, and the Merkle tree of RFC 9162 with SHA-256.
 *
 * A note is read in one form only, so that what was signed is what is read. Roots come from leaves, never from what a file says of itself.
 */
import { verifySignature } from './ed25519.js';
import { fromBase64, isSame, sha256Of, utf8 } from './hashes.js';

/** Bytes of a hash. */
export const HASH = 32;
const NOTE_LINE = /^— (?<name>[^\s+]+) (?<base64>[A-Za-z0-9+/]+={0,2})$/u;

/**
 * The text that the key has signed under this name, with no other signature beside; or why it is not.
 * @param {string} note @param {string} name @param {Uint8Array} key
 * @returns {{ text: string, why: '' | 'note_shape' | 'other_key' | 'bad_signature' }}
 */
export function readNote(note, name, key) {
  const bad = (/** @type {'note_shape' | 'other_key' | 'bad_signature'} */ why, text = '') => ({ text, why });
  const parts = /^(?<text>(?:[^\n]+\n)+)\n(?<line>[^\n]+)\n$/.exec(note)?.groups;
  if (!parts || /[\0-\x09\x0b-\x1f]/.test(note)) return bad('note_shape');
  const { name: signer, base64 } = NOTE_LINE.exec(parts.line)?.groups ?? {};
  const bytes = fromBase64(base64);
  if (!bytes || bytes.length !== 4 + 64) return bad('note_shape');
  const hash = sha256Of(utf8.encode(`${name}\n`), Uint8Array.of(1), key).subarray(0, 4);
  if (signer !== name || !isSame(hash, bytes.subarray(0, 4))) return bad('other_key', parts.text);
  const isSigned = verifySignature(key, utf8.encode(parts.text), bytes.subarray(4));
  return isSigned ? { text: parts.text, why: '' } : bad('bad_signature', parts.text);
}

const LEAF = Uint8Array.of(0);
const NODE = Uint8Array.of(1);
/** @param {Uint8Array} entry */
export const leafOf = (entry) => sha256Of(LEAF, entry);
/** @param {Uint8Array} left @param {Uint8Array} right */
const nodeOf = (left, right) => sha256Of(NODE, left, right);

/** Root of the first `size` of leaves that lie one after another. @param {Uint8Array} leaves @param {number} size */
export function rootOf(leaves, size) {
  /** Roots of complete subtrees, the largest first. @type {Uint8Array[]} */
  const stack = [];
  for (let i = 0; i < size; i += 1) {
    let node = leaves.subarray(HASH * i, HASH * (i + 1));
    for (let rest = i; rest % 2 === 1; rest = Math.floor(rest / 2))
      node = nodeOf(/** @type {Uint8Array} */ (stack.pop()), node);
    stack.push(node);
  }
  const last = stack.pop();
  return last ? stack.reduceRight((right, left) => nodeOf(left, right), last) : sha256Of();
}

/**
 * RFC 9162 §2.1.3.2: the root that a leaf and its proof lead to; null when the proof is too long or too short for the place.
 * @param {Uint8Array} leaf @param {number} index @param {number} size @param {readonly Uint8Array[]} proof
 */
export function rootByProof(leaf, index, size, proof) {
  if (index >= size) return null;
  let [at, last, node] = [index, size - 1, leaf];
  for (const sibling of proof) {
    if (last === 0) return null;
    if (at % 2 === 1 || at === last) {
      node = nodeOf(sibling, node);
      while (at % 2 === 0 && at !== 0) [at, last] = [at / 2, Math.floor(last / 2)];
    } else node = nodeOf(node, sibling);
    [at, last] = [Math.floor(at / 2), Math.floor(last / 2)];
  }
  return last === 0 ? node : null;
}
