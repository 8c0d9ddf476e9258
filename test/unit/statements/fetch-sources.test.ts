/**
 * Sources at a desk: nothing is asked of the network that nobody switched on; what comes waits for a person; what is here, and what does not exist, is
 * not asked for again; and no key is ever said.
 */
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { SourceSettings } from '../../../shared/contract/sources.ts';
import { openRemote } from '../../../src-main/areas/statements/fetch/ssh.ts';
import { httpsSend } from '../../../src-main/areas/statements/fetch/transport.ts';
import { type Desk, openDesk } from '../../../src-main/engine/desk.ts';
import { openThrowAway } from '../../../src-main/workspace/workspace.ts';
import { AlipayGateway, APP_ID, alipayKeys } from '../../support/channels/alipay-gateway.ts';
import { pemOf } from '../../support/channels/own-certificate.ts';
import { CA } from '../../support/channels/own-server.ts';
import { SftpServer } from '../../support/channels/sftp-server.ts';
import { MCH_ID, PLATFORM_ID, SERIAL_NO, WechatPay, wechatKeys } from '../../support/channels/wechat-pay.ts';
import { aroundOf, importAll, info } from '../../support/desk.ts';
import { tradeBill } from '../../support/wechat-bill.ts';
import '../../support/quick-scrypt.ts';

const NOW = '2026-10-19T09:00:00.000Z';
const SECONDS = Date.parse(NOW) / 1000;
const PRIVATE_KEY = pemOf(wechatKeys.merchant.privateKey);
const ENDED = { is: '' };

let desk: Desk;
let pay: WechatPay;
let gateway: AlipayGateway;
let waits: number[];
beforeEach(async () => {
  const folder = mkdtempSync(join(tmpdir(), 'countinghouse-fetch-'));
  pay = new WechatPay(() => SECONDS);
  gateway = new AlipayGateway();
  await Promise.all([pay.server.open(), gateway.server.open()]);
  waits = [];
  desk = await openDesk(await openThrowAway(folder, NOW), {
    ...aroundOf(folder),
    now: () => NOW,
    network: {
      send: httpsSend({ ca: CA }),
      open: openRemote,
      wait: async (ms) => void waits.push(ms),
      hosts: { wechat: pay.server.host, alipay: gateway.server.host },
    },
  });
});
afterEach(() => {
  desk.close();
  pay.server.close();
  gateway.server.close();
});

const call = <N extends keyof Desk['handlers']>(
  name: N,
  input: Parameters<Desk['handlers'][N]>[0],
  who = info,
): Promise<Awaited<ReturnType<Desk['handlers'][N]>>> =>
  // The table's own input and output; the compiler cannot follow the index.
  (async () => (desk.handlers[name] as (input: unknown, info: unknown) => unknown)(input, who))() as never;

const wechat = (change: Partial<Extract<SourceSettings, { kind: 'wechat_v3' }>> = {}): SourceSettings => ({
  kind: 'wechat_v3',
  mchId: MCH_ID,
  serialNo: SERIAL_NO,
  platformId: PLATFORM_ID,
  platformKey: pemOf(wechatKeys.platform.publicKey),
  bills: ['wechat_trade'],
  ...change,
});
const secret = { with: 'key', privateKey: PRIVATE_KEY, passphrase: '' } as const;
async function addWechat(change: Parameters<typeof wechat>[0] = {}, isOn = true): Promise<number> {
  const { id } = await call('sources.add', { name: '城南店微信', settings: wechat(change), secret });
  if (isOn) await call('sources.switch', { id, isOn });
  return id;
}
const fetchOf = (id: number, from: string, to: string, who = info) =>
  call('sources.fetch', { id, from, to, taskId: 'task-task-task-task' }, who);
const told = async (id: number, from = '2026-10-15', to = '2026-10-18') =>
  (await fetchOf(id, from, to)).bills.map(({ day, outcome }) => `${day} ${outcome}`).toSorted();
const bill = (day: string): string =>
  tradeBill(
    [{ 交易时间: `${day} 10:00:00`, 微信订单号: `42000000${day.replaceAll('-', '')}01`, 商户订单号: day }],
    ['1', '100.00', '0.00', '0.00', '0.60000', '100.00', '0.00'],
  );
const putBill = (day: string) => pay.bills.set(`tradebill ${day}`, bill(day));
const askedDays = () =>
  pay.server.asked.flatMap(({ url }) => url.searchParams.get('bill_date') ?? []).toSorted();
