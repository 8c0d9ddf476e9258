/**
 * Ed25519 signatures, verified only (RFC 8032 §5.1.7), strictly: a scalar below the group's order, points in their one form, no key of small order.
 *
 * Not every browser has it, and those that have it differ in what they let pass; so the verifiers bring their own. Nothing here is secret,
 * so nothing need take the same time.
 */
import { primeRoots } from './hashes.js';

const P = 2n ** 255n - 19n;
const ORDER = 2n ** 252n + 27742317777372353535851937790883648493n;
const WORD = 64;

/** @param {bigint} value @param {bigint} by */
const mod = (value, by) => {
  const rest = value % by;
  return rest < 0n ? rest + by : rest;
};
/** @param {bigint} base @param {bigint} exponent */
function power(base, exponent) {
  let result = 1n;
  for (let square = mod(base, P), left = exponent; left > 0n; left >>= 1n) {
    if (left & 1n) result = (result * square) % P;
    square = (square * square) % P;
  }
  return result;
}
const D = mod(-121665n * power(121666n, P - 2n), P);
const ROOT_OF_MINUS_1 = power(2n, (P - 1n) / 4n);

/** x = X/Z, y = Y/Z, T = XY/Z. @typedef {{ x: bigint, y: bigint, z: bigint, t: bigint }} Point */

/** @type {Point} */
const NOTHING = { x: 0n, y: 1n, z: 1n, t: 0n };

/** Complete for every pair of points (RFC 8032 §5.1.4). @param {Point} p @param {Point} q @returns {Point} */
function add(p, q) {
  const a = ((p.y - p.x) * (q.y - q.x)) % P;
  const b = ((p.y + p.x) * (q.y + q.x)) % P;
  const c = (2n * p.t * q.t * D) % P;
  const d = (2n * p.z * q.z) % P;
  const [e, f, g, h] = [b - a, d - c, d + c, b + a];
  return { x: mod(e * f, P), y: mod(g * h, P), z: mod(f * g, P), t: mod(e * h, P) };
}

/** @param {Point} point @param {bigint} times */
function multiply(point, times) {
  let sum = NOTHING;
  for (let doubled = point, left = times; left > 0n; left >>= 1n) {
    if (left & 1n) sum = add(sum, doubled);
    doubled = add(doubled, doubled);
  }
  return sum;
}

/** @param {Point} p @param {Point} q */
const equal = (p, q) => mod(p.x * q.z - q.x * p.z, P) === 0n && mod(p.y * q.z - q.y * p.z, P) === 0n;

/** @param {Uint8Array} bytes Least significant first. */
function number(bytes) {
  let value = 0n;
  for (let i = bytes.length - 1; i >= 0; i -= 1) value = (value << 8n) | BigInt(bytes[i]);
  return value;
}

/** The point in 32 bytes; null when it is none, or is written in another than its one form. @param {Uint8Array} bytes @returns {Point | null} */
function point(bytes) {
  const value = number(bytes);
  const sign = value >> 255n;
  const y = value & (2n ** 255n - 1n);
  if (y >= P) return null;
  const u = mod(y * y - 1n, P);
  const v = mod(D * y * y + 1n, P);
  let x = (u * v ** 3n * power(u * v ** 7n, (P - 5n) / 8n)) % P;
  if (mod(v * x * x - u, P) !== 0n) x = (x * ROOT_OF_MINUS_1) % P;
  if (mod(v * x * x - u, P) !== 0n || (x === 0n && sign === 1n)) return null;
  if ((x & 1n) !== sign) x = P - x;
  return { x, y, z: 1n, t: (x * y) % P };
}

const BASE = /** @type {Point} */ (point(Uint8Array.from({ length: 32 }, (_, i) => (i === 0 ? 0x58 : 0x66))));

const K512 = primeRoots(80, 3, WORD);
const START512 = primeRoots(8, 2, WORD);
/** @param {bigint} word @param {bigint} by */
const turn = (word, by) => (word >> by) | (word << (64n - by));
/** @param {bigint} word */
const cut = (word) => BigInt.asUintN(WORD, word);

/** SHA-512 (FIPS 180-4) of something small. @param {Uint8Array} message */
export function sha512(message) {
  const blocks = Math.floor((message.length + 17 + 127) / 128);
  const padded = new DataView(new ArrayBuffer(128 * blocks));
  new Uint8Array(padded.buffer).set(message);
  padded.setUint8(message.length, 0x80);
  padded.setBigUint64(padded.byteLength - 8, BigInt(message.length) * 8n);
  const state = [...START512];
  for (let from = 0; from < padded.byteLength; from += 128) {
    const w = Array.from({ length: 16 }, (_, i) => padded.getBigUint64(from + 8 * i));
    for (let i = 16; i < 80; i += 1) {
      const x = w[i - 15];
      const y = w[i - 2];
      const s0 = cut(turn(x, 1n)) ^ cut(turn(x, 8n)) ^ (x >> 7n);
      const s1 = cut(turn(y, 19n)) ^ cut(turn(y, 61n)) ^ (y >> 6n);
      w.push(cut(w[i - 16] + s0 + w[i - 7] + s1));
    }
    let [a, b, c, d, e, f, g, h] = state;
    for (let i = 0; i < 80; i += 1) {
      const s1 = cut(turn(e, 14n)) ^ cut(turn(e, 18n)) ^ cut(turn(e, 41n));
      const t1 = h + s1 + ((e & f) ^ (cut(~e) & g)) + K512[i] + w[i];
      const s0 = cut(turn(a, 28n)) ^ cut(turn(a, 34n)) ^ cut(turn(a, 39n));
      const t2 = s0 + ((a & b) ^ (a & c) ^ (b & c));
      [h, g, f, e, d, c, b, a] = [g, f, e, cut(d + t1), c, b, a, cut(t1 + t2)];
    }
    [a, b, c, d, e, f, g, h].forEach((word, i) => {
      state[i] = cut(state[i] + word);
    });
  }
  const out = new DataView(new ArrayBuffer(64));
  state.forEach((word, i) => {
    out.setBigUint64(8 * i, word);
  });
  return new Uint8Array(out.buffer);
}

/** Whether the key made the signature over the message. @param {Uint8Array} key @param {Uint8Array} message @param {Uint8Array} signature */
export function verifySignature(key, message, signature) {
  if (key.length !== 32 || signature.length !== 64) return false;
  const a = point(key);
  const r = point(signature.subarray(0, 32));
  const s = number(signature.subarray(32));
  if (!a || !r || s >= ORDER || equal(multiply(a, 8n), NOTHING)) return false;
  const hashed = new Uint8Array(64 + message.length);
  hashed.set(signature.subarray(0, 32));
  hashed.set(key, 32);
  hashed.set(message, 64);
  const k = number(sha512(hashed)) % ORDER;
  return equal(multiply(BASE, s), add(r, multiply(a, k)));
}
