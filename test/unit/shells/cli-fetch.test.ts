/** Fetching at the terminal: from sources that somebody switched on, listed and proved; committed only where that is asked for. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { workspaceDesk } from '../../../src-main/shells/cli/session.ts';
import { SftpServer } from '../../support/channels/sftp-server.ts';
import { heardTerminal } from '../../support/heard-terminal.ts';
import { tradeBill } from '../../support/wechat-bill.ts';

vi.mock('../../../src-main/workspace/secrets.ts', async (original) =>
  (await import('../../support/quick-secrets.ts')).quick(await original()),
);

const home = mkdtempSync(join(tmpdir(), 'countinghouse-cli-fetch-'));
const books = join(home, 'books');
const bill = (orderNo: string) =>
  tradeBill(
    [{ 商户订单号: orderNo, 微信订单号: `42000000012026030100000${orderNo.padStart(5, '0')}` }],
    ['1', '100.00', '0.00', '0.00', '0.60000', '100.00', '0.00'],
  );
const { terminal, out, faults, cli } = heardTerminal();
const answer = () => JSON.parse(out.join('\n'));

let server: SftpServer;
beforeAll(async () => {
  vi.stubEnv('COUNTINGHOUSE_HOME', join(home, 'desk'));
  vi.stubEnv('COUNTINGHOUSE_PASSPHRASE', 'whoever types this is at the till');
  server = await new SftpServer({ password: 'drop-7-box' }).open();
  const modified = Math.floor(Date.now() / 1000) - 3_600;
  server.files.set('one.csv', { bytes: Buffer.from(bill('1')), modified });
  const first = join(home, 'first.csv');
  writeFileSync(first, bill('9'));
  expect(await cli('import', first, '--workspace', books)).toBe(0);
});
afterAll(async () => {
  await server.close();
  vi.unstubAllEnvs();
  rmSync(home, { recursive: true, force: true });
});

async function addSource(): Promise<void> {
  const desk = await workspaceDesk(books, false, terminal);
  const settings = {
    kind: 'sftp',
    host: '127.0.0.1',
    port: server.port,
    user: 'shop',
    folder: '/out',
    pattern: '*',
    hostKey: server.fingerprint,
  } as const;
  const { id } = await desk.call('sources.add', {
    name: 'Bank',
    settings,
    secret: { with: 'password', password: 'drop-7-box' },
  });
  await desk.call('sources.switch', { id, isOn: true });
  desk.close();
}

describe('fetch', () => {
  test('without a source says that the network was not used', async () => {
    expect(await cli('fetch', '--workspace', books)).toBe(0);
    expect(faults).toEqual(['No source is on; the network was not used.']);
    expect(await cli('fetch', '--workspace', books, '--source', '1')).toBe(3);
  });

  test('wants a workspace, and days in their order', async () => {
    expect(await cli('fetch')).toBe(2);
    expect(await cli('fetch', '--workspace', books, '--from', '2026-10-02', '--to', '2026-10-01')).toBe(2);
    expect(await cli('fetch', '--workspace', books, '--from', 'yesterday')).toBe(2);
  });

  test('lists what came, proved, and commits nothing', async () => {
    await addSource();
    expect(await cli('fetch', '--workspace', books, '--json')).toBe(0);
    expect(answer()).toMatchObject({
      fetched: [{ name: 'Bank', stopped: 0, bills: [{ file: 'one.csv', outcome: 'file' }] }],
      files: [{ file: 'one.csv', adapter: 'wechat_trade_bill', state: 'ready', proof: 'proved' }],
      committed: 0,
    });
  });

  test('brings again what was not kept, and commits it where that is asked for', async () => {
    expect(await cli('fetch', '--workspace', books, '--import')).toBe(0);
    expect(out[0]).toContain('one.csv');
    expect(out[0]).toContain('Fetched');
    expect(await cli('fetch', '--workspace', books, '--json')).toBe(0);
    expect(answer()).toMatchObject({ fetched: [{ bills: [{ outcome: 'already_here' }] }], files: [] });
  });

  test('ends with 3 where a file cannot be read or the server shows another key', async () => {
    server.files.set('note.txt', {
      bytes: Buffer.from('no statement'),
      modified: Math.floor(Date.now() / 1000),
    });
    expect(await cli('fetch', '--workspace', books)).toBe(3);
    expect(faults.join('\n')).toContain('note.txt');
    await server.changeKey();
    expect(await cli('fetch', '--workspace', books)).toBe(3);
    expect(out.join('\n')).toContain('The server’s key is not the one that was accepted');
  });
});
