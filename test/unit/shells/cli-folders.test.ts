/** Folders and many files on the command line: everything below a folder is read, nothing hidden, and an empty folder is told by its name. */
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { heardTerminal } from '../../support/heard-terminal.ts';

vi.mock('../../../src-main/workspace/secrets.ts', async (original) =>
  (await import('../../support/quick-secrets.ts')).quick(await original()),
);

const home = mkdtempSync(join(tmpdir(), 'countinghouse-folders-'));
const { out, faults, cli } = heardTerminal();

const HEAD = 'Date,Description,Reference,Amount,Balance\n';
const day = (number: number) => new Date(Date.UTC(2024, 0, 1 + number)).toISOString().slice(0, 10);
/** A bank's file of one day: one line, with its balance. */
const bankFile = (number: number) =>
  `${HEAD}${day(number)},Till ${number},REF-${String(number).padStart(5, '0')},10.00,${10 * (number + 1)}.00\n`;

function put(folder: string, files: Readonly<Record<string, string>>): string {
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(join(home, folder, name, '..'), { recursive: true });
    writeFileSync(join(home, folder, name), text);
  }
  return join(home, folder);
}
const namesRead = () => (JSON.parse(out.join('\n')) as { file: string }[]).map((each) => each.file);

beforeAll(() => {
  vi.stubEnv('COUNTINGHOUSE_HOME', home);
  vi.stubEnv('COUNTINGHOUSE_PASSPHRASE', 'a password for the folder tests');
});
afterAll(() => {
  vi.unstubAllEnvs();
  rmSync(home, { recursive: true, force: true });
});

describe('a folder on the command line', () => {
  test('is read down to its last file, in the order of the names; hidden files and folders are left out', async () => {
    const folder = put('nested', {
      'c.csv': bankFile(2),
      'year/month/a.csv': bankFile(0),
      'year/b.csv': bankFile(1),
      '.hidden.csv': bankFile(3),
      '.git/config.csv': bankFile(4),
      'year/Thumbs.db': 'no statement',
    });
    expect(await cli('import', folder, '--workspace', join(home, 'w1'), '--json')).toBe(0);
    expect(namesRead()).toEqual(['a.csv', 'b.csv', 'c.csv']);
  });

  test('files of one name in several folders are all read', async () => {
    const folder = put('same', { 'one/bill.csv': bankFile(10), 'two/bill.csv': bankFile(11) });
    expect(await cli('reconcile', folder, '--json')).toBe(0);
    const { files } = JSON.parse(out.join('\n'));
    expect(files.map((each: { added: number }) => each.added)).toEqual([1, 1]);
  });

  test('an empty folder is named, and nothing is done', async () => {
    const folder = put('nothing', { '.hidden': 'x' });
    const full = put('full', { 'a.csv': bankFile(0) });
    expect(await cli('reconcile', full, folder)).toBe(3);
    expect(faults.join()).toContain('There is no file to read in the folder');
    expect(faults.join()).toContain(folder);
    expect(out).toEqual([]);
  });

  test('a link that leads back up is not followed', async () => {
    const folder = put('looped', { 'a.csv': bankFile(0) });
    symlinkSync(folder, join(folder, 'again'));
    expect(await cli('reconcile', folder, '--json')).toBe(0);
    expect(JSON.parse(out.join('\n')).files).toHaveLength(1);
  });
});

test('more than five hundred files are read in portions, and none is lost or counted twice', async () => {
  const count = 520;
  const folder = put(
    'many',
    Object.fromEntries(Array.from({ length: count }, (_, at) => [`bank-${day(at)}.csv`, bankFile(at)])),
  );
  const workspace = join(home, 'w2');
  expect(await cli('import', folder, '--workspace', workspace, '--json')).toBe(0);
  const files: { file: string; added: number; proof: string }[] = JSON.parse(out.join('\n'));
  expect(files).toHaveLength(count);
  expect(files.reduce((sum, each) => sum + each.added, 0)).toBe(count);
  expect(await cli('import', folder, '--workspace', workspace, '--json')).toBe(0);
  const again: { added: number }[] = JSON.parse(out.join('\n'));
  expect(again.reduce((sum, each) => sum + each.added, 0)).toBe(0);
}, 120_000);
