/**
 * SHA-256 as a stream, CRC-32, and the texts hashes are written in, for a browser that can only hash what it has whole.
 *
 * Plain JavaScript without a dependency: the same lines run in the engine, in verify.html and in verify.mjs. FIPS 180-4 and ISO 3309.
 */

/** @typedef {{ update: (bytes: Uint8Array) => void, digest: () => Uint8Array }} Hash */

/**
 * The first bits of the fractional parts of roots of primes, worked out instead of copied: `root` 2 or 3, `bits` 32 or 64 of them.
 * @param {number} count @param {number} root @param {number} bits
 * @returns {bigint[]}
 */
export function primeRoots(count, root, bits) {
  const found = [];
  const width = BigInt(bits);
  for (let prime = 2; found.length < count; prime += 1) {
    let isPrime = true;
    for (let by = 2; by * by <= prime; by += 1) if (prime % by === 0) isPrime = false;
    if (!isPrime) continue;
    const scaled = BigInt(prime) << (width * BigInt(root));
    let low = 0n;
    let high = 1n << (width + 5n);
    while (high - low > 1n) {
      const middle = (low + high) >> 1n;
      if (middle ** BigInt(root) <= scaled) low = middle;
      else high = middle;
    }
    found.push(BigInt.asUintN(bits, low));
  }
  return found;
}

const K256 = Int32Array.from(primeRoots(64, 3, 32), (word) => Number(BigInt.asIntN(32, word)));
const START256 = Int32Array.from(primeRoots(8, 2, 32), (word) => Number(BigInt.asIntN(32, word)));
const BLOCK = 64;

/** Of the block in hand: no two are at once, and a log has millions of small hashes. */
const schedule = new Int32Array(64);

/** @returns {Hash} */
export function sha256() {
  const state = START256.slice();
  const rest = new Uint8Array(BLOCK);
  let held = 0;
  let total = 0;

  /** @param {Uint8Array} bytes @param {number} from */
  function block(bytes, from) {
    for (let i = 0, at = from; i < 16; i += 1, at += 4)
      schedule[i] = (bytes[at] << 24) | (bytes[at + 1] << 16) | (bytes[at + 2] << 8) | bytes[at + 3];
    for (let i = 16; i < 64; i += 1) {
      const x = schedule[i - 15];
      const y = schedule[i - 2];
      const s0 = ((x >>> 7) | (x << 25)) ^ ((x >>> 18) | (x << 14)) ^ (x >>> 3);
      const s1 = ((y >>> 17) | (y << 15)) ^ ((y >>> 19) | (y << 13)) ^ (y >>> 10);
      schedule[i] = (schedule[i - 16] + s0 + schedule[i - 7] + s1) | 0;
    }
    // One by one: taking an array apart costs as much as the sixty-four rounds.
    let a = state[0];
    let b = state[1];
    let c = state[2];
    let d = state[3];
    let e = state[4];
    let f = state[5];
    let g = state[6];
    let h = state[7];
    for (let i = 0; i < 64; i += 1) {
      const s1 = ((e >>> 6) | (e << 26)) ^ ((e >>> 11) | (e << 21)) ^ ((e >>> 25) | (e << 7));
      const t1 = (h + s1 + ((e & f) ^ (~e & g)) + K256[i] + schedule[i]) | 0;
      const s0 = ((a >>> 2) | (a << 30)) ^ ((a >>> 13) | (a << 19)) ^ ((a >>> 22) | (a << 10));
      const t2 = (s0 + ((a & b) ^ (a & c) ^ (b & c))) | 0;
      h = g;
      g = f;
      f = e;
      e = (d + t1) | 0;
      d = c;
      c = b;
      b = a;
      a = (t1 + t2) | 0;
    }
    state[0] += a;
    state[1] += b;
    state[2] += c;
    state[3] += d;
    state[4] += e;
    state[5] += f;
    state[6] += g;
    state[7] += h;
  }

  /** @param {Uint8Array} bytes */
  function update(bytes) {
    total += bytes.length;
    let at = 0;
    if (held > 0) {
      at = Math.min(BLOCK - held, bytes.length);
      rest.set(bytes.subarray(0, at), held);
      held += at;
      if (held < BLOCK) return;
      block(rest, 0);
      held = 0;
    }
    for (; at + BLOCK <= bytes.length; at += BLOCK) block(bytes, at);
    rest.set(bytes.subarray(at));
    held = bytes.length - at;
  }

  function digest() {
    rest.fill(0, held);
    rest[held] = 0x80;
    if (held >= 56) {
      block(rest, 0);
      rest.fill(0);
    }
    // The length in bits: eight bytes, the most significant first.
    const lengths = [Math.floor(total / 0x20000000), (total * 8) >>> 0];
    for (let i = 0; i < 8; i += 1) rest[56 + i] = lengths[i >> 2] >>> (24 - 8 * (i & 3));
    block(rest, 0);
    const out = new Uint8Array(32);
    for (let i = 0; i < 32; i += 1) out[i] = state[i >> 2] >>> (24 - 8 * (i & 3));
    return out;
  }
  return { update, digest };
}

/** @param {...Uint8Array} parts */
export function sha256Of(...parts) {
  const hash = sha256();
  for (const part of parts) hash.update(part);
  return hash.digest();
}

const CRC = Int32Array.from({ length: 256 }, (_, byte) => {
  let word = byte;
  for (let bit = 0; bit < 8; bit += 1) word = word & 1 ? (word >>> 1) ^ 0xedb88320 : word >>> 1;
  return word;
});

/** CRC-32 of what came before (0 at first) and these bytes. @param {number} before @param {Uint8Array} bytes */
export function crc32(before, bytes) {
  let crc = ~before;
  for (let i = 0; i < bytes.length; i += 1) crc = (crc >>> 8) ^ CRC[(crc ^ bytes[i]) & 0xff];
  return ~crc >>> 0;
}

const HEX = Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, '0'));

/** @param {Uint8Array} bytes */
export function hex(bytes) {
  let text = '';
  for (const byte of bytes) text += HEX[byte];
  return text;
}

/** Lower case only; null when it is no hexadecimal. @param {unknown} text @param {number} length In bytes. */
export function fromHex(text, length) {
  if (typeof text !== 'string' || text.length !== 2 * length || !/^[0-9a-f]*$/.test(text)) return null;
  return Uint8Array.from({ length }, (_, i) => Number.parseInt(text.slice(2 * i, 2 * i + 2), 16));
}

/** @param {Uint8Array} bytes */
export const base64 = (bytes) => btoa(String.fromCharCode(...bytes));

/** Base64 in its one canonical form (RFC 4648 §4), or null. @param {unknown} text */
export function fromBase64(text) {
  if (typeof text !== 'string' || !/^[A-Za-z0-9+/]*={0,2}$/.test(text) || text.length % 4 !== 0) return null;
  const bytes = Uint8Array.from(atob(text), (each) => each.charCodeAt(0));
  return base64(bytes) === text ? bytes : null;
}

/** @param {Uint8Array} one @param {Uint8Array} other */
export function isSame(one, other) {
  if (one.length !== other.length) return false;
  for (let i = 0; i < one.length; i += 1) if (one[i] !== other[i]) return false;
  return true;
}

export const utf8 = new TextEncoder();
/** UTF-8 as it must be, or null. @param {Uint8Array} bytes */
export function textOf(bytes) {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return null;
  }
}
