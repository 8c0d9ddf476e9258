/**
 * A password of a file is asked for once: tried, kept sealed when it opened something, used for what comes later, and forgotten without a trace of
 * its value. Asked of a real engine, as a window would.
 */
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import officeCrypto from 'officecrypto-tool';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { RECORDED_TABLES } from '../../../src-main/record/tables.ts';
import { lockedZip } from '../../support/locked-files.ts';
import { House, type Seat, taskId } from '../../support/people.ts';
import { WECHAT_HEADER, walletBill, wechatNotes } from '../../support/wallet-bills.ts';
import { rawXlsx } from '../../support/workbooks.ts';

vi.mock('../../../src-main/workspace/secrets.ts', async (original) =>
  (await import('../../support/quick-secrets.ts')).quick(await original()),
);

const PASSWORD = 'wx-413728-密码';
const OTHER = 'ali-550812-密码';

const bill = (day: string): string =>
  walletBill({
    before: wechatNotes('共1笔记录', '收入：0笔 0.00元', '支出：1笔 12.50元', '中性交易：0笔 0.00元'),
    header: WECHAT_HEADER,
    rows: [
      [
        `2026-03-${day} 10:00:00`,
        '商户消费',
        '青石茶行',
        '"茶叶"',
        '支出',
        '¥12.50',
        '零钱',
        '支付成功',
        `42000000012026${day}0000000001\t`,
        `M${day}\t`,
        '"/"',
      ],
    ],
  });
const locked = (name: string, day: string, password = PASSWORD) =>
  lockedZip([{ name, content: bill(day), password }], 'aes');

let house: House;
let clerk: Seat;
beforeAll(async () => {
  house = await House.make();
  clerk = await house.person('clerk');
});
afterAll(() => house.close());

const drop = async (name: string, bytes: Uint8Array | string) =>
  clerk.get('statements.plan', { files: [await clerk.upload(name, bytes)], taskId: taskId() });
const add = (password: string, label = '微信支付账单') =>
  clerk.get('sources.addPassword', { label, password, taskId: taskId() });
const waiting = () => clerk.get('statements.plans', {});
const kept = async () => (await clerk.get('sources.secrets', {})).secrets;
const commitAll = async () => {
  const { plans } = await waiting();
  const ready = plans.filter((plan) => plan.state === 'ready').map(({ planId, hash }) => ({ planId, hash }));
  return clerk.get('statements.commit', { plans: ready, taskId: taskId() });
};
/** Passwords that are kept belong to the test that made them. */
const clear = async () => {
  await clerk.get('statements.discard', {
    planIds: (await waiting()).plans.map((plan) => plan.planId),
  });
  for (const { id } of await kept()) await clerk.get('sources.forgetSecret', { id });
};

