import { describe, expect, test } from 'vitest';
import { newDeviceKey } from '../../../src-main/workspace/device-key.ts';
import {
  isGenuine,
  type KeySlot,
  makeSlot,
  openSlot,
  resealSlot,
  rewrapSlot,
} from '../../../src-main/workspace/key-slots.ts';
import { newSealKeys, openSealed, sealTo } from '../../../src-main/workspace/sealing.ts';
import { loginTag, newDataKey } from '../../../src-main/workspace/secrets.ts';

const PASSWORD = '账房先生的很长很长的密码一二三';
const NEXT = 'quite another and long password';
const AT = '2026-10-19T02:00:00Z';
const device = newDeviceKey();
const dataKey = newDataKey();
const wanted = {
  kind: 'password',
  person: 'P-0000000001',
  login: 'tag',
  secret: PASSWORD,
  createdAt: AT,
} as const;

describe('a key slot', () => {
  test('gives the data key for its secret and for no other, whichever keyboard typed it', async () => {
    const slot = await makeSlot({ ...wanted, secret: 'ﬁfteen letters é' }, dataKey, device);
    expect((await openSlot(slot, 'fifteen letters e\u0301', device.publicKey))?.dataKey).toEqual(dataKey);
    expect(await openSlot(slot, PASSWORD, device.publicKey)).toBeNull();
  });

  test('takes a new data key without the secret, and then gives that one', async () => {
    const slot = await makeSlot(wanted, dataKey, device);
    const next = newDataKey();
    const resealed = await resealSlot(slot, next, device);
    expect((await openSlot(resealed, PASSWORD, device.publicKey))?.dataKey).toEqual(next);
    expect(resealed.wrapped).toBe(slot.wrapped);
  });

  test('a password change wraps the same private key anew: what was sealed stays, the former password opens nothing', async () => {
    const slot = await makeSlot({ ...wanted, once: { validUntil: AT } }, dataKey, device);
    expect(await rewrapSlot(slot, NEXT, NEXT, AT, device)).toBeNull();
    const changed = await rewrapSlot(slot, PASSWORD, NEXT, '2026-10-20T02:00:00Z', device);
    if (!changed) return expect.fail('the password is right');
    expect(changed).toMatchObject({ sealed: slot.sealed, publicKey: slot.publicKey, once: null });
    expect(changed.createdAt).toBe('2026-10-20T02:00:00Z');
    expect((await openSlot(changed, NEXT, device.publicKey))?.dataKey).toEqual(dataKey);
    expect(await openSlot(changed, PASSWORD, device.publicKey)).toBeNull();
  });

  test('whatever is changed in it by who cannot open the workspace, it does not open', async () => {
    const slot = await makeSlot({ ...wanted, once: { validUntil: AT } }, dataKey, device);
    const other = await makeSlot({ ...wanted, person: 'P-0000000002' }, newDataKey(), newDeviceKey());
    const hisKey = newDataKey();
    const forgeries: Partial<KeySlot>[] = [
      { person: 'P-0000000002' },
      { kind: 'device' },
      { login: 'another' },
      { once: null },
      { once: { validUntil: '2036-10-19T02:00:00Z' } },
      { publicKey: other.publicKey },
      // A data key of his own, sealed to her: with it everything she writes from then on would be his to read.
      {
        sealed: await sealTo(Buffer.from(slot.publicKey, 'base64'), hisKey, 'workspace data key', slot.id),
      },
    ];
    for (const forged of forgeries) {
      expect(isGenuine({ ...slot, ...forged }, device.publicKey), JSON.stringify(forged)).toBe(false);
      expect(await openSlot({ ...slot, ...forged }, PASSWORD, device.publicKey)).toBeNull();
    }
  }, 30_000);

  test('another device key in the file does not make it open: the secret is bound to the one that was there', async () => {
    const slot = await makeSlot(wanted, dataKey, device);
    const his = newDeviceKey();
    const resigned = await resealSlot(slot, newDataKey(), his);
    expect(isGenuine(resigned, his.publicKey)).toBe(true);
    expect(await openSlot(resigned, PASSWORD, his.publicKey)).toBeNull();
  });
});

test('a sealed key opens only for the slot and the purpose it was sealed for', async () => {
  const { publicKey, privateKey } = await newSealKeys();
  expect(publicKey).toHaveLength(32);
  const sealed = await sealTo(publicKey, dataKey, 'workspace data key', 'slot');
  expect(await openSealed(privateKey, sealed, 'workspace data key', 'slot')).toEqual(dataKey);
  expect(await openSealed(privateKey, sealed, 'workspace data key', 'another')).toBeNull();
  expect(await openSealed(privateKey, sealed, 'workspace next data key', 'slot')).toBeNull();
  expect(await openSealed((await newSealKeys()).privateKey, sealed, 'workspace data key', 'slot')).toBeNull();
  expect(await openSealed(privateKey, 'AAAA', 'workspace data key', 'slot')).toBeNull();
});

test('a log-in name’s tag is the same however it is typed, and another in another workspace', () => {
  const tag = loginTag('one', 'Straße Lin');
  for (const typed of ['straße lin', ' STRASSE  LIN ', 'Ｓtrasse\u3000Ｌin'])
    expect(loginTag('one', typed)).toBe(tag);
  expect(loginTag('one', 'Strase Lin')).not.toBe(tag);
  expect(loginTag('two', 'Straße Lin')).not.toBe(tag);
});
