import { createHash, createPrivateKey, createPublicKey, generateKeyPairSync } from 'node:crypto';
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  checkpointText,
  readCheckpoint,
  signCheckpoint,
  verifyCheckpoint,
} from '../../../src-main/record/checkpoint.ts';
import { newDeviceKey, readNote, signNote, verifyNote } from '../../../src-main/record/signed-note.ts';

/** The fixed part of an Ed25519 key in PKCS #8 (RFC 8410), before its 32 secret bytes. */
const PKCS8_PREFIX = '302e020100300506032b657004220420';
const pkcs8 = (seed: Buffer) => Buffer.concat([Buffer.from(PKCS8_PREFIX, 'hex'), seed]).toString('base64');

const NAME = 'countinghouse/W-7Q2M';
// RFC 8032 §7.1, test 1.
const SEED = Buffer.from('9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60', 'hex');
const PUBLIC = Buffer.from('d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a', 'hex');
const SIGNER = { name: NAME, privateKey: pkcs8(SEED) };
const KNOWN = { name: NAME, publicKey: PUBLIC };
const HEAD = { origin: NAME, size: 42, root: createHash('sha256').update('a root').digest() };
const BODY = checkpointText(HEAD);
const NOTE = signCheckpoint(BODY, SIGNER);
const signatureLine = (note: string) => note.slice(note.lastIndexOf('\n\n') + 2);

describe('notes agree with the Go project’s own example', () => {
  const text =
    "If you think cryptography is the answer to your problem,\nthen you don't know what your problem is.\n";
  const note = `${text}\n— PeterNeumann x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM=\n`;
  // A note's keys are written with one byte for the kind of key in front.
  const publicKey = Buffer.from('ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW', 'base64').subarray(1);
  const seed = Buffer.from('AYEKFALVFGyNhPJEMzD1QIDr+Y7hfZx09iUvxdXHKDFz', 'base64').subarray(1);

  test('signing gives it byte for byte', () => {
    expect(signNote(text, { name: 'PeterNeumann', privateKey: pkcs8(seed) })).toBe(note);
  });

  test('its signature is found true, and its key hash is the published one', () => {
    expect(verifyNote(note, { name: 'PeterNeumann', publicKey })).toBe(text);
    expect(readNote(note)?.signatures[0]?.keyHash).toBe('c74f20a3');
    const altered = note.replace('answer', 'Answer');
    expect(verifyNote(altered, { name: 'PeterNeumann', publicKey })).toBeNull();
  });
});

test('the checkpoint printed in the C2SP document is read', () => {
  const note =
    'example.com/behind-the-sofa\n20852163\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=\n\n' +
    '— example.com/behind-the-sofa Az3grlgtzPICa5OS8npVmf1Myq/5IZniMp+ZJurmRDeOoRDe4URYN7u5/Zhcyv2q1gGzGku9nTo+zyWE+xeMcTOAYQ8=\n';
  expect(readCheckpoint(note)).toMatchObject({
    origin: 'example.com/behind-the-sofa',
    size: 20_852_163,
    root: Buffer.from('CsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=', 'base64'),
    signatures: [{ name: 'example.com/behind-the-sofa', keyHash: '033de0ae' }],
  });
});

