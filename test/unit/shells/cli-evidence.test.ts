/** Evidence at the terminal: a pack goes to somebody for something, the same scope is the same file, and a scope that names nothing is refused. */
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { sha256Of } from '../../../src-main/platform/sha256.ts';
import { EXIT } from '../../../src-main/shells/cli/exit.ts';
import { heardTerminal } from '../../support/heard-terminal.ts';
import { ordersCsv } from '../../support/small-files.ts';
import { faultsOf } from '../audit/verify-pack/verdict.ts';

vi.mock('../../../src-main/workspace/secrets.ts', async (original) =>
  (await import('../../support/quick-secrets.ts')).quick(await original()),
);

const home = mkdtempSync(join(tmpdir(), 'countinghouse-cli-evidence-'));
const { out, faults, cli } = heardTerminal('--workspace', join(home, 'books'));
const pack = (name: string, ...more: readonly string[]) =>
  cli('export', '--kind', 'evidence', '--out', join(home, name), ...more);
const TO = ['--recipient', 'An audit firm', '--purpose', 'year end'] as const;

beforeAll(async () => {
  vi.stubEnv('COUNTINGHOUSE_HOME', join(home, 'desk'));
  vi.stubEnv('COUNTINGHOUSE_PASSPHRASE', 'whoever types this is at the till');
  writeFileSync(join(home, 'orders.csv'), ordersCsv(2));
  await cli('import', join(home, 'orders.csv'));
});
afterAll(() => {
  vi.unstubAllEnvs();
  rmSync(home, { recursive: true, force: true });
});

test('a pack is written and its SHA-256 told; written again, it is the same', async () => {
  expect(await pack('a.zip', ...TO)).toBe(EXIT.done);
  const bytes = readFileSync(join(home, 'a.zip'));
  expect(out).toEqual([`${join(home, 'a.zip')}\n${sha256Of(bytes)}`]);
  expect(await faultsOf(bytes)).toEqual([]);
  await pack('b.zip', ...TO, '--channel', 'wechat', '--from', '2026-05-08', '--to', '2026-05-08');
  await pack('c.zip', '--recipient', 'Somebody else', '--purpose', 'again');
  expect(readFileSync(join(home, 'c.zip')).equals(bytes)).toBe(true);
  expect(readFileSync(join(home, 'b.zip')).equals(bytes)).toBe(false);
});

test('nobody gets one without being named, nor by a slip of the pen', async () => {
  expect(await pack('d.zip')).toBe(EXIT.badUsage);
  expect(faults.join()).toContain('--recipient');
  expect(await pack('d.zip', ...TO, '--channel', 'wechatpay')).toBe(EXIT.badUsage);
  expect(await pack('d.zip', ...TO, '--account', '1900000000')).toBe(EXIT.badInput);
  expect(existsSync(join(home, 'd.zip'))).toBe(false);
});