const commitAll = async () => {
  const { plans } = await call('statements.plans', {});
  const ready = plans.filter(({ state }) => state === 'ready').map(({ planId, hash }) => ({ planId, hash }));
  return (await call('statements.commit', { plans: ready, taskId: 'task-task-task-task' })).imports;
};

/** Whoever the throw-away workspace belongs to: alone, she undoes without a second person. */
const personOf = ({ people }: Desk): string => people.all()[0]?.id ?? '';

describe('a source', () => {
  test('is off when it is added, and nothing is asked until somebody switches it on', async () => {
    const id = await addWechat({}, false);
    expect((await call('sources.list', {})).sources).toMatchObject([{ id, isOn: false, hasKeys: true }]);
    await expect(fetchOf(id, '2026-10-15', '2026-10-18')).rejects.toMatchObject({ kind: 'source_off' });
    await expect(call('sources.test', { id, taskId: 'task-task-task-task' })).rejects.toMatchObject({
      kind: 'source_off',
    });
    expect(pay.server.asked).toEqual([]);
  });

  test('never says its key: not in an answer, a fact, or an event', async () => {
    const id = await addWechat();
    putBill('2026-10-16');
    const answers = [
      await call('sources.list', {}),
      await call('sources.test', { id, taskId: 'task-task-task-task' }),
      await fetchOf(id, '2026-10-15', '2026-10-18'),
      await call('sources.secrets', {}),
    ];
    const { ledger } = desk.workspace;
    const rows = (['fetch_source', 'fetch_outcome', 'audit_event'] as const).map((table) =>
      ledger.all(ledger.query.selectFrom(table).selectAll()),
    );
    const middle = PRIVATE_KEY.split('\n')[5] ?? '';
    expect(middle.length).toBeGreaterThan(40);
    expect(JSON.stringify([answers, rows])).not.toContain(middle);
  });

  test('with a key that is none, too short, or in the wrong place is not kept', async () => {
    const wrong = [
      { settings: wechat(), secret: { ...secret, privateKey: 'no key' } },
      { settings: wechat(), secret: { ...secret, privateKey: pemOf(wechatKeys.merchant.publicKey) } },
      { settings: wechat({ platformKey: PRIVATE_KEY }), secret },
    ];
    for (const each of wrong)
      await expect(call('sources.add', { name: 'x', ...each })).rejects.toMatchObject({
        kind: 'key_unreadable',
      });
    expect((await call('sources.list', {})).sources).toEqual([]);
    expect((await call('sources.secrets', {})).secrets).toEqual([]);
  });

  test('that was removed is gone with its keys; its facts stay', async () => {
    const id = await addWechat();
    await told(id);
    await call('sources.remove', { id });
    expect((await call('sources.list', {})).sources).toEqual([]);
    expect((await call('sources.secrets', {})).secrets).toEqual([]);
    const { ledger } = desk.workspace;
    expect(ledger.all(ledger.query.selectFrom('fetch_outcome').selectAll())).toHaveLength(4);
    await expect(fetchOf(id, '2026-10-15', '2026-10-18')).rejects.toMatchObject({ kind: 'not_found' });
  });

  test('whose keys somebody forgot says so', async () => {
    const id = await addWechat();
    const [kept] = (await call('sources.secrets', {})).secrets;
    await call('sources.forgetSecret', { id: kept?.id ?? 0 });
    expect((await call('sources.list', {})).sources).toMatchObject([{ hasKeys: false }]);
    await expect(fetchOf(id, '2026-10-15', '2026-10-18')).rejects.toMatchObject({ kind: 'not_found' });
    await call('sources.remove', { id });
  });
});