describe('a bill under a password', () => {
  afterAll(clear);

  test('is refused, and says that no password was tried', async () => {
    const { plans, refused } = await drop('微信支付账单.zip', await locked('bill-01.csv', '01'));
    expect(plans).toEqual([]);
    expect(refused).toMatchObject([
      { file: 'bill-01.csv', refusal: 'password_protected', facts: { triedCount: 0 } },
    ]);
    expect(refused[0]?.fileToken).not.toBe('');
  });

  test('stays refused under a wrong one, which is not kept', async () => {
    const before = await waiting();
    expect(await add('000000')).toEqual({ secretId: null, opened: 0, locked: 1 });
    expect(await waiting()).toEqual(before);
    expect(await kept()).toEqual([]);
  });

  test('becomes a plan under the right one, also with the blanks that copying leaves around it', async () => {
    const answer = await add(` ${PASSWORD}\n`);
    expect(answer).toMatchObject({ opened: 1, locked: 0 });
    const { plans, refused } = await waiting();
    expect(plans).toMatchObject([{ file: 'bill-01.csv', state: 'ready' }]);
    expect(refused).toEqual([]);
    expect(await kept()).toMatchObject([
      { id: answer.secretId, kind: 'file_password', label: '微信支付账单', madeBy: clerk.who.name },
    ]);
    expect((await kept())[0]?.lastUsedAt).not.toBe('');
  });

  test('the next bill of the source opens without a question', async () => {
    const { plans, refused } = await drop('微信支付账单 (2).zip', await locked('bill-02.csv', '02'));
    expect(refused).toEqual([]);
    expect(plans.map((plan) => plan.file)).toEqual(['bill-01.csv', 'bill-02.csv']);
    expect((await commitAll()).imports).toHaveLength(2);
  });

  test('what was imported is shown from its sealed original, locked as it is', async () => {
    const page = {
      query: '',
      importId: null,
      sort: 'time',
      descending: false,
      offset: 0,
      limit: 10,
    } as const;
    const imports = await clerk.get('statements.imports', { includeUndone: false, offset: 0, limit: 10 });
    expect(imports.total).toBe(2);
    const { rows } = await clerk.get('statements.lines', page);
    for (const line of rows) {
      const source = await clerk.get('statements.source', { lineId: line.id, around: 1 });
      expect(source.rows.find((row) => row.isTheLine)?.cells).toContain('¥12.50');
    }
  });

  test('a person without the right to import sees no list, adds nothing and forgets nothing', async () => {
    const auditor = await house.person('auditor');
    const [secret] = await kept();
    expect(await auditor.refusal('sources.secrets', {})).toBe('no_right');
    expect(
      await auditor.refusal('sources.addPassword', { label: 'x', password: 'y', taskId: taskId() }),
    ).toBe('no_right');
    expect(await auditor.refusal('sources.forgetSecret', { id: secret?.id ?? 0 })).toBe('no_right');
    expect(await kept()).toHaveLength(1);
  });

  test('forgotten, it is asked for again', async () => {
    await clear();
    expect(await kept()).toEqual([]);
    expect(await clerk.refusal('sources.forgetSecret', { id: 1 })).toBe('not_found');
    const { refused } = await drop('微信支付账单 (3).zip', await locked('bill-03.csv', '03'));
    expect(refused).toMatchObject([{ refusal: 'password_protected', facts: { triedCount: 0 } }]);
    const page = { query: '', importId: null, sort: 'time', descending: false, offset: 0, limit: 1 } as const;
    const { rows } = await clerk.get('statements.lines', page);
    const look = { lineId: rows[0]?.id ?? 0, around: 1 };
    expect(await clerk.error('statements.source', look)).toMatchObject({
      kind: 'file_refused',
      facts: { refusal: 'password_protected' },
    });
  });
});

describe('several locked files', () => {
  afterAll(clear);

  test('of an archive with two passwords each opens its own; what stays locked stays where it was', async () => {
    const bytes = await lockedZip(
      [
        { name: 'a.csv', content: bill('11'), password: PASSWORD },
        { name: 'b.csv', content: bill('12'), password: OTHER },
        { name: 'c.csv', content: bill('13'), password: PASSWORD },
      ],
      'zipcrypto',
    );
    const { refused } = await drop('三份.zip', bytes);
    expect(refused.map((each) => each.file)).toEqual(['a.csv', 'b.csv', 'c.csv']);
    expect(await add(PASSWORD)).toMatchObject({ opened: 2, locked: 1 });
    const after = await waiting();
    expect(after.plans.map((plan) => plan.file)).toEqual(['a.csv', 'c.csv']);
    expect(after.refused).toEqual([refused[1]]);
    expect(await add(OTHER, '支付宝')).toMatchObject({ opened: 1, locked: 0 });
    expect((await kept()).map((each) => each.label).toSorted()).toEqual(
      ['微信支付账单', '支付宝'].toSorted(),
    );
  });

  test('a locked workbook in a locked zip needs both passwords, and both are kept', async () => {
    await clear();
    const book = rawXlsx({ sheets: ['<row><c><v>1</v></c><c><v>2</v></c></row>'] });
    const inner = officeCrypto.encrypt(book, { password: OTHER, type: 'standard' });
    const both = () => lockedZip([{ name: 'in.xlsx', content: inner, password: PASSWORD }], 'aes');
    await drop('both.zip', await both());
    expect(await add(OTHER)).toMatchObject({ secretId: null, locked: 1 });
    expect(await add(PASSWORD)).toMatchObject({ secretId: expect.any(Number), locked: 1 });
    // Opened, it is a table that nobody knows; its password was right all the same.
    expect(await add(OTHER)).toMatchObject({ secretId: expect.any(Number), opened: 1, locked: 0 });
    expect((await waiting()).refused).toMatchObject([{ file: 'in.xlsx', refusal: 'unknown_format' }]);
    expect(await kept()).toHaveLength(2);
    const again = await drop('both-2.zip', await both());
    expect(again.refused.at(-1)).toMatchObject({ file: 'in.xlsx', refusal: 'unknown_format' });
    expect(
      await clerk.get('mappings.guess', {
        fileToken: again.refused.at(-1)?.fileToken ?? '',
        taskId: taskId(),
      }),
    ).toMatchObject({ file: 'in.xlsx' });
  });
});

