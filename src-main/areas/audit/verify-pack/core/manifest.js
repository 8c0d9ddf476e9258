/**
 * What a pack says of itself: manifest.json in its one form, and the signature that binds it to a head of the log.
 *
 * The key stands in the manifest, so a signature that holds says that the pack is one piece, not whose it is: that is the fingerprint's to say.
 */
import { base64, fromBase64, fromHex, hex, sha256Of, textOf } from './hashes.js';
import { readNote } from './log.js';

/**
 * @typedef {{ origin: string, size: number, root: string, at: string }} Head
 * @typedef {{ name: string, bytes: number, sha256: string, packedBytes: number, packedSha256: string, records: number }} PackFile
 * @typedef {{ table: string, name: string, currency: string, amount: number }} Total
 * @typedef {{ from: string, to: string, channels: string[], accounts: string[], parties: string[], originals: boolean, workbooks: boolean, revealed: boolean }} Scope
 * @typedef {{ format: string, workspace: string, name: string, software: string, timeZone: string, publicKey: string, keyId: string,
 *   head: Head, scope: Scope, people: { id: string, name: string, roles: string[] }[], totals: Total[], files: PackFile[] }} Manifest
 * @typedef {(kind: string, file: string, expected?: string, found?: string) => void} Tell
 */

const FORMAT = 'countinghouse-evidence/1';
export const ORIGIN = 'countinghouse.local/';

/** A form of JSON values: a word for a plain one, an array of one for a list, an object for an object with these keys in this order. */
const FORM = {
  ...{ format: 'text', workspace: 'text', name: 'text', software: 'text', timeZone: 'text' },
  ...{ publicKey: 'key', keyId: 'hash' },
  head: { origin: 'text', size: 'count', root: 'hash', at: 'text' },
  scope: {
    ...{ from: 'text', to: 'text', channels: ['text'], accounts: ['text'], parties: ['text'] },
    ...{ originals: 'flag', workbooks: 'flag', revealed: 'flag' },
  },
  people: [{ id: 'text', name: 'text', roles: ['text'] }],
  totals: [{ table: 'text', name: 'text', currency: 'text', amount: 'number' }],
  files: [
    {
      ...{ name: 'text', bytes: 'count', sha256: 'hash', packedBytes: 'count' },
      ...{ packedSha256: 'hash', records: 'count' },
    },
  ],
};

/** @type {Record<string, (value: unknown) => boolean>} */
const PLAIN = {
  text: (value) => typeof value === 'string',
  flag: (value) => typeof value === 'boolean',
  number: (value) => Number.isSafeInteger(value),
  count: (value) => Number.isSafeInteger(value) && Number(value) >= 0,
  hash: (value) => fromHex(value, 32) !== null,
  key: (value) => fromBase64(value)?.length === 32,
};

/** Where the value is not of the form; null when it is. @param {unknown} value @param {unknown} form @param {string} at @returns {string | null} */
function misfit(value, form, at) {
  if (typeof form === 'string') return PLAIN[form](value) ? null : at;
  if (Array.isArray(form)) {
    if (!Array.isArray(value)) return at;
    for (const [i, each] of value.entries()) {
      const found = misfit(each, form[0], `${at}[${i}]`);
      if (found !== null) return found;
    }
    return null;
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return at;
  const keys = Object.keys(/** @type {object} */ (form));
  if (Object.keys(value).join() !== keys.join()) return at;
  for (const key of keys) {
    const inner = misfit(
      Reflect.get(value, key),
      Reflect.get(/** @type {object} */ (form), key),
      `${at}.${key}`,
    );
    if (inner !== null) return inner;
  }
  return null;
}

/** The manifest, or null with what is wrong told. @param {Uint8Array} bytes @param {Tell} tell @returns {Manifest | null} */
export function readManifest(bytes, tell) {
  const text = textOf(bytes);
  /** @type {unknown} */
  let value;
  try {
    value = JSON.parse(text ?? '');
  } catch {
    tell('manifest_unreadable', 'manifest.json');
    return null;
  }
  const wrong = misfit(value, FORM, '$');
  if (wrong !== null) {
    tell('manifest_form', 'manifest.json', wrong);
    return null;
  }
  const manifest = /** @type {Manifest} */ (value); // Its form has just been looked at.
  if (manifest.format !== FORMAT) {
    tell('other_format', 'manifest.json', FORMAT, manifest.format);
    return null;
  }
  if (`${JSON.stringify(value, null, 2)}\n` !== text) tell('manifest_form', 'manifest.json', 'JSON');
  return manifest;
}

/** Whether manifest.sig signs this manifest at its head, by its key. @param {Manifest} manifest @param {Uint8Array} bytes @param {Uint8Array} note @param {Tell} tell */
export function checkSignature(manifest, bytes, note, tell) {
  const { head, workspace, keyId } = manifest;
  const key = fromBase64(manifest.publicKey) ?? new Uint8Array(32);
  const keyHash = hex(sha256Of(key));
  if (keyHash !== keyId) tell('key_id', 'manifest.json', keyHash, keyId);
  if (head.origin !== `${ORIGIN}${workspace}`)
    tell('origin', 'manifest.json', `${ORIGIN}${workspace}`, head.origin);
  const { text, why } = readNote(textOf(note) ?? '', head.origin, key);
  const root = fromHex(head.root, 32) ?? new Uint8Array(32);
  const wanted = [`${head.origin}/evidence`, hex(sha256Of(bytes)), String(head.size), base64(root)];
  const lines = text.split('\n');
  const differing = wanted.findIndex((line, i) => lines[i] !== line);
  // A signature that holds over another text: the manifest was changed. One that does not: the note was, or it is another's.
  if (why !== '') tell(why, 'manifest.sig', head.origin, lines[0]);
  if (text === '') return;
  if (differing >= 0)
    tell(
      differing === 1 ? 'manifest_changed' : 'other_head',
      'manifest.json',
      lines[differing],
      wanted[differing],
    );
  else if (lines.length !== wanted.length + 1) tell('note_shape', 'manifest.sig');
}
