/** Posting at a desk: files come, are matched, taken back; the books follow, once, and never into a closed month. */
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { Refused } from '../../../shared/contract/errors.ts';
import type { PeriodState } from '../../../shared/domain/books.ts';
import { appendPeriod } from '../../../src-main/areas/journal/period-store.ts';
import type { Desk } from '../../../src-main/engine/desk.ts';
import { importAll, info, type NamedBytes, newDesk, runAll } from '../../support/desk.ts';
import { bankFile, fundFiles, shopDays, shopFiles, tradeFile } from './shop.ts';

vi.mock('../../../src-main/workspace/secrets.ts', async (original) =>
  (await import('../../support/quick-secrets.ts')).quick(await original()),
);

let desk: Desk;
beforeEach(async () => {
  desk = await newDesk();
});
afterEach(() => desk.close());

const page = { offset: 0, limit: 500 };
const plan = () => desk.handlers['journal.plan']({ ...page, taskId: '' }, info);
const post = async () => {
  const { hash } = await plan();
  return desk.handlers['journal.post']({ hash, taskId: '' }, info);
};
const entries = async () =>
  (await desk.handlers['journal.entries']({ ...page, query: '', from: '', to: '' }, info)).rows;
const proof = async () => (await desk.handlers['journal.proof']({ asOf: '' }, info)).rows;
/** Debit less credit by account. */
async function balances(): Promise<Record<string, number>> {
  const { rows } = await desk.handlers['journal.trialBalance']({ from: '', to: '', isBySub: false }, info);
  return Object.fromEntries(
    rows.filter(({ closing }) => closing !== 0).map(({ account, closing }) => [account, closing]),
  );
}
function setPeriod(period: string, state: PeriodState): void {
  desk.record.write(info, { action: 'journal.period_set' }, () =>
    appendPeriod(desk.workspace.ledger, {
      period,
      state,
      reason: 'x',
      at: '2026-05-01T00:00:00.000Z',
      by: info.person,
    }),
  );
}
/** The last days of March and the first of April. */
const DAYS = shopDays('2026-03-30', 3);
const [MONDAY, TUESDAY] = DAYS.map(tradeFile);
const one = (file: NamedBytes | undefined) => (file ? [file] : []);
/** 354.03 sold less what was refunded, 2.12 of fees; two days of three paid out. */
const EVEN = { '1002': 5_022_515, '1012': 112_676, '4101': -5_100_000, '6001': -35_403, '6602': 212 };

/** Takes an import back as its owner: nobody else is there to agree. */
async function undo(file: string): Promise<void> {
  const importId = desk.lines.active().find(({ view }) => view.file === file)?.id ?? 0;
  const owner = { ...info, person: desk.workspace.person };
  const { hash } = await desk.handlers['statements.undoPreview']({ importId }, owner);
  await desk.handlers['statements.undo']({ importId, hash, reason: 'x' }, owner);
}

