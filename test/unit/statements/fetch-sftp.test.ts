/** Files of a folder on a server: the key of the server first, then the log-in, then whole files, taken up again where the line broke. */
import { generateKeyPairSync } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { withRetries } from '../../../src-main/areas/statements/fetch/fetcher.ts';
import type { Bill } from '../../../src-main/areas/statements/fetch/rules/bill.ts';
import { type SftpSource, sftpFetcher } from '../../../src-main/areas/statements/fetch/sftp.ts';
import { openRemote } from '../../../src-main/areas/statements/fetch/ssh.ts';
import { SftpServer } from '../../support/channels/sftp-server.ts';

const PASSWORD = 'drop-7-box';
const DAY = 20_744; // 2026-10-18
const MODIFIED = DAY * 86_400 + 3_600;
const RANGE = { from: DAY - 3, to: DAY };
const ours = generateKeyPairSync('rsa', {
  modulusLength: 2048,
  publicKeyEncoding: { type: 'pkcs1', format: 'pem' },
  privateKeyEncoding: { type: 'pkcs1', format: 'pem' },
});
const { signal } = new AbortController();
const LARGE = Buffer.alloc(200_000, 'countinghouse');

let server: SftpServer;
const open: { close(): void }[] = [];
beforeEach(async () => {
  server = await new SftpServer({ password: PASSWORD, clientKey: ours.privateKey }).open();
  server.files.set('STL-20261018.CSV', { bytes: LARGE, modified: MODIFIED });
});
afterEach(async () => {
  for (const each of open.splice(0)) each.close();
  await server.close();
});

function fetcher(change: Partial<SftpSource> = {}) {
  const made = sftpFetcher(
    {
      host: '127.0.0.1',
      port: server.port,
      user: 'shop',
      hostKey: server.fingerprint,
      auth: { with: 'password', password: PASSWORD },
      folder: '/out',
      pattern: 'STL-*.csv',
      ...change,
    },
    openRemote,
  );
  open.push(made);
  return made;
}
const listed = async (change: Partial<SftpSource> = {}, range = RANGE) =>
  (await fetcher(change).bills(range, signal)) as Bill[];
const first = async (): Promise<Bill> => {
  const [bill] = await listed();
  if (!bill) throw new Error('nothing is listed');
  return bill;
};

