/** Entries and months by persons at a desk where nobody else is: done at once, recorded as unchecked, and refused where they must be. */
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import type { Input } from '../../../shared/contract/calls.ts';
import type { Desk } from '../../../src-main/engine/desk.ts';
import type { CallInfo } from '../../../src-main/platform/handlers.ts';
import { importAll, info, newDesk, runAll } from '../../support/desk.ts';
import { shopDays, shopFiles, tradeFile } from './shop.ts';

vi.mock('../../../src-main/workspace/secrets.ts', async (original) =>
  (await import('../../support/quick-secrets.ts')).quick(await original()),
);

let desk: Desk;
let owner: CallInfo;
const DAYS = shopDays('2026-03-30', 3);
beforeAll(async () => {
  desk = await newDesk();
  owner = { ...info, person: desk.workspace.person };
  await importAll(desk, shopFiles(DAYS.slice(0, 2)));
  await runAll(desk);
  await post();
});
afterAll(() => desk.close());

const reason = '月末';
async function post() {
  const { hash } = await desk.handlers['journal.plan']({ offset: 0, limit: 1, taskId: '' }, owner);
  return desk.handlers['journal.post']({ hash, taskId: '' }, owner);
}
const entries = async () =>
  (await desk.handlers['journal.entries']({ query: '', from: '', to: '', offset: 0, limit: 500 }, owner))
    .rows;
/** Refusals come at once or later; a test waits for either. */
const propose = async (over: Partial<Input<'journal.propose'>> = {}) =>
  desk.handlers['journal.propose'](
    {
      day: '2026-03-31',
      memo: '银行账户管理费',
      postings: [
        { account: '6603', sub: '', side: 'debit', amount: 500, currency: 'CNY' },
        { account: '2241', sub: '', side: 'credit', amount: 500, currency: 'CNY' },
      ],
      reason,
      ...over,
    },
    owner,
  );
const reverse = async (entryId: number, day = '2026-03-31') =>
  desk.handlers['journal.reverse']({ entryId, day, reason }, owner);
const setPeriod = async (period: string, state: 'open' | 'soft_closed' | 'closed') =>
  desk.handlers['journal.setPeriod']({ period, state, reason }, owner);
const checks = async (period: string) =>
  Object.fromEntries(
    (await desk.handlers['journal.closeCheck']({ period }, owner)).checks.map(({ name, outcome }) => [
      name,
      outcome,
    ]),
  );

describe('an entry by hand', () => {
  test('is posted with the next number, and undone by its reversal once', async () => {
    const { entryId } = await propose();
    const entry = (await entries()).find(({ id }) => id === entryId);
    expect(entry).toMatchObject({ origin: 'manual', memo: '银行账户管理费', lines: 0, reversedBy: null });
    await expect(reverse(entryId ?? 0, '2026-03-30')).rejects.toMatchObject({
      facts: { why: 'before_entry' },
    });
    await reverse(entryId ?? 0);
    expect((await entries()).find(({ id }) => id === entryId)?.reversedBy).not.toBeNull();
    await expect(reverse(entryId ?? 0)).rejects.toMatchObject({
      kind: 'entry_unfit',
      facts: { why: 'reversed' },
    });
  });

  test('is no way to undo what a rule posted: its fact is', async () => {
    const byRule = (await entries()).find(({ origin }) => origin === 'automatic');
    await expect(reverse(byRule?.id ?? 0)).rejects.toMatchObject({ facts: { why: 'automatic' } });
  });

  test('names the sub-ledgers files and parties have, and no other', async () => {
    const [bank] = (await desk.handlers['journal.proof']({ asOf: '' }, owner)).rows;
    const postings = (sub: string): Input<'journal.propose'>['postings'] => [
      { account: '1002', sub, side: 'debit', amount: 5, currency: 'CNY' },
      { account: '2241', sub: '', side: 'credit', amount: 5, currency: 'CNY' },
    ];
    await expect(propose({ postings: postings('bank:nobody') })).rejects.toMatchObject({
      facts: { why: 'sub' },
    });
    const { entryId } = await propose({ postings: postings(bank?.sub ?? '') });
    expect(entryId).toBeGreaterThan(0);
    await reverse(entryId ?? 0);
  });
});

