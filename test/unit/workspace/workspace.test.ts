import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { proveSecret } from '../../../src-main/workspace/entering.ts';
import type { OpenedWorkspace } from '../../../src-main/workspace/opened.ts';
import { newRecoveryCode, readRecoveryCode } from '../../../src-main/workspace/secrets.ts';
import { forgetDevice, rememberDevice } from '../../../src-main/workspace/slot-keeping.ts';
import { createWorkspace, openThrowAway, openWorkspace } from '../../../src-main/workspace/workspace.ts';
import { isWorkspace } from '../../../src-main/workspace/workspace-document.ts';
import '../../support/quick-scrypt.ts';

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
    const { recoveryCode, ownerId } = await createWorkspace(folder(), NEW);
    const first = await openWorkspace(folder(), PASSWORD);
    expect(first.person).toBe(ownerId);
    expect(first.slot).toMatchObject({ kind: 'password', once: null });
    first.close();
    const typed = recoveryCode.toLowerCase().replaceAll('-', ' ');
    const second = await openWorkspace(folder(), typed);
    expect(second.person).toBe(ownerId);
    expect(second.slot.kind).toBe('recovery');
    second.close();
  });

  test('the owner may type her name, in any case and width, or leave it out; another name is refused as a wrong password is', async () => {
    const { ownerId } = await createWorkspace(folder(), { ...NEW, owner: 'Lin Ｋ' });
    for (const login of ['', '  lin k ', 'LIN\u3000K']) {
      const opened = await openWorkspace(folder(), PASSWORD, login);
      expect(opened.person).toBe(ownerId);
      opened.close();
    }
    await expect(openWorkspace(folder(), PASSWORD, '出纳')).rejects.toMatchObject({
      kind: 'wrong_secret',
      facts: {},
    });
  });

  test('opens with a password that happens to look like a recovery code, as a password keeper may make it', async () => {
    const password = 'd41d8cd98f00b204e9800998ecf8427e';
    const { ownerId, recoveryCode } = await createWorkspace(folder(), { ...NEW, password });
    const opened = await openWorkspace(folder(), password);
    expect(opened.slot.kind).toBe('password');
    expect(await proveSecret(opened, ownerId, password, () => NEW.createdAt)).toBe(true);
    opened.close();
    (await openWorkspace(folder(), recoveryCode)).close();
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
    writeFileSync(file, readFileSync(file, 'utf8').replace('"format": 2', '"format": 3'));
    await expect(openWorkspace(folder(), PASSWORD)).rejects.toMatchObject({ kind: 'workspace_newer' });
    writeFileSync(file, '{ "format": 3, "all": "is different" }');
    await expect(openWorkspace(folder(), PASSWORD)).rejects.toMatchObject({ kind: 'workspace_newer' });
  });

  test('a damaged document is named', async () => {
    await createWorkspace(folder(), NEW);
    writeFileSync(join(folder(), 'workspace.json'), '{ "format": 2,');
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
  const now = () => '2026-10-19T02:00:00Z';

  test('opens the workspace once it is remembered, and no longer once it is forgotten', async () => {
    const { ownerId } = await createWorkspace(folder(), NEW);
    await expect(openWorkspace(folder(), DEVICE_KEY)).rejects.toMatchObject({ kind: 'wrong_secret' });
    const first = await openWorkspace(folder(), PASSWORD);
    await rememberDevice(first, ownerId, { password: PASSWORD, deviceKey: DEVICE_KEY }, now);
    first.close();
    const second = await openWorkspace(folder(), DEVICE_KEY);
    expect(second.person).toBe(ownerId);
    await forgetDevice(second, ownerId);
    second.close();
    await expect(openWorkspace(folder(), DEVICE_KEY)).rejects.toMatchObject({ kind: 'wrong_secret' });
    (await openWorkspace(folder(), PASSWORD)).close();
  });

  test('is remembered only by who knows the password', async () => {
    const { ownerId } = await createWorkspace(folder(), NEW);
    const opened = await openWorkspace(folder(), PASSWORD);
    for (const password of ['not the password at all', DEVICE_KEY])
      await expect(
        rememberDevice(opened, ownerId, { password, deviceKey: DEVICE_KEY }, now),
      ).rejects.toMatchObject({ kind: 'wrong_secret' });
    opened.close();
  });
});

