/** What is asked for about orders, by persons at their windows: each refusal with its reason, and each approval once, whoever is quicker. */
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { House, type Seat, taskId } from '../../support/people.ts';
import { tradeBill } from '../../support/wechat-bill.ts';

vi.mock('../../../src-main/workspace/secrets.ts', async (original) =>
  (await import('../../support/quick-secrets.ts')).quick(await original()),
);

const HEADER =
  'merchant_order_no,kind,refund_no,channel,created_at,paid_at,amount,currency,status,customer,product';
const reason = '客户来电';
const DAY = '2026-03-02';

let house: House;
let clerk: Seat;
let reviewer: Seat;
let second: Seat;

beforeAll(async () => {
  house = await House.make();
  clerk = await house.person('clerk');
  reviewer = await house.person('reviewer');
  second = await house.person('reviewer', { name: '严复核' });
});
afterAll(() => house.close());

const order = (
  number: string,
  over: Partial<Record<'kind' | 'refund' | 'amount' | 'currency' | 'status', string>> = {},
) =>
  [
    number,
    over.kind ?? 'payment',
    over.refund ?? '',
    'wechat',
    `${DAY} 09:00:00`,
    '',
    over.amount ?? '100.00',
    over.currency ?? 'CNY',
    over.status ?? 'paid',
    '张三丰',
    '茶',
  ].join(',');

async function take(name: string, content: string): Promise<number> {
  const { plans } = await clerk.get('statements.plan', {
    files: [await clerk.upload(name, content)],
    taskId: taskId(),
  });
  const wanted = plans.map(({ planId, hash }) => ({ planId, hash }));
  const { imports } = await clerk.get('statements.commit', { plans: wanted, taskId: taskId() });
  return imports[0]?.id ?? 0;
}
const takeOrders = (name: string, ...rows: readonly string[]) => take(name, [HEADER, ...rows, ''].join('\n'));
const trade = (number: string, transaction: string, yuan = '100.00') => ({
  交易时间: `${DAY} 10:00:00`,
  商户订单号: number,
  微信订单号: transaction,
  订单金额: yuan,
  应结订单金额: yuan,
});

/** With the totals such a bill ends with. */
function bill(rows: readonly ReturnType<typeof trade>[]): string {
  const sum = (rows.reduce((fen, row) => fen + Math.round(Number(row.订单金额) * 100), 0) / 100).toFixed(2);
  const totals = [String(rows.length), sum, '0.00', '0.00', (rows.length * 0.6).toFixed(5), sum, '0.00'];
  return tradeBill([...rows], totals);
}

const stands = async (merchantOrderNo: string) =>
  (await clerk.get('orders.story', { merchantOrderNo })).standing;
const refund = (merchantOrderNo: string, amount: number, currency = 'CNY', why = reason) => ({
  merchantOrderNo,
  amount,
  currency,
  reason: why,
});
async function approve(seat: Seat, id: number) {
  const { hash } = await seat.get('approvals.get', { id });
  return seat.ask('approvals.approve', { id, hash, note: '' });
}
const found = async (query: string) =>
  (await clerk.get('orders.list', { query, sort: 'time', descending: true, offset: 0, limit: 50 })).rows.map(
    (row) => row.line.merchantOrderNo,
  );

test('a refund above what is left is refused with its reason, also when the rest was only asked for', async () => {
  await takeOrders('refunds.csv', order('R-100'), order('R-101'));
  const above = await clerk.error('orders.refund', refund('R-100', 10_001));
  expect(above).toEqual({ kind: 'move_not_allowed', facts: { why: 'above_paid' } });
  expect((await clerk.error('orders.refund', refund('R-100', 500, 'USD'))).facts).toEqual({
    why: 'currency',
  });
  const first = await clerk.get('orders.refund', refund('R-100', 6000));
  expect(first.refundNo).toBe('R-100-R1');
  expect((await clerk.error('orders.refund', refund('R-100', 4001, 'CNY', '再退'))).facts).toEqual({
    why: 'above_paid',
  });
  const other = await clerk.get('orders.refund', refund('R-100', 4000, 'CNY', '再退'));
  expect(other.refundNo).toBe('R-100-R2');
  expect((await clerk.error('orders.refund', refund('R-100', 1, 'CNY', '又退'))).facts).toEqual({
    why: 'nothing_left',
  });

  // What is asked for of one order takes nothing from another.
  expect(await stands('R-101')).toMatchObject({ refundable: 10_000 });
  expect((await clerk.error('orders.refund', refund('R-101', 10_001))).facts).toEqual({ why: 'above_paid' });

  // Both fit into what was paid, in whichever order they are agreed to.
  expect((await approve(reviewer, other.requestId ?? 0)).ok).toBe(true);
  expect((await approve(reviewer, first.requestId ?? 0)).ok).toBe(true);
  expect(await stands('R-100')).toMatchObject({
    state: 'paid',
    refundPending: 10_000,
    refunded: 0,
    refundable: 0,
  });
});

