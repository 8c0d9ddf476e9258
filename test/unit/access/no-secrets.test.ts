/**
 * No secret in any file or log, ever: a whole story of a house, with everything going wrong that can, and then every byte that lies in its folder is
 * searched for what may not be there; while it is open, after it was closed, and in every entry of the record.
 */
import { randomBytes } from 'node:crypto';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { Secret, TOTP } from 'otpauth';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import type * as orders from '../../../src-main/areas/orders/calls.ts';
import { fileLog } from '../../../src-main/platform/log.ts';
import { deriveKey } from '../../../src-main/workspace/secrets.ts';
import { gb } from '../../support/gb.ts';
import { House, taskId } from '../../support/people.ts';
import { tradeBill } from '../../support/wechat-bill.ts';

vi.mock('../../../src-main/workspace/secrets.ts', async (original) =>
  (await import('../../support/quick-secrets.ts')).quick(await original()),
);

/** What a statement says of people: made up, and of the form that is protected. */
const CARD = '6222021001116245702';
const PHONE = '13912345678';
const IDENTITY = '11010519491231002X';
const PAYER = '欧阳小满';
const GOODS = `${PAYER} ${PHONE} ${CARD} ${IDENTITY}`;

// A bug of ours, whose message quotes what was being worked on, over several lines as messages do.
vi.mock('../../../src-main/areas/orders/calls.ts', async (original) => {
  const earnest = await original<typeof orders>();
  const quoting = (): never => {
    throw new Error(`cannot read ${GOODS}\n    at ${GOODS}\n    at ${PAYER} (${CARD})`);
  };
  return {
    ...earnest,
    ordersCalls: (deps: orders.OrdersDeps) => ({ ...earnest.ordersCalls(deps), 'orders.story': quoting }),
  };
});

let house: House;
/** By what it is. */
const secrets = new Map<string, string>();
const keys = new Map<string, Buffer>();

function filesOf(folder: string): string[] {
  return readdirSync(folder).flatMap((name) => {
    const path = join(folder, name);
    return statSync(path).isDirectory() ? filesOf(path) : [path];
  });
}

/** Every way in which a text or a key may be written down. */
function* forms(): Generator<readonly [string, Buffer]> {
  for (const [what, text] of secrets) {
    for (const encoding of ['utf8', 'utf16le'] as const) yield [what, Buffer.from(text, encoding)];
    if (/[^\0-\x7f]/.test(text)) yield [`${what} in GB 18030`, gb(text)];
    yield [
      `${what} in base 64`,
      Buffer.from(Buffer.from(text).toString('base64').replace(/=+$/, '').slice(0, -1)),
    ];
    yield [`${what} in hex`, Buffer.from(Buffer.from(text).toString('hex'))];
  }
  for (const [what, key] of keys) {
    yield [what, key];
    yield [`${what} in base 64`, Buffer.from(key.toString('base64').replace(/=+$/, ''))];
    yield [`${what} in base 64 for addresses`, Buffer.from(key.toString('base64url'))];
    yield [`${what} in hex`, Buffer.from(key.toString('hex'))];
    yield [`${what} in HEX`, Buffer.from(key.toString('hex').toUpperCase())];
  }
}
const foundIn = (bytes: Buffer): string[] =>
  [...forms()].filter(([, form]) => form.length > 5 && bytes.includes(form)).map(([what]) => what);

const leaks = (): string[] =>
  filesOf(house.home).flatMap((path) =>
    foundIn(readFileSync(path)).map((what) => `${what} in ${path.slice(house.home.length)}`),
  );

