/**
 * The demo workspace as it is found when it is first opened: every part of the trade has something in it, all of it was done by two persons through
 * the contract's calls, and whoever stopped the making finds nothing of it.
 */
import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { DEMO_PASSWORD } from '../../../shared/contract/call.ts';
import type { Answer, CallName, Input } from '../../../shared/contract/calls.ts';
import { AGENT_MERCHANT, paymentsToTry } from '../../../src-main/demo/back-office.ts';
import { SECOND_OFFICER } from '../../../src-main/demo/compliance.ts';
import { createEngine, type Engine } from '../../../src-main/engine/engine.ts';
import { newToken } from '../../../src-main/platform/ids.ts';

vi.mock('../../../src-main/workspace/secrets.ts', async (original) =>
  (await import('../../support/quick-secrets.ts')).quick(await original()),
);

const home = mkdtempSync(join(tmpdir(), 'countinghouse-demo-'));
const shelf = join(home, 'workspaces');
const PAGE = { query: '', offset: 0, limit: 100 };
let engine: Engine;

async function ask<N extends CallName>(name: N, input: Input<N>) {
  return (await engine.call('visitor', name, input)) as Answer<N>; // The engine answers in the contract's shape.
}
async function get<N extends CallName>(name: N, input: Input<N>) {
  const answer = await ask(name, input);
  if (!answer.ok) throw new Error(`${name}: ${JSON.stringify(answer.error)}`);
  return answer.value;
}

beforeAll(async () => {
  engine = await createEngine({ home, workspace: null, startsOnDemo: false });
});
afterAll(async () => {
  await engine.close();
  rmSync(home, { recursive: true, force: true });
});

test('a making that is stopped leaves no demo, and what an earlier stop left is no hindrance', async () => {
  mkdirSync(join(shelf, 'demo.partial'), { recursive: true });
  writeFileSync(join(shelf, 'demo.partial', 'ledger.db'), 'half');
  const taskId = newToken();
  const opening = ask('workspace.openDemo', { taskId });
  await get('task.cancel', { taskId });
  expect(await opening).toMatchObject({ ok: false, error: { kind: 'cancelled' } });
  expect(readdirSync(shelf)).toEqual([]);
  expect(await get('workspace.status', {})).toMatchObject({ state: 'closed' });
});

test('a clock that stands before the week of the demo is no hindrance: nothing can be signed yet', async () => {
  vi.useFakeTimers({ toFake: ['Date'], now: Date.parse('2026-03-02T02:00:00Z') });
  const early = await createEngine({ home: join(home, 'early'), workspace: null, startsOnDemo: false });
  try {
    expect(await early.call('visitor', 'workspace.openDemo', { taskId: newToken() })).toMatchObject({
      ok: true,
    });
    expect(await early.call('visitor', 'settlement.waiting', {})).toMatchObject({
      ok: true,
      value: { toPay: 0 },
    });
  } finally {
    await early.close();
    vi.useRealTimers();
  }
}, 60_000);

