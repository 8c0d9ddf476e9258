/**
 * The same movement told twice with another content: both versions are kept, the later word counts, and a bookkeeper sees what differs before
 * she commits and at any time after.
 */
import { afterEach, describe, expect, test } from 'vitest';
import type { Output } from '../../../shared/contract/calls.ts';
import { readIncoming } from '../../../src-main/areas/statements/read-incoming.ts';
import { VersionTree } from '../../../src-main/areas/statements/versions/rules/version-tree.ts';
import type { Desk } from '../../../src-main/engine/desk.ts';
import { newToken } from '../../../src-main/platform/ids.ts';
import { camt, entry, statement } from '../../support/camt.ts';
import { importAll, info, type NamedBytes, newDesk } from '../../support/desk.ts';
import { wechatFile } from '../../support/own-money.ts';
import { activity, moved } from '../../support/psp-files.ts';

let desk: Desk | null = null;
afterEach(() => {
  desk?.close();
  desk = null;
});
const open = async (): Promise<Desk> => {
  desk = await newDesk();
  return desk;
};

const named = (name: string, text: string): NamedBytes => ({ name, bytes: Buffer.from(text, 'utf8') });
const linesOf = async (at: Desk, query = '') =>
  (
    await at.handlers['statements.lines'](
      { query, importId: null, sort: 'file', descending: false, offset: 0, limit: 100 },
      info,
    )
  ).rows;
const versionsOf = async (at: Desk, lineId: number) =>
  (await at.handlers['statements.versions']({ lineId }, info)).versions;

/** Reads files and leaves them waiting; gives the rows of the last one's plan. */
async function planOf(at: Desk, files: readonly NamedBytes[], end: 'changed' | 'duplicate' = 'changed') {
  const read = await readIncoming(
    files.map((file) => file.name),
    {
      ...info,
      file: async (token) => ({
        name: token,
        bytes: files.find((each) => each.name === token)?.bytes ?? Buffer.alloc(0),
      }),
    },
    newToken,
  );
  at.shelf.put(read.files);
  const plan = at.shelf.plans().at(-1);
  if (!plan) throw new Error(`no plan: ${JSON.stringify(read.refused)}`);
  return at.handlers['statements.planRows']({ planId: plan.view.planId, end, offset: 0, limit: 50 }, info);
}

const pending = named(
  'report.xml',
  camt('052', [statement({ entries: [entry({ amount: '7.00', status: 'PDNG', number: 'A9' })] })]),
);
const booked = named(
  'statement.xml',
  camt('053', [statement({ entries: [entry({ amount: '7.00', number: 'A9', booked: '2026-03-03' })] })]),
);