describe('what facts ask for', () => {
  test('is posted once, balances as the statements do, and leads to its lines', async () => {
    await importAll(desk, shopFiles(DAYS));
    await runAll(desk);
    const shown = await plan();
    expect((await post()).added).toBeGreaterThan(20);
    // Two persons post what both were shown: the second is told that it is done.
    const second = desk.handlers['journal.post']({ hash: shown.hash, taskId: '' }, info);
    await expect(second).rejects.toMatchObject({ kind: 'plan_stale' });
    // Again there is nothing to post.
    expect(await plan()).toMatchObject({ total: 0, added: 0, reversed: 0, blocked: [] });
    const { hash } = await plan();
    expect(await desk.handlers['journal.post']({ hash, taskId: '' }, info)).toEqual({
      added: 0,
      reversed: 0,
    });
    // Every account of the house has the balance its statement says; nothing is left in clearing, in transit or unexplained.
    expect((await proof()).map(({ standing }) => standing)).toEqual(['proved', 'proved']);
    expect(await balances()).toEqual(EVEN);
    for (const { id, lines, rule, postings } of await entries()) {
      if (rule === 'opening') continue;
      const found = await desk.handlers['journal.entry']({ ...page, id }, info);
      expect(found.lines.total).toBe(lines);
      expect(found.lines.rows.reduce((sum, { amount }) => sum + amount, 0)).toBe(postings[0]?.amount);
      expect(new Set(postings.map(({ amount }) => amount)).size).toBe(1);
    }
  });

  test('is the same whatever came first', async () => {
    await importAll(desk, shopFiles(DAYS).toReversed());
    await runAll(desk);
    await post();
    expect(await balances()).toEqual(EVEN);
  });

  test('a bank that kept something leaves it in transit, until somebody gives it up to an account', async () => {
    await importAll(desk, [...DAYS.map(tradeFile), ...fundFiles(DAYS), bankFile(DAYS, 100)]);
    await runAll(desk);
    await post();
    const { '1013': inTransit = 0, '2242': unmatched = 0 } = await balances();
    // Two payouts, each a yuan short: matched or not, no more than that is open.
    expect(inTransit + unmatched).toBe(200);
    const owner = { ...info, person: desk.workspace.person };
    const every = { query: '', legs: ['fund_bank' as const], kinds: [], states: [] };
    const { rows } = await desk.handlers['exceptions.list'](
      { ...page, ...every, sort: 'amount', descending: true },
      owner,
    );
    const keys = rows.map(({ key }) => key);
    const given = { keys, disposition: 'write_off', account: 'bank_fee', reason: 'x' } as const;
    await desk.handlers['exceptions.dispose'](given, owner);
    await post();
    const { '1013': left = 0, '2242': open = 0, '6603': fee } = await balances();
    expect({ left, open, fee }).toEqual({ left: 0, open: 0, fee: 200 });
    // Taken back, it is in transit again.
    await desk.handlers['exceptions.reopen']({ keys, reason: 'x' }, owner);
    await post();
    expect((await balances())['6603']).toBeUndefined();
  });

  test('shown and then overtaken by another file is not posted', async () => {
    await importAll(desk, one(MONDAY));
    const { hash } = await plan();
    await importAll(desk, one(TUESDAY));
    await expect(desk.handlers['journal.post']({ hash, taskId: '' }, info)).rejects.toMatchObject({
      kind: 'plan_stale',
    });
    expect(await entries()).toEqual([]);
  });

  test('killed between two tables, nothing of it stands', async () => {
    await importAll(desk, shopFiles(DAYS));
    const { hash } = await plan();
    const { ledger } = desk.workspace;
    const whole = ledger.appendMany.bind(ledger);
    vi.spyOn(ledger, 'appendMany').mockImplementation((table, columns, rows) => {
      if (table === 'journal_entry') throw new Error('power lost');
      whole(table, columns, rows);
    });
    await expect(desk.handlers['journal.post']({ hash, taskId: '' }, info)).rejects.toThrow('power lost');
    vi.restoreAllMocks();
    expect([...ledger.countRows(['journal_posting', 'journal_member', 'journal_entry']).values()]).toEqual([
      0, 0, 0,
    ]);
    expect((await plan()).hash).toBe(hash);
  });
});

describe('facts that go again', () => {
  test('an import taken back takes exactly its entries back, by reversals; imported again they are posted anew', async () => {
    await importAll(desk, shopFiles(DAYS));
    await runAll(desk);
    await post();
    const before = await balances();
    await undo('trade-2026-03-31.csv');
    const { added, reversed } = await plan();
    expect({ added, reversed }).toEqual({ added: 0, reversed: 4 });
    await post();
    const without = await balances();
    // Sales and fees of that day are gone, and what its fund bill says now waits in clearing.
    expect(without['6001']).not.toBe(before['6001']);
    expect(without['1012']).toBe(before['1012']);
    await importAll(desk, one(TUESDAY));
    await runAll(desk);
    await post();
    expect(await balances()).toEqual(before);
    expect((await entries()).filter(({ origin }) => origin === 'reversal')).toHaveLength(4);
  });

  test('a match taken back puts its money in transit again', async () => {
    await importAll(desk, shopFiles(DAYS));
    await runAll(desk);
    await post();
    await desk.handlers['matching.undoRun']({ reason: 'x' }, info);
    expect((await plan()).reversed).toBeGreaterThan(0);
    await post();
    const { '1013': inTransit = 0, '2242': unmatched = 0 } = await balances();
    expect(inTransit).toBe(22_515);
    expect(unmatched).toBe(-22_515);
  });
});

