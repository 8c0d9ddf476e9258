/** `watch` on the command line: what lies in a workspace's folder is read and shown, never committed; another folder is chosen here alone. */
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { heardTerminal } from '../../support/heard-terminal.ts';

vi.mock('../../../src-main/workspace/secrets.ts', async (original) =>
  (await import('../../support/quick-secrets.ts')).quick(await original()),
);

const home = mkdtempSync(join(tmpdir(), 'countinghouse-cli-watch-'));
const workspace = join(home, 'workspace');
const incoming = join(home, '..', `${home.split('/').at(-1)}-incoming`);
const HEAD = 'Date,Description,Reference,Amount,Balance\n';
const { out, faults, cli } = heardTerminal();
const watch = (...args: string[]) => cli('watch', '--workspace', workspace, ...args);
const watches = () =>
  Object.values(
    (JSON.parse(readFileSync(join(home, 'settings.json'), 'utf8')) as { watches: object }).watches,
  );

beforeAll(async () => {
  vi.stubEnv('COUNTINGHOUSE_HOME', home);
  vi.stubEnv('COUNTINGHOUSE_PASSPHRASE', 'a password for the watch tests');
  const first = join(home, 'first.csv');
  writeFileSync(first, `${HEAD}2026-03-01,Till,REF-00001,10.00,10.00\n`);
  expect(await cli('import', first, '--workspace', workspace)).toBe(0);
});
afterAll(() => {
  vi.unstubAllEnvs();
  for (const folder of [home, incoming]) rmSync(folder, { recursive: true, force: true });
});
beforeEach(() => void mkdirSync(incoming, { recursive: true }));

describe('watch', () => {
  test('--once reads what is new in the folder, names what it does not read, and commits nothing', async () => {
    writeFileSync(join(incoming, 'new.csv'), `${HEAD}2026-03-02,Till,REF-00002,10.00,20.00\n`);
    writeFileSync(join(incoming, 'old.csv'), `${HEAD}2026-03-01,Till,REF-00001,10.00,10.00\n`);
    writeFileSync(join(incoming, 'letter.txt'), 'dear aunt\nno figures here\n');
    expect(await watch('--folder', incoming, '--once', '--json')).toBe(0);
    const { folder, plans, refused } = JSON.parse(out.join('\n'));
    expect(folder.endsWith('-incoming')).toBe(true);
    expect(plans.map((each: { file: string }) => each.file)).toEqual(['new.csv']);
    expect(refused.map((each: { file: string }) => each.file)).toEqual(['letter.txt']);
    expect(await watch('--once')).toBe(0);
    expect(out.join('\n')).toContain('not watched by windows');
    expect(out.join('\n')).toContain('new.csv');
  }, 60_000);

  test('the folder and the switch are kept on this machine; the app’s own folder comes back', async () => {
    expect(await watch('--folder', incoming, '--on', '--once')).toBe(0);
    expect(watches()).toMatchObject([{ isOn: true, folder: expect.stringContaining('-incoming') }]);
    expect(await watch('--own-folder', '--off')).toBe(0);
    expect(watches()).toEqual([{ isOn: false, folder: '' }]);
  }, 60_000);

  test('a folder that is ours, too wide or not there is refused, and nothing changes', async () => {
    for (const folder of [home, workspace, '/', join(home, 'nowhere')]) {
      expect(await watch('--folder', folder, '--once')).toBe(3);
      expect(faults.join()).toContain('This folder cannot be watched');
    }
    expect(watches()).toEqual([{ isOn: false, folder: '' }]);
  });

  test('contradicting options are bad usage', async () => {
    expect(await watch('--on', '--off')).toBe(2);
    expect(await watch('--own-folder', '--folder', incoming)).toBe(2);
    expect(await cli('watch', '--once')).toBe(2);
  });
});