test('the same refund asked for twice is one request', async () => {
  await takeOrders('twice.csv', order('R-200'));
  const first = await clerk.get('orders.refund', refund('R-200', 700));
  expect(await clerk.get('orders.refund', refund('R-200', 700))).toEqual(first);
  const { waiting } = await clerk.get('orders.story', { merchantOrderNo: 'R-200' });
  expect(waiting).toMatchObject([
    { kind: 'order_refund', amount: 700, currency: 'CNY', reason, madeByName: '孙经办' },
  ]);
});

test('of two persons who approve at once one is first, the other is told, and it is done once', async () => {
  await takeOrders('race.csv', order('R-300'));
  const { requestId } = await clerk.get('orders.refund', refund('R-300', 2500));
  const id = requestId ?? 0;
  const answers = await Promise.all([approve(reviewer, id), approve(second, id)]);
  expect(answers.filter((answer) => answer.ok)).toHaveLength(1);
  expect(answers.find((answer) => !answer.ok)).toMatchObject({ error: { kind: 'request_ended' } });
  const { orders, events } = await clerk.get('orders.story', { merchantOrderNo: 'R-300' });
  expect(orders.filter((line) => line.kind === 'refund')).toMatchObject([
    { net: 2500, status: 'pending', refundNo: 'R-300-R1', direction: null },
  ]);
  expect(events).toMatchObject([{ event: 'refund_entered', amount: 2500, byName: '孙经办', reason }]);
});

test('what was asked for outlives the program: after a restart the file is made anew and agreed to as it was', async () => {
  await takeOrders('restart.csv', order('R-350'));
  const { requestId } = await clerk.get('orders.refund', refund('R-350', 100));
  await house.restart();
  await house.comeBack();
  expect((await approve(reviewer, requestId ?? 0)).ok).toBe(true);
  expect(await stands('R-350')).toMatchObject({ refundPending: 100 });
});

test('who asked for it cannot agree to it, and who may only look cannot ask', async () => {
  await takeOrders('own.csv', order('R-400', { status: 'pending' }));
  const { requestId } = await house.owner.get('orders.cancel', { merchantOrderNo: 'R-400', reason });
  const { hash } = await house.owner.get('approvals.get', { id: requestId ?? 0 });
  expect(await house.owner.refusal('approvals.approve', { id: requestId ?? 0, hash, note: '' })).toBe(
    'same_person',
  );
  const auditor = await house.person('auditor');
  expect(await auditor.refusal('orders.cancel', { merchantOrderNo: 'R-400', reason })).toBe('no_right');
});

test('a cancelled order is the same row closed; both versions stay, and undoing the file opens it again', async () => {
  await takeOrders('cancel.csv', order('C-1', { status: 'pending' }));
  const { requestId } = await clerk.get('orders.cancel', { merchantOrderNo: 'C-1', reason });
  await approve(reviewer, requestId ?? 0);
  const { orders, standing } = await clerk.get('orders.story', { merchantOrderNo: 'C-1' });
  expect(standing?.state).toBe('closed');
  expect(await found('状态:已变更')).toContain('C-1');
  expect(await found('状态:已关闭')).toContain('C-1');
  const [line] = orders;
  expect(line?.file).toMatch(/^desk-orders-\d{8}-\d{4}\.csv$/);
  expect(line?.row).toBe(2);
  const { versions } = await clerk.get('statements.versions', { lineId: line?.id ?? 0 });
  expect(versions).toHaveLength(2);
  expect((await clerk.error('orders.cancel', { merchantOrderNo: 'C-1', reason })).facts).toEqual({
    why: 'state',
  });
  const importId = line?.importId ?? 0;
  const { hash } = await clerk.get('statements.undoPreview', { importId });
  const undo = await clerk.get('statements.undo', { importId, hash, reason: '取消错了' });
  await approve(reviewer, undo.requestId ?? 0);
  expect((await stands('C-1'))?.state).toBe('created');
});

test('a row that may be a later word on either of two is refused when it is asked for, and nothing changes', async () => {
  await takeOrders(
    'attempts.csv',
    order('C-9', { status: 'failed', amount: '99.00' }),
    order('C-9', { status: 'pending' }),
  );
  const before = await stands('C-9');
  expect((await clerk.error('orders.cancel', { merchantOrderNo: 'C-9', reason })).facts).toEqual({
    why: 'earlier_word',
  });
  expect(await stands('C-9')).toEqual(before);
});