describe('a fetch', () => {
  test('brings the bills there are as plans, and tells apart what is missing, late, and not there at all', async () => {
    const id = await addWechat();
    putBill('2026-10-16');
    pay.bills.set('tradebill 2026-10-17', { code: 'STATEMENT_CREATING', status: 400 });
    expect(await told(id)).toEqual([
      '2026-10-15 no_bill',
      '2026-10-16 file',
      '2026-10-17 not_yet',
      '2026-10-18 not_yet',
    ]);
    const { plans } = await call('statements.plans', {});
    expect(plans).toMatchObject([
      { file: 'wechat_trade_2026-10-16.csv', adapter: 'wechat_trade_bill', state: 'ready', proof: 'proved' },
    ]);
    expect((await call('statements.imports', { includeUndone: true, offset: 0, limit: 9 })).total).toBe(0);
  });

  test('again asks only for what is neither here nor known not to exist', async () => {
    const id = await addWechat();
    putBill('2026-10-16');
    await told(id);
    pay.server.asked.length = 0;
    expect(await told(id)).toEqual([
      '2026-10-15 no_bill',
      '2026-10-16 already_here',
      '2026-10-17 no_bill',
      '2026-10-18 not_yet',
    ]);
    expect(askedDays()).toEqual(['2026-10-18']);
    const [imported] = await commitAll();
    pay.server.asked.length = 0;
    await told(id);
    expect(askedDays()).toEqual(['2026-10-18']);
    const importId = imported?.id ?? 0;
    const { hash } = await call('statements.undoPreview', { importId });
    const owner = { ...info, person: personOf(desk) };
    const undone = await call('statements.undo', { importId, reason: '试', hash }, owner);
    expect(undone).toEqual({ requestId: null });
    pay.server.asked.length = 0;
    await told(id);
    expect(askedDays()).toEqual(['2026-10-16', '2026-10-18']);
  });

  test('does not ask for a day whose bill somebody imported by hand', async () => {
    await importAll(desk, [{ name: '交易账单.csv', bytes: Buffer.from(`${bill('2026-10-16')}\n`) }]);
    const id = await addWechat();
    expect(await told(id, '2026-10-16', '2026-10-16')).toEqual(['2026-10-16 already_here']);
    expect(pay.server.asked).toEqual([]);
    const other = await addWechat({ mchId: '1900000999' });
    await told(other, '2026-10-16', '2026-10-16');
    expect(askedDays()).toEqual(['2026-10-16']);
  });

  test('of the very bytes that are here already brings nothing twice', async () => {
    await importAll(desk, [{ name: 'x.csv', bytes: Buffer.from(bill('2026-10-16')) }]);
    const id = await addWechat({ bills: ['wechat_fund_basic'] });
    pay.bills.set('fundflowbill BASIC 2026-10-16', bill('2026-10-16'));
    expect(await told(id, '2026-10-16', '2026-10-16')).toEqual(['2026-10-16 already_here']);
    expect((await call('statements.plans', {})).plans).toEqual([]);
  });

  test('of a source that cannot be reached tries again, then stops instead of asking for every day', async () => {
    const id = await addWechat();
    pay.server.close();
    const { bills, stopped } = await fetchOf(id, '2026-10-01', '2026-10-18');
    expect(bills).toMatchObject([{ day: '2026-10-01', outcome: 'failed', fault: 'unreachable' }]);
    expect(stopped).toBe(17);
    expect(waits).toEqual([1_000, 4_000, 15_000]);
  });

  test('that is refused three times in a row stops', async () => {
    const id = await addWechat({ serialNo: 'AAAAAAAAAAAAAAAAAAAA' });
    const { bills, stopped } = await fetchOf(id, '2026-10-01', '2026-10-18');
    expect(bills.map(({ code }) => code)).toEqual(['SIGN_ERROR', 'SIGN_ERROR', 'SIGN_ERROR']);
    expect(stopped).toBe(15);
  });

  test('that is cancelled leaves nothing', async () => {
    const id = await addWechat();
    for (const day of ['2026-10-15', '2026-10-16', '2026-10-17']) putBill(day);
    const abort = new AbortController();
    const stopping = {
      ...info,
      signal: abort.signal,
      progress: (_phase: string, done: number) => {
        if (done === 2) abort.abort();
      },
      breathe: async () => {
        if (abort.signal.aborted) throw ENDED;
      },
    };
    await expect(fetchOf(id, '2026-10-15', '2026-10-18', stopping)).rejects.toBe(ENDED);
    expect((await call('statements.plans', {})).plans).toEqual([]);
    expect((await call('sources.list', {})).sources).toMatchObject([{ outcomes: [], lastFetchAt: '' }]);
    expect(await told(id, '2026-10-15', '2026-10-17')).toHaveLength(3);
  });

  test('of one source runs once at a time, and of too many days not at all', async () => {
    const id = await addWechat();
    const first = fetchOf(id, '2026-10-15', '2026-10-18');
    await expect(fetchOf(id, '2026-10-15', '2026-10-18')).rejects.toMatchObject({ kind: 'busy' });
    await first;
    await expect(fetchOf(id, '2026-01-01', '2026-10-18')).rejects.toMatchObject({ kind: 'too_large' });
    await expect(fetchOf(id, '2026-10-18', '2026-10-15')).rejects.toMatchObject({ kind: 'bad_input' });
  });

  test('makes a day without a bill empty in the calendar, and leaves a late one late', async () => {
    const id = await addWechat();
    for (const day of ['2026-10-14', '2026-10-16']) putBill(day);
    await told(id, '2026-10-14', '2026-10-18');
    await commitAll();
    const { rows } = await call('statements.calendar', { from: '2026-10-14', to: '2026-10-18' });
    expect(rows.map(({ days }) => days.map(({ state }) => state))).toEqual([
      ['arrived', 'empty', 'arrived', 'empty', 'late'],
    ]);
    expect(rows[0]?.standing).toMatchObject({ missing: [], late: ['2026-10-18'] });
  });
});

