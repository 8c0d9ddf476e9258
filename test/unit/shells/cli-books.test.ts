/** The books at the terminal: posted by plan, months closed by name, and no way from there into a closed one. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { workspaceDesk } from '../../../src-main/shells/cli/session.ts';
import { heardTerminal } from '../../support/heard-terminal.ts';
import { accountOf } from '../../support/parties.ts';
import { BANK_ACCOUNT, shopDays, shopFiles } from '../journal/shop.ts';

vi.mock('../../../src-main/workspace/secrets.ts', async (original) =>
  (await import('../../support/quick-secrets.ts')).quick(await original()),
);

const home = mkdtempSync(join(tmpdir(), 'countinghouse-cli-books-'));
const { out, faults, cli, terminal } = heardTerminal('--workspace', join(home, 'books'));
const DAYS = shopDays('2026-03-30', 3);

const hand = async (days: typeof DAYS) => {
  const files = shopFiles(days).map(({ name, bytes }) => {
    const file = join(home, name);
    writeFileSync(file, bytes);
    return file;
  });
  return cli('import', ...files);
};

beforeAll(async () => {
  vi.stubEnv('COUNTINGHOUSE_HOME', join(home, 'desk'));
  vi.stubEnv('COUNTINGHOUSE_PASSPHRASE', 'whoever types this is at the till');
  await hand(DAYS.slice(0, 1));
});
afterAll(() => {
  vi.unstubAllEnvs();
  rmSync(home, { recursive: true, force: true });
});

const planned = async () => {
  expect(await cli('post', '--dry-run', '--json')).toBe(0);
  return JSON.parse(out.join('')) as { added: number; late: number };
};

test('what would be posted is said, then posted, then there is nothing more', async () => {
  const { added } = await planned();
  expect(added).toBeGreaterThan(0);
  expect(await cli('post')).toBe(0);
  expect(out.join('')).toContain(`Entries added ${added}, reversed 0`);
  expect((await planned()).added).toBe(0);
});

test('a month is closed with a reason; files of its days are taken in, and booked in the next one', async () => {
  expect(await cli('period', 'close', '2026-03')).toBe(2);
  expect(await cli('period', 'close', '2026-13', '--reason', 'x')).toBe(2);
  expect(await cli('period', 'close', '2026-03', '--reason', 'end of March')).toBe(0);
  expect(out).toEqual(['2026-03\tClosed']);
  await hand(DAYS.slice(0, 2));
  const { added, late } = await planned();
  // The bank’s opening balance and credit are of April anyway.
  expect(late).toBe(added - 2);
  expect(await cli('post')).toBe(0);
  expect(await cli('period', 'list')).toBe(0);
  const months = out.map((each) => each.split('\t').slice(0, 2).join(' '));
  expect(months).toContain('2026-03 Closed');
  expect(months).toContain('2026-04 Open');
  // What was booked is bound to the record.
  expect(await cli('verify')).toBe(0);
});

test('what is not posted stops closing, and is said', async () => {
  await hand(DAYS);
  expect(await cli('period', 'close', '2026-04', '--reason', 'end of April')).toBe(3);
  expect(faults.join('\n')).toMatch(/^stops\tEvery fact is posted\t\d+ to be posted$/m);
});

test('the three checks of client funds: a line each, and an end a script can hear', async () => {
  // Nothing is owed to a party and nothing kept apart.
  expect(await cli('fund-check')).toBe(0);
  expect(out).toEqual(['There are no client funds to check']);
  expect(await cli('fund-check', '--day', '2026-03-31', '--fail-on-shortfall')).toBe(1);
  const desk = await workspaceDesk(join(home, 'books'), false, terminal);
  const body = accountOf({ purpose: 'client_funds', number: BANK_ACCOUNT });
  await desk.call('parties.bindAccount', { partyId: '', body, reason: 'kept apart' });
  desk.close();
  // The binding is a fact of its own: until it is posted no day looks calm.
  expect(await cli('post')).toBe(0);
  expect(await cli('fund-check', '--fail-on-shortfall')).toBe(0);
  expect(out.map((each) => each.split('\t').slice(1, 4).join(' '))).toEqual([
    'CNY Owed and kept apart holds',
    'CNY Received and set apart holds',
    expect.stringMatching(/^CNY Books and bank (holds|not checked)$/),
  ]);
  expect(await cli('fund-check', '--day', 'soon')).toBe(2);
  const file = join(home, 'checks.csv');
  expect(await cli('export', '--kind', 'fund-checks', '--out', file)).toBe(0);
  expect(readFileSync(file, 'utf8')).toMatch(/^date,currency,requirement,resource,difference,owed_check,/);
});
