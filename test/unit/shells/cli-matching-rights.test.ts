/** Who may match, change terms and put rules into force at the terminal; what needs two persons waits, ends with 4, and is done by the other one's yes. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { heardTerminal } from '../../support/heard-terminal.ts';
import { ordersCsv } from '../../support/small-files.ts';

vi.mock('../../../src-main/workspace/secrets.ts', async (original) =>
  (await import('../../support/quick-secrets.ts')).quick(await original()),
);

const home = mkdtempSync(join(tmpdir(), 'countinghouse-cli-rights-'));
const books = join(home, 'books');
const terms = join(home, 'terms.json');
const OWNER = { name: '', secret: 'whoever types this owns the shop' };
const CHEN = { name: 'Chen', secret: 'Chen reviews what others have asked for' };
const ZHOU = { name: 'Zhou', secret: 'Zhou looks at everything afterwards' };

const { out, faults, cli } = heardTerminal('--workspace', books);
const as = (who: { name: string; secret: string; next?: string }, ...args: string[]): Promise<number> => {
  vi.stubEnv('COUNTINGHOUSE_USER', who.name);
  vi.stubEnv('COUNTINGHOUSE_PASSPHRASE', who.secret);
  vi.stubEnv('COUNTINGHOUSE_NEW_PASSPHRASE', who.next ?? '');
  return cli(...args);
};
async function add({ name, secret }: typeof OWNER, role: string): Promise<void> {
  const added = await as(OWNER, 'add-person', name, '--role', role);
  const request = /request (\d+)/.exec(faults.join('\n'))?.[1];
  if (added === 4) expect(await as(CHEN, 'approve', request ?? '')).toBe(0);
  expect(await as(OWNER, 'people', '--json')).toBe(0);
  const people = JSON.parse(out.join('\n')) as { readonly id: string; readonly name: string }[];
  const id = people.find((each) => each.name === name)?.id ?? '';
  expect(await as(OWNER, 'issue-password', id)).toBe(0);
  expect(await as({ name, secret: out[0] ?? '', next: secret }, 'set-password')).toBe(0);
}

beforeAll(async () => {
  vi.stubEnv('COUNTINGHOUSE_HOME', join(home, 'home'));
  const orders = join(home, 'orders.csv');
  writeFileSync(orders, ordersCsv(3));
  writeFileSync(
    terms,
    JSON.stringify({
      terms: [{ what: 'calendar_day', day: '2026-10-19', kind: 'holiday', name: 'stocktaking' }],
    }),
  );
  expect(await as(OWNER, 'import', orders)).toBe(0);
  expect(await as(OWNER, 'match')).toBe(0);
  await add(CHEN, 'reviewer');
  await add(ZHOU, 'auditor');
});
afterAll(() => {
  vi.unstubAllEnvs();
  rmSync(home, { recursive: true, force: true });
});

test('who only looks is told why, and changes nothing', async () => {
  expect(await as(ZHOU, 'explain', '--all')).toBe(0);
  expect(await as(ZHOU, 'rules', 'list')).toBe(0);
  expect(await as(ZHOU, 'terms', 'list')).toBe(0);
  for (const args of [
    ['match'],
    ['match', '--dry-run'],
    ['match', '--full'],
    ['undo-run'],
    ['terms', 'import', terms],
    ['rules', 'discard', 'order_bank_by_amount'],
    ['rules', 'publish', 'order_bank_by_amount', '--reason', 'I would like to'],
  ])
    for (const who of [ZHOU, CHEN]) expect([args, await as(who, ...args)]).toEqual([args, 4]);
  expect(await as({ ...CHEN, secret: 'not what Chen types' }, 'rules', 'list')).toBe(4);
});

test('a change of terms waits for another, who reads what kind it is and says yes', async () => {
  expect(await as(OWNER, 'terms', 'import', terms, '--reason', 'we count the stock')).toBe(4);
  const request = /request (\d+)/.exec(faults.join('\n'))?.[1] ?? '';
  expect(await as(OWNER, 'terms', 'export')).toBe(0);
  expect(JSON.parse(out.join('\n'))).toEqual({ terms: [] });
  expect(await as(OWNER, 'approve', request)).toBe(4); // Nobody agrees to her own.
  expect(await as(ZHOU, 'approve', request)).toBe(4);
  expect(await as(CHEN, 'requests')).toBe(0);
  expect(
    out
      .find((row) => row.startsWith(`${request}\t`))
      ?.split('\t')
      .slice(1, 3),
  ).toEqual(['Change settlement terms', 'Waiting']);
  expect(out.join('\n')).toMatch(/\t\d{4}-\d\d-\d\d \d\d:\d\d:\d\d\t/);
  expect(await as(CHEN, 'approve', request)).toBe(0);
  expect(out.join('\n')).toContain('Carried out');
  expect(await as(OWNER, 'terms', 'list')).toBe(0);
  expect(out.join('\n')).toContain('2026-10-19 is a day off (stocktaking)');
});
