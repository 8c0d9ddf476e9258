/** Whoever tries to have a merchant paid twice, or something signed that nobody looked at, is refused. */
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { partyOf } from '../../support/parties.ts';
import { taskId } from '../../support/people.ts';
import { resultTable } from '../../support/treasury.ts';
import { type Day, tradeFile } from '../journal/shop.ts';
import { agreed } from './merchant-desk.ts';
import { PayingHouse } from './paying-house.ts';

vi.mock('../../../src-main/workspace/secrets.ts', async (original) =>
  (await import('../../support/quick-secrets.ts')).quick(await original()),
);

const reason = '日终结算';
const on = (day: string, ...fen: readonly (readonly [string, number])[]): Day => ({
  day,
  trades: fen.map(([order, amount]) => ({ order, fen: amount })),
});

let house: PayingHouse;
beforeAll(async () => {
  house = await PayingHouse.open({ feePpm: 10_000 });
  const days = [
    on('2026-10-12', ['A', 10_000]),
    on('2026-10-13', ['B', 20_000]),
    on('2026-10-14', ['C', 5_000]),
  ];
  await house.signing.take(days.map(tradeFile));
});
afterAll(() => house.treasury.house.close());

const batch = async (day: string) =>
  (await house.batches()).find(({ from, partyId }) => from === day && partyId === house.partyId);
const ask = async (day: string) => {
  const found = await batch(day);
  return house.signing.askFor(found ? [found] : []);
};

test('a payee who comes between the asking and the agreeing voids the request; what is posted meanwhile does not', async () => {
  await house.account();
  const first = await ask('2026-10-12');
  expect(await house.booked()).toBe(9_900 + 19_800 + 4_950);
  expect(await house.signing.approve(first)).toMatchObject({ ok: true });

  const second = await ask('2026-10-13');
  const holder = '城北茶叶有限公司';
  await house.treasury.payee(house.partyId, { holder, number: '4000022109000008888' });
  expect(await house.signing.approve(second)).toMatchObject({ ok: false, error: { kind: 'request_void' } });
  const again = await ask('2026-10-13');
  const { facts } = await house.signing.reviewer.get('approvals.get', { id: again });
  expect(facts).toContainEqual({ name: 'settlement_warning', value: 'payee_changes 1' });
  expect(await house.signing.approve(again)).toMatchObject({ ok: true });
});

const pay = async (amount: number) => {
  const [row] = await house.payable();
  const answer = await house.payOut(row ?? { keys: [] }, amount);
  return { answer, batchNo: answer.ok ? answer.value.batchNo : '' };
};

test('two tabs whose settlements overlap pay what both name once', async () => {
  const [row] = await house.payable();
  const [first = '', second = ''] = row?.keys ?? [];
  const one = await house.payOut({ keys: [first] }, 9_900);
  expect(one.ok).toBe(true);
  const both = await house.payOut({ keys: [first, second] }, 29_700);
  expect(both).toMatchObject({ ok: false, error: { kind: 'plan_stale' } });
  // The same batch named twice counts once.
  expect(await house.payOut({ keys: [second, second] }, 19_801)).toMatchObject({
    error: { kind: 'funds_short', facts: { available: '198.00' } },
  });
  const batchNo = one.ok ? one.value.batchNo : '';
  await house.clerk.get('payments.cancel', { batchNo, reason });
});

