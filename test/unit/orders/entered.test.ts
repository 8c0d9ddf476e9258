/** Orders typed at the desk: all or none, each new, each with its file and row; and the filters people keep under a name. */
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import type { Input } from '../../../shared/contract/calls.ts';
import { entryProblems } from '../../../shared/domain/order-entry.ts';
import { commitDeskFile, makeDeskFile } from '../../../src-main/areas/orders/desk-file.ts';
import { LineStore } from '../../../src-main/areas/statements/line-store.ts';
import { deskMadeStart } from '../../../src-main/areas/statements/rules/desk-made.ts';
import { newToken } from '../../../src-main/platform/ids.ts';
import { Record as AuditRecord } from '../../../src-main/record/record.ts';
import { info, newDesk } from '../../support/desk.ts';
import { House, type Seat, taskId } from '../../support/people.ts';

vi.mock('../../../src-main/workspace/secrets.ts', async (original) =>
  (await import('../../support/quick-secrets.ts')).quick(await original()),
);

type Entry = Input<'orders.enter'>['rows'][number];
const entry = (over: Partial<Entry> = {}): Entry => ({
  merchantOrderNo: 'N-1',
  channel: 'wechat',
  occurredAt: '2026-11-02T09:30',
  amount: 12_345,
  currency: 'CNY',
  status: 'success',
  customer: '王小明',
  product: '茶壶, "大"',
  ...over,
});

let house: House;
let clerk: Seat;
beforeAll(async () => {
  house = await House.make();
  clerk = await house.person('clerk');
});
afterAll(() => house.close());

const problems: ReadonlyArray<[over: Partial<Entry>, field: string, problem: string]> = [
  [{ merchantOrderNo: '' }, 'merchantOrderNo', 'missing'],
  [{ merchantOrderNo: '4.2E+27' }, 'merchantOrderNo', 'unfit'],
  [{ merchantOrderNo: 'N 1' }, 'merchantOrderNo', 'unfit'],
  [{ merchantOrderNo: 'N'.repeat(129) }, 'merchantOrderNo', 'too_long'],
  [{ occurredAt: '' }, 'occurredAt', 'missing'],
  [{ occurredAt: '2026-02-30T10:00' }, 'occurredAt', 'unfit'],
  [{ amount: 0 }, 'amount', 'missing'],
  [{ amount: 100_000_000_000_001 }, 'amount', 'above_limit'],
  [{ currency: 'RMB元' }, 'currency', 'unfit'],
  [{ customer: '=HYPERLINK("x")' }, 'customer', 'unfit'],
  [{ product: '茶\n壶' }, 'product', 'unfit'],
  [{ product: '茶'.repeat(201) }, 'product', 'too_long'],
];
for (const [over, field, problem] of problems)
  test(`${field} ${JSON.stringify(Object.values(over)[0]).slice(0, 24)} is ${problem}`, () =>
    expect(entryProblems([entry(over)])).toEqual([{ row: 0, field, problem }]));

test('a number typed twice is said at the second, and nothing is wrong with a plain row', () => {
  expect(entryProblems([entry(), entry({ merchantOrderNo: 'N-2' }), entry()])).toEqual([
    { row: 2, field: 'merchantOrderNo', problem: 'repeated' },
  ]);
});

test('a file of this desk is named by the day in China, where its orders are, also before eight in the morning', () => {
  expect(deskMadeStart('2026-11-25T23:30:00.000Z')).toBe('desk-orders-20261126-');
  expect(deskMadeStart('2026-11-26T15:59:00.000Z')).toBe('desk-orders-20261126-');
});

test('new orders come in as one file of this desk, without a second person; a number that is there is refused whole', async () => {
  const rows = [entry(), entry({ merchantOrderNo: 'N-2', status: 'pending', customer: '', product: '' })];
  const { file, importId } = await clerk.get('orders.enter', { rows });
  expect(file).toMatch(/^desk-orders-\d{8}-0001\.csv$/);
  const imported = await clerk.get('statements.import', { importId });
  expect(imported).toMatchObject({
    file,
    sourceKind: 'orders',
    adapter: 'orders_csv',
    committedBy: '孙经办',
  });
  const story = await clerk.get('orders.story', { merchantOrderNo: 'N-1' });
  expect(story.orders).toMatchObject([
    {
      row: 2,
      net: 12_345,
      direction: 'in',
      counterparty: '王**',
      description: '茶壶, "大"',
      occurredAt: '2026-11-02T09:30:00+08:00',
    },
  ]);
  expect(story.events).toMatchObject([
    { event: 'entered', byName: '孙经办', facts: [{ name: 'file', value: file }] },
  ]);
  expect((await clerk.get('orders.story', { merchantOrderNo: 'N-2' })).standing?.state).toBe('created');

  const again = [entry({ merchantOrderNo: 'N-3' }), entry({ merchantOrderNo: 'N-2' })];
  expect((await clerk.get('orders.checkEntry', { rows: again })).problems).toEqual([
    { row: 1, field: 'merchantOrderNo', problem: 'known_number' },
  ]);
  expect((await clerk.error('orders.enter', { rows: again })).facts).toEqual({ why: 'known_number' });
  expect(await clerk.refusal('orders.story', { merchantOrderNo: 'N-3' })).toBe('not_found');
});

