/** Keeping and what falls due, at the terminal: it looks, and erases nothing. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { EXIT } from '../../../src-main/shells/cli/exit.ts';
import { heardTerminal } from '../../support/heard-terminal.ts';
import { tradeBill } from '../../support/wechat-bill.ts';

vi.mock('../../../src-main/workspace/secrets.ts', async (original) =>
  (await import('../../support/quick-secrets.ts')).quick(await original()),
);

const home = mkdtempSync(join(tmpdir(), 'countinghouse-cli-retention-'));
const at = ['--workspace', join(home, 'books')] as const;
const { out: heard, cli } = heardTerminal();

beforeAll(async () => {
  vi.stubEnv('COUNTINGHOUSE_HOME', join(home, 'desk'));
  vi.stubEnv('COUNTINGHOUSE_PASSPHRASE', 'whoever types this is at the till');
  const bill = tradeBill(
    [{ 交易时间: '2009-05-10 10:00:00' }],
    ['1', '100.00', '0.00', '0.00', '0.60000', '100.00', '0.00'],
  );
  writeFileSync(join(home, 'old.csv'), bill);
  await cli('import', join(home, 'old.csv'), ...at);
});
afterAll(() => {
  vi.unstubAllEnvs();
  rmSync(home, { recursive: true, force: true });
});

test('the years of each kind with their source, and a month of long ago that is due', async () => {
  heard.length = 0;
  expect(await cli('retention', ...at)).toBe(EXIT.done);
  expect(heard.join('\n')).toContain('Anti-Money Laundering Law (2024) art. 34');
  expect(heard.join('\n')).toMatch(/2009-05\t1\t2019-05-11/);
});

test('the same for a script', async () => {
  heard.length = 0;
  expect(await cli('retention', ...at, '--json')).toBe(EXIT.done);
  const { classes, units } = JSON.parse(heard.join('\n'));
  expect(classes).toHaveLength(7);
  expect(units).toMatchObject([{ key: 'transactions:2009-05', state: 'due' }]);
  expect(await cli('retention')).toBe(EXIT.badUsage);
});
