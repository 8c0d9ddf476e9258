/**
 * The three checks of client funds (备付金三项核对), by hand: what is owed is never netted, what came in is followed until it lies apart, the bank is held
 * against the books to the fen, and what was signed says so when its day changes.
 */
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { Output } from '../../../../shared/contract/calls.ts';
import { houseSub } from '../../../../src-main/areas/journal/rules/house-sub.ts';
import type { Desk } from '../../../../src-main/engine/desk.ts';
import { book, bookEntry, readCsv } from '../../../support/book-entries.ts';
import { importAll, info, newDesk } from '../../../support/desk.ts';
import { accountOf, partyOf } from '../../../support/parties.ts';
import { pdfText } from '../../../support/pdf-text.ts';
import { bankFile, shopDays } from '../shop.ts';

vi.mock('../../../../src-main/workspace/secrets.ts', async (original) =>
  (await import('../../../support/quick-secrets.ts')).quick(await original()),
);

type Row = Output<'journal.fundChecks'>['rows'][number];
const NUMBER = '955880027140062026';
const KEPT = houseSub('bank', NUMBER);
const OWN = 'bank:own';

let desk: Desk;
const owner = () => ({ ...info, person: desk.workspace.person });
beforeEach(async () => {
  desk = await newDesk();
  await desk.handlers['parties.bindAccount'](
    { partyId: '', body: accountOf({ purpose: 'client_funds', number: NUMBER }), reason: '备付金存管' },
    owner(),
  );
});
afterEach(() => desk.close());

const customer = async (name: string): Promise<string> =>
  (
    await desk.handlers['parties.save'](
      { partyId: null, body: partyOf({ kind: 'customer', name }), reason: '开户' },
      owner(),
    )
  ).partyId;
const checks = async (from = '', to = ''): Promise<readonly Row[]> =>
  (await desk.handlers['journal.fundChecks']({ from, to }, owner())).rows;
const on = async (day: string): Promise<Row> => {
  const [row] = await checks(day, day);
  if (!row) throw new Error(`no check of ${day}`);
  return row;
};
const sign = (row: Row, note = '', hash = row.hash) =>
  desk.handlers['journal.signFundCheck']({ day: row.day, currency: row.currency, hash, note }, owner());
/** What `owed` and the others of a test are about, without the checks beside it. */
const said = ({ outcome, wanted, found, facts }: Row['owed']) => [outcome, facts['why'], wanted, found];

describe('owed and kept apart', () => {
  test('is enough to the fen; a party that owes us makes nobody else’s claim smaller', async () => {
    const [tea, rice] = [await customer('茶铺'), await customer('米行')];
    book(
      desk,
      bookEntry('2026-10-12', [[`1002/${KEPT}`, 1_000]], [[`2203/${tea}`, 1_000]]),
      bookEntry('2026-10-13', [[`2203/${rice}`, 300]], [[`1002/${KEPT}`, 300]]),
    );
    expect(said((await on('2026-10-12')).owed)).toEqual(['holds', 'enough', 1_000, 1_000]);
    const short = await on('2026-10-13');
    expect(said(short.owed)).toEqual(['fails', 'short', 1_000, 700]);
    expect(short.shortfall).toBe(300);
    // The figures behind it are the claims and accounts of that very day.
    const { rows } = await desk.handlers['journal.clientFunds']({ asOf: '2026-10-13' }, owner());
    expect(rows).toMatchObject([{ requirement: 1_000, resource: 700, negatives: [{ balance: -300 }] }]);
  });

  test('every business day has a row, newest first; holidays and weekends have none', async () => {
    book(desk, bookEntry('2026-09-30', [[`1002/${KEPT}`, 5]], [[`2203/${await customer('茶铺')}`, 5]]));
    book(desk, bookEntry('2026-10-12', [[`1002/${OWN}`, 5]], [['4101', 5]]));
    const days = (await checks()).map(({ day }) => day);
    expect(days.at(-1)).toBe('2026-09-30');
    expect(days).toContain('2026-10-12');
    expect(days.filter((day) => day > '2026-09-30' && day < '2026-10-08')).toEqual([]);
    expect(days).not.toContain('2026-10-11');
    expect(days).toEqual(days.toSorted().toReversed());
  });

  test('a day that is not over, or that the books do not reach, is not checked and says why', async () => {
    book(desk, bookEntry('2026-10-14', [[`1002/${KEPT}`, 5]], [[`2203/${await customer('茶铺')}`, 5]]));
    const rows = await checks('2026-10-14', '2026-10-19');
    expect(rows.map(({ day, owed }) => [day, owed.outcome, owed.facts['why']])).toEqual([
      ['2026-10-19', 'not_checked', 'not_over'],
      ['2026-10-16', 'not_checked', 'beyond'],
      ['2026-10-15', 'not_checked', 'beyond'],
      ['2026-10-14', 'holds', 'enough'],
    ]);
  });

  test('books that facts wait for are not checked from the first of their days on', async () => {
    book(desk, bookEntry('2026-03-27', [[`1002/${KEPT}`, 5]], [[`2203/${await customer('茶铺')}`, 5]]));
    book(desk, bookEntry('2026-04-02', [[`1002/${KEPT}`, 5]], [['4101', 5]]));
    await importAll(desk, [bankFile(shopDays('2026-03-30', 3))]);
    const outcomes = (await checks()).map(({ day, owed }) => [day, owed.outcome]);
    expect(outcomes).toContainEqual(['2026-03-27', 'holds']);
    expect(outcomes[0]).toEqual(['2026-04-02', 'not_checked']);
    const [row] = await checks();
    if (row) await expect(sign(row)).rejects.toMatchObject({ facts: { why: 'fund_check_open' } });
  });
});