test('a paid order is not cancelled, one in dispute is not disputed again', async () => {
  await takeOrders('paid.csv', order('C-2'));
  expect((await clerk.error('orders.cancel', { merchantOrderNo: 'C-2', reason })).facts).toEqual({
    why: 'state',
  });
  await clerk.get('orders.dispute', { merchantOrderNo: 'C-2', isOpen: true, reason });
  expect((await stands('C-2'))?.state).toBe('disputed');
  // Giving the money back is how many disputes end.
  expect((await clerk.get('orders.refund', refund('C-2', 100))).refundNo).toBe('C-2-R1');
  expect(await clerk.refusal('orders.dispute', { merchantOrderNo: 'C-2', isOpen: true, reason })).toBe(
    'move_not_allowed',
  );
  expect(await found('状态:争议中')).toContain('C-2');
  await clerk.get('orders.dispute', { merchantOrderNo: 'C-2', isOpen: false, reason });
  expect((await stands('C-2'))?.state).toBe('paid');
});

test('an order paid twice, refunded above what was paid, or in two currencies is found and named', async () => {
  await takeOrders(
    'findings.csv',
    order('F-1'),
    order('F-2'),
    order('F-2', { kind: 'refund', refund: 'F-2-A', amount: '100.01' }),
    order('F-3'),
    order('F-3', { kind: 'refund', refund: 'F-3-A', currency: 'USD', amount: '5.00' }),
    order('F-4'),
    order('F-4'),
    order('F-5', { status: 'pending' }),
    order('F-6'),
  );
  // F-1 came in twice at the channel; F-6 in two halves that make it up.
  await take(
    'findings-trades.csv',
    bill([
      trade('F-1', '4200000001'),
      trade('F-1', '4200000002'),
      trade('F-5', '4200000003'),
      trade('F-6', '4200000004', '40.00'),
      trade('F-6', '4200000005', '60.00'),
    ]),
  );
  expect((await found('状态:重复支付')).toSorted()).toEqual(['F-1', 'F-4']);
  expect(await found('state:over_refunded')).toEqual(['F-2']);
  expect(await found('状态:币种不一致')).toEqual(['F-3']);
  expect((await stands('F-3'))?.findings).toEqual(['currency_mixed']);
  // The channel knows of it: it is being paid.
  expect(await found('状态:支付中')).toContain('F-5');
  expect((await stands('F-6'))?.findings).toEqual([]);
});

test('an order is found by any number that belongs to it, by its customer, and by what it adds up to', async () => {
  await takeOrders(
    'search.csv',
    order('S-1', { amount: '321.00' }),
    order('S-1', { kind: 'refund', refund: 'BACK-77', amount: '21.00' }),
  );
  await take('search-trades.csv', bill([trade('S-1', '4200009999', '321.00')]));
  expect(await found('BACK-77')).toEqual(['S-1']);
  expect(await found('4200009999')).toEqual(['S-1']);
  expect(await found('张三丰 金额>300 金额<400')).toEqual(['S-1']);
  expect(await found('金额:321 -状态:部分退款')).toEqual([]);
  expect(await found('金额:321 状态:部分退款 渠道:微信')).toEqual(['S-1']);
  expect(await found('单号:S-1 状态:未匹配')).toEqual(['S-1']);
  // What the list knows nothing of is refused, not left out.
  for (const query of ['负责人:孙', '状态:已说明'])
    expect(
      await clerk.refusal('orders.list', {
        query,
        sort: 'time',
        descending: true,
        offset: 0,
        limit: 5,
      }),
    ).toBe('bad_input');
});

test('an order our books never had comes in from what the channel shows, its evidence kept, and matches it', async () => {
  await take('lost.csv', bill([trade('L-1', '4200007777')]));
  const { trades } = await clerk.get('orders.story', { merchantOrderNo: 'L-1' });
  const lineId = trades[0]?.id ?? 0;
  expect(await clerk.get('orders.supplementDraft', { lineId })).toMatchObject({
    merchantOrderNo: 'L-1',
    whyNot: '',
  });
  // Typed as a new order it would go around the second person.
  const typed = {
    channel: 'wechat',
    occurredAt: DAY,
    amount: 10_000,
    currency: 'CNY',
    status: 'success',
  } as const;
  const rows = [{ ...typed, merchantOrderNo: 'L-1', customer: '', product: '' }];
  expect((await clerk.error('orders.enter', { rows })).facts).toEqual({ why: 'in_channel' });
  // The line says which order it is.
  expect(await clerk.refusal('orders.supplement', { lineId, merchantOrderNo: 'L-2', reason })).toBe(
    'move_not_allowed',
  );
  const { requestId } = await clerk.get('orders.supplement', { lineId, merchantOrderNo: 'L-1', reason });
  const { facts, amount } = await reviewer.get('approvals.get', { id: requestId ?? 0 });
  expect(amount).toBe(10_000);
  expect(facts).toContainEqual({
    name: 'evidence_lines',
    value: `lost.csv:2 ${DAY}T10:00:00+08:00 100.00 CNY`,
  });
  await approve(reviewer, requestId ?? 0);
  const { orders, events, standing } = await clerk.get('orders.story', { merchantOrderNo: 'L-1' });
  expect(standing?.state).toBe('paid');
  expect(orders).toMatchObject([
    { net: 10_000, channel: 'wechat', status: 'success', occurredAt: `${DAY}T10:00:00+08:00` },
  ]);
  expect(events).toMatchObject([{ event: 'supplemented', evidence: [lineId] }]);
  expect((await clerk.get('orders.supplementDraft', { lineId })).whyNot).toBe('known_number');
  await clerk.get('matching.run', { asOf: '2026-03-04', pair: null, taskId: taskId() });
  expect(await found('单号:L-1 状态:已匹配')).toEqual(['L-1']);
});