describe('a checkpoint', () => {
  test('is these bytes, today and in ten years', () => {
    expect(NOTE).toBe(
      'countinghouse/W-7Q2M\n42\nULMS9cvHFnWfViDXOnzBFBVwc0n0Gwzgt897eAfsMdo=\n\n' +
        '— countinghouse/W-7Q2M a7T8ALtRtzQWJvqPBK4gRTR8X1QM97Pky9K9ppZIzUqeynt46/ANTowtcniUS6NjFE+4k7E55VqvaIK6zg92DNEOfw8=\n',
    );
  });

  test('names its key by the first four bytes of the hash of name and key', () => {
    const named = Buffer.concat([Buffer.from(NAME), Buffer.of(0x0a, 0x01), PUBLIC]);
    const expected = createHash('sha256').update(named).digest('hex').slice(0, 8);
    expect(readCheckpoint(NOTE)?.signatures.map(({ keyHash }) => keyHash)).toEqual([expected]);
  });

  test('comes back as it was signed, with keys in every form', () => {
    const { publicKey, privateKey } = newDeviceKey();
    const note = signCheckpoint(BODY, { name: NAME, privateKey });
    for (const key of [publicKey, Buffer.from(publicKey, 'base64')])
      expect(verifyCheckpoint(note, { name: NAME, publicKey: key })).toEqual(HEAD);
    const secret = createPrivateKey({
      key: Buffer.from(SIGNER.privateKey, 'base64'),
      format: 'der',
      type: 'pkcs8',
    });
    expect(signCheckpoint(BODY, { name: NAME, privateKey: secret })).toBe(NOTE);
    expect(verifyCheckpoint(NOTE, { name: NAME, publicKey: createPublicKey(secret) })).toEqual(HEAD);
    expect(readCheckpoint(NOTE)).toMatchObject({ ...HEAD, signatures: [{ name: NAME }] });
  });

  test('comes back for every head there can be', () => {
    const heads = fc.record({
      origin: fc.string({ minLength: 1, unit: 'grapheme' }).filter((text) => !/[\0-\x1f]/.test(text)),
      size: fc.maxSafeNat(),
      root: fc.uint8Array({ minLength: 32, maxLength: 32 }).map((bytes) => Buffer.from(bytes)),
    });
    fc.assert(
      fc.property(heads, (head) => {
        expect(verifyCheckpoint(signCheckpoint(checkpointText(head), SIGNER), KNOWN)).toEqual(head);
      }),
    );
  });

  test('is refused with any one byte changed to any other', () => {
    const bytes = Buffer.from(NOTE, 'utf8');
    for (let index = 0; index < bytes.length; index += 1)
      for (let change = 1; change < 256; change += 1) {
        const changed = Buffer.from(bytes);
        changed[index] = (changed[index] ?? 0) ^ change;
        const isAccepted = verifyCheckpoint(changed.toString('utf8'), KNOWN) !== null;
        if (isAccepted) throw new Error(`byte ${index} changed by ${change} was accepted`);
      }
  });

  test('is refused with any one character left out, doubled or put in', () => {
    for (let index = 0; index <= NOTE.length; index += 1) {
      const [before, after] = [NOTE.slice(0, index), NOTE.slice(index)];
      const put = ['\n', ' ', '0', 'A', '=', '\0', '\r'].map((letter) => before + letter + after);
      const cut = index < NOTE.length ? [before + after.slice(1), before] : [];
      for (const changed of [...put, ...cut]) expect(verifyCheckpoint(changed, KNOWN)).toBeNull();
    }
  });

  test('is refused under another name or with another key', () => {
    expect(verifyCheckpoint(NOTE, { ...KNOWN, name: 'somebody else' })).toBeNull();
    expect(verifyCheckpoint(NOTE, { ...KNOWN, publicKey: newDeviceKey().publicKey })).toBeNull();
    const { publicKey } = generateKeyPairSync('x25519');
    for (const noKey of [
      publicKey,
      createPrivateKey({ key: Buffer.from(SIGNER.privateKey, 'base64'), format: 'der', type: 'pkcs8' }),
      PUBLIC.subarray(1),
      'no key',
      '',
    ])
      expect(verifyCheckpoint(NOTE, { ...KNOWN, publicKey: noKey })).toBeNull();
  });

  test('is refused when the signature is right and the key hash is not', () => {
    const line = Buffer.from(signatureLine(NOTE).split(' ')[2] ?? '', 'base64');
    line.fill(0, 0, 4);
    expect(verifyCheckpoint(`${BODY}\n— ${NAME} ${line.toString('base64')}\n`, KNOWN)).toBeNull();
  });

  test('may bear a witness’s signature, before ours or after it, but none that is false in our name', () => {
    const witness = signCheckpoint(BODY, { name: 'auditor', privateKey: newDeviceKey().privateKey });
    expect(verifyCheckpoint(NOTE + signatureLine(witness), KNOWN)).toEqual(HEAD);
    expect(verifyCheckpoint(witness + signatureLine(NOTE), KNOWN)).toEqual(HEAD);
    expect(readCheckpoint(NOTE + signatureLine(witness))?.signatures.map(({ name }) => name)).toEqual([
      NAME,
      'auditor',
    ]);
    expect(verifyCheckpoint(witness, KNOWN)).toBeNull();
    const other = signCheckpoint(checkpointText({ ...HEAD, size: 43 }), SIGNER);
    expect(verifyCheckpoint(NOTE + signatureLine(other), KNOWN)).toBeNull();
  });

  test('that is no note, or a note of something else, is not read', () => {
    const line = signatureLine(NOTE);
    const room = Math.floor((16 * 1024 - Buffer.byteLength(NOTE)) / Buffer.byteLength(line));
    expect(readCheckpoint(NOTE + line.repeat(room))?.signatures).toHaveLength(room + 1);
    const [origin, size, root] = BODY.split('\n');
    const malformed: Record<string, string> = {
      'nothing at all': '',
      'no blank line': BODY + line,
      'no signature': `${BODY}\n`,
      'no final newline': NOTE.slice(0, -1),
      'a line after the signatures that is none': `${NOTE}-- ${NAME} AAAA\n`,
      'a hyphen for the dash': NOTE.replace('—', '-'),
      'a signature shorter than its key hash': `${BODY}\n— ${NAME} AAAAAA==\n`,
      'base64 without its padding': NOTE.replace('=\n\n', '\n\n'),
      'base64 for addresses': `${origin}\n${size}\n${root?.replaceAll('+', '-').replaceAll('/', '_').replace(/^./, '_')}\n\n${line}`,
      'a size with a leading zero': NOTE.replace('\n42\n', '\n042\n'),
      'a size with a sign': NOTE.replace('\n42\n', '\n+42\n'),
      'a size that is a fraction': NOTE.replace('\n42\n', '\n4.2\n'),
      'a size beyond counting': NOTE.replace('\n42\n', '\n9007199254740992\n'),
      'no origin': `\n42\n${root}\n\n${line}`,
      'no root': `${origin}\n42\n\n${line}`,
      'a root that is too short': `${origin}\n42\nAAAA\n\n${line}`,
      'an empty line in the body': `${BODY}\n\n${line}`,
      'a carriage return': NOTE.replace('\n42\n', '\r\n42\n'),
      'half a surrogate pair': NOTE.replace(NAME, `${NAME}\ud800`),
      'more than 16 KiB': NOTE + line.repeat(room + 1),
    };
    for (const [what, note] of Object.entries(malformed)) {
      expect(note, what).not.toBe(NOTE);
      expect(readCheckpoint(note), what).toBeNull();
      expect(verifyCheckpoint(note, KNOWN), what).toBeNull();
    }
  });

  test('of an unrelated text is not taken for a head, though the signature is true', () => {
    const note = signNote('Good morning.\n', SIGNER);
    expect(verifyNote(note, KNOWN)).toBe('Good morning.\n');
    expect(verifyCheckpoint(note, KNOWN)).toBeNull();
  });

  test('with lines of a later kind after the root is still read', () => {
    const note = signCheckpoint(`${BODY}something new\n`, SIGNER);
    expect(verifyCheckpoint(note, KNOWN)).toEqual(HEAD);
  });

  test('is not made of what is none', () => {
    const wrongs = [
      () => checkpointText({ ...HEAD, origin: '' }),
      () => checkpointText({ ...HEAD, origin: `${NAME}\n7\n${HEAD.root.toString('base64')}` }),
      () => checkpointText({ ...HEAD, size: -1 }),
      () => checkpointText({ ...HEAD, size: 1.5 }),
      () => checkpointText({ ...HEAD, root: HEAD.root.subarray(1) }),
      () => signCheckpoint('Good morning.\n', SIGNER),
      () => signCheckpoint(checkpointText({ ...HEAD, origin: 'a\tb' }), SIGNER),
      () => signCheckpoint(BODY, { ...SIGNER, name: 'two words' }),
      () => signCheckpoint(BODY, { ...SIGNER, name: 'one+two' }),
      () => signCheckpoint(BODY, { ...SIGNER, name: '' }),
      () => signCheckpoint(BODY, { ...SIGNER, privateKey: generateKeyPairSync('x25519').privateKey }),
    ];
    for (const wrong of wrongs) expect(wrong).toThrow('Assertion failed');
  });
});

test('no two workspaces get the same key', () => {
  expect(newDeviceKey().publicKey).not.toBe(newDeviceKey().publicKey);
  expect(Buffer.from(newDeviceKey().publicKey, 'base64')).toHaveLength(32);
});
