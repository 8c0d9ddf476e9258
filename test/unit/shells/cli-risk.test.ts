/** Reports of risk control at the terminal: only with the right, never without saying to whom and for what, and nothing is written where it is refused. */
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { EXIT } from '../../../src-main/shells/cli/exit.ts';
import { heardTerminal } from '../../support/heard-terminal.ts';
import { shopDays, tradeFile } from '../journal/shop.ts';

vi.mock('../../../src-main/workspace/secrets.ts', async (original) =>
  (await import('../../support/quick-secrets.ts')).quick(await original()),
);

const home = mkdtempSync(join(tmpdir(), 'countinghouse-cli-risk-'));
const books = join(home, 'books');
const { faults, cli } = heardTerminal();
const at = ['--workspace', books] as const;
const handover = ['--recipient', '中国反洗钱监测分析中心', '--purpose', '报送'] as const;

beforeAll(async () => {
  vi.stubEnv('COUNTINGHOUSE_HOME', join(home, 'desk'));
  vi.stubEnv('COUNTINGHOUSE_PASSPHRASE', 'whoever types this is at the till');
  const [day] = shopDays('2026-03-30', 1);
  const { name, bytes } = tradeFile(day as never); // The first of one.
  writeFileSync(join(home, name), bytes);
  await cli('import', join(home, name), ...at);
});
afterAll(() => {
  vi.unstubAllEnvs();
  rmSync(home, { recursive: true, force: true });
});

test('to whom and for what has to be said, and of which case', async () => {
  const out = ['--out', join(home, 'l.xlsx')] as const;
  expect(await cli('export', '--kind', 'large-value', ...out, ...at)).toBe(EXIT.badUsage);
  expect(faults.join()).toContain('--recipient');
  expect(await cli('export', '--kind', 'suspicious', ...out, ...handover, ...at)).toBe(EXIT.badUsage);
  expect(faults.join()).toContain('--case');
});

test('the owner has no right to it: refused, and no file is there', async () => {
  for (const kind of ['large-value', 'alerts', 'cases']) {
    const file = join(home, `${kind}.csv`);
    const code = await cli('export', '--kind', kind, '--out', file, ...handover, ...at);
    expect(code).not.toBe(EXIT.done);
    expect(existsSync(file)).toBe(false);
  }
});