test('what nobody knows the end of is not paid again; what came back is, by one of two ways only', async () => {
  const { batchNo } = await pay(29_700);
  const { itemNo } = await house.send(batchNo);
  await house.treasury.take(resultTable(batchNo, [{ itemNo, amount: 29_700, word: '处理中' }], '1.csv'));
  expect(await house.payable()).toEqual([]);
  await house.treasury.take(resultTable(batchNo, [{ itemNo, amount: 29_700, word: '成功' }], '2.csv'));
  expect(await house.payable()).toEqual([]);
  await house.treasury.take(resultTable(batchNo, [{ itemNo, amount: 29_700, word: '已退票' }], '3.csv'));
  expect(await house.payable()).toMatchObject([{ amount: 29_700 }]);

  // Made good by the payments and paid anew by settlement: the second is refused.
  const again = await house.clerk.get('payments.retry', { itemNos: [itemNo] });
  expect((await pay(29_700)).answer.ok).toBe(false);
  await house.clerk.get('payments.cancel', { batchNo: again.batchNo, reason });
  // The other way round: the draft that makes it good beside one that pays it is stopped by its checks.
  const anew = await pay(29_700);
  expect(anew.answer.ok).toBe(true);
  const twice = await house.clerk.get('payments.retry', { itemNos: [itemNo] });
  const { batch: saved } = await house.clerk.get('payments.batch', { batchNo: twice.batchNo });
  await house.treasury.verify(saved);
  const { checks } = await house.clerk.get('payments.get', { batchNo: twice.batchNo, place: 1 });
  expect(checks.find(({ name }) => name === 'order')).toMatchObject({ outcome: 'stop' });
  for (const each of [anew.batchNo, twice.batchNo])
    await house.clerk.get('payments.cancel', { batchNo: each, reason });
});

test('a refund that comes after a payment was agreed to keeps its file from going out', async () => {
  const { batchNo } = await pay(29_700);
  const { batch: draft } = await house.clerk.get('payments.batch', { batchNo });
  await house.treasury.verify(draft);
  const asked = { batchNo, version: draft.version, reason };
  const { requestId, hash } = await house.clerk.get('payments.submit', asked);
  expect(await house.treasury.approve(requestId ?? 0, hash)).toMatchObject({ ok: true });
  await house.signing.take([{ ...tradeFile(on('2026-10-12', ['A', -10_000])), name: 'late.csv' }]);
  await house.clerk.prove();
  expect(await house.clerk.ask('payments.instruct', { batchNo })).toMatchObject({
    ok: false,
    error: { kind: 'move_not_allowed', facts: { why: 'held_order', place: 1 } },
  });
});

test('an adjustment names no line of another merchant as its evidence', async () => {
  const body = partyOf({ name: '城西果蔬店' });
  const { partyId } = await house.clerk.get('parties.save', { partyId: null, body, reason });
  const channel = { kind: 'channel', purpose: 'receive', channel: 'wechat', number: '1900000999' } as const;
  await house.treasury.bind(partyId, channel);
  const agreement = { agreementId: null, partyId, body: agreed(), reason };
  const { requestId } = await house.clerk.get('parties.setAgreement', agreement);
  if (requestId !== null) await house.treasury.house.agree(requestId);
  const other = tradeFile(on('2026-10-14', ['OTHER', 3_000]));
  const text = Buffer.from(other.bytes).toString('utf8').replaceAll('1900000109', '1900000999');
  await house.signing.take([{ name: 'other.csv', bytes: Buffer.from(text) }]);
  const hers = await batch('2026-10-14');
  const others = (await house.batches()).find((each) => each.partyId === partyId);
  const lineOf = async (key = '') =>
    (await house.clerk.get('settlement.lines', { key, figure: 'sales', offset: 0, limit: 1 })).rows[0]?.line
      .id ?? 0;
  const adjust = async (evidence: number) =>
    house.clerk.ask('settlement.adjust', {
      ...{ side: 'merchant', key: hers?.key ?? '', day: '2026-10-14', kind: 'penalty', effect: 'less' },
      ...{ amount: 100, evidence, reason },
    });
  expect(await adjust(await lineOf(others?.key))).toMatchObject({
    ok: false,
    error: { kind: 'move_not_allowed', facts: { why: 'evidence_of_other' } },
  });
  expect(await adjust(await lineOf(hers?.key))).toMatchObject({ ok: true });
});

