/** What hangs on a difference: its owner and due day to look for it by, the account it was written off to, and the files put to it. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, expect, test, vi } from 'vitest';
import { ATTACHMENT_BYTES_MAX, ATTACHMENTS_MAX } from '../../../shared/contract/review.ts';
import { Bench } from './bench.ts';

vi.mock('../../../src-main/workspace/secrets.ts', async (original) =>
  (await import('../../support/quick-secrets.ts')).quick(await original()),
);

let bench: Bench;
afterEach(() => bench.house.close());

const NOTE = '银行回单：3 月 3 日到账 40.00';

test('an attachment is sealed, handed out as it came, and taken off without its bytes going', async () => {
  bench = await Bench.open(['100.00'], ['7.00']);
  const { clerk, house } = bench;
  const { key } = await bench.ofOrder('O-1');
  const { id } = await clerk.get('exceptions.attach', { key, file: await clerk.upload('../回单.txt', NOTE) });
  expect((await bench.exception(key)).attachments).toMatchObject([
    { id, name: '回单.txt', bytes: Buffer.byteLength(NOTE), by: clerk.who.name },
  ]);
  expect(await bench.ofOrder('O-1')).toMatchObject({ attachments: 1 });
  const folder = join(house.folder, 'originals');
  const sealed = () => readdirSync(folder).map((name) => readFileSync(join(folder, name)));
  const before = sealed().length;
  expect(sealed().some((bytes) => bytes.includes(NOTE))).toBe(false);

  const { token, fileName } = await clerk.get('exceptions.saveAttachment', { key, id });
  expect(fileName).toBe('回单.txt');
  expect(token).not.toBe('');

  // A workspace that is closed and opened again sweeps what nothing points to: not this.
  await house.look(() => undefined);
  await clerk.get('exceptions.saveAttachment', { key, id });
  await clerk.get('exceptions.detach', { key, id });
  expect((await bench.exception(key)).attachments).toEqual([]);
  expect(await clerk.refusal('exceptions.saveAttachment', { key, id })).toBe('not_found');
  await house.look(() => undefined);
  expect(sealed()).toHaveLength(before);
  expect((await bench.exception(key)).history.map((each) => each.action)).toEqual(['attach', 'detach']);
  expect((await house.verify()).holds).toBe(true);
});

test('a file too large, an empty one, and one too many are refused by name', async () => {
  bench = await Bench.open(['100.00'], ['7.00']);
  const { clerk } = bench;
  const { key } = await bench.ofOrder('O-1');
  const attach = async (bytes: Uint8Array | string) => ({ key, file: await clerk.upload('a.txt', bytes) });
  const large = await attach(new Uint8Array(ATTACHMENT_BYTES_MAX + 1));
  expect(await clerk.error('exceptions.attach', large)).toMatchObject({
    kind: 'too_large',
    facts: { limit: ATTACHMENT_BYTES_MAX },
  });
  expect(await clerk.refusal('exceptions.attach', await attach(''))).toBe('bad_input');
  for (let at = 0; at < ATTACHMENTS_MAX; at += 1)
    await clerk.get('exceptions.attach', await attach(`第 ${at} 份`));
  expect(await clerk.error('exceptions.attach', await attach('多的一份'))).toMatchObject({
    kind: 'too_large',
    facts: { limit: ATTACHMENTS_MAX },
  });
  expect((await bench.exception(key)).attachments).toHaveLength(ATTACHMENTS_MAX);
});

test('differences are looked for and sorted by owner and by due day', async () => {
  bench = await Bench.open(['100.00', '90.00', '80.00'], ['7.00']);
  const { clerk } = bench;
  const key = async (number: string) => (await bench.ofOrder(number)).key;
  await clerk.get('exceptions.assign', { keys: [await key('O-1')], owner: '孙经办' });
  await clerk.get('exceptions.assign', { keys: [await key('O-2')], owner: '李复核' });
  await clerk.get('exceptions.due', { keys: [await key('O-1')], due: '2026-03-20' });
  await clerk.get('exceptions.due', { keys: [await key('O-3')], due: '2026-03-05' });
  const orders = async (change: Parameters<Bench['exceptions']>[0]) =>
    (await bench.exceptions(change)).map((each) => each.reference).filter((each) => each.startsWith('O'));
  expect(await orders({ query: '负责人:孙经办' })).toEqual(['O-1']);
  expect(await orders({ query: 'owner:李' })).toEqual(['O-2']);
  expect(await orders({ query: '期限<2026-03-10' })).toEqual(['O-3']);
  expect(await orders({ query: 'due:2026-03-01..2026-03-31' })).toHaveLength(2);
  expect(await orders({ sort: 'due', descending: false })).toEqual(['O-3', 'O-1', 'O-2']);
  expect(await orders({ sort: 'due', descending: true })).toEqual(['O-1', 'O-3', 'O-2']);
  expect(await orders({ sort: 'owner', descending: false })).toEqual(['O-1', 'O-2', 'O-3']);
});

test('a write-off goes to the account named, or to the one usual for its kind; reopened it has none', async () => {
  bench = await Bench.open(['50.00', '60.00'], ['7.00']);
  const { clerk } = bench;
  const [first, second] = [await bench.ofOrder('O-1'), await bench.ofOrder('O-2')];
  const writeOff = { disposition: 'write_off', reason: '客户已退货' } as const;
  await clerk.get('exceptions.dispose', { keys: [first.key], ...writeOff, account: 'channel_fee' });
  await clerk.get('exceptions.dispose', { keys: [second.key], ...writeOff });
  expect((await bench.ofOrder('O-1')).account).toBe('channel_fee');
  expect((await bench.ofOrder('O-2')).account).toBe('bad_debt');
  expect((await bench.exception(first.key)).history).toMatchObject([
    { action: 'dispose', text: 'write_off/channel_fee: 客户已退货' },
  ]);
  await clerk.get('exceptions.reopen', { keys: [first.key], reason: '客户又付款了' });
  expect(await bench.ofOrder('O-1')).toMatchObject({ disposition: null, account: null, state: 'open' });
});
