/** Backups at the terminal: made, verified, drilled, restored where there is nothing, and over a ledger only with a second person. */
import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { writeDemo } from '../../../src-main/demo/demo.ts';
import { run } from '../../../src-main/shells/cli/main.ts';
import type { Terminal } from '../../../src-main/shells/cli/terminal.ts';

vi.mock('../../../src-main/workspace/secrets.ts', async (original) =>
  (await import('../../support/quick-secrets.ts')).quick(await original()),
);

const home = mkdtempSync(join(tmpdir(), 'countinghouse-cli-backup-'));
const OWNER = 'the owner types this at the terminal';
const CHECKER = 'the checker types that at the terminal';
const books = join(home, 'books');
const file = join(home, 'stick', 'books.chbackup');
let out: string[];
let faults: string[];

const terminal: Terminal = {
  locale: 'en',
  isInteractive: false,
  out: (text) => void out.push(text),
  fault: (text) => void faults.push(text),
  progress: () => undefined,
  askSecret: async () => '',
};
async function as(who: { name?: string; secret: string; next?: string }, ...args: string[]): Promise<number> {
  vi.stubEnv('COUNTINGHOUSE_USER', who.name ?? '');
  vi.stubEnv('COUNTINGHOUSE_PASSPHRASE', who.secret);
  vi.stubEnv('COUNTINGHOUSE_NEW_PASSPHRASE', who.next ?? '');
  [out, faults] = [[], []];
  return run(args, terminal);
}
const owner = (...args: string[]) => as({ secret: OWNER }, ...args);
const checker = (...args: string[]) => as({ name: 'Chen', secret: CHECKER }, ...args);
const imports = async (folder: string) => {
  const target = join(home, 'lines.csv');
  expect(await owner('export', '--workspace', folder, '--kind', 'lines', '--out', target)).toBe(0);
  return readFileSync(target, 'utf8').trim().split('\n').length - 1;
};

beforeAll(async () => {
  vi.stubEnv('COUNTINGHOUSE_HOME', join(home, 'home'));
  await writeDemo(join(home, 'files'), { orders: 60, days: 2, seed: 5, lastDay: '2026-10-18' });
  await writeDemo(join(home, 'more'), { orders: 60, days: 2, seed: 6, lastDay: '2026-10-16' });
  expect(await owner('reconcile', join(home, 'files'), '--workspace', books)).toBe(0);
  expect(await owner('backup', '--workspace', books, '--out', file)).toBe(0);
});
afterAll(() => {
  vi.unstubAllEnvs();
  rmSync(home, { recursive: true, force: true });
});
beforeEach(() => {
  [out, faults] = [[], []];
});

describe('verify F', () => {
  test('of a whole backup is 0 and says of which workspace and when, with no password', async () => {
    expect(await as({ secret: '' }, 'verify', file)).toBe(0);
    expect(out[0]).toMatch(/books\.chbackup is whole: workspace \S+, made \S+, \d+ records/);
  });

  test('of a changed one is 6 and names the part', async () => {
    const copy = join(home, 'changed.chbackup');
    const bytes = readFileSync(file);
    bytes.writeUInt8(bytes.readUInt8(bytes.length - 9) ^ 1, bytes.length - 9);
    writeFileSync(copy, bytes);
    expect(await as({ secret: '' }, 'verify', copy)).toBe(6);
    expect(out[0]).toMatch(/^damaged: originals\//);
    expect(await as({ secret: '' }, 'verify', join(home, 'none.chbackup'))).toBe(3);
  });
});

describe('restore F --drill', () => {
  test('holds for a sound backup, alone and beside its workspace, where it is recorded', async () => {
    expect(await owner('restore', file, '--drill')).toBe(0);
    expect(out.at(-1)).toMatch(/imports=\d+, lines=\d+/);
    expect(await owner('restore', file, '--drill', '--workspace', books)).toBe(0);
  });

  test('takes a password of its time', async () => {
    expect(await as({ secret: 'not the password of the books' }, 'restore', file, '--drill')).toBe(4);
  });

  test('fails with 6 for a changed one', async () => {
    expect(await owner('restore', join(home, 'changed.chbackup'), '--drill')).toBe(6);
    expect(out[0]).toMatch(/^damaged: originals\//);
  });
});

describe('restore F --workspace DIR', () => {
  test('where there is nothing makes the workspace, once', async () => {
    const folder = join(home, 'restored');
    expect(await owner('restore', file, '--workspace', folder)).toBe(0);
    expect(await imports(folder)).toBe(await imports(books));
  });

  test('with a wrong password makes nothing', async () => {
    const folder = join(home, 'never');
    expect(
      await as({ secret: 'not the password of the books' }, 'restore', file, '--workspace', folder),
    ).toBe(4);
    expect(existsSync(folder)).toBe(false);
  });

  test('over a ledger says what would be lost, and where nobody else could agree does it at once', async () => {
    const sole = join(home, 'sole');
    cpSync(books, sole, { recursive: true });
    const before = await imports(sole);
    expect(await owner('import', join(home, 'more', 'orders.csv'), '--workspace', sole)).toBe(0);
    expect(await imports(sole)).toBeGreaterThan(before);
    expect(await owner('restore', file, '--workspace', sole)).toBe(0);
    expect(out[0]).toMatch(/would be lost/);
    expect(await imports(sole)).toBe(before);
  });

  test('over a ledger of several people files a request, ends with 4, and goes on when it is approved', async () => {
    expect(await owner('add-person', 'Chen', '--role', 'administrator', '--workspace', books)).toBe(0);
    const [id = ''] = out;
    expect(await owner('issue-password', id, '--workspace', books)).toBe(0);
    const [once = ''] = out;
    expect(
      await as({ name: 'Chen', secret: once, next: CHECKER }, 'set-password', '--workspace', books),
    ).toBe(0);
    const kept = join(home, 'kept.chbackup');
    expect(await owner('backup', '--workspace', books, '--out', kept)).toBe(0);
    const before = await imports(books);
    expect(await owner('import', join(home, 'more', 'orders.csv'), '--workspace', books)).toBe(0);

    expect(await owner('restore', kept, '--workspace', books, '--reason', 'wrong files')).toBe(4);
    const request = /request (\d+)/.exec(faults.join('\n'))?.[1] ?? '';
    expect(await owner('restore', kept, '--workspace', books, '--request', request)).toBe(4);
    expect(await imports(books)).toBeGreaterThan(before);
    expect(await owner('approve', request, '--workspace', books)).toBe(4); // Nobody agrees to her own.
    expect(await checker('approve', request, '--workspace', books)).toBe(0);
    expect(await owner('restore', file, '--workspace', books, '--request', request)).toBe(3); // Another file.
    expect(await owner('restore', kept, '--workspace', books, '--request', request)).toBe(0);
    expect(await imports(books)).toBe(before);
    expect(await owner('restore', kept, '--workspace', books, '--request', request)).not.toBe(0);
  });
});

test('what is missing or cannot be is bad usage', async () => {
  expect(await owner('backup', '--workspace', books)).toBe(2);
  expect(await owner('restore', file)).toBe(2);
  expect(await owner('restore')).toBe(2);
  expect(await owner('restore', file, '--workspace', books, '--request', 'x')).toBe(2);
  expect(await owner('verify')).toBe(2);
});