test('an adjustment beyond all reason is refused: what is written stays, and no sum may break on it', async () => {
  const hers = await batch('2026-10-14');
  const of = { side: 'merchant', key: hers?.key ?? '', day: '2026-10-14', evidence: null, reason } as const;
  const asked = { ...of, kind: 'other', effect: 'add', amount: 1_000_000_000_001 } as const;
  expect(await house.clerk.error('settlement.adjust', asked)).toMatchObject({
    kind: 'bad_input',
    facts: { at: 'amount' },
  });
  // The largest that may be asked for is only asked for.
  const { requestId } = await house.clerk.get('settlement.adjust', { ...asked, amount: 1_000_000_000_000 });
  expect(requestId).not.toBeNull();
});

test('who lost the right, or was disabled, agrees to nothing and asks for nothing', async () => {
  const id = await ask('2026-10-14');
  const second = await house.treasury.house.person('reviewer', { name: '王二审' });
  const { hash } = await second.get('approvals.get', { id });
  const { owner } = house.treasury.house;
  await owner.prove();
  const asked = await owner.get('access.setRoles', { personId: second.who.id, roles: ['auditor'], reason });
  if (asked.requestId !== null) await house.treasury.house.agree(asked.requestId);
  await house.treasury.house.comeBack();
  expect(await second.refusal('approvals.approve', { id, hash, note: '' })).toBe('no_right');
  const found = await batch('2026-10-14');
  const batches = [{ key: found?.key ?? '', hash: found?.hash ?? '' }];
  expect(await second.refusal('settlement.decide', { batches, decision: 'hold', without: [], reason })).toBe(
    'no_right',
  );
  expect((await batch('2026-10-14'))?.state).toBe('waiting');
});

test('who agrees to settlements and may not pay begins no payment', async () => {
  const [row] = await house.payable();
  const answer = await house.payOut(row ?? { keys: ['-'] }, 1, house.signing.reviewer);
  expect(answer).toMatchObject({ ok: false, error: { kind: 'no_right' } });
});

test('account numbers of merchants stand in no answer, request, file or event of settlement', async () => {
  const { clerk, signing } = house;
  const found: string[] = [];
  const look = (place: string, text: string) => {
    for (const secret of ['4000022109000007777', '4000022109000008888'])
      if (text.includes(secret)) found.push(`${place} ${secret}`);
  };
  const page = { offset: 0, limit: 100 };
  const list = { query: '', show: 'all', from: '', to: '', ...page } as const;
  for (const side of ['channel', 'merchant'] as const) {
    const { rows } = await clerk.get('settlement.list', { ...list, side });
    look('list', JSON.stringify(rows));
    for (const { key } of rows) look('get', JSON.stringify(await clerk.get('settlement.get', { key })));
  }
  look('payable', JSON.stringify(await clerk.get('settlement.payable', { query: '', ...page })));
  look('aged', JSON.stringify(await clerk.get('settlement.aged', page)));
  const { rows: requests } = await signing.reviewer.get('approvals.list', { show: 'all', ...page });
  const ofSettlement = requests.filter(({ kind }) => kind.startsWith('settlement'));
  expect(ofSettlement.length).toBeGreaterThan(3);
  look('requests', JSON.stringify(ofSettlement));
  const of = { currency: 'CNY', from: '', to: '', reveal: '', taskId: taskId() } as const;
  for (const kind of ['batches', 'statement'] as const) {
    const partyId = kind === 'statement' ? house.partyId : '';
    const asked = { ...of, kind, format: 'csv', language: 'zh-CN', channel: 'none', partyId } as const;
    const { token, fileName } = await clerk.get('settlement.export', asked);
    look(`name of ${kind}`, fileName);
    const file = await house.treasury.house.engine.takeFile(clerk.session, token);
    const text = Buffer.from(file?.bytes ?? []).toString('utf8');
    expect(text).toContain('99.00');
    look(kind, text);
  }
  for (const entry of await house.treasury.house.events())
    if (entry.action.startsWith('settlement') || entry.action.startsWith('exports'))
      look('event', JSON.stringify(entry));
  expect(found).toEqual([]);
});