describe('the demo, opened by two windows at once', () => {
  beforeAll(async () => {
    const second = engine.call('second', 'workspace.openDemo', { taskId: newToken() });
    await get('workspace.openDemo', { taskId: newToken() });
    expect(await second).toEqual({ ok: true, value: {} });
  }, 60_000);

  test('is one, whole and in its place', async () => {
    expect(await get('workspace.status', {})).toMatchObject({ isDemo: true, person: 'Demo' });
    expect(readdirSync(shelf)).toEqual(['demo']);
  });

  test('has accounts of the house, verified; one payee nobody verified and one that cools off', async () => {
    const { rows } = await get('parties.accounts', { ...PAGE, of: 'all' });
    const house = rows.filter(({ partyId }) => partyId === '');
    expect(house.map(({ purpose }) => purpose).toSorted()).toEqual([
      'both',
      'both',
      'client_funds',
      'receive',
    ]);
    expect(house.every((each) => each.verification === 'verified' && each.isInStatements)).toBe(true);
    expect(rows.filter(({ verification }) => verification === 'unverified')).toHaveLength(1);
    expect(rows.filter(({ coolsOffAt }) => coolsOffAt !== '')).toHaveLength(1);
    expect(rows.map(({ formProblem }) => formProblem).filter((each) => each !== '')).toEqual([]);
    expect((await get('parties.discovered', {})).accounts).toEqual([]);
  });

  test('has a batch that went its whole way with receipts and one returned, one that waits, one that is stopped', async () => {
    const { rows } = await get('payments.batches', { ...PAGE, show: 'all' });
    expect(rows.map(({ purpose, state }) => [purpose, state])).toEqual([
      ['payout', 'draft'],
      ['payout', 'waiting'],
      ['payout', 'completed'],
      ['settlement', 'completed'],
    ]);
    expect(rows[0]?.checks.stop).toBe(3);
    const payments = await get('payments.list', { ...PAGE, batchNo: rows[2]?.batchNo ?? null });
    expect(payments.rows.map(({ state, receiptNumber }) => [state, receiptNumber > 0])).toEqual([
      ['paid', true],
      ['paid', true],
      ['returned', false],
    ]);
  });

  test('has a top-up that arrived, what is owed to a merchant and her partner, and a part of it frozen', async () => {
    const orders = await get('funds.orders', { ...PAGE, show: 'all' });
    expect(orders.rows.map(({ kind, state }) => [kind, state])).toEqual([['top_up', 'arrived']]);
    const { rows } = await get('funds.balances', PAGE);
    expect(rows.map(({ partyKind }) => partyKind).toSorted()).toEqual(['customer', 'merchant', 'merchant']);
    expect(rows.filter(({ frozen }) => frozen > 0)).toHaveLength(1);
    const { rows: books } = await get('journal.trialBalance', { from: '', to: '', isBySub: false });
    for (const code of ['2202', '2204', '6021'])
      expect(books.find(({ account }) => account === code)?.closing, code).toBeLessThan(0);
  });

  test('has books that agree with every statement, a month closed, and what the bank answered left to book', async () => {
    const { rows } = await get('journal.proof', { asOf: '' });
    expect(rows.map(({ standing }) => standing)).toEqual(Array(6).fill('proved'));
    const { periods } = await get('journal.periods', {});
    expect(periods.slice(-2).map(({ period, state }) => [period, state])).toEqual([
      ['2026-10', 'open'],
      ['2026-09', 'closed'],
    ]);
    const plan = await get('journal.plan', { offset: 0, limit: 9, taskId: newToken() });
    expect(plan.rows.map(({ rule }) => rule)).toEqual(['payment_returned']);
    expect(plan.blocked).toEqual([]);
    const [funds] = (await get('journal.clientFunds', { asOf: '' })).rows;
    expect(funds?.difference).toBeGreaterThan(0);
  });

  test('has batches of channels signed, waiting and held, a weekend paid out at once, a day without its bill, fees to claim', async () => {
    const asked = { ...PAGE, side: 'channel', show: 'all', from: '', to: '' } as const;
    const { rows } = await get('settlement.list', asked);
    const states = (state: string) => rows.filter((each) => each.state === state).length;
    expect([states('approved'), states('waiting'), states('held')]).toEqual([4, 1, 1]);
    const { counts } = await get('settlement.days', { from: '2026-10-10', to: '2026-10-18' });
    expect(counts).toMatchObject({ missing: 1, merged: 2, partial: 2 });
    const sums = await Promise.all(
      (['wechat', 'alipay'] as const).map(async (channel) => {
        const all = { ...PAGE, key: null, channel, from: '', to: '', show: 'differing' } as const;
        return (await get('settlement.variances', all)).sums;
      }),
    );
    expect(sums.flat()).toMatchObject([
      { overcharged: 329, undercharged: 0, unknown: 0 },
      { overcharged: 130, undercharged: 0, unknown: 0 },
    ]);
  });

  test('has a merchant paid out of what was signed, one day of hers to pay, a reserve, an adjustment, and one below nought', async () => {
    const asked = { ...PAGE, side: 'merchant', show: 'all', from: '', to: '' } as const;
    const { rows } = await get('settlement.list', asked);
    const signed = rows.filter(({ state }) => state === 'approved');
    expect(signed.map(({ from, money }) => [from, money])).toEqual([
      ['2026-10-12', 'paid'],
      ['2026-10-13', 'late'],
    ]);
    expect(signed[0]?.figures).toMatchObject({ splits: -261_525, reserve_held: -88_056 });
    expect(rows.map(({ figures }) => figures['adjustments']).filter((each) => each !== 0)).toEqual([8_800]);
    const { rows: payable } = await get('settlement.payable', PAGE);
    expect(payable.map(({ amount, whyNot }) => [amount, whyNot])).toEqual([[1_058_591, '']]);
    const { rows: aged } = await get('settlement.aged', { offset: 0, limit: 9 });
    expect(aged.map(({ side }) => side)).toEqual(['channel', 'merchant']);
  });

  test('has client funds that were short on one day, made good on the next, and some days signed', async () => {
    const { rows } = await get('journal.fundChecks', { from: '2026-10-10', to: '2026-10-16' });
    const short = rows.filter(({ shortfall }) => shortfall > 0);
    expect(short.map(({ day }) => day)).toEqual(['2026-10-14']);
    expect(short[0]?.seen?.note).not.toBe('');
    expect(rows.filter(({ seen }) => seen !== null)).toHaveLength(3);
  });

  test('has an order disputed and a refund asked for; whoever looks around may agree to what waits', async () => {
    const disputed = await get('orders.list', {
      ...PAGE,
      query: '状态:争议中',
      sort: 'time',
      descending: true,
    });
    expect(disputed.total).toBe(1);
    const { rows } = await get('approvals.list', { show: 'waiting', offset: 0, limit: 9 });
    expect(rows.map(({ kind, mayDecide }) => [kind, mayDecide])).toEqual([
      ['payment_batch', true],
      ['settlement_sign', true],
      ['order_refund', true],
    ]);
    for (const { id, hash } of rows)
      expect(await get('approvals.approve', { id, hash, note: '' })).toEqual({ state: 'done' });
  });

  test('takes in the payments to try, every one of them to an account it knows', async () => {
    const { rows } = await get('parties.accounts', { ...PAGE, of: 'house' });
    const from = rows.find(({ purpose }) => purpose === 'both')?.id ?? '';
    const { name, bytes } = paymentsToTry();
    const file = await engine.putFile('visitor', { name, content: { bytes } });
    const header = {
      purpose: 'payout',
      format: 'bank_csv',
      fromAccountId: from,
      currency: 'CNY',
      executionDay: '2030-01-01',
      note: '',
    } as const;
    const plan = await get('payments.planFile', { file, header, taskId: newToken() });
    expect(plan).toMatchObject({ count: 3, problems: [] });
  });

  test('has a record that holds, in which a second person asked and the owner agreed', async () => {
    expect(await get('record.verify', { anchor: '', taskId: newToken() })).toMatchObject({
      holds: true,
      faults: [],
      remarks: [],
    });
    // Persons were added and one got a password; and the two windows of this test are one person's.
    const { rows } = await get('signals.list', { offset: 0, limit: 20, onlyOpen: true });
    expect(rows.map(({ kind }) => kind).toSorted()).toEqual([
      ...Array(4).fill('rights_changed'),
      'two_sessions',
    ]);
  });

  test('has evidence handed over, a sample half judged and a hold; of risk control its owner is told nothing', async () => {
    const { rows: handed } = await get('evidence.handed', { offset: 0, limit: 9 });
    expect(handed.map(({ kind, recipient }) => [kind, recipient])).toEqual([['pack', '示例会计师事务所']]);
    const { rows: samples } = await get('audit.samples', { offset: 0, limit: 9 });
    expect(samples.map(({ items, judged }) => [items, judged])).toEqual([[10, 5]]);
    const { holds } = await get('retention.holds', {});
    expect(holds.map(({ partyName, isActive }) => [partyName, isActive])).toEqual([
      [AGENT_MERCHANT.name, true],
    ]);
    const all = { ...PAGE, show: 'all' } as const;
    expect(await ask('risk.cases', all)).toMatchObject({ ok: false, error: { kind: 'no_right' } });
  });

  describe('to its compliance officer, who comes in with the password of the demo', () => {
    const asked = async <N extends CallName>(name: N, input: Input<N>) => {
      const answer = (await engine.call('officer', name, input)) as Answer<N>; // As above.
      if (!answer.ok) throw new Error(`${name}: ${JSON.stringify(answer.error)}`);
      return answer.value;
    };
    beforeAll(async () => {
      const { id } = await get('workspace.status', {});
      await asked('workspace.open', {
        ...{ id, login: SECOND_OFFICER.login, secret: DEMO_PASSWORD },
      });
    });

    test('shows what the rules found: new, in a case, put aside', async () => {
      const all = { ...PAGE, show: 'all', typology: 'all', rule: 'all' } as const;
      const { rows } = await asked('risk.alerts', all);
      expect(rows.map(({ rules, level, state }) => [...rules, level, state])).toEqual([
        ['structuring', 'under_threshold', 'large_value', 'stop', 'in_case'],
        ['watch_list', 'stop', 'new'],
        ['watch_list', 'stop', 'new'],
        ['mirroring', 'under_threshold', 'review', 'in_case'],
        ['mirroring', 'review', 'dismissed'],
      ]);
    });

    test('shows a case closed by two, one that waits for her, a payment that is held, sums due and filed', async () => {
      const { rows: cases } = await asked('risk.cases', { ...PAGE, show: 'all' });
      expect(cases.map(({ state, decision, mayDecide }) => [state, decision, mayDecide])).toEqual([
        ['proposed', 'reported', true],
        ['closed', 'cleared', false],
      ]);
      const { rows: stopped } = await asked('risk.stopped', PAGE);
      expect(stopped.map(({ rules, released }) => [rules, released])).toEqual([
        [['watch_list'], null],
        [['duplicate_payment'], null],
      ]);
      const large = { ...PAGE, show: 'all', from: '', to: '' } as const;
      const { rows: sums } = await asked('risk.largeValue', large);
      expect(sums.map(({ sum, state }) => [sum, state])).toEqual([
        [61_500_000, 'due'],
        [55_000_000, 'filed'],
      ]);
    });
  });

  test('opened again it is the same, and nothing is made anew', async () => {
    const batches = () => get('payments.batches', { ...PAGE, show: 'all' });
    const imports = () => get('statements.imports', { offset: 0, limit: 100, includeUndone: true });
    const before = [await batches(), await imports()];
    await get('workspace.openDemo', { taskId: newToken() });
    expect([await batches(), await imports()]).toEqual(before);
  });
});