describe('received and set apart', () => {
  test('what a customer paid into an account of ours is outside until it is moved, and only that day fails', async () => {
    const tea = await customer('茶铺');
    book(
      desk,
      bookEntry('2026-10-12', [[`1002/${OWN}`, 900]], [[`2203/${tea}`, 900]]),
      bookEntry('2026-10-13', [[`1002/${KEPT}`, 100]], [[`2203/${tea}`, 100]]),
      bookEntry('2026-10-14', [[`1002/${KEPT}`, 900]], [[`1002/${OWN}`, 900]]),
    );
    const rows = (await checks()).map(({ day, segregated }) => [day, ...said(segregated)]);
    expect(rows).toEqual([
      ['2026-10-14', 'holds', 'apart', 100, 100],
      ['2026-10-13', 'fails', 'outside', 900, 0],
      ['2026-10-12', 'holds', 'nothing', 0, 0],
    ]);
    expect((await on('2026-10-13')).segregated.facts['account']).toBe(OWN);
  });

  test('moved on the next business day it is in time; over a weekend too, with all that came meanwhile', async () => {
    const tea = await customer('茶铺');
    book(
      desk,
      bookEntry('2026-10-16', [['1122/wechat:1', 500]], [[`2203/${tea}`, 500]]),
      bookEntry('2026-10-17', [['1122/wechat:1', 40]], [[`2203/${tea}`, 40]]),
      bookEntry('2026-10-15', [['1122/wechat:1', 7]], [[`2203/${tea}`, 7]]),
      bookEntry('2026-10-16', [[`2242/${KEPT}`, 7]], [['1122/wechat:1', 7]]),
    );
    expect(said((await on('2026-10-16')).segregated)).toEqual(['holds', 'apart', 7, 7]);
    // Friday and Saturday are asked about on Monday.
    expect(await on('2026-10-19')).toMatchObject({ segregated: { wanted: 540, found: 0 } });
    book(desk, bookEntry('2026-10-19', [[`2242/${KEPT}`, 540]], [['1122/wechat:1', 540]]));
    expect(await on('2026-10-19')).toMatchObject({ segregated: { wanted: 540, found: 540 } });
  });

  test('our own fee of a sale need not be set apart, a channel’s fee above it has to be made good', async () => {
    const tea = await customer('茶铺');
    book(
      desk,
      bookEntry('2026-10-12', [['1122/wechat:1', 10_000]], [[`2202/${tea}`, 10_000]]),
      bookEntry('2026-10-12', [[`2202/${tea}`, 50]], [['6021', 50]]),
      bookEntry('2026-10-12', [['6602', 60]], [['1122/wechat:1', 60]]),
      bookEntry('2026-10-13', [[`2242/${KEPT}`, 9_940]], [['1122/wechat:1', 9_940]]),
    );
    expect(said((await on('2026-10-13')).segregated)).toEqual(['fails', 'spent', 9_950, 9_940]);
    book(desk, bookEntry('2026-10-13', [[`1002/${KEPT}`, 10]], [[`1002/${OWN}`, 10]]));
    expect(said((await on('2026-10-13')).segregated)).toEqual(['holds', 'apart', 9_950, 9_950]);
  });
});

describe('books and bank', () => {
  const LAST = '2026-04-02';
  const posted = async () => {
    await importAll(desk, [bankFile(shopDays('2026-03-30', 3))]);
    const { hash } = await desk.handlers['journal.plan']({ offset: 0, limit: 1, taskId: '' }, owner());
    await desk.handlers['journal.post']({ hash, taskId: '' }, owner());
  };

  test('agree on the day the statement ends; a day it states no balance of is not checked', async () => {
    await posted();
    const row = await on(LAST);
    expect(row.bank).toMatchObject({ outcome: 'holds', facts: { why: 'equal', accounts: 1 } });
    expect(row.bank.wanted).toBe(row.bank.found);
    expect(row.bank.found).toBeGreaterThan(5_000_000);
    expect((await on('2026-04-01')).bank).toMatchObject({
      outcome: 'not_checked',
      facts: { why: 'unstated', unstated: 1 },
    });
    // What it opens with is where its books begin, and nothing they could differ from.
    expect((await checks()).filter(({ bank }) => bank.outcome === 'fails')).toEqual([]);
  });

  test('one fen too much in the books is said, with the account it is in', async () => {
    await posted();
    book(desk, bookEntry('2026-04-01', [[`1002/${KEPT}`, 1]], [['6051', 1]]));
    const { bank } = await on(LAST);
    expect(bank).toMatchObject({
      outcome: 'fails',
      facts: { why: 'books_above', differing: 1, account: KEPT, missing: 'CNY 0.01' },
    });
    expect(bank.found - bank.wanted).toBe(1);
  });
});