describe('a movement that waited and was booked', () => {
  test('is one line, whichever file came first, and both versions are kept', async () => {
    for (const files of [
      [pending, booked],
      [booked, pending],
    ]) {
      const at = await open();
      for (const file of files) await importAll(at, [file]);
      const [line, ...others] = await linesOf(at);
      expect(others).toEqual([]);
      expect(line).toMatchObject({ status: 'success', version: 'stands', file: 'statement.xml' });
      const versions = await versionsOf(at, line?.id ?? 0);
      expect(versions.map((each) => [each.line.file, each.stands])).toEqual([
        ['statement.xml', true],
        ['report.xml', false],
      ]);
      expect(versions[1]?.changes).toEqual([
        { field: 'status', before: 'pending', after: 'success' },
        { field: 'occurredAt', before: '2026-03-02', after: '2026-03-03' },
        { field: 'bookingDate', before: '2026-03-02', after: '2026-03-03' },
      ]);
      at.close();
    }
    desk = null;
  });

  test('its plan says what differs from which row of which file, before anybody commits', async () => {
    const at = await open();
    await importAll(at, [pending]);
    const { total, rows } = await planOf(at, [booked]);
    expect(total).toBe(1);
    expect(rows[0]).toMatchObject({
      end: 'changed',
      stands: true,
      other: { file: 'report.xml', row: 1, importId: 1 },
    });
    expect(rows[0]?.changes[0]).toEqual({ field: 'status', before: 'pending', after: 'success' });
  });

  test('the same while the other file still waits itself', async () => {
    const at = await open();
    const { rows } = await planOf(at, [pending, booked]);
    expect(rows[0]).toMatchObject({ end: 'changed', other: { file: 'report.xml', importId: null } });
    expect(rows[0]?.changes.map((change) => change.field)).toEqual(['status', 'occurredAt', 'bookingDate']);
  });

  test('a pending file that comes late changes nothing, and says so', async () => {
    const at = await open();
    await importAll(at, [booked]);
    const { rows } = await planOf(at, [pending]);
    expect(rows[0]).toMatchObject({ end: 'changed', stands: false, other: { file: 'statement.xml' } });
    expect(rows[0]?.changes[0]).toEqual({ field: 'status', before: 'pending', after: 'success' });
  });

  test('money that PayPal still held and then released is one movement', async () => {
    const at = await open();
    const waits = activity([
      moved('P1', '05/13/2026', 1_000, 1_000),
      moved('P2', '05/17/2026', 900, 1_000, { Type: 'eCheck', Status: 'Pending' }),
    ]);
    const arrived = activity([
      moved('P1', '05/13/2026', 1_000, 1_000),
      moved('P2', '05/17/2026', 900, 1_900, { Type: 'eCheck', Status: 'Completed' }),
    ]);
    await importAll(at, [named('may-17.csv', waits)]);
    await importAll(at, [named('may-31.csv', arrived)]);
    const lines = await linesOf(at);
    expect(
      lines.map((line) => [line.channelTransactionId, line.status, line.direction, line.version]),
    ).toEqual([
      ['P1', 'success', 'in', 'none'],
      ['P2', 'success', 'in', 'stands'],
    ]);
  });

  test('a day’s MT942 and the MT940 that repeats it hold every movement once', async () => {
    const at = await open();
    const lines = [':61:2602020202C100,00NTRFRENT//B1', ':86:RENT FEBRUARY'];
    const head = [':20:S', ':25:DE02100500000054540402', ':28C:1/1'];
    const interim = [
      ...head,
      ':34F:EUR0,',
      ':13D:2602021200+0100',
      ...lines,
      ':90C:1EUR100,00',
      '-',
      '',
    ].join('\r\n');
    const day = [...head, ':60F:C260131EUR0,', ...lines, ':62F:C260202EUR100,', '-', ''].join('\r\n');
    await importAll(at, [named('noon.mt942', interim)]);
    const { rows } = await planOf(at, [named('day.mt940', day)], 'duplicate');
    expect(rows).toMatchObject([{ end: 'duplicate', other: { file: 'noon.mt942', importId: 1 } }]);
    await importAll(at, [named('day.mt940', day)]);
    expect(await linesOf(at)).toHaveLength(1);
  });
});

