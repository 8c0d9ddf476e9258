/** Settlement at the terminal: batches listed by the language of the filter, shown with their checks, signed once, and exported with the columns of the contract. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { EXIT } from '../../../src-main/shells/cli/exit.ts';
import { heardTerminal } from '../../support/heard-terminal.ts';
import { shopDays, tradeFile } from '../journal/shop.ts';

vi.mock('../../../src-main/workspace/secrets.ts', async (original) =>
  (await import('../../support/quick-secrets.ts')).quick(await original()),
);

const home = mkdtempSync(join(tmpdir(), 'countinghouse-cli-settlement-'));
const books = join(home, 'books');
const { out, faults, cli } = heardTerminal();
const at = ['--workspace', books] as const;
const OWNER = 'whoever types this is at the till';
const FIRST = 'channel/wechat/1900000109/CNY/2026-03-30/0';
const SECOND = 'channel/wechat/1900000109/CNY/2026-03-31/0';

beforeAll(async () => {
  vi.stubEnv('COUNTINGHOUSE_HOME', join(home, 'desk'));
  vi.stubEnv('COUNTINGHOUSE_PASSPHRASE', OWNER);
  const files = shopDays('2026-03-30', 2).map((day) => {
    const { name, bytes } = tradeFile(day);
    writeFileSync(join(home, name), bytes);
    return join(home, name);
  });
  await cli('import', ...files, ...at);
});
afterAll(() => {
  vi.unstubAllEnvs();
  rmSync(home, { recursive: true, force: true });
});

test('batches are listed and one is shown with what the checks say', async () => {
  expect(await cli('settlement', 'list', 'state:ready channel:wechat', ...at)).toBe(EXIT.done);
  expect(out.map((line) => line.split('\t')[0])).toEqual([FIRST, SECOND]);
  expect(await cli('settlement', 'list', 'amount>124', ...at)).toBe(EXIT.done);
  expect(out.map((line) => line.split('\t')[0])).toEqual([FIRST]);
  expect(await cli('settlement', 'show', FIRST, ...at)).toBe(EXIT.done);
  expect(out.join('\n')).toContain('124.75 CNY');
  expect(out.join('\n')).toMatch(/not booked yet/);
  expect(await cli('settlement', 'show', 'channel/wechat/nobody', ...at)).toBe(EXIT.badInput);
  expect(await cli('settlement', 'sign', FIRST, ...at)).toBe(EXIT.badUsage);
});

test('alone at the desk a batch is signed at once, and once only; another is held', async () => {
  expect(await cli('settlement', 'sign', FIRST, '--reason', 'day end', ...at)).toBe(EXIT.done);
  expect(await cli('settlement', 'sign', FIRST, '--reason', 'day end', ...at)).toBe(EXIT.badInput);
  expect(await cli('settlement', 'hold', SECOND, '--reason', 'ask the channel', ...at)).toBe(EXIT.done);
  expect(await cli('settlement', 'list', '--show', 'signed', ...at)).toBe(EXIT.done);
  const number = out[0]?.split('\t')[0] ?? '';
  expect(number).toMatch(/^S\d{8}000001$/);
  expect(await cli('settlement', 'show', number, ...at)).toBe(EXIT.done);
  expect(await cli('settlement', 'pay', '--account', 'A-00000001', ...at)).toBe(EXIT.badInput);
});

test('what is wrong with a payment is said of the option as it was typed; a layout of the house goes by its name', async () => {
  expect(await cli('settlement', 'pay', '--account', '6222', ...at)).toBe(EXIT.badUsage);
  expect(faults.join('\n')).toContain('--account: ');
  expect(await cli('settlement', 'pay', '--account', 'A-00000001', '--format', 'River', ...at)).toBe(
    EXIT.badUsage,
  );
  expect(faults.join('\n')).toMatch(/--format River: .* nor a layout of this house/);
});

/** Chen, who reviews, with a password of her own. */
async function reviewerComes(): Promise<{ chen: () => void; owner: () => void }> {
  const secret = 'Chen reviews what others have asked for';
  const sits = (user: string, passphrase: string, next = '') => {
    vi.stubEnv('COUNTINGHOUSE_USER', user);
    vi.stubEnv('COUNTINGHOUSE_PASSPHRASE', passphrase);
    vi.stubEnv('COUNTINGHOUSE_NEW_PASSPHRASE', next);
  };
  const owner = () => sits('', OWNER);
  expect(await cli('add-person', 'Chen', '--role', 'reviewer', ...at)).toBe(EXIT.done);
  expect(await cli('people', '--json', ...at)).toBe(EXIT.done);
  const people = JSON.parse(out.join('\n')) as { readonly id: string; readonly name: string }[];
  const id = people.find(({ name }) => name === 'Chen')?.id ?? '';
  expect(await cli('issue-password', id, ...at)).toBe(EXIT.done);
  sits('Chen', out[0] ?? '', secret);
  expect(await cli('set-password', ...at)).toBe(EXIT.done);
  return { owner, chen: () => sits('Chen', secret) };
}

test('with a reviewer in the house a signing waits and ends with 4: nothing is signed until she agrees', async () => {
  const { chen, owner } = await reviewerComes();
  // Who reviews asks for nothing.
  expect(await cli('settlement', 'sign', SECOND, '--reason', 'day end', ...at)).toBe(EXIT.noRight);
  owner();
  expect(await cli('settlement', 'sign', SECOND, '--reason', 'day end', ...at)).toBe(EXIT.noRight);
  const request = /request (\d+)/.exec(faults.join('\n'))?.[1] ?? '';
  expect(await cli('settlement', 'list', '--show', 'waiting', ...at)).toBe(EXIT.done);
  expect(out.map((line) => line.split('\t')[0])).toEqual([SECOND]);
  expect(await cli('approve', request, ...at)).toBe(EXIT.noRight); // Nobody agrees to her own.
  chen();
  expect(await cli('approve', request, ...at)).toBe(EXIT.done);
  expect(await cli('settlement', 'list', 'day:2026-03-31', '--show', 'signed', ...at)).toBe(EXIT.done);
  expect(out).toHaveLength(1);
  expect(out[0]).toMatch(/^S\d{8}000002\t/);
  owner();
});

test('the columns of a row of the table add up to its net', async () => {
  const file = join(home, 'settlement.csv');
  expect(await cli('export', '--kind', 'settlement', '--out', file, ...at)).toBe(EXIT.done);
  const [head = '', ...rows] = readFileSync(file, 'utf8').trimEnd().split('\n');
  expect(head).toBe(
    'batch,channel,account,currency,from,to,gross,refunds,fees,splits,reserve_held,reserve_released,adjustments,opening,net,channel_net,bank_net,state',
  );
  expect(rows).toHaveLength(2);
  for (const row of rows) {
    const cells = row.split(',');
    const fen = (place: number) => Math.round(Number(cells[place]) * 100);
    expect([6, 7, 8, 9, 10, 11, 12, 13].reduce((sum, place) => sum + fen(place), 0)).toBe(fen(14));
  }
  expect(rows[0]).toMatch(
    /^S\d{14},wechat,1900000109,CNY,2026-03-30,2026-03-30,125\.50,0\.00,-0\.75,.*,approved$/,
  );
  for (const kind of ['xlsx', 'pdf']) {
    const other = join(home, `settlement.${kind}`);
    expect(await cli('export', '--kind', 'settlement', '--out', other, ...at)).toBe(EXIT.done);
    expect(readFileSync(other).length).toBeGreaterThan(1000);
  }
});
