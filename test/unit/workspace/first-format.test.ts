/** A workspace of format 1, as the first builds wrote it: these slots were made by them, for the data key 00 01 02 … 1f. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { openLedger } from '../../../src-main/ledger/ledger.ts';
import { admit } from '../../../src-main/workspace/entering.ts';
import { deriveKey } from '../../../src-main/workspace/secrets.ts';
import { changePassword } from '../../../src-main/workspace/slot-keeping.ts';
import { openWorkspace } from '../../../src-main/workspace/workspace.ts';
import { readWorkspaceDocument } from '../../../src-main/workspace/workspace-document.ts';

const PASSWORD = '账房先生的很长很长的密码一二三';
const RECOVERY = '0123 4567 89ab cdef ghjk mnpq rstv wxyz';
const DEVICE_KEY = `device-key:${'A'.repeat(43)}`;
const DATA_KEY = Buffer.from(Array.from({ length: 32 }, (_, index) => index));
const FIRST = {
  format: 1,
  id: 'a-workspace-of-the-first-format',
  name: '城南店',
  owner: '林会计',
  isDemo: false,
  createdAt: '2026-10-19T01:00:00Z',
  slots: [
    {
      kind: 'password',
      person: '林会计',
      salt: '6HOThnUZ8vK74UEtEmsKxpbiYftiavkWeX5IceXZtYY=',
      costLog2: 17,
      nonce: 'zZ3IE/2Do/NxPSd+',
      wrapped: 'pijV9CROK47CPefjCIl2Ql+jb6pNBze40NiaPwgrW/PZY636FvBh618OAhFC8TBQ',
    },
    {
      kind: 'recovery',
      person: '',
      salt: 'ixRMcIkQIWwEZb5rquuk2Pk2aSL+/SumP1p26mXNnTs=',
      costLog2: 17,
      nonce: 'jwUXxyv6Cs7LSf+Z',
      wrapped: 'o/0CtS/Ss1KraE4fnckjmLBEs/1vokZhIQ0D5j93uW5Nz4/xMCe9nLnlZvzPX2i5',
    },
    {
      kind: 'device',
      person: '林会计',
      salt: '8PxCTnOje1Rxy1b/80vsQ+Xj2pgSL3UQDhkMo58w3AE=',
      costLog2: 17,
      nonce: 'cPaB222mYrSgntvZ',
      wrapped: 'EAEK5dPhaEbrsctIgoFTXuQRa7PLaF68A0IL060ej8ORj8WQbxpCRGHZ+xbjC8d3',
    },
  ],
};

let folder: string;
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'countinghouse-unit-'));
  (await openLedger(join(folder, 'ledger.db'), deriveKey(DATA_KEY, 'ledger'))).close();
  writeFileSync(join(folder, 'workspace.json'), JSON.stringify(FIRST));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const onDisk = () => JSON.parse(readFileSync(join(folder, 'workspace.json'), 'utf8'));

test('opens with every secret it had, one after the other, and each is made anew as it is used', async () => {
  const { ownerId } = await readWorkspaceDocument(folder);
  expect(ownerId).toMatch(/^P-[0-9A-Za-z]{10}$/);
  let left = 3;
  for (const secret of [RECOVERY, DEVICE_KEY, PASSWORD]) {
    const opened = await openWorkspace(folder, secret);
    expect(opened.person).toBe(ownerId);
    expect(opened.dataKey).toEqual(DATA_KEY);
    opened.close();
    left -= 1;
    const { format, slots } = onDisk();
    expect(format).toBe(2);
    expect(slots.filter((slot: { former: unknown }) => slot.former !== null)).toHaveLength(left);
  }
  expect(JSON.stringify(onDisk().slots)).not.toContain('林会计');
  for (const secret of [DEVICE_KEY, RECOVERY, PASSWORD]) (await openWorkspace(folder, secret)).close();
  const named = await openWorkspace(folder, PASSWORD, '林会计');
  expect(named.person).toBe(ownerId);
  named.close();
}, 30_000);

test('a wrong password leaves it in its format', async () => {
  await expect(openWorkspace(folder, 'not the password at all')).rejects.toMatchObject({
    kind: 'wrong_secret',
  });
  expect(onDisk().format).toBe(1);
});

test('a second window may come by a slot of format 1, and a password of format 1 can be changed', async () => {
  const opened = await openWorkspace(folder, RECOVERY);
  const now = () => '2026-10-19T02:00:00Z';
  await changePassword(
    opened,
    opened.person,
    { current: PASSWORD, next: 'quite another and long password' },
    now,
  );
  expect(await admit(opened, { login: '', secret: DEVICE_KEY, now })).toMatchObject({
    person: opened.person,
    slot: { kind: 'device' },
  });
  const entered = await admit(opened, { login: '林会计', secret: 'quite another and long password', now });
  expect(entered.person).toBe(opened.person);
  expect(opened.document.slots.every((slot) => slot.former === null)).toBe(true);
  opened.close();
}, 30_000);