describe('a row that was corrected', () => {
  const bill = (name: string, amount: string, party: string) =>
    wechatFile([{ at: '2026-03-02 12:00:00', amount, party, id: '4200000000000001', method: '零钱' }], name);
  test('shows the old figure and the new one, and names behind their stars', async () => {
    const at = await open();
    await importAll(at, [bill('first.csv', '12.00', '张小红')]);
    const { rows } = await planOf(at, [bill('second.csv', '10.00', '张小明')]);
    expect(rows[0]?.changes).toEqual([
      { field: 'net', before: '12.00', after: '10.00' },
      { field: 'counterparty', before: '张**', after: '张**' },
    ]);
  });

  test('状态:已变更 shows both versions, the sum counts the one that stands', async () => {
    const at = await open();
    await importAll(at, [bill('first.csv', '12.00', '茶铺')]);
    await importAll(at, [
      bill('second.csv', '10.00', '茶铺'),
      wechatFile([{ at: '2026-03-03 09:00:00', amount: '3.00' }], 'third.csv'),
    ]);
    for (const query of ['状态:已变更', 'status:changed'])
      expect((await linesOf(at, query)).map((line) => [line.net, line.version])).toEqual([
        [1_200, 'superseded'],
        [1_000, 'stands'],
      ]);
    expect((await linesOf(at, '-状态:已变更')).map((line) => line.net)).toEqual([300]);
    expect((await linesOf(at)).map((line) => line.net)).toEqual([1_000, 300]);
    const { totals } = await at.handlers['statements.totals']({ query: '状态:已变更', importId: null }, info);
    expect(totals).toMatchObject([{ story: 'accounts', currency: 'CNY', outCount: 1, outSum: 1_000 }]);
  });

  test('undoing the later file brings the earlier version back; undoing the earlier one leaves the later', async () => {
    const at = await open();
    await importAll(at, [bill('first.csv', '12.00', '茶铺')]);
    await importAll(at, [bill('second.csv', '10.00', '茶铺')]);
    await undo(at, 2);
    expect((await linesOf(at)).map((line) => [line.net, line.version])).toEqual([[1_200, 'none']]);
    await importAll(at, [bill('second.csv', '10.00', '茶铺')]);
    await undo(at, 1);
    expect((await linesOf(at)).map((line) => [line.net, line.version])).toEqual([[1_000, 'none']]);
  });

  test('the version that stood leaves: an earlier one that came later counts again', async () => {
    const at = await open();
    await importAll(at, [booked]);
    await importAll(at, [pending]);
    expect((await linesOf(at)).map((line) => line.status)).toEqual(['success']);
    await undo(at, 1);
    expect((await linesOf(at)).map((line) => line.status)).toEqual(['pending']);
  });
});

test('a duplicate row says where the line is already', async () => {
  const at = await open();
  const rows = [1, 2, 3].map((minute) => ({
    at: `2026-03-02 12:0${minute}:00`,
    amount: '5.00',
    id: `42000${minute}`,
  }));
  await importAll(at, [wechatFile(rows, 'march.csv')]);
  const plan = await planOf(at, [wechatFile(rows.toReversed(), 'again.csv')], 'duplicate');
  const places = plan.rows.map((row: Output<'statements.planRows'>['rows'][number]) => [
    row.other?.file,
    row.other?.row,
  ]);
  const [first = 0] = [(await linesOf(at))[0]?.row];
  expect(places).toEqual([
    ['march.csv', first + 2],
    ['march.csv', first + 1],
    ['march.csv', first],
  ]);
});

async function undo(at: Desk, importId: number): Promise<void> {
  const { hash } = await at.handlers['statements.undoPreview']({ importId }, info);
  const owner = { ...info, person: at.workspace.person }; // Nobody else is there who could agree.
  await at.handlers['statements.undo']({ importId, hash, reason: 'wrong file' }, owner);
}

describe('which version counts', () => {
  const there =
    (...ids: readonly number[]) =>
    (id: number) =>
      ids.includes(id);
  const larger = (a: number, b: number) => a > b;
  const chain = [
    { earlier: 1, later: 2 },
    { earlier: 2, later: 3 },
  ];
  test('a version in the middle that was undone leaves its neighbours versions of each other', () => {
    const tree = new VersionTree(chain, there(1, 3), larger);
    expect(tree.standing(1)).toBe(3);
    expect(tree.family(1)).toEqual([3, 1]);
    expect([1, 2, 3].map((id) => tree.isSuperseded(id))).toEqual([true, false, false]);
  });
  test('two that gave way to one that is gone: only the later of them counts', () => {
    const tree = new VersionTree(
      [
        { earlier: 1, later: 9 },
        { earlier: 2, later: 9 },
      ],
      there(1, 2),
      larger,
    );
    expect([tree.standing(1), tree.standing(2)]).toEqual([2, 2]);
    expect(tree.members()).toEqual([1, 2]);
  });
  test('a line that never changed stands for itself', () => {
    const tree = new VersionTree([], there(1), larger);
    expect([tree.standing(1), tree.isOneOfSeveral(1), tree.laterOf(1)]).toEqual([1, false, null]);
  });
});
