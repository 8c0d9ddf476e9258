/** `verify --workspace` at the terminal: whatever was changed in the files, the end is 6 and the first fault is named. */
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { writeDemo } from '../../../src-main/demo/demo.ts';
import { type Driver, openDriver } from '../../../src-main/ledger/driver.ts';
import { deriveKey } from '../../../src-main/workspace/secrets.ts';
import { openWorkspace } from '../../../src-main/workspace/workspace.ts';
import { heardTerminal } from '../../support/heard-terminal.ts';

vi.mock('../../../src-main/workspace/secrets.ts', async (original) =>
  (await import('../../support/quick-secrets.ts')).quick(await original()),
);

const home = mkdtempSync(join(tmpdir(), 'countinghouse-cli-verify-'));
const OWNER = 'the owner types this at the terminal';
const books = join(home, 'books');
const older = join(home, 'older');
let ledgerKey: Buffer;
const { out, cli } = heardTerminal();

beforeAll(async () => {
  vi.stubEnv('COUNTINGHOUSE_HOME', join(home, 'home'));
  vi.stubEnv('COUNTINGHOUSE_USER', '');
  vi.stubEnv('COUNTINGHOUSE_PASSPHRASE', OWNER);
  await writeDemo(join(home, 'files'), { orders: 60, days: 2, seed: 5, lastDay: '2026-10-18' });
  expect(await cli('import', join(home, 'files'), '--workspace', books)).toBe(0);
  cpSync(books, older, { recursive: true });
  expect(await cli('match', '--workspace', books)).toBe(0);
  expect(await cli('post', '--workspace', books)).toBe(0);
  const workspace = await openWorkspace(books, OWNER);
  ledgerKey = deriveKey(workspace.dataKey, 'ledger');
  workspace.close();
});
afterAll(() => {
  vi.unstubAllEnvs();
  rmSync(home, { recursive: true, force: true });
});

/** A copy of the workspace for one test, with its desk's memory of it as it was. */
let copies = 0;
function copy(): string {
  copies += 1;
  const folder = join(home, `copy-${copies}`);
  cpSync(books, folder, { recursive: true });
  cpSync(join(home, 'home'), join(home, `home-${copies}`), { recursive: true });
  vi.stubEnv('COUNTINGHOUSE_HOME', join(home, `home-${copies}`));
  return folder;
}
async function changed(change: (driver: Driver) => void): Promise<string> {
  const folder = copy();
  const driver = await openDriver(join(folder, 'ledger.db'), ledgerKey);
  driver.pragma('foreign_keys = OFF');
  for (const name of driver.prepare("SELECT name FROM sqlite_schema WHERE type = 'trigger'").pluck().all())
    driver.prepare(`DROP TRIGGER ${String(name)}`).run();
  change(driver);
  driver.close();
  return folder;
}
function flip(file: string, at: number): void {
  const bytes = readFileSync(file);
  bytes.writeUInt8(bytes.readUInt8(at) ^ 1, at);
  writeFileSync(file, bytes);
}
/** The end of the command and the first line it said. */
const verify = async (folder: string, ...more: string[]) => {
  const end = await cli('verify', '--workspace', folder, ...more);
  return [end, out[0]?.split('\n')[0] ?? ''];
};

describe('a workspace as it was left', () => {
  test('holds, with 0, and says what was counted; in JSON for scripts', async () => {
    const folder = copy();
    expect(await cli('verify', '--workspace', folder)).toBe(0);
    expect(out.join('\n')).toMatch(
      /The record holds: \d+ events, \d+ rows, \d+ checkpoints, [1-9]\d* original/,
    );
    expect(await cli('verify', '--workspace', folder, '--json')).toBe(0);
    expect(JSON.parse(out.join('\n'))).toMatchObject({ holds: true, faults: [] });
  });

  test('is compared with a checkpoint that was kept in a file', async () => {
    const folder = copy();
    const kept = join(home, 'checkpoint.txt');
    const { anchor } = JSON.parse(readFileSync(join(folder, 'workspace.json'), 'utf8'));
    writeFileSync(kept, anchor);
    expect((await verify(folder, '--anchor', kept))[0]).toBe(0);
    writeFileSync(kept, anchor.replace('countinghouse.local', 'countinghouse.locaI'));
    expect(await verify(folder, '--anchor', kept)).toEqual([6, expect.stringMatching(/^signature: anchor/)]);
    expect((await verify(folder, '--anchor', join(home, 'no such file')))[0]).not.toBe(0);
  });

  test('does not open to a wrong password', async () => {
    vi.stubEnv('COUNTINGHOUSE_PASSPHRASE', 'this is not the password');
    expect((await verify(copy()))[0]).toBe(4);
    vi.stubEnv('COUNTINGHOUSE_PASSPHRASE', OWNER);
    expect((await verify(join(home, 'nothing here')))[0]).toBe(3);
  });
});

