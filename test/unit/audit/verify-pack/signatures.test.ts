/** The verifiers' own SHA-256, SHA-512, CRC-32 and Ed25519 against Node's and against RFC 8032; what must be refused is. */
import { createHash, sign } from 'node:crypto';
import { crc32 as nodeCrc32 } from 'node:zlib';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { sha512, verifySignature } from '../../../../src-main/areas/audit/verify-pack/core/ed25519.js';
import {
  crc32,
  fromBase64,
  fromHex,
  hex,
  sha256,
} from '../../../../src-main/areas/audit/verify-pack/core/hashes.js';
import { newSigner } from './small-pack.ts';

const bytesOf = (text: string) => Buffer.from(text, 'hex');

test('SHA-256 and CRC-32 of bytes that come in any pieces are those of Node', () => {
  fc.assert(
    fc.property(fc.array(fc.uint8Array({ maxLength: 200 }), { maxLength: 6 }), (pieces) => {
      const own = sha256();
      let sum = 0;
      for (const piece of pieces) {
        own.update(piece);
        sum = crc32(sum, piece);
      }
      const whole = Buffer.concat(pieces);
      expect(hex(own.digest())).toBe(createHash('sha256').update(whole).digest('hex'));
      expect(sum).toBe(nodeCrc32(whole));
    }),
    { numRuns: 60 },
  );
});

test('SHA-512 is that of Node, around the length of its blocks too', () => {
  for (const length of [0, 1, 110, 111, 112, 127, 128, 129, 300]) {
    const message = Buffer.alloc(length, 0xa5);
    expect(hex(sha512(message))).toBe(createHash('sha512').update(message).digest('hex'));
  }
});

test('hexadecimal and base64 are read in one form only', () => {
  expect(fromHex('0aff', 2)).toEqual(Uint8Array.of(0x0a, 0xff));
  expect(fromHex('0AFF', 2)).toBeNull();
  expect(fromHex('0aff', 3)).toBeNull();
  expect(fromBase64('AQ==')).toEqual(Uint8Array.of(1));
  // The same byte, written with bits that nobody reads.
  for (const text of ['AR==', 'AQ', 'AQ=', ' AQ==', 'A===']) expect(fromBase64(text)).toBeNull();
});

/** RFC 8032 §7.1: TEST 1, 2 and 3. */
const VECTORS: readonly (readonly [key: string, message: string, signature: string])[] = [
  [
    'd75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a',
    '',
    'e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e065224901555fb8821590a33bacc61e39701cf9b46bd25bf5f0595bbe24655141438e7a100b',
  ],
  [
    '3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c',
    '72',
    '92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00',
  ],
  [
    'fc51cd8e6218a1a38da47ed00230f0580816ed13ba3303ac5deb911548908025',
    'af82',
    '6291d657deec24024827e69c3abe01a30ce548a284743a445e3680d7db5ac3ac18ff9b538d16f290ae67f760984dc6594a7c15e9716ed28dc027beceea1ec40a',
  ],
];

test('the signatures of RFC 8032 hold, and with any bit turned they do not', () => {
  for (const [key, message, signature] of VECTORS) {
    expect(verifySignature(bytesOf(key), bytesOf(message), bytesOf(signature))).toBe(true);
    for (const at of [0, 31, 32, 62]) {
      const turned = bytesOf(signature);
      turned.writeUInt8(turned.readUInt8(at) ^ 4, at);
      expect(verifySignature(bytesOf(key), bytesOf(message), turned)).toBe(false);
    }
    expect(verifySignature(bytesOf(key), bytesOf(`${message}00`), bytesOf(signature))).toBe(false);
  }
});

test('what Node signs holds, under its key and no other', () => {
  const [one, other] = [newSigner(), newSigner()];
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 300 }), (message) => {
      const signature = sign(null, message, one.privateKey);
      expect(verifySignature(one.publicKey, message, signature)).toBe(true);
      expect(verifySignature(other.publicKey, message, signature)).toBe(false);
    }),
    { numRuns: 4 },
  );
});

const ORDER = 2n ** 252n + 27742317777372353535851937790883648493n;
const P = 2n ** 255n - 19n;
const little = (value: bigint): Buffer => Buffer.from(value.toString(16).padStart(64, '0'), 'hex').reverse();
const number = (bytes: Buffer): bigint => BigInt(`0x${Buffer.from(bytes).reverse().toString('hex')}`);

test('a second writing of the same signature is refused: its scalar is not below the order of the group', () => {
  const [key, message, signature] = (VECTORS[1] ?? VECTORS[0] ?? ['', '', '']).map(bytesOf);
  if (!key || !message || !signature) throw new Error('no vector');
  const again = Buffer.concat([signature.subarray(0, 32), little(number(signature.subarray(32)) + ORDER)]);
  expect(verifySignature(key, message, again)).toBe(false);
});

test('keys of small order, with which anything is signed, and points written beside their one form are refused', () => {
  const message = Buffer.from('anything');
  // y = 1 is the neutral point: R = identity and S = 0 hold under it for every message.
  const neutral = little(1n);
  const everything = Buffer.concat([neutral, little(0n)]);
  expect(verifySignature(neutral, message, everything)).toBe(false);
  // Of order 2, 4, and 8.
  for (const y of [P - 1n, 0n, 2707385501144840649318225287225658788936804267575313519463743609750303021n])
    expect(verifySignature(little(y), message, everything)).toBe(false);
  // The neutral point with y written as y + p, and with a sign that zero does not have.
  const { publicKey } = newSigner();
  for (const r of [little(1n + P), Buffer.concat([neutral.subarray(0, 31), Buffer.of(0x80)])])
    expect(verifySignature(publicKey, message, Buffer.concat([r, little(0n)]))).toBe(false);
  expect(verifySignature(little(1n + P), message, everything)).toBe(false);
});

test('a key or a signature of another length is none', () => {
  const [key, message, signature] = (VECTORS[0] ?? ['', '', '']).map(bytesOf);
  if (!key || !message || !signature) throw new Error('no vector');
  expect(verifySignature(key.subarray(1), message, signature)).toBe(false);
  expect(verifySignature(key, message, signature.subarray(0, 63))).toBe(false);
});
