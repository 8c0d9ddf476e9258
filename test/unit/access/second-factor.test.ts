import { Secret, TOTP, URI } from 'otpauth';
import { describe, expect, test } from 'vitest';
import {
  hashRecoveryCode,
  newRecoveryCodes,
  newSecondFactor,
  stepOfCode,
} from '../../../src-main/areas/access/second-factor.ts';

/** RFC 6238, appendix B: the secret, and the last six of the eight digits printed there for SHA-1. */
const RFC_SECRET = Secret.fromLatin1('12345678901234567890').base32;
const VECTORS = [
  [59, '287082'],
  [1111111109, '081804'],
  [1111111111, '050471'],
  [1234567890, '005924'],
  [2000000000, '279037'],
  [20000000000, '353130'],
] as const;

describe('a code of the authenticator', () => {
  test.each(VECTORS)('at %d s is the one that RFC 6238 prints, and names its step', (seconds, code) => {
    expect(stepOfCode(RFC_SECRET, code, seconds * 1000)).toBe(Math.floor(seconds / 30));
  });

  test('is taken one step early or late and names the step it was made for, so that it cannot be used again', () => {
    const [seconds, code] = VECTORS[3];
    const step = Math.floor(seconds / 30);
    for (const late of [-30, 0, 30]) expect(stepOfCode(RFC_SECRET, code, (seconds + late) * 1000)).toBe(step);
    for (const late of [-60, 60]) expect(stepOfCode(RFC_SECRET, code, (seconds + late) * 1000)).toBeNull();
  });

  test('may be typed with a space or in full width; anything else is no code', () => {
    const at = 1234567890 * 1000;
    for (const typed of ['005 924', ' 005924 ', '００５９２４'])
      expect(stepOfCode(RFC_SECRET, typed, at)).toBe(41152263);
    for (const typed of ['', '05924', '0005924', '00592x', '-05924', '+05924', '5924'])
      expect(stepOfCode(RFC_SECRET, typed, at)).toBeNull();
  });
});

test('a new second factor has 160 random bits and a URI that authenticators read', () => {
  const { secret, uri } = newSecondFactor('账房 城南店', '林会计');
  expect(Secret.fromBase32(secret).bytes).toHaveLength(20);
  expect(newSecondFactor('x', 'y').secret).not.toBe(secret);
  const read = URI.parse(uri);
  expect(read).toBeInstanceOf(TOTP);
  expect(read).toMatchObject({
    issuer: '账房 城南店',
    label: '林会计',
    algorithm: 'SHA1',
    digits: 6,
    period: 30,
  });
  expect(read.secret.base32).toBe(secret);
});

describe('recovery codes', () => {
  test('are ten different ones of 80 bits in groups', () => {
    const codes = newRecoveryCodes();
    expect(new Set(codes).size).toBe(10);
    for (const code of codes) expect(code).toMatch(/^([0-9A-HJKMNP-TV-Z]{4}-){3}[0-9A-HJKMNP-TV-Z]{4}$/);
  });

  test('are known by their hash however they are typed', () => {
    const hash = hashRecoveryCode('01AB-CDEF-GHJK-MN10');
    for (const typed of ['01abcdefghjkmn10', 'o1ab cdef ghjk mnlo', ' OIAB-CDEF-GHJK-MNIO '])
      expect(hashRecoveryCode(typed)).toBe(hash);
    for (const typed of ['', '01AB-CDEF-GHJK-MN11', '01AB-CDEF-GHJK', '123456'])
      expect(hashRecoveryCode(typed)).not.toBe(hash);
    expect(hash).toMatch(/^[0-9a-f]{64}$/);
  });
});
