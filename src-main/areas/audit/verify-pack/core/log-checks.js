/**
 * The log of a pack, held against the manifest's head: leaves that lead to the root, the checkpoint over it, events that are in it, and an earlier
 * log that is its beginning.
 *
 * Leaves are 32 bytes an event and are held; events are read one at a time.
 */
import { base64, fromBase64, fromHex, hex, isSame, textOf, utf8 } from './hashes.js';
import { HASH, leafOf, readNote, rootByProof, rootOf } from './log.js';
import { lineSplitter } from './tables.js';

/**
 * @typedef {import('./manifest.js').Manifest} Manifest
 * @typedef {import('./manifest.js').Head} Head
 * @typedef {(kind: string, file: string, record?: number, expected?: string, found?: string) => void} Tell
 * @typedef {ReturnType<typeof leafReader>} Leaves
 */

const FILE = 'log/leaves.txt';
const EVENTS = 'log/events.jsonl';

/** Leaves, one a line. @param {Head} head @param {Tell} tell */
export function leafReader({ size }, tell) {
  // Grows with what is there: what the manifest says of its size is not yet believed.
  let leaves = new Uint8Array(HASH * 1024);
  let count = 0;
  let isWhole = true;
  const splitter = lineSplitter((line, number) => {
    const leaf = fromHex(textOf(line), HASH);
    count = number;
    if (leaf && number <= size) {
      if (leaves.length < HASH * number) {
        const grown = new Uint8Array(2 * leaves.length);
        grown.set(leaves);
        leaves = grown;
      }
      leaves.set(leaf, HASH * (number - 1));
    }
    if (leaf || !isWhole) return;
    isWhole = false;
    tell('leaf_form', FILE, number);
  });
  return {
    push: splitter.push,
    end: () => {
      if (!splitter.end() || count !== size) {
        isWhole = false;
        tell('leaf_count', FILE, 0, String(size), String(count));
      }
    },
    /** Null when there is none of this number. @param {number} seq */
    of: (seq) =>
      seq >= 1 && seq <= Math.min(count, size) ? leaves.subarray(HASH * (seq - 1), HASH * seq) : null,
    /** All of them; null where the file is not one. */
    whole: () => (isWhole && count === size ? leaves : null),
  };
}

/** @param {Manifest} manifest @param {Uint8Array | null} note @param {Leaves} leaves @param {Tell} tell */
export function checkCheckpoint({ head, publicKey }, note, leaves, tell) {
  const key = fromBase64(publicKey) ?? new Uint8Array(HASH);
  const root = fromHex(head.root, HASH) ?? new Uint8Array(HASH);
  if (!note) tell('missing', 'log/checkpoint.txt');
  else {
    const { text, why } = readNote(textOf(note) ?? '', head.origin, key);
    const wanted = `${head.origin}\n${head.size}\n${base64(root)}\n`;
    if (why !== '') tell(why, 'log/checkpoint.txt', 0, head.origin);
    else if (text !== wanted)
      tell('other_head', 'log/checkpoint.txt', 0, wanted.replaceAll('\n', ' '), text.replaceAll('\n', ' '));
  }
  const whole = leaves.whole();
  if (!whole) return; // Told where the leaves were read, or the file is missing.
  const found = rootOf(whole, head.size);
  if (!isSame(found, root)) tell('root', FILE, 0, head.root, hex(found));
}

