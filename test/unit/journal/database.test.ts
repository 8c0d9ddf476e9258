/** The last wall: the database itself refuses what no entry may be, whatever wrote it. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { appendEntries, type NewEntry } from '../../../src-main/areas/journal/entry-store.ts';
import { appendPeriod } from '../../../src-main/areas/journal/period-store.ts';
import { type Ledger, openLedger } from '../../../src-main/ledger/ledger.ts';

let folder = '';
let ledger: Ledger;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'books-'));
  ledger = await openLedger(join(folder, 'ledger.db'), Buffer.alloc(32, 7));
});
afterAll(() => {
  ledger.close();
  rmSync(folder, { recursive: true });
});

const said = { at: '2026-03-31T01:00:00.000Z', by: 'p1' };
const entry = (over: Partial<NewEntry> = {}): NewEntry => ({
  day: '2026-03-10',
  origin: 'manual',
  rule: '',
  fact: '',
  memo: '',
  postings: [
    { account: '1002', sub: '', side: 'debit', amount: 100, currency: 'CNY' },
    { account: '6001', sub: '', side: 'credit', amount: 100, currency: 'CNY' },
  ],
  members: null,
  reverses: null,
  lateOf: '',
  ...over,
});
const write = (...entries: NewEntry[]) => ledger.transaction(() => appendEntries(ledger, entries, said));
const [debit, credit] = entry().postings;
const numbers = () =>
  ledger
    .all(ledger.query.selectFrom('journal_entry').select('number').orderBy('id'))
    .map((row) => row.number);

describe('an entry', () => {
  test('whose sides differ is refused, in every currency of it', () => {
    expect(() =>
      write(entry({ postings: [{ ...debit, amount: 101 }, credit] as NewEntry['postings'] })),
    ).toThrow(/balances in every currency/);
    const usd = entry().postings.map((each) => ({ ...each, currency: 'USD' }));
    // As a whole it balances; yuan and dollars do not.
    const mixed = [
      { ...debit, amount: 50 },
      { ...credit, amount: 50 },
      { ...usd[0], amount: 7 },
      { ...credit, amount: 7 },
    ];
    expect(() => write(entry({ postings: mixed as NewEntry['postings'] }))).toThrow(
      /balances in every currency/,
    );
  });

  test('of one side, or of none, is refused', () => {
    expect(() => write(entry({ postings: [] }))).toThrow(/balances in every currency/);
  });

  test('is written with its postings or not at all: postings without an entry are taken back', () => {
    const before = ledger.countRows(['journal_posting']).get('journal_posting');
    expect(() =>
      ledger.transaction(() =>
        ledger.append(
          ledger.query.insertInto('journal_posting').values({ entry_id: 999, ...debit } as never),
        ),
      ),
    ).toThrow(/FOREIGN KEY/);
    expect(ledger.countRows(['journal_posting']).get('journal_posting')).toBe(before);
  });

  test('takes no posting and no member later, is not changed, not deleted, not replaced', () => {
    const [id = 0] = write(entry());
    const { query } = ledger;
    expect(() =>
      ledger.append(query.insertInto('journal_posting').values({ entry_id: id, ...debit } as never)),
    ).toThrow(/nothing is added/);
    expect(() =>
      ledger.append(
        query.insertInto('journal_member').values({ entry_id: id, name: 'lines', bytes: new Uint8Array(4) }),
      ),
    ).toThrow(/nothing is added/);
    expect(() =>
      ledger.append(query.updateTable('journal_posting').set({ amount: 1 }).where('entry_id', '=', id)),
    ).toThrow(/only ever added to/);
    expect(() =>
      ledger.append(query.updateTable('journal_entry').set({ memo: 'x' }).where('id', '=', id)),
    ).toThrow(/only ever added to/);
    expect(() => ledger.append(query.deleteFrom('journal_entry').where('id', '=', id))).toThrow(
      /only ever added to/,
    );
  });

  test('is undone by one other at most', () => {
    const [id = 0] = write(entry());
    const undoing = entry({ origin: 'reversal', reverses: id });
    write(undoing);
    expect(() => write(undoing)).toThrow(/UNIQUE/);
  });

  test('lies in the month of its day', () => {
    const { query } = ledger;
    const row = { id: 500, number: '2026-04-000001', period: '2026-04', day: '2026-03-31', ...said };
    expect(() =>
      ledger.transaction(() => {
        for (const each of entry().postings)
          ledger.append(query.insertInto('journal_posting').values({ entry_id: 500, ...each }));
        const about = { origin: 'manual', rule: '', fact: '', memo: '', reverses: null, late_of: '' };
        ledger.append(query.insertInto('journal_entry').values({ ...row, ...about }));
      }),
    ).toThrow(/CHECK/);
  });
});

describe('periods', () => {
  const set = (period: string, state: 'open' | 'soft_closed' | 'closed') =>
    ledger.transaction(() => appendPeriod(ledger, { period, state, reason: 'x', ...said }));
  const automatic = (day: string) => entry({ day, origin: 'automatic', rule: 'sale' });

  test('a closed one takes no entry by anybody; reopened it does', () => {
    set('2026-01', 'closed');
    for (const each of [automatic('2026-01-05'), entry({ day: '2026-01-05' })])
      expect(() => write(each)).toThrow(/a closed period takes no entry/);
    set('2026-01', 'open');
    expect(() => write(automatic('2026-01-05'))).not.toThrow();
  });

  test('one that is about to close takes entries of persons, and none by rules', () => {
    set('2026-02', 'soft_closed');
    expect(() => write(automatic('2026-02-05'))).toThrow(/a closed period takes no entry/);
    expect(() => write(entry({ day: '2026-02-05' }))).not.toThrow();
  });
});

test('numbers run without a gap in each month, also where a write was taken back', () => {
  write(entry({ day: '2026-06-01' }), entry({ day: '2026-07-01' }), entry({ day: '2026-06-30' }));
  expect(() => write(entry({ day: '2026-06-02' }), entry({ postings: [] }))).toThrow();
  write(entry({ day: '2026-06-03' }));
  expect(numbers().filter((number) => /2026-0[67]/.test(number))).toEqual([
    '2026-06-000001',
    '2026-07-000001',
    '2026-06-000002',
    '2026-06-000003',
  ]);
});