test('a bad row takes nothing in, and says which field of which row', async () => {
  const rows = [entry({ merchantOrderNo: 'N-8' }), entry({ merchantOrderNo: 'N-9', amount: 0 })];
  expect(await clerk.error('orders.enter', { rows })).toEqual({
    kind: 'bad_input',
    facts: { row: 2, at: 'amount', expected: 'missing' },
  });
  expect(await clerk.refusal('orders.story', { merchantOrderNo: 'N-8' })).toBe('not_found');
});

test('a file of this desk is undone like any other, and the next one takes a number of its own', async () => {
  const { importId } = await clerk.get('orders.enter', { rows: [entry({ merchantOrderNo: 'U-1' })] });
  const { hash } = await clerk.get('statements.undoPreview', { importId });
  const { requestId } = await clerk.get('statements.undo', { importId, hash, reason: '录错' });
  if (requestId !== null) await house.agree(requestId);
  const list = { query: 'U-1', sort: 'time', descending: true, offset: 0, limit: 5 } as const;
  expect((await clerk.get('orders.list', list)).total).toBe(0);
  const { file } = await clerk.get('orders.enter', { rows: [entry({ merchantOrderNo: 'U-1' })] });
  expect(file).toMatch(/-0003\.csv$/);
  expect((await clerk.get('orders.list', list)).total).toBe(1);
});

test('stopped between the lines and what is said of them, nothing stands; again, all of it does', async () => {
  const desk = await newDesk();
  const { ledger } = desk.workspace;
  const append = ledger.append.bind(ledger);
  const stopped = vi.spyOn(ledger, 'append').mockImplementation((query) => {
    if (query.compile().sql.includes('"order_event"')) throw new Error('power lost');
    return append(query);
  });
  const rows = [entry({ merchantOrderNo: 'K-1' })];
  const enter = async () => desk.handlers['orders.enter']({ rows }, info);
  await expect(enter()).rejects.toThrow('power lost');
  stopped.mockRestore();
  expect(desk.lines.imports()).toEqual([]);
  expect((await enter()).file).toMatch(/-0001\.csv$/);
  expect((await desk.handlers['orders.story']({ merchantOrderNo: 'K-1' }, info)).events).toHaveLength(1);
  desk.close();
});

test('a file of this desk is taken in as it was planned: what came in meanwhile is not overruled unseen', async () => {
  await house.look(async (workspace) => {
    const { ledger, originals, document, device } = workspace;
    const now = () => '2026-11-26T02:00:00.000Z';
    const record = new AuditRecord(ledger, { workspaceId: document.id, ...device }, now);
    const deps = { ledger, record, lines: new LineStore(ledger), originals, now, newToken };
    const maker = clerk.who.id;
    const row = { ...entry({ merchantOrderNo: 'P-1' }), kind: 'payment', refundNo: '' } as const;
    const [first, second] = [await makeDeskFile(deps, [row]), await makeDeskFile(deps, [row])];
    expect(commitDeskFile(deps, first, maker, { ...info, person: maker })).toBeGreaterThan(0);
    expect(() => commitDeskFile(deps, second, maker, { ...info, person: maker })).toThrow(
      expect.objectContaining({ kind: 'plan_stale' }),
    );
    expect(deps.lines.imports().filter(({ view }) => view.file === first.name)).toHaveLength(1);
  });
});

test('the list shows one row an order, sorted by its own amount', async () => {
  const header = '商户订单号,类型,退款单号,支付渠道,下单时间,支付时间,金额,币种,状态,商品名称';
  const file = [
    header,
    'M-1,支付,,微信,,2026-11-03 10:00:00,900.00,CNY,已支付,茶',
    'M-1,退款,M-1-A,微信,,2026-11-04 10:00:00,100.00,CNY,已退款,茶',
    '',
  ];
  const { plans } = await clerk.get('statements.plan', {
    files: [await clerk.upload('m.csv', file.join('\n'))],
    taskId: taskId(),
  });
  await clerk.get('statements.commit', {
    plans: plans.map(({ planId, hash }) => ({ planId, hash })),
    taskId: taskId(),
  });
  const { rows } = await clerk.get('orders.list', {
    query: '',
    sort: 'amount',
    descending: true,
    offset: 0,
    limit: 1,
  });
  expect(rows).toMatchObject([
    { lineCount: 2, state: 'part_refunded', paid: 90_000, refunded: 10_000, currency: 'CNY', trade: 'open' },
  ]);
});

test('a filter kept under a name is its maker’s, or everybody’s; only its maker drops it', async () => {
  const auditor = await house.person('auditor');
  const view = { list: 'orders', query: '状态:部分退款', sort: 'amount', descending: true } as const;
  await clerk.get('views.save', { ...view, name: '待退', isShared: false });
  await clerk.get('views.save', { ...view, name: '大家的', isShared: true });
  await clerk.get('views.save', { ...view, name: '待退', query: '金额>100', isShared: false });
  const names = async (seat: Seat) => (await seat.get('views.list', { list: 'orders' })).views;
  expect(await names(clerk)).toMatchObject([
    { name: '大家的', isMine: true },
    { name: '待退', query: '金额>100', isMine: true },
  ]);
  expect(await names(auditor)).toMatchObject([{ name: '大家的', isMine: false, byName: '孙经办' }]);
  expect(await auditor.refusal('views.drop', { list: 'orders', name: '大家的' })).toBe('not_found');
  expect(await clerk.refusal('views.save', { ...view, name: '坏', query: '金额>多', isShared: false })).toBe(
    'bad_input',
  );
  await clerk.get('views.drop', { list: 'orders', name: '大家的' });
  expect(await names(auditor)).toEqual([]);
});