beforeAll(async () => {
  house = await House.make();
  const { owner } = house;
  const keep = (what: string, text: string) => void secrets.set(what, text);
  keep('the code on paper', house.recoveryCode);
  keep('the code on paper without hyphens', house.recoveryCode.replaceAll('-', ''));
  keep('a payer', PAYER);
  keep('a telephone', PHONE);
  keep('a card', CARD);
  keep('an identity card', IDENTITY);

  // People: issued passwords, own passwords, a wrong one, a device, a second factor.
  const clerk = await house.person('clerk');
  const reviewer = await house.person('reviewer');
  const newcomer = await house.newcomer('诸葛新人', ['clerk']);
  keep('a password for one log-in', newcomer.who.password);
  for (const { who } of house.seats) {
    keep(`the name ${who.name}`, who.name);
    keep(`the password of ${who.name}`, who.password);
  }
  keep('the name of a newcomer', newcomer.who.name);
  const wrong = '一扇漆成蓝色的门和 6 只猫';
  keep('a wrong password', wrong);
  const id = await house.workspaceId();
  await house.seat().ask('workspace.open', { id, login: clerk.who.login, secret: wrong });
  await house.seat().ask('workspace.open', { id, login: '司空不存在', secret: wrong });
  keep('a log-in name that nobody has', '司空不存在');
  await clerk.ask('session.prove', { secret: wrong });
  const weak = await clerk.error('access.changePassword', {
    current: clerk.who.password,
    next: '123456789012345',
  });
  expect(weak.kind).toBe('password_weak');
  const deviceKey = `device-key:${randomBytes(32).toString('base64url')}`;
  keep('a key of a device', deviceKey.slice('device-key:'.length));
  await clerk.get('workspace.rememberDevice', { password: clerk.who.password, deviceKey });
  await reviewer.prove();
  const begun = await reviewer.get('access.beginSecondFactor', {});
  keep('the secret of a second factor', begun.secret);
  const code = () => new TOTP({ secret: Secret.fromBase32(begun.secret) }).generate();
  const confirmed = await reviewer.get('access.confirmSecondFactor', { code: code() });
  for (const [at, each] of confirmed.recoveryCodes.entries()) keep(`recovery code ${at}`, each);
  await house
    .seat()
    .ask('workspace.open', { id, login: reviewer.who.login, secret: reviewer.who.password, code: '000000' });
  const [paper = ''] = confirmed.recoveryCodes;
  await house
    .seat()
    .get('workspace.open', { id, login: reviewer.who.login, secret: reviewer.who.password, code: paper });
  await owner.prove();
  const renewed = await owner.get('access.renewRecoveryCode', { reason: '抽屉被人动过' });
  keep('the new code on paper', renewed.recoveryCode);
  house.recoveryCode = renewed.recoveryCode;

  // Statements: one that is taken in, one whose proof fails, one with bad rows, one that nobody can read.
  const plan = async (name: string, content: string) => {
    const files = [await clerk.upload(name, content)];
    const { plans } = await clerk.get('statements.plan', { files, taskId: taskId() });
    return plans.find((each) => each.file === name);
  };
  const good = await plan(
    'good.csv',
    tradeBill(
      [{ 商品名称: GOODS, 商户数据包: GOODS, 用户标识: PHONE }],
      ['1', '100.00', '0.00', '0.00', '0.60000', '100.00', '0.00'],
    ),
  );
  const { imports } = await clerk.get('statements.commit', {
    plans: [{ planId: good?.planId ?? '', hash: good?.hash ?? '' }],
    taskId: taskId(),
  });
  const held = await plan(
    'held.csv',
    tradeBill(
      [{ 商品名称: GOODS, 商户订单号: 'B2', 微信订单号: '4200000000202603010000000002' }],
      ['9', '1.00', '0.00', '0.00', '0.00', '1.00', '0.00'],
    ),
  );
  await clerk.get('statements.requestHeld', {
    planId: held?.planId ?? '',
    hash: held?.hash ?? '',
    reason: '渠道说没错',
  });
  await plan('rows.csv', tradeBill([{ 商品名称: GOODS, 订单金额: `${PHONE}x`, 商户订单号: 'B3' }], null));
  await plan('noise.csv', `${GOODS}\n`.repeat(40));
  await plan('broken.xlsx', `PK\u0003\u0004${GOODS}`);

  // Looks at what is protected, and files that leave.
  const { rows } = await clerk.get('statements.lines', {
    query: PHONE,
    importId: imports[0]?.id ?? 0,
    sort: 'file',
    descending: false,
    offset: 0,
    limit: 9,
  });
  const lineId = rows[0]?.id ?? 1;
  await clerk.get('statements.reveal', { lineId, reason: '客户来电核对' });
  await clerk.get('statements.source', { lineId, around: 2, reveal: '客户来电核对' });
  for (const reveal of [undefined, '审计要看']) {
    const { token } = await clerk.get('exports.csv', {
      kind: 'lines',
      taskId: taskId(),
      ...(reveal && { reveal }),
    });
    expect(await house.engine.takeFile(clerk.session, token)).not.toBeNull();
    await clerk.get('exports.report', { taskId: taskId(), ...(reveal && { reveal }) });
  }
  await owner.get('backup.make', { taskId: taskId() });

  // Bugs of ours.
  expect(await clerk.refusal('orders.story', { merchantOrderNo: GOODS })).toBe('internal');
  fileLog(house.home, () => 'now').bug(Object.assign(new TypeError(GOODS), { code: 'E_ODD' }), 'somewhere');
  fileLog(house.home, () => 'now').bug(GOODS, 'somewhere else');
});
afterAll(() => house.close());

describe('after a story in which everything goes wrong', () => {
  test('what is searched for is found where it is: the search itself works', () => {
    expect(foundIn(Buffer.from(`x ${PHONE} y`))).toEqual(['a telephone']);
    expect(secrets.size).toBeGreaterThan(20);
  });

  test('nothing of it stands in any file while the workspace is open', () => {
    const names = filesOf(house.home).map((path) => path.slice(house.home.length + 1));
    expect(names).toEqual(expect.arrayContaining(['settings.json', 'countinghouse.log']));
    expect(names.some((name) => name.endsWith('.db-wal'))).toBe(true);
    expect(names.some((name) => name.endsWith('log-ins.json'))).toBe(true);
    expect(leaks()).toEqual([]);
  });

  test('nor in any entry of the record, where ids and counts stand for it', async () => {
    const entries = await house.look(({ ledger, dataKey, device }) => {
      keys.set('the data key', dataKey);
      keys.set('the key of the ledger', deriveKey(dataKey, 'ledger'));
      keys.set('the key of the originals', deriveKey(dataKey, 'originals'));
      keys.set('the device’s private key', Buffer.from(device.privateKey, 'base64').subarray(-32));
      return ledger.all(ledger.query.selectFrom('audit_event').select(['action', 'entry']));
    });
    expect(new Set(entries.map((each) => each.action)).size).toBeGreaterThan(15);
    expect(
      entries.flatMap(({ action, entry }) =>
        foundIn(Buffer.from(entry)).map((what) => `${what} in ${action}`),
      ),
    ).toEqual([]);
  });

  test('nor in any file once everybody has left, the keys included', async () => {
    await house.engine.close();
    const names = filesOf(house.home);
    expect(names.filter((name) => /-wal$|-shm$|-journal$|\.partial$/.test(name))).toEqual([]);
    expect(leaks()).toEqual([]);
    await house.start();
  });

  test('the log says what kind of bug it was and where, so that it can be mended', () => {
    const log = readFileSync(join(house.home, 'countinghouse.log'), 'utf8');
    expect(log).toContain('orders.story: Error');
    expect(log).toContain('somewhere: TypeError E_ODD');
    expect(log).toMatch(/no-secrets\.test\.ts:\d+/);
    expect(log).toContain('somewhere else: string');
  });
});
