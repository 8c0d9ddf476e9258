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
const { out: heard, faults, cli } = heardTerminal();
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

test('alerts are refused to the owner, without a word of what there is', async () => {
  expect(await cli('risk', ...at)).toBe(EXIT.noRight);
  expect(heard).toEqual([]);
  expect(await cli('risk', '--json', ...at)).toBe(EXIT.noRight);
  expect(heard).toEqual([]);
  expect(await cli('risk', '--from', 'yesterday', ...at)).toBe(EXIT.badUsage);
});

test('the compliance officer reads what is split, masked, with its reason; of other days there is nothing', async () => {
  const file = join(home, 'bank.csv');
  const rows = [47_000, 47_500, 48_000, 48_500].map(
    (amount, at) =>
      `2026-03-30,1${at}:00:00,${amount}.00,,${[47_000, 94_500, 142_500, 191_000][at] ?? 0}.00,赵小七,货款${at},SN${at}`,
  );
  writeFileSync(file, ['交易日期,交易时间,收入,支出,余额,对方户名,摘要,流水号', ...rows, ''].join('\r\n'));
  expect(await cli('import', file, ...at)).toBe(EXIT.done);
  expect(await cli('add-person', 'Han', '--role', 'compliance', ...at)).toBe(EXIT.done);
  expect(await cli('people', '--json', ...at)).toBe(EXIT.done);
  const people = JSON.parse(heard.join('\n')) as { readonly id: string; readonly name: string }[];
  expect(await cli('issue-password', people.find(({ name }) => name === 'Han')?.id ?? '', ...at)).toBe(
    EXIT.done,
  );
  vi.stubEnv('COUNTINGHOUSE_USER', 'Han');
  vi.stubEnv('COUNTINGHOUSE_PASSPHRASE', heard[0] ?? '');
  vi.stubEnv('COUNTINGHOUSE_NEW_PASSPHRASE', 'Han looks where nobody else may look');
  expect(await cli('set-password', ...at)).toBe(EXIT.done);
  vi.stubEnv('COUNTINGHOUSE_PASSPHRASE', 'Han looks where nobody else may look');

  expect(await cli('risk', ...at)).toBe(EXIT.done);
  const said = heard.join('\n');
  expect(said).toContain(
    'Structuring: 4 amounts in 1 day(s), 191,000.00 CNY together, none of them reaching 50,000.00 CNY.',
  );
  expect(said).not.toContain('赵小七');
  expect(await cli('risk', '--json', ...at)).toBe(EXIT.done);
  const [told] = JSON.parse(heard.join('\n'));
  expect(told).toMatchObject({ alert: { typology: 'laundering', state: 'new', from: '2026-03-30' } });
  expect(await cli('risk', '--from', '2026-04-01', ...at)).toBe(EXIT.done);
  expect(heard).toEqual([]);
});
