/** Standard formats and papers at the terminal: handed over to somebody for something, of days and accounts that are named. */
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { sha256Of } from '../../../src-main/platform/sha256.ts';
import { EXIT } from '../../../src-main/shells/cli/exit.ts';
import { heardTerminal } from '../../support/heard-terminal.ts';
import { OUR_NUMBER, statementText } from '../audit/papers/house-of-papers.ts';

vi.mock('../../../src-main/workspace/secrets.ts', async (original) =>
  (await import('../../support/quick-secrets.ts')).quick(await original()),
);

const home = mkdtempSync(join(tmpdir(), 'countinghouse-cli-standard-'));
const { out, faults, cli } = heardTerminal('--workspace', join(home, 'books'));
const TO = ['--recipient', 'An audit firm', '--purpose', 'year end'] as const;
const write = (kind: string, name: string, ...more: readonly string[]) =>
  cli('export', '--kind', kind, '--out', join(home, name), ...more);

beforeAll(async () => {
  vi.stubEnv('COUNTINGHOUSE_HOME', join(home, 'desk'));
  vi.stubEnv('COUNTINGHOUSE_PASSPHRASE', 'whoever types this is at the till');
  writeFileSync(join(home, 'bank.csv'), statementText());
  await cli('import', join(home, 'bank.csv'));
});
afterAll(() => {
  vi.unstubAllEnvs();
  rmSync(home, { recursive: true, force: true });
});

test('every format is written once the books say something, and its SHA-256 told', async () => {
  const days = ['--from', '2026-10-01', '--to', '2026-10-31', ...TO];
  // Nothing is posted: a file of them would look whole and be empty.
  expect(await write('saft', 'empty.zip', ...days)).toBe(EXIT.badInput);
  expect(existsSync(join(home, 'empty.zip'))).toBe(false);
  expect(await cli('post')).toBe(EXIT.done);
  for (const kind of ['gbt24589', 'saft', 'csv-set']) {
    expect(await write(kind, `${kind}.zip`, ...days)).toBe(EXIT.done);
    expect(out.at(-1)).toContain(sha256Of(readFileSync(join(home, `${kind}.zip`))));
  }
});

test('papers by the name of their file, of an account by its number', async () => {
  const day = ['--day', '2026-10-05', ...TO];
  expect(await write('bank-reconciliation', 'rec.pdf', '--account', OUR_NUMBER, ...day)).toBe(EXIT.done);
  expect(readFileSync(join(home, 'rec.pdf')).toString('latin1').startsWith('%PDF')).toBe(true);
  expect(await write('ageing', 'ageing.xlsx', ...day)).toBe(EXIT.done);
  expect(readFileSync(join(home, 'ageing.xlsx')).toString('latin1').startsWith('PK')).toBe(true);
});

test('nobody gets one without being named, nor of days or an account that are not', async () => {
  expect(await write('saft', 'x.zip', '--from', '2026-10-01', '--to', '2026-10-31')).toBe(EXIT.badUsage);
  expect(faults.join()).toContain('--recipient');
  expect(await write('saft', 'x.zip', ...TO)).toBe(EXIT.badUsage);
  expect(await write('bank-reconciliation', 'x.pdf', '--day', '2026-10-05', ...TO)).toBe(EXIT.badUsage);
  expect(await write('ageing', 'x.pdf', ...TO)).toBe(EXIT.badUsage);
  expect(existsSync(join(home, 'x.zip')) || existsSync(join(home, 'x.pdf'))).toBe(false);
});