describe('a folder', () => {
  test('gives the files whose names fit, oldest first, and nothing that leads elsewhere', async () => {
    server.files.set('STL-20261017.csv', { bytes: Buffer.from('a'), modified: MODIFIED - 86_400 });
    for (const name of ['other.csv', 'STL-1.csv.part', '../STL-2.csv', 'STL-/3.csv', '.STL-4.csv'])
      server.files.set(name, { bytes: Buffer.from('b'), modified: MODIFIED });
    server.files.set('STL-empty.csv', { bytes: Buffer.alloc(0), modified: MODIFIED });
    server.files.set('STL-folder.csv', { bytes: Buffer.from('c'), modified: MODIFIED, isFolder: true });
    server.files.set('STL-old.csv', { bytes: Buffer.from('d'), modified: MODIFIED - 9 * 86_400 });
    expect((await listed()).map(({ day, file }) => `${day} ${file}`)).toEqual([
      '2026-10-17 STL-20261017.csv',
      '2026-10-18 STL-20261018.CSV',
    ]);
  });

  test('that is not there is named', async () => {
    expect(await fetcher({ folder: '/nowhere' }).test(signal)).toMatchObject({ fault: 'refused' });
  });

  test('a file comes whole, over a password or a key', async () => {
    const bill = await first();
    const auth = { with: 'key', privateKey: ours.privateKey, passphrase: '' } as const;
    for (const change of [{}, { auth }])
      expect(await fetcher(change).fetch(bill, signal)).toEqual({
        is: 'file',
        name: 'STL-20261018.CSV',
        bytes: LARGE,
      });
  });

  test('a file whose line breaks in its midst is taken up there, and asked for no byte twice', async () => {
    const bill = await first();
    server.reads.length = 0;
    server.cutAfter = 3;
    const source = fetcher();
    const waits: number[] = [];
    const answer = await withRetries(
      () => source.fetch(bill, signal),
      async (ms) => void waits.push(ms),
    );
    expect(answer).toMatchObject({ is: 'file', bytes: LARGE });
    expect(waits).toEqual([1_000]);
    const given = server.reads.filter((_, at) => at !== 3); // The one that was not answered.
    expect(new Set(given).size).toBe(given.length);
  });

  test('a file that is another after the break begins anew', async () => {
    const bill = await first();
    server.reads.length = 0;
    server.cutAfter = 3;
    const source = fetcher();
    const other = Buffer.alloc(150_000, 'another');
    const answer = await withRetries(
      () => source.fetch(bill, signal),
      async () => void server.files.set('STL-20261018.CSV', { bytes: other, modified: MODIFIED + 60 }),
    );
    expect(answer).toMatchObject({ is: 'file', bytes: other });
  });

  test('a file that is still being written is not there yet', async () => {
    const bill = await first();
    let reads = 0;
    server.onRead = () => {
      reads += 1;
      if (reads === 3) server.files.set('STL-20261018.CSV', { bytes: LARGE, modified: MODIFIED + 5 });
    };
    expect(await fetcher().fetch(bill, signal)).toEqual({ is: 'not_yet' });
  });

  test('a file that grows under our hands is not there yet, or not what was said', async () => {
    const bill = await first();
    server.onRead = () =>
      server.files.set('STL-20261018.CSV', { bytes: Buffer.concat([LARGE, LARGE]), modified: MODIFIED });
    expect(await fetcher().fetch(bill, signal)).toMatchObject({ fault: 'unexpected_answer' });
  });

  test('a cancel ends it at once', async () => {
    const bill = await first();
    const abort = new AbortController();
    server.onRead = () => abort.abort();
    expect(await fetcher().fetch(bill, abort.signal)).toMatchObject({ fault: 'unreachable' });
  });
});

describe('the server’s key', () => {
  test('that nobody accepted yet is named, and nothing of ours is said to the server', async () => {
    expect(await fetcher({ hostKey: '' }).test(signal)).toEqual({
      is: 'failed',
      fault: 'host_key_unknown',
      code: server.fingerprint,
      message: '127.0.0.1',
    });
    expect(server.logIns).toEqual([]);
  });

  test('that changed is refused by name, and nothing of ours is said to the server', async () => {
    const source = fetcher();
    expect(await source.test(signal)).toBeNull();
    source.close();
    server.logIns.length = 0;
    await server.changeKey();
    expect(await source.test(signal)).toMatchObject({ fault: 'host_key_differs', code: server.fingerprint });
    expect(server.logIns).toEqual([]);
  });
});

describe('a log-in', () => {
  test('with a wrong password, or a key the server does not know, is refused', async () => {
    const stranger = generateKeyPairSync('rsa', {
      modulusLength: 2048,
      publicKeyEncoding: { type: 'pkcs1', format: 'pem' },
      privateKeyEncoding: { type: 'pkcs1', format: 'pem' },
    });
    const wrong = { with: 'password', password: 'guess' } as const;
    const unknown = { with: 'key', privateKey: stranger.privateKey, passphrase: '' } as const;
    for (const auth of [wrong, unknown])
      expect(await fetcher({ auth }).test(signal)).toMatchObject({ fault: 'refused' });
  });

  test('with what is no key is refused before anything is sent', async () => {
    const auth = { with: 'key', privateKey: 'no key', passphrase: '' } as const;
    expect(await fetcher({ auth }).test(signal)).toMatchObject({ fault: 'refused' });
    expect(server.logIns).toEqual([]);
  });

  test('at a server that is not there', async () => {
    const { port } = server;
    await server.close();
    expect(await fetcher({ port, hostKey: 'SHA256:x' }).test(signal)).toMatchObject({ fault: 'unreachable' });
  });
});