describe('a closed month', () => {
  const late = async () => (await entries()).filter(({ lateOf }) => lateOf !== '');

  test('takes nothing: facts of its days go to the first day of the next open one and say so', async () => {
    setPeriod('2026-03', 'closed');
    await importAll(desk, shopFiles(DAYS));
    await runAll(desk);
    const { late: planned } = await plan();
    await post();
    const found = await entries();
    expect(found.filter(({ day }) => day.startsWith('2026-03'))).toEqual([]);
    expect(await late()).toHaveLength(planned);
    expect(new Set((await late()).map(({ day }) => day))).toEqual(new Set(['2026-04-01']));
    expect(new Set((await late()).map(({ lateOf }) => lateOf))).toEqual(
      new Set(['2026-03-30', '2026-03-31']),
    );
    // The whole is what it would have been, and stays so when the month is opened again.
    expect(await balances()).toEqual(EVEN);
    setPeriod('2026-03', 'open');
    expect((await plan()).total).toBe(0);
  });

  test('opened again, keeps out of it the reversal of what was booked behind it', async () => {
    setPeriod('2026-03', 'closed');
    await importAll(desk, one(TUESDAY));
    await post();
    setPeriod('2026-03', 'open');
    await undo('trade-2026-03-31.csv');
    await post();
    const reversals = (await entries()).filter(({ origin }) => origin === 'reversal');
    expect(new Set(reversals.map(({ day, lateOf }) => `${day} ${lateOf}`))).toEqual(
      new Set(['2026-04-01 2026-03-31']),
    );
    // Neither month has half of a pair.
    const march = await desk.handlers['journal.trialBalance'](
      { from: '', to: '2026-03-31', isBySub: false },
      info,
    );
    expect(march.rows).toEqual([]);
  });

  test('keeps what it has when facts of it go: the reversal is of the next open month', async () => {
    await importAll(desk, shopFiles(DAYS));
    await runAll(desk);
    await post();
    setPeriod('2026-03', 'closed');
    expect((await plan()).total).toBe(0);
    const before = (await entries()).filter(({ day }) => day < '2026-04-01');
    await undo('trade-2026-03-31.csv');
    await post();
    const after = (await entries()).filter(({ day }) => day < '2026-04-01');
    expect(after.map(({ id, number }) => [id, number])).toEqual(before.map(({ id, number }) => [id, number]));
    const reversals = (await entries()).filter(({ origin }) => origin === 'reversal');
    expect(new Set(reversals.map(({ day, lateOf }) => `${day} ${lateOf}`))).toEqual(
      new Set(['2026-04-01 2026-03-31']),
    );
  });

  test('keeps its sales where the house only fetches trade bills from the next month on', async () => {
    const [march, april] = [fundFiles(DAYS).slice(0, 2), fundFiles(DAYS).slice(2)];
    await importAll(desk, march);
    await post();
    const sold = (await balances())['6001'];
    setPeriod('2026-03', 'closed');
    await importAll(desk, [...april, ...DAYS.slice(2).map(tradeFile)]);
    await post();
    expect(sold).toBeGreaterThan(EVEN['6001']);
    expect((await balances())['6001']).toBe(EVEN['6001']);
    // What is new of March is the number of the account, which its own bills do not print.
    const accounts = (await late()).flatMap(({ postings }) => postings.map(({ account }) => account));
    expect(accounts).toContain('1012');
    expect(accounts).not.toContain('1122');
  });

  test('about to close, takes nothing by rules either', async () => {
    setPeriod('2026-03', 'soft_closed');
    await importAll(desk, one(TUESDAY));
    await post();
    expect((await entries()).filter(({ day }) => day.startsWith('2026-03'))).toEqual([]);
  });

  test('that closes between the plan and the post voids the plan', async () => {
    await importAll(desk, one(TUESDAY));
    const { hash } = await plan();
    setPeriod('2026-03', 'closed');
    await expect(desk.handlers['journal.post']({ hash, taskId: '' }, info)).rejects.toThrow(Refused);
  });
});

test('says that it is behind when facts came, and not when they are booked', async () => {
  const isBehind = () => desk.handlers['journal.standing']({}, info);
  expect(await isBehind()).toMatchObject({ isBehind: false, entries: 0 });
  await importAll(desk, shopFiles(DAYS));
  expect(await isBehind()).toMatchObject({ isBehind: true });
  await post();
  expect(await isBehind()).toMatchObject({ isBehind: false, openPeriod: '2026-03' });
  await runAll(desk);
  expect(await isBehind()).toMatchObject({ isBehind: true });
  await post();
  expect(await isBehind()).toMatchObject({ isBehind: false });
});