describe('signing', () => {
  test('keeps who looked at which figures; a later posting of that day shows that they changed', async () => {
    const tea = await customer('茶铺');
    book(desk, bookEntry('2026-10-12', [[`1002/${KEPT}`, 900]], [[`2203/${tea}`, 900]]));
    const row = await on('2026-10-12');
    await sign(row);
    await sign(row); // Twice is once.
    expect((await on('2026-10-12')).seen).toMatchObject({ shortfall: 0, isChanged: false, note: '' });
    // Booked in another month, of that very day.
    book(
      desk,
      bookEntry('2026-10-15', [[`1002/${OWN}`, 30]], [[`2203/${tea}`, 30]], { lateOf: '2026-10-12' }),
    );
    const changed = await on('2026-10-12');
    expect(changed).toMatchObject({ shortfall: 30, seen: { shortfall: 0, isChanged: true } });
    await expect(sign(changed, '', row.hash)).rejects.toMatchObject({ kind: 'plan_stale' });
    await expect(sign(changed)).rejects.toMatchObject({ facts: { why: 'fund_check_note' } });
    await sign(changed, '当日用自有资金补足');
    expect((await on('2026-10-12')).seen).toMatchObject({
      shortfall: 30,
      isChanged: false,
      note: '当日用自有资金补足',
    });
    const { ledger } = desk.workspace;
    expect(ledger.countRows(['fund_check']).get('fund_check')).toBe(2);
  });
});

test('the home screen says what is short on the last day, and how many days nobody signed as they stand', async () => {
  const tea = await customer('茶铺');
  const today = async () => (await desk.handlers['today.summary']({}, owner())).clientFunds;
  expect(await today()).toEqual({ short: [], unsigned: 0 });
  book(
    desk,
    bookEntry('2026-10-15', [[`1002/${OWN}`, 250]], [[`2203/${tea}`, 250]]),
    bookEntry('2026-10-16', [['6602', 1]], [[`1002/${OWN}`, 1]]),
  );
  expect(await today()).toEqual({
    short: [{ day: '2026-10-16', currency: 'CNY', shortfall: 250 }],
    unsigned: 2,
  });
  await sign(await on('2026-10-16'), '周一补足');
  expect(await today()).toMatchObject({ short: [{ shortfall: 250 }], unsigned: 1 });
  book(desk, bookEntry('2026-10-16', [[`1002/${KEPT}`, 250]], [[`1002/${OWN}`, 250]]));
  // Nothing is short any more, and what was signed is not what stands.
  expect(await today()).toEqual({ short: [], unsigned: 2 });
});

test('a range of days leaves as a table with outcomes, amounts and who signed; on paper what was short is said above', async () => {
  const tea = await customer('茶铺');
  book(
    desk,
    bookEntry('2026-10-14', [[`1002/${OWN}`, 25_000]], [[`2203/${tea}`, 25_000]]),
    bookEntry('2026-10-16', [[`1002/${KEPT}`, 25_000]], [[`1002/${OWN}`, 25_000]]),
  );
  await sign(await on('2026-10-15'), '周五划转');
  const exported = async (format: 'csv' | 'pdf') => {
    let bytes = Buffer.alloc(0);
    const offer = (_: string, offered: Uint8Array) => {
      bytes = Buffer.from(offered);
      return 'a-token-of-a-file';
    };
    const asked = { kind: 'fund_checks', format, from: '2026-10-15', to: '2026-10-16', taskId: '' } as const;
    await desk.handlers['journal.export'](asked, { ...owner(), offer });
    return bytes;
  };
  const rows = readCsv((await exported('csv')).toString('utf8'));
  expect(
    rows.map((row) => [row['date'], row['owed_check'], row['outside'], row['stated'], row['note']]),
  ).toEqual([
    ['2026-10-16', 'holds', '0.00', '', ''],
    ['2026-10-15', 'fails', '250.00', '', '周五划转'],
  ]);
  const said = pdfText(await exported('pdf'));
  expect(said).toContain('2026-10-15 CNY 备付金不足 250.00');
  expect(said).toContain('备付金三项核对');
});