describe('the value of a password', () => {
  const filesOf = (folder: string): string[] =>
    readdirSync(folder).flatMap((name) => {
      const path = join(folder, name);
      return statSync(path).isDirectory() ? filesOf(path) : [path];
    });
  const leaks = () => filesOf(house.home).filter((path) => readFileSync(path).includes(PASSWORD));

  test('is in no answer, no event, no row of the ledger, no file and no log', async () => {
    await clear();
    await drop('微信支付账单 (4).zip', await locked('bill-04.csv', '04'));
    const answers: unknown[] = [await add('000000'), await add(PASSWORD), await kept(), await waiting()];
    answers.push(
      await clerk.error('sources.addPassword', { label: '', password: PASSWORD, taskId: taskId() }),
    );
    expect(JSON.stringify(answers)).not.toContain(PASSWORD);
    expect(JSON.stringify(clerk.events())).not.toContain(PASSWORD);
    expect(leaks()).toEqual([]);
    const rows = await house.look(({ ledger }) =>
      [...RECORDED_TABLES, 'audit_event', 'source_secret'].flatMap((table) => [
        ...ledger.readRows(table, 1, Number.MAX_SAFE_INTEGER).rows,
      ]),
    );
    const bytes = Buffer.concat(
      rows.flat().map((cell) => (cell instanceof Uint8Array ? Buffer.from(cell) : Buffer.from(String(cell)))),
    );
    expect(bytes.includes(PASSWORD)).toBe(false);
    expect(leaks()).toEqual([]);
    const events = (await house.events()).filter((event) => event.action.startsWith('sources.'));
    expect(events.map((event) => event.action).slice(-2)).toEqual([
      'sources.secret_added',
      'sources.secret_used',
    ]);
    expect(Object.keys(events.at(-2)?.subject ?? {}).toSorted()).toEqual(['kind', 'secret']);
    expect((await house.verify()).holds).toBe(true);
  });

  test('opens files after the data key was rotated, and after a restart', async () => {
    await house.owner.prove();
    await house.owner.get('access.rotateKey', { reason: '按期更换', taskId: taskId() });
    await house.restart();
    await house.comeBack();
    const { plans } = await drop('微信支付账单 (5).zip', await locked('bill-05.csv', '05'));
    expect(plans).toMatchObject([{ file: 'bill-05.csv' }]);
    expect((await house.verify()).holds).toBe(true);
  });

  test('is gone from the ledger when it is forgotten, its label too; that there was one stays', async () => {
    const [secret] = await kept();
    await clerk.get('sources.forgetSecret', { id: secret?.id ?? 0 });
    const row = await house.look(({ ledger }) =>
      ledger.first(
        ledger.query
          .selectFrom('source_secret')
          .selectAll()
          .where('id', '=', secret?.id ?? 0),
      ),
    );
    expect(row).toMatchObject({ label: '', nonce: null, sealed: null, kind: 'file_password' });
    const last = (await house.events()).findLast((event) => event.action.startsWith('sources.'));
    expect(last).toMatchObject({ action: 'sources.secret_forgotten', subject: { secret: secret?.id ?? 0 } });
    expect((await house.verify()).holds).toBe(true);
  });
});