test('a line without a number makes one order, whatever numbers are typed for it', async () => {
  await take('numberless.csv', bill([trade('', '4200006666')]));
  const lines = await clerk.get('statements.lines', {
    query: '4200006666',
    importId: null,
    sort: 'file',
    descending: false,
    offset: 0,
    limit: 5,
  });
  const lineId = lines.rows[0]?.id ?? 0;
  const draft = () => clerk.get('orders.supplementDraft', { lineId });
  expect(await draft()).toMatchObject({ merchantOrderNo: '', whyNot: '' });
  const ask = (merchantOrderNo: string) => ({ lineId, merchantOrderNo, reason });
  const first = await clerk.get('orders.supplement', ask('Z-1'));
  const other = await clerk.get('orders.supplement', ask('Z-2'));
  expect((await approve(reviewer, first.requestId ?? 0)).ok).toBe(true);
  expect(await approve(reviewer, other.requestId ?? 0)).toMatchObject({ error: { kind: 'request_void' } });
  expect((await draft()).whyNot).toBe('supplemented');
  expect((await clerk.error('orders.supplement', ask('Z-3'))).facts).toEqual({ why: 'supplemented' });
  expect((await stands('Z-1'))?.paid).toBe(10_000);
  expect(await clerk.refusal('orders.story', { merchantOrderNo: 'Z-2' })).toBe('not_found');
});

test('a status is corrected only forward, only on evidence, and takes the time the evidence shows', async () => {
  await takeOrders('fix.csv', order('X-1', { status: 'pending' }), order('X-2'));
  await take('fix-trades.csv', bill([trade('X-1', '4200005555')]));
  const { orders, trades } = await clerk.get('orders.story', { merchantOrderNo: 'X-1' });
  const [line, evidence] = [orders[0]?.id ?? 0, trades[0]?.id ?? 0];
  const fix = { lineId: line, status: 'success' as const, amount: null, evidence: [evidence], reason };
  expect((await clerk.error('orders.fix', { ...fix, status: 'pending' })).facts).toEqual({ why: 'same' });
  expect((await clerk.error('orders.fix', { ...fix, evidence: [line] })).facts).toEqual({
    why: 'no_evidence',
  });
  expect((await clerk.error('orders.fix', { ...fix, status: 'refunded' })).facts).toEqual({ why: 'state' });
  const { requestId } = await clerk.get('orders.fix', fix);
  await approve(reviewer, requestId ?? 0);
  const after = await clerk.get('orders.story', { merchantOrderNo: 'X-1' });
  expect(after.standing).toMatchObject({ state: 'paid', paid: 10_000 });
  expect(after.orders).toMatchObject([{ status: 'success', occurredAt: `${DAY}T10:00:00+08:00` }]);

  // Paid, as our books have it, but less than they say: the smaller word stands, whichever file comes in first.
  const amended = {
    lineId: after.orders[0]?.id ?? 0,
    status: 'success' as const,
    evidence: [evidence],
    reason,
  };
  const less = await clerk.get('orders.fix', { ...amended, amount: 9_000 });
  await approve(reviewer, less.requestId ?? 0);
  expect((await stands('X-1'))?.paid).toBe(9_000);
  const more = (await clerk.get('orders.story', { merchantOrderNo: 'X-1' })).orders[0]?.id ?? 0;
  const raised = await clerk.get('orders.fix', { ...amended, lineId: more, amount: 11_000 });
  await approve(reviewer, raised.requestId ?? 0);
  expect((await stands('X-1'))?.paid).toBe(11_000);
});

test('the record holds with all of it, and names no customer', async () => {
  expect((await house.verify()).faults).toEqual([]);
  const said = JSON.stringify(await house.events());
  expect(said).toContain('orders.refund_entered');
  expect(said).not.toContain('张三丰');
});
