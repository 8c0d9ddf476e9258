/** The auditor at the terminal: the same seed draws the same items, tests say what they found, and a paper goes to somebody. */
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { sha256Of } from '../../../src-main/platform/sha256.ts';
import { EXIT } from '../../../src-main/shells/cli/exit.ts';
import { heardTerminal } from '../../support/heard-terminal.ts';
import { shopDays, shopFiles } from '../journal/shop.ts';

vi.mock('../../../src-main/workspace/secrets.ts', async (original) =>
  (await import('../../support/quick-secrets.ts')).quick(await original()),
);

const home = mkdtempSync(join(tmpdir(), 'countinghouse-cli-audit-'));
const { out, faults, cli } = heardTerminal('--workspace', join(home, 'books'));
const TRADE = ['--population', 'lines_trade'] as const;
const MUS = [...TRADE, '--method', 'mus', '--tolerable', '300.00', '--seed', '2026'] as const;

beforeAll(async () => {
  vi.stubEnv('COUNTINGHOUSE_HOME', join(home, 'desk'));
  vi.stubEnv('COUNTINGHOUSE_PASSPHRASE', 'whoever types this is at the till');
  const files = shopFiles(shopDays('2026-03-30', 2)).map(({ name, bytes }) => {
    writeFileSync(join(home, name), bytes);
    return join(home, name);
  });
  await cli('import', ...files);
});
afterAll(() => {
  vi.unstubAllEnvs();
  rmSync(home, { recursive: true, force: true });
});

test('a sample is planned, drawn, shown and drawn again as it was', async () => {
  expect(await cli('audit', 'sample', ...MUS, '--plan')).toBe(EXIT.done);
  expect(JSON.parse(out.join('\n'))).toMatchObject({ interval: 10_000, problem: '' });
  const draw = ['audit', 'sample', ...MUS, '--title', 'March', '--purpose', 'year end'] as const;
  const refs = () => JSON.parse(out.join('\n')).items.rows.map(({ ref }: { readonly ref: string }) => ref);
  expect(await cli(...draw, '--json')).toBe(EXIT.done);
  const first = refs();
  expect(first.length).toBeGreaterThan(0);
  await cli(...draw, '--json');
  expect(refs()).toEqual(first);
  await cli('audit', 'samples', '--json');
  expect(JSON.parse(out.join('\n'))).toHaveLength(2);
  await cli('audit', 'sample', '1');
  expect(out[0]).toBe('March');
});

test('a test says how many it found, and its paper needs somebody to go to', async () => {
  expect(await cli('audit', 'test', 'round_amounts', ...TRADE, '--set', 'minor=10000')).toBe(EXIT.done);
  expect(out[0]).toMatch(/^\d+ items tested, \d+ found$/);
  const paper = join(home, 'paper.xlsx');
  expect(await cli('audit', 'test', 'round_amounts', ...TRADE, '--paper', paper)).toBe(EXIT.badUsage);
  expect(faults.join()).toContain('--recipient');
  expect(existsSync(paper)).toBe(false);
  await cli(
    'audit',
    'test',
    'round_amounts',
    ...TRADE,
    '--paper',
    paper,
    '--recipient',
    'CPA',
    '--purpose',
    'year end',
  );
  expect(existsSync(paper)).toBe(true);
  // Where it went is said, as of every file that is handed over.
  expect(out).toEqual([`${paper}\n${sha256Of(readFileSync(paper))}`]);
});

test('what it does not know it says', async () => {
  for (const args of [
    ['nothing'],
    ['test', 'nothing', ...TRADE],
    ['test', 'duplicates'],
    ['sample', ...TRADE, '--size', '3'],
  ])
    expect(await cli('audit', ...args)).toBe(EXIT.badUsage);
  expect(await cli('audit', 'test', 'duplicates', ...TRADE, '--set', 'hours=3')).toBe(EXIT.badInput);
});
