import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { admit, proveSecret } from '../../../src-main/workspace/entering.ts';
import type { OpenedWorkspace } from '../../../src-main/workspace/opened.ts';
import { COST_LOG2 } from '../../../src-main/workspace/secrets.ts';
import {
  changePassword,
  newRecoverySlot,
  removeSlot,
  setSlot,
} from '../../../src-main/workspace/slot-keeping.ts';
import { createWorkspace, openWorkspace } from '../../../src-main/workspace/workspace.ts';
import { hasDevice, hasPeople } from '../../../src-main/workspace/workspace-document.ts';
import { asked } from '../../support/quick-scrypt.ts';

const OWNER_PASSWORD = '账房先生的很长很长的密码一二三';
const CLERK = 'P-clerk00001';
const CLERK_PASSWORD = 'the clerk has a long one as well';
const AT = '2026-10-19T02:00:00Z';
const now = () => AT;

let home: string;
let recoveryCode: string;
let opened: OpenedWorkspace;
const folder = () => join(home, 'books');
beforeEach(async () => {
  home = mkdtempSync(join(tmpdir(), 'countinghouse-unit-'));
  const made = await createWorkspace(folder(), {
    name: '城南店',
    owner: '林会计',
    password: OWNER_PASSWORD,
    isDemo: false,
    createdAt: AT,
  });
  recoveryCode = made.recoveryCode;
  opened = await openWorkspace(folder(), OWNER_PASSWORD);
});
afterEach(() => {
  opened.close();
  rmSync(home, { recursive: true, force: true });
});

const addClerk = (once: { validUntil: string } | null = null) =>
  setSlot(opened, {
    kind: 'password',
    person: CLERK,
    login: '小王',
    secret: CLERK_PASSWORD,
    createdAt: AT,
    once,
  });

describe('a second person', () => {
  test('comes in at a second window by her name and password, and opens the workspace herself later', async () => {
    expect(hasPeople(opened.document)).toBe(false);
    await addClerk();
    expect(hasPeople(opened.document)).toBe(true);
    const entered = await admit(opened, { login: '小王', secret: CLERK_PASSWORD, now });
    expect(entered).toMatchObject({ person: CLERK, slot: { kind: 'password', once: null } });
    for (const [login, secret] of [
      ['小王', OWNER_PASSWORD],
      ['', CLERK_PASSWORD],
      ['小李', CLERK_PASSWORD],
    ] as const)
      await expect(admit(opened, { login, secret, now })).rejects.toMatchObject({
        kind: 'wrong_secret',
        facts: {},
      });
    opened.close();
    opened = await openWorkspace(folder(), CLERK_PASSWORD, '小王', now);
    expect(opened.person).toBe(CLERK);
  }, 30_000);

  test('a name that nobody has takes as long as a wrong password', async () => {
    // All of the time is that of stretching what was typed.
    const stretchedFor = async (login: string) => {
      const before = asked.length;
      await admit(opened, { login, secret: CLERK_PASSWORD, now }).catch(() => undefined);
      return asked.slice(before);
    };
    const wrongPassword = await stretchedFor('');
    expect(wrongPassword).toEqual([2 ** COST_LOG2]);
    expect(await stretchedFor('nobody at all')).toEqual(wrongPassword);
  });

  test('with a password for one log-in she comes in until it is over, and it says so', async () => {
    await addClerk({ validUntil: '2026-10-20T02:00:00Z' });
    const entered = await admit(opened, { login: '小王', secret: CLERK_PASSWORD, now });
    expect(entered.slot.once).toEqual({ validUntil: '2026-10-20T02:00:00Z' });
    const late = () => '2026-10-20T02:00:00Z';
    await expect(admit(opened, { login: '小王', secret: CLERK_PASSWORD, now: late })).rejects.toMatchObject({
      kind: 'wrong_secret',
    });
    expect(await proveSecret(opened, CLERK, CLERK_PASSWORD, late)).toBe(false);
  });

  test('sets her own, keeps her name at the door, and is no newcomer any more', async () => {
    await addClerk({ validUntil: '2026-10-20T02:00:00Z' });
    const next = 'and this one nobody issued to me';
    const change = (current: string, wanted: string) =>
      changePassword(opened, CLERK, { current, next: wanted }, now);
    await expect(change(OWNER_PASSWORD, next)).rejects.toMatchObject({ kind: 'wrong_secret' });
    await expect(change(CLERK_PASSWORD, 'short')).rejects.toMatchObject({
      kind: 'password_too_short',
      facts: { min: 15 },
    });
    await change(CLERK_PASSWORD, next);
    const entered = await admit(opened, { login: '小王', secret: next, now });
    expect(entered).toMatchObject({ person: CLERK, slot: { once: null } });
    await expect(admit(opened, { login: '小王', secret: CLERK_PASSWORD, now })).rejects.toMatchObject({
      kind: 'wrong_secret',
    });
  }, 30_000);
});

