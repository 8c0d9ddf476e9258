import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { newRecoveryCode, readRecoveryCode } from '../../../src-main/workspace/key-slots.ts';
import {
  createWorkspace,
  forgetDevice,
  isWorkspace,
  openThrowAway,
  openWorkspace,
  rememberDevice,
} from '../../../src-main/workspace/workspace.ts';

const PASSWORD = '账房先生的很长很长的密码一二三';
const NEW = {
  name: '城南店',
  owner: '林会计',
  password: PASSWORD,
  isDemo: false,
  createdAt: '2026-10-19T01:00:00Z',
};

let home: string;
beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), 'countinghouse-unit-'));
});
afterEach(() => rmSync(home, { recursive: true, force: true }));
const folder = () => join(home, 'books');

const everyFile = (where: string): string[] =>
  readdirSync(where, { recursive: true, encoding: 'utf8' })
    .map((name) => join(where, name))
    .filter((file) => statSync(file).isFile());

describe('a workspace', () => {
  test('opens with its password, and with the printed recovery code however it is typed', async () => {
    const { recoveryCode } = await createWorkspace(folder(), NEW);
    const first = await openWorkspace(folder(), PASSWORD);
    expect(first.person).toBe('林会计');
    first.close();
    const typed = recoveryCode.toLowerCase().replaceAll('-', ' ');
    (await openWorkspace(folder(), typed)).close();
  });

  test('a wrong password and a wrong code are refused in one way, and name no file', async () => {
    await createWorkspace(folder(), NEW);
    for (const secret of ['not the password at all', newRecoveryCode()])
      await expect(openWorkspace(folder(), secret)).rejects.toMatchObject({
        kind: 'wrong_secret',
        facts: {},
      });
  });

  test('a short password makes no workspace', async () => {
    await expect(createWorkspace(folder(), { ...NEW, password: 'kurz' })).rejects.toMatchObject({
      kind: 'password_too_short',
    });
    expect(isWorkspace(folder())).toBe(false);
  });

  test('a folder with other people’s files is left alone', async () => {
    writeFileSync(join(home, 'holiday.jpg'), 'x');
    await expect(createWorkspace(home, NEW)).rejects.toMatchObject({
      kind: 'workspace_exists',
      facts: { found: 'holiday.jpg' },
    });
    expect(readdirSync(home)).toEqual(['holiday.jpg']);
  });

  test('what a stop while making one left behind is made over', async () => {
    await createWorkspace(folder(), NEW);
    rmSync(join(folder(), 'workspace.json')); // The last thing written, so this is how a stop just before it looks.
    await createWorkspace(folder(), NEW);
    (await openWorkspace(folder(), PASSWORD)).close();
  });

  test('a second opening is refused while the first is open, and works after it', async () => {
    await createWorkspace(folder(), NEW);
    const first = await openWorkspace(folder(), PASSWORD);
    await expect(openWorkspace(folder(), PASSWORD)).rejects.toMatchObject({ kind: 'workspace_in_use' });
    first.close();
    (await openWorkspace(folder(), PASSWORD)).close();
  });

  test('a newer format is refused, not misread', async () => {
    await createWorkspace(folder(), NEW);
    const file = join(folder(), 'workspace.json');
    writeFileSync(file, readFileSync(file, 'utf8').replace('"format": 1', '"format": 2'));
    await expect(openWorkspace(folder(), PASSWORD)).rejects.toMatchObject({ kind: 'workspace_newer' });
  });

  test('a damaged document is named', async () => {
    await createWorkspace(folder(), NEW);
    writeFileSync(join(folder(), 'workspace.json'), '{ "format": 1,');
    await expect(openWorkspace(folder(), PASSWORD)).rejects.toMatchObject({ kind: 'workspace_damaged' });
  });
});

describe('originals', () => {
  const SECRET_TEXT = '微信支付,4200001234567890,张三';
  const content = Buffer.from(SECRET_TEXT.repeat(400_000), 'utf8');

  test('come back byte for byte, are kept once, and say nothing on disk', async () => {
    await createWorkspace(folder(), NEW);
    const opened = await openWorkspace(folder(), PASSWORD);
    const first = await opened.originals.put(content);
    const again = await opened.originals.put(Buffer.from(content));
    expect(again.name).toBe(first.name);
    expect((await opened.originals.get(first.name)).equals(content)).toBe(true);
    for (const file of everyFile(folder()))
      expect(readFileSync(file).includes(Buffer.from('4200001234567890'))).toBe(false);
    opened.close();
  });

  test('a changed byte is noticed and named', async () => {
    await createWorkspace(folder(), NEW);
    const opened = await openWorkspace(folder(), PASSWORD);
    const { name } = await opened.originals.put(content);
    const file = join(folder(), 'originals', name);
    const bytes = readFileSync(file);
    bytes[bytes.length - 20] = (bytes[bytes.length - 20] ?? 0) ^ 1;
    writeFileSync(file, bytes);
    await expect(opened.originals.get(name)).rejects.toMatchObject({
      kind: 'workspace_damaged',
      facts: { file: `originals/${name}` },
    });
    opened.close();
  });

  test('what no import points to is swept', async () => {
    await createWorkspace(folder(), NEW);
    const opened = await openWorkspace(folder(), PASSWORD);
    const kept = await opened.originals.put(Buffer.from('kept'));
    await opened.originals.put(Buffer.from('orphan'));
    writeFileSync(join(folder(), 'originals', 'half.partial'), 'half');
    await opened.originals.sweep((name) => name === kept.name);
    expect(readdirSync(join(folder(), 'originals'))).toEqual([kept.name]);
    opened.close();
  });
});

test('a throw-away workspace is gone when it is closed', async () => {
  const opened = await openThrowAway(folder(), '2026-10-19T01:00:00Z');
  await opened.originals.put(Buffer.from('something'));
  opened.close();
  expect(readdirSync(home)).toEqual([]);
});

test('a recovery code survives being read aloud: O for 0, I and L for 1', () => {
  expect(readRecoveryCode('OIL2-3456-789A-BCDE-FGHJ-KMNP-QRST-VWXY')).toBe(
    '0112345678 9ABCDEFGHJKMNPQRSTVWXY'.replace(' ', ''),
  );
  expect(readRecoveryCode('a password of more than fifteen letters')).toBeNull();
});

describe('the key store of a machine', () => {
  const DEVICE_KEY = `device-key:${'A'.repeat(43)}`;

  test('opens the workspace once it is remembered, and no longer once it is forgotten', async () => {
    await createWorkspace(folder(), NEW);
    await expect(openWorkspace(folder(), DEVICE_KEY)).rejects.toMatchObject({ kind: 'wrong_secret' });
    await rememberDevice(folder(), '林会计', PASSWORD, DEVICE_KEY);
    (await openWorkspace(folder(), DEVICE_KEY)).close();
    (await openWorkspace(folder(), PASSWORD)).close();
    await forgetDevice(folder(), '林会计');
    await expect(openWorkspace(folder(), DEVICE_KEY)).rejects.toMatchObject({ kind: 'wrong_secret' });
    (await openWorkspace(folder(), PASSWORD)).close();
  });

  test('is remembered only by who knows the password', async () => {
    await createWorkspace(folder(), NEW);
    for (const password of ['not the password at all', DEVICE_KEY])
      await expect(rememberDevice(folder(), '林会计', password, DEVICE_KEY)).rejects.toMatchObject({
        kind: 'wrong_secret',
      });
  });
});
