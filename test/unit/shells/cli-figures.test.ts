/** Figures at the terminal: asked as a board asks, read by a person and by a script, refused where the question or the person is wrong. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { CONFIDENTIAL_PANEL_NAMES } from '../../../shared/domain/analytics/panels.ts';
import { EXIT } from '../../../src-main/shells/cli/exit.ts';
import { heardTerminal } from '../../support/heard-terminal.ts';
import { shopDays, tradeFile } from '../journal/shop.ts';

vi.mock('../../../src-main/workspace/secrets.ts', async (original) =>
  (await import('../../support/quick-secrets.ts')).quick(await original()),
);

const home = mkdtempSync(join(tmpdir(), 'countinghouse-cli-figures-'));
const at = ['--workspace', join(home, 'books')] as const;
const { out: heard, faults, cli } = heardTerminal();

beforeAll(async () => {
  vi.stubEnv('COUNTINGHOUSE_HOME', join(home, 'desk'));
  vi.stubEnv('COUNTINGHOUSE_PASSPHRASE', 'whoever types this is at the till');
  for (const day of shopDays('2026-03-30', 2)) {
    const { name, bytes } = tradeFile(day);
    writeFileSync(join(home, name), bytes);
    await cli('import', join(home, name), ...at);
  }
});
afterAll(() => {
  vi.unstubAllEnvs();
  rmSync(home, { recursive: true, force: true });
});

const json = async (...args: string[]) => {
  expect(await cli('figures', '--json', ...args, ...at)).toBe(EXIT.done);
  return JSON.parse(heard.join('\n')) as {
    asked: { from: string; to: string };
    panels: {
      panel: string;
      compared: unknown;
      tables: { rows: { of: string[]; figures: Record<string, Record<string, unknown>> }[] }[];
    }[];
  };
};

test('without days it is all that files speak of, and every panel but those of compliance', async () => {
  const { asked, panels } = await json();
  expect(asked).toMatchObject({ from: '2026-03-30', to: '2026-03-31' });
  const names = panels.map(({ panel }) => panel);
  expect(names).toEqual(expect.arrayContaining(['volume', 'rates', 'waterfall', 'digits']));
  for (const name of CONFIDENTIAL_PANEL_NAMES) expect(names).not.toContain(name);
});

test('amounts are texts with a dot, and a ratio comes with both parts', async () => {
  const { panels } = await json(
    '--panel',
    'volume',
    '--compare',
    'previous',
    '--from',
    '2026-03-31',
    '--to',
    '2026-03-31',
  );
  const [volume] = panels;
  expect(panels).toHaveLength(1);
  const { sales_value: value, sales_average: average } = volume?.tables[0]?.rows[0]?.figures ?? {};
  expect(value?.['value']).toMatch(/^\d+\.\d\d$/);
  expect(average).toMatchObject({ of: value?.['value'] });
  expect(volume?.compared).toEqual({ from: '2026-03-30', to: '2026-03-30' });
  expect(value?.['before']).toMatch(/^\d+\.\d\d$/);
});

test('a person reads a table with its meaning, and what is missing', async () => {
  expect(await cli('figures', '--panel', 'volume', '--by', 'month', ...at)).toBe(EXIT.done);
  const said = heard.join('\n');
  expect(said).toContain('2026-03-01');
  expect(said).toMatch(/As of 20/);
  expect(said).toContain('CNY');
});

test('what is not known is refused with what there is; what is compliance’s alone, with no figure', async () => {
  for (const wrong of [
    ['--panel', 'profit'],
    ['--by', 'year'],
    ['--channel', 'cash'],
    ['--account', 'nobody’s'],
    ['--merchant', 'nobody'],
    ['--currency', 'yuan'],
    ['--from', '2026-02-30'],
    ['volume'],
  ])
    expect(await cli('figures', ...wrong, ...at), wrong.join(' ')).toBe(EXIT.badUsage);
  expect(await cli('figures', '--from', '2026-04-02', '--to', '2026-04-01', ...at)).toBe(EXIT.badInput);
  expect(await cli('figures', '--panel', 'hits', ...at)).toBe(EXIT.noRight);
  expect(heard).toEqual([]);
  expect(await cli('figures')).toBe(EXIT.badUsage);
  expect(faults.join()).toContain('--workspace');
});

test('of books longer than may be asked for at once, without days it is as many of the last as may be', async () => {
  for (const day of shopDays('2014-05-01', 1)) {
    const { name, bytes } = tradeFile(day);
    writeFileSync(join(home, name), bytes);
    await cli('import', join(home, name), ...at);
  }
  const { asked } = await json('--panel', 'volume');
  expect(asked).toMatchObject({ from: '2016-02-13', to: '2026-03-31' });
  expect((await json('--panel', 'volume', '--to', '2015-01-01')).asked.from).toBe('2014-05-01');
});