describe('Alipay', () => {
  test('is asked by the same calls', async () => {
    const settings: SourceSettings = {
      kind: 'alipay',
      appId: APP_ID,
      partnerId: '2088501700000000',
      alipayKey: pemOf(alipayKeys.alipay.publicKey).replace(/-----.*-----|\s/g, ''),
      bills: ['alipay_trade', 'alipay_fund'],
    };
    // As Alipay's own tool prints it: bare base64.
    const privateKey = pemOf(alipayKeys.app.privateKey).replace(/-----.*-----|\s/g, '');
    const { id } = await call('sources.add', { name: '支付宝', settings, secret: { ...secret, privateKey } });
    await call('sources.switch', { id, isOn: true });
    expect(await call('sources.test', { id, taskId: 'task-task-task-task' })).toEqual({ failed: null });
    expect(await told(id, '2026-10-16', '2026-10-16')).toEqual(['2026-10-16 no_bill', '2026-10-16 no_bill']);
  });
});

describe('a folder on a server', () => {
  let server: SftpServer;
  beforeEach(async () => {
    server = await new SftpServer({ password: 'drop-7-box' }).open();
    server.files.set('bill-16.csv', { bytes: Buffer.from(bill('2026-10-16')), modified: SECONDS - 3_600 });
  });
  afterEach(() => server.close());
  const add = async () => {
    const settings: SourceSettings = {
      kind: 'sftp',
      host: '127.0.0.1',
      port: server.port,
      user: 'shop',
      folder: '/out',
      pattern: '*.csv',
      hostKey: '',
    };
    const password = { with: 'password', password: 'drop-7-box' } as const;
    const { id } = await call('sources.add', { name: '银行', settings, secret: password });
    await call('sources.switch', { id, isOn: true });
    return id;
  };
  const tried = async (id: number) =>
    (await call('sources.test', { id, taskId: 'task-task-task-task' })).failed?.fault ?? 'well';

  test('is asked once its key was accepted, and no more when it shows another', async () => {
    const id = await add();
    expect(await tried(id)).toBe('host_key_unknown');
    expect(await told(id)).toEqual(['2026-10-18 failed']);
    await call('sources.trust', { id, hostKey: server.fingerprint });
    expect(await tried(id)).toBe('well');
    expect(await told(id, '2026-10-15', '2026-10-19')).toEqual(['2026-10-19 file']);
    expect((await call('statements.plans', {})).plans).toMatchObject([{ file: 'bill-16.csv' }]);
    expect(await told(id, '2026-10-15', '2026-10-19')).toEqual(['2026-10-19 already_here']);
    await server.changeKey();
    server.logIns.length = 0;
    expect(await tried(id)).toBe('host_key_differs');
    expect(server.logIns).toEqual([]);
  });

  test('whose file was written anew brings it again', async () => {
    const id = await add();
    await call('sources.trust', { id, hostKey: server.fingerprint });
    await told(id, '2026-10-15', '2026-10-19');
    server.files.set('bill-16.csv', { bytes: Buffer.from(bill('2026-10-17')), modified: SECONDS - 60 });
    expect(await told(id, '2026-10-15', '2026-10-19')).toEqual(['2026-10-19 file']);
    expect((await call('statements.plans', {})).plans).toHaveLength(2);
  });
});