describe('a changed record', () => {
  test('one letter of an event', async () => {
    const folder = await changed((driver) =>
      driver.prepare("UPDATE audit_event SET entry = replace(entry, 'cli', 'clj') WHERE seq = 5").run(),
    );
    expect(await verify(folder)).toEqual([6, 'edited: audit_event 5']);
    expect(await cli('verify', '--workspace', folder, '--json')).toBe(6);
    expect(JSON.parse(out.join('\n')).faults[0]).toMatchObject({ kind: 'edited', number: 5 });
  });

  test('a deleted row of what was matched', async () => {
    const folder = await changed((driver) => driver.prepare('DELETE FROM match_leg WHERE row = 2').run());
    expect(await verify(folder)).toEqual([6, 'missing: match_leg 2']);
  });

  test('a fen of a posting, with its entry made to balance again', async () => {
    const folder = await changed((driver) =>
      driver.prepare('UPDATE journal_posting SET amount = amount + 1 WHERE entry_id = 2').run(),
    );
    expect(await verify(folder)).toEqual([6, expect.stringMatching(/^edited: journal_(entry|posting) \d+$/)]);
  });

  test('an entry that was put in beside the record', async () => {
    const folder = await changed((driver) => {
      driver
        .prepare(
          `INSERT INTO journal_posting (entry_id, account, sub, side, amount, currency) SELECT 9999, account, sub, side, amount, currency
           FROM journal_posting WHERE entry_id = 1`,
        )
        .run();
      driver
        .prepare(
          `INSERT INTO journal_entry SELECT 9999, '2026-10-999999', period, day, origin, rule, fact, memo, reverses, late_of, at, by
           FROM journal_entry WHERE id = 1`,
        )
        .run();
    });
    expect(await verify(folder)).toEqual([
      6,
      expect.stringMatching(/^unrecorded: journal_(entry|posting) \d+$/),
    ]);
  });

  test('a checkpoint', async () => {
    const folder = await changed((driver) =>
      driver.prepare("UPDATE audit_checkpoint SET note = replace(note, '— ', '—  ') WHERE size = 4").run(),
    );
    expect(await verify(folder)).toEqual([6, expect.stringMatching(/^signature: audit_checkpoint/)]);
  });

  test('a tail that was cut, which no desk writes on any more', async () => {
    const folder = await changed((driver) => driver.prepare('DELETE FROM audit_event WHERE seq >= 8').run());
    expect(await cli('match', '--workspace', folder)).toBe(3);
    expect(await verify(folder)).toEqual([6, 'truncated: audit_event 8']);
    expect(await cli('verify', '--workspace', folder, '--json')).toBe(6);
    expect(JSON.parse(out.join('\n')).faults[0]).toMatchObject({ kind: 'truncated', number: 8 });
  });
});

describe('changed files', () => {
  test('the ledger of some days ago in the place of the present one', async () => {
    const folder = copy();
    cpSync(join(older, 'ledger.db'), join(folder, 'ledger.db'));
    expect(await verify(folder)).toEqual([
      6,
      expect.stringMatching(/^older_backup: (workspace|settings)\.json/),
    ]);
  });

  test('the whole workspace of some days ago: the desk still knows the later head', async () => {
    const folder = copy();
    rmSync(folder, { recursive: true });
    cpSync(older, folder, { recursive: true });
    expect(await verify(folder)).toEqual([6, expect.stringMatching(/^older_backup: settings\.json/)]);
  });

  test.each([0.001, 0.1, 0.3, 0.5, 0.7, 0.9])('one byte of the ledger, at %f of its length', async (part) => {
    const folder = copy();
    const file = join(folder, 'ledger.db');
    flip(file, Math.floor(readFileSync(file).length * part));
    const [end, said] = await verify(folder);
    expect(said).toMatch(/^(damaged|edited|missing|truncated): /);
    expect(end).toBe(6);
  });

  test('one byte of an original', async () => {
    const folder = copy();
    const [name = ''] = readdirSync(join(folder, 'originals'));
    const file = join(folder, 'originals', name);
    flip(file, Math.floor(readFileSync(file).length / 2));
    expect(await verify(folder)).toEqual([6, expect.stringMatching(/^damaged: original \d+$/)]);
  });

  test('a ledger that is gone, and a workspace.json that says nothing', async () => {
    const gone = copy();
    rmSync(join(gone, 'ledger.db'));
    expect(await verify(gone)).toEqual([6, 'damaged: ledger.db']);
    const folder = copy();
    writeFileSync(join(folder, 'workspace.json'), '{"format": 2}');
    expect(await verify(folder)).toEqual([6, expect.stringMatching(/^damaged: .*workspace\.json$/)]);
  });
});