describe('closing a month', () => {
  test('is stopped by facts of its days that are not posted, and by an earlier one that is open', async () => {
    await importAll(desk, [tradeFile(DAYS[2] ?? { day: '', trades: [] })]);
    await expect(setPeriod('2026-04', 'closed')).rejects.toMatchObject({ facts: { why: 'unposted' } });
    expect(await checks('2026-04')).toMatchObject({ unposted: 'stop', earlier_open: 'stop' });
    await post();
    await expect(setPeriod('2026-04', 'closed')).rejects.toMatchObject({ facts: { why: 'earlier_open' } });
  });

  test('then takes no entry by hand and no reversal, says what it is, and is opened again by name', async () => {
    expect(await checks('2026-03')).toMatchObject({
      unposted: 'pass',
      earlier_open: 'pass',
      balances: 'pass',
    });
    const { entryId } = await propose();
    await setPeriod('2026-03', 'closed');
    await expect(propose()).rejects.toMatchObject({ kind: 'period_closed', facts: { period: '2026-03' } });
    await expect(reverse(entryId ?? 0)).rejects.toMatchObject({ kind: 'period_closed' });
    // Undone in the month that is open.
    expect((await reverse(entryId ?? 0, '2026-04-01')).entryId).toBeGreaterThan(0);
    const { periods } = await desk.handlers['journal.periods']({}, owner);
    expect(periods.map(({ period, state }) => [period, state])).toContainEqual(['2026-03', 'closed']);
    await expect(setPeriod('2026-03', 'closed')).rejects.toMatchObject({ facts: { why: 'same' } });
    await setPeriod('2026-03', 'open');
    expect((await propose()).entryId).toBeGreaterThan(0);
  });
});

test('the chart: an account is opened, used, and not closed while it has a balance', async () => {
  const body = {
    code: '6699',
    nameZh: '其他费用',
    nameEn: 'Other expenses',
    class: 'expense',
    role: 'none',
    subLedger: 'none',
  } as const;
  const change = async (over = {}, version = 0) =>
    desk.handlers['journal.changeAccount']({ body: { ...body, ...over }, version, reason }, owner);
  await change();
  const { entryId } = await propose({
    postings: [
      { account: '6699', sub: '', side: 'debit', amount: 5, currency: 'CNY' },
      { account: '2241', sub: '', side: 'credit', amount: 5, currency: 'CNY' },
    ],
  });
  const close = async () => desk.handlers['journal.closeAccount']({ code: '6699', reason }, owner);
  await expect(close()).rejects.toMatchObject({ facts: { why: 'balance' } });
  await expect(change({ class: 'income' }, 1)).rejects.toMatchObject({ facts: { why: 'class' } });
  // Somebody said something of it meanwhile.
  await expect(change({ nameZh: '杂费' }, 0)).rejects.toMatchObject({ kind: 'plan_stale' });
  await propose({
    postings: [
      { account: '2241', sub: '', side: 'debit', amount: 5, currency: 'CNY' },
      { account: '6699', sub: '', side: 'credit', amount: 5, currency: 'CNY' },
    ],
  });
  await close();
  const { accounts } = await desk.handlers['journal.chart']({}, owner);
  expect(accounts.find(({ code }) => code === '6699')).toMatchObject({
    state: 'closed',
    version: 2,
    isUsed: true,
  });
  // Nor does undoing what was posted while it was open leave a balance there.
  await expect(reverse(entryId ?? 0)).rejects.toMatchObject({ facts: { why: 'account', account: '6699' } });
  await expect(
    propose({
      postings: [
        { account: '6699', sub: '', side: 'debit', amount: 5, currency: 'CNY' },
        { account: '2241', sub: '', side: 'credit', amount: 5, currency: 'CNY' },
      ],
    }),
  ).rejects.toMatchObject({ facts: { why: 'account' } });
});
