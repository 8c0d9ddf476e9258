/** The original of an import on the command line: the bytes as they came in, and the record says that they were taken out. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { readEntry } from '../../../src-main/record/entry.ts';
import { openWorkspace } from '../../../src-main/workspace/workspace.ts';
import { heardTerminal } from '../../support/heard-terminal.ts';
import { ordersCsv } from '../../support/small-files.ts';
import { zip } from '../../support/zip.ts';

vi.mock('../../../src-main/workspace/secrets.ts', async (original) =>
  (await import('../../support/quick-secrets.ts')).quick(await original()),
);

const PASSPHRASE = 'a password for the test of originals';
const home = mkdtempSync(join(tmpdir(), 'countinghouse-original-'));
const workspace = join(home, 'books');
const { out, faults, cli } = heardTerminal();
const archive = zip([{ name: 'x/orders.csv', content: ordersCsv(3) }]);

beforeAll(async () => {
  vi.stubEnv('COUNTINGHOUSE_HOME', home);
  vi.stubEnv('COUNTINGHOUSE_PASSPHRASE', PASSPHRASE);
  writeFileSync(join(home, 'orders.zip'), archive);
  expect(await cli('import', join(home, 'orders.zip'), '--workspace', workspace)).toBe(0);
});
afterAll(() => {
  vi.unstubAllEnvs();
  rmSync(home, { recursive: true, force: true });
});

test('it comes byte for byte, also out of an archive, into a folder that is made for it', async () => {
  const file = join(home, 'copies', 'a.zip');
  const args = ['--workspace', workspace, '--import', '1', '--out', file, '--reason', 'sampling'];
  expect(await cli('original', ...args)).toBe(0);
  expect(out).toEqual([file]);
  expect(readFileSync(file).equals(archive)).toBe(true);
  const opened = await openWorkspace(workspace, PASSPHRASE);
  const { ledger } = opened;
  const events = ledger
    .all(ledger.query.selectFrom('audit_event').select('entry').orderBy('seq'))
    .flatMap(({ entry }) => readEntry(entry) ?? []);
  opened.close();
  expect(events.filter(({ action }) => action === 'statements.original_saved')).toMatchObject([
    { subject: { import: 1, bytes: archive.length, reason: 'sampling' } },
  ]);
});

test('an import that is not there is named, and what is missing on the command line is told', async () => {
  const file = join(home, 'b.zip');
  expect(await cli('original', '--workspace', workspace, '--import', '7', '--out', file)).toBe(3);
  expect(await cli('original', '--workspace', workspace, '--import', 'x', '--out', file)).toBe(2);
  expect(await cli('original', '--workspace', workspace, '--import', '1')).toBe(2);
  expect(faults.join('\n')).toContain('original --workspace DIR --import ID --out F');
});