describe('the ledger file between closing and opening', () => {
  const ledgerFile = () => join(folder(), 'ledger.db');
  const write = ({ ledger, person }: OpenedWorkspace) => {
    const event = { exception_key: 'x', at: NEW.createdAt, by: person, action: 'note', value: '', text: 'x' };
    ledger.append(ledger.query.insertInto('exception_event').values(event));
  };

  test('left alone it is the same, and nothing is said', async () => {
    await createWorkspace(folder(), NEW);
    for (let time = 0; time < 2; time += 1) {
      const opened = await openWorkspace(folder(), PASSWORD);
      expect(opened.ledgerChangedWhileClosed).toBeNull();
      opened.close();
    }
  });

  test('an older copy put in its place is noticed at the next opening, once', async () => {
    await createWorkspace(folder(), NEW);
    const older = readFileSync(ledgerFile());
    const opened = await openWorkspace(folder(), PASSWORD);
    write(opened);
    opened.close();
    writeFileSync(ledgerFile(), older);
    const second = await openWorkspace(folder(), PASSWORD);
    const change = second.ledgerChangedWhileClosed;
    expect(change?.expected).toMatch(/^[0-9a-f]{64}$/);
    expect(change?.found).not.toBe(change?.expected);
    second.close();
    const third = await openWorkspace(folder(), PASSWORD);
    expect(third.ledgerChangedWhileClosed).toBeNull();
    third.close();
  });

  test('a WAL laid beside it is noticed too, and one that is gone is not replaced by an empty ledger', async () => {
    await createWorkspace(folder(), NEW);
    writeFileSync(`${ledgerFile()}-wal`, 'not ours');
    const opened = await openWorkspace(folder(), PASSWORD);
    expect(opened.ledgerChangedWhileClosed).not.toBeNull();
    opened.close();
    rmSync(ledgerFile());
    await expect(openWorkspace(folder(), PASSWORD)).rejects.toMatchObject({
      kind: 'workspace_damaged',
      facts: { file: 'ledger.db' },
    });
    expect(readdirSync(folder())).not.toContain('ledger.db');
  });

  test('a stop while it was open raises no false alarm', async () => {
    await createWorkspace(folder(), NEW);
    const opened = await openWorkspace(folder(), PASSWORD);
    write(opened);
    const asKilled = readFileSync(join(folder(), 'workspace.json')); // As a stop at this instant leaves it.
    opened.close();
    writeFileSync(join(folder(), 'workspace.json'), asKilled);
    const again = await openWorkspace(folder(), PASSWORD);
    expect(again.ledgerChangedWhileClosed).toBeNull();
    again.close();
  });

  test('a damaged one is not opened, and whoever opens it in the end still hears of the change', async () => {
    await createWorkspace(folder(), NEW);
    const older = readFileSync(ledgerFile());
    const opened = await openWorkspace(folder(), PASSWORD);
    write(opened);
    opened.close();
    const damaged = readFileSync(ledgerFile());
    damaged.fill(0, 0, 4096);
    writeFileSync(ledgerFile(), damaged);
    await expect(openWorkspace(folder(), PASSWORD)).rejects.toMatchObject({ kind: 'workspace_damaged' });
    writeFileSync(ledgerFile(), older);
    const again = await openWorkspace(folder(), PASSWORD);
    expect(again.ledgerChangedWhileClosed).not.toBeNull();
    again.close();
  });
});

describe('changes of workspace.json', () => {
  test('many at once lose none, and all are on disk', async () => {
    await createWorkspace(folder(), NEW);
    const opened = await openWorkspace(folder(), PASSWORD);
    const letters = [...'abcdefghij'];
    await Promise.all(
      letters.map((letter) =>
        opened.update((document) => ({ ...document, anchor: document.anchor + letter })),
      ),
    );
    expect(opened.document.anchor).toBe('abcdefghij');
    expect(readFileSync(join(folder(), 'workspace.json'), 'utf8')).toContain('"anchor": "abcdefghij"');
    opened.close();
    await expect(opened.update((document) => document)).rejects.toThrow();
  });

  test('no name of a person stands in the file, but the owner’s until the ledger has it', async () => {
    await createWorkspace(folder(), NEW);
    const opened = await openWorkspace(folder(), PASSWORD);
    await opened.update((document) => ({ ...document, owner: '' }));
    expect(readFileSync(join(folder(), 'workspace.json'), 'utf8')).not.toContain('林会计');
    opened.close();
  });
});