/** Events in scope: their text, their leaf, their proof. @param {Manifest} manifest @param {Leaves} leaves @param {Tell} tell */
export function eventReader({ head, scope, workspace, keyId }, leaves, tell) {
  const root = fromHex(head.root, HASH) ?? new Uint8Array(HASH);
  // Where no days were asked for nothing may be kept back; and never the event that says whose log this is.
  const isWhole = scope.from === '' && scope.to === '';
  let before = 0;
  let count = 0;
  const splitter = lineSplitter((line, number) => {
    count = number;
    const event = eventOf(line);
    if (!event) {
      tell('event_form', EVENTS, before + 1);
      return;
    }
    const { seq, entry, proof, fields } = event;
    const isNext = isWhole || before === 0 ? seq === before + 1 : seq > before;
    if (!isNext || seq > head.size)
      tell('event_order', EVENTS, seq, `${isWhole || before === 0 ? '' : '≥ '}${before + 1}`, String(seq));
    before = seq;
    const leaf = leafOf(utf8.encode(entry));
    const known = leaves.of(seq);
    const reached = rootByProof(leaf, seq - 1, head.size, proof);
    if (!known || !isSame(leaf, known))
      tell('event_changed', EVENTS, seq, known ? hex(known) : '', hex(leaf));
    else if (!reached || !isSame(reached, root))
      tell('proof', EVENTS, seq, head.root, reached ? hex(reached) : '');
    else if (fields[1] !== seq) tell('event_form', EVENTS, seq, String(seq), String(fields[1]));
    else if (seq === 1) checkFirst(fields, { workspace, keyId }, tell);
  });
  return {
    push: splitter.push,
    end: () => {
      if (!splitter.end()) tell('unended', EVENTS, before);
      else if (before === 0 || (isWhole && before < head.size))
        tell('event_order', EVENTS, before + 1, String(head.size), String(before));
    },
    count: () => count,
  };
}

/** The log begins by saying whose it is and which key signs it. @param {unknown[]} fields @param {{ workspace: string, keyId: string }} wanted @param {Tell} tell */
function checkFirst(fields, { workspace, keyId }, tell) {
  const subject = Array.isArray(fields[9]) ? fields[9] : [];
  const told = (/** @type {string} */ key) =>
    subject.find((pair) => Array.isArray(pair) && pair[0] === key)?.[1];
  const found = [fields[8], told('workspace'), told('key_sha256')].join(' ');
  const expected = ['record.began', workspace, keyId].join(' ');
  if (found !== expected) tell('first_event', EVENTS, 1, expected, found);
}

/** @param {Uint8Array} line */
function eventOf(line) {
  try {
    const { seq, entry, proof } = JSON.parse(textOf(line) ?? '');
    const fields = JSON.parse(entry);
    if (!Number.isSafeInteger(seq) || seq < 1 || !Array.isArray(proof) || !Array.isArray(fields)) return null;
    const hashes = proof.map((each) => fromHex(each, HASH));
    return hashes.every((each) => each !== null)
      ? { seq, entry: String(entry), proof: hashes, fields }
      : null;
  } catch {
    return null;
  }
}

/**
 * @param {Manifest} manifest @param {Uint8Array | null} leaves
 * @param {{ manifest: Manifest, leaves: Uint8Array | null, fault: string } | null} earlier @param {Tell} tell
 */
export function checkExtends(manifest, leaves, earlier, tell) {
  if (earlier?.fault !== '' || !earlier.leaves) {
    tell('earlier_broken', 'manifest.json', 0, '', earlier?.fault ?? '');
    return;
  }
  const { head, workspace, keyId } = earlier.manifest;
  if (workspace !== manifest.workspace)
    tell('other_workspace', 'manifest.json', 0, workspace, manifest.workspace);
  else if (keyId !== manifest.keyId) tell('other_key', 'manifest.json', 0, keyId, manifest.keyId);
  else if (head.size > manifest.head.size)
    tell('earlier_is_longer', FILE, 0, String(head.size), String(manifest.head.size));
  else if (!leaves) tell('no_leaves', FILE);
  else {
    for (let seq = 1; seq <= head.size; seq += 1) {
      const [one, other] = [earlier.leaves, leaves].map((all) => all.subarray(HASH * (seq - 1), HASH * seq));
      if (isSame(one, other)) continue;
      tell('forked', FILE, seq, hex(one), hex(other));
      return;
    }
  }
}