describe('slots', () => {
  test('set anew, a password takes the place of the former and keeps the name at the door', async () => {
    await addClerk();
    await setSlot(opened, {
      kind: 'password',
      person: CLERK,
      secret: 'a later and longer one',
      createdAt: AT,
    });
    expect(opened.document.slots.filter((slot) => slot.person === CLERK)).toHaveLength(1);
    expect((await admit(opened, { login: '小王', secret: 'a later and longer one', now })).person).toBe(
      CLERK,
    );
  });

  test('removed, a slot opens nothing; what no person could open any more is refused', async () => {
    const slot = await addClerk();
    expect(await removeSlot(opened, slot.id)).toBe(true);
    expect(await removeSlot(opened, slot.id)).toBe(false);
    await expect(admit(opened, { login: '小王', secret: CLERK_PASSWORD, now })).rejects.toMatchObject({
      kind: 'wrong_secret',
    });
    await setSlot(opened, {
      kind: 'device',
      person: opened.person,
      secret: `device-key:${'A'.repeat(43)}`,
      createdAt: AT,
    });
    expect(hasDevice(opened.document)).toBe(true);
    const [owner, recovery] = opened.document.slots;
    await removeSlot(opened, recovery?.id ?? '');
    await expect(removeSlot(opened, owner?.id ?? '')).rejects.toMatchObject({ kind: 'last_keeper' });
  });

  test('a new recovery code takes the place of the former', async () => {
    const code = await newRecoverySlot(opened, AT);
    expect(code).not.toBe(recoveryCode);
    await expect(admit(opened, { login: '', secret: recoveryCode, now })).rejects.toMatchObject({
      kind: 'wrong_secret',
    });
    expect((await admit(opened, { login: '', secret: code, now })).person).toBe(opened.person);
  });

  test('one that was put into the file by hand opens nothing', async () => {
    const clerk = await addClerk();
    opened.close();
    const file = join(folder(), 'workspace.json');
    const document = JSON.parse(readFileSync(file, 'utf8'));
    // The clerk makes herself the owner.
    for (const slot of document.slots) if (slot.id === clerk.id) slot.person = document.ownerId;
    document.slots.reverse();
    writeFileSync(file, JSON.stringify(document));
    await expect(openWorkspace(folder(), CLERK_PASSWORD, '', now)).rejects.toMatchObject({
      kind: 'wrong_secret',
    });
    opened = await openWorkspace(folder(), recoveryCode, '', now);
  });
});

describe('proving oneself again', () => {
  test('takes this person’s password or device, and nobody else’s', async () => {
    await addClerk();
    const owner = opened.person;
    expect(await proveSecret(opened, owner, OWNER_PASSWORD, now)).toBe(true);
    expect(await proveSecret(opened, CLERK, CLERK_PASSWORD, now)).toBe(true);
    expect(await proveSecret(opened, CLERK, OWNER_PASSWORD, now)).toBe(false);
    expect(await proveSecret(opened, owner, recoveryCode, now)).toBe(false);
    expect(await proveSecret(opened, 'P-nobody0000', OWNER_PASSWORD, now)).toBe(false);
  });
});
