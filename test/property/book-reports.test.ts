/**
 * Whatever is in the books, their reports agree: every ledger ends where the trial balance says, sub-ledgers sum to their accounts, and whoever has
 * nothing but the exported journal finds the trial balance that was exported beside it.
 */
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { journalTable, trialBalanceTable } from '../../src-main/areas/exports/books/tables.ts';
import { tableCsv } from '../../src-main/areas/exports/tables/files.ts';
import { readerOf } from '../../src-main/areas/exports/tables/reader.ts';
import type { ReportTable } from '../../src-main/areas/exports/tables/table.ts';
import { ChartStore } from '../../src-main/areas/journal/chart-store.ts';
import { appendEntries, type NewEntry } from '../../src-main/areas/journal/entry-store.ts';
import { accountLedger } from '../../src-main/areas/journal/reports/account-ledger.ts';
import type { ReportDeps } from '../../src-main/areas/journal/reports/deps.ts';
import { trialBalance } from '../../src-main/areas/journal/reports/trial-balance.ts';
import { PartyStore } from '../../src-main/areas/parties/store.ts';
import { LineStore } from '../../src-main/areas/statements/line-store.ts';
import type { Ledger } from '../../src-main/ledger/ledger.ts';
import { bookEntry, readCsv } from '../support/book-entries.ts';
import { newFolder, openBooks } from '../support/record-books.ts';

const folder = newFolder();
let ledger: Ledger;
let deps: ReportDeps;
beforeAll(async () => {
  ledger = await openBooks(folder.file);
  const parties = new PartyStore(ledger, () => 24);
  deps = { ledger, lines: new LineStore(ledger), chart: new ChartStore(ledger), parties, nameOf: (id) => id };
});
afterAll(() => {
  ledger.close();
  folder.remove();
});

const PLACES = [
  '1002/bank:a',
  '1002/bank:b',
  '1012/wechat:1',
  '1122/wechat:1',
  '2202/M-AAAAAAAA',
  '6001',
  '6602',
];
const DAYS = ['2026-08-31', '2026-09-01', '2026-09-15', '2026-09-30', '2026-10-01'];
const someEntry = fc
  .record({
    day: fc.constantFrom(...DAYS),
    currency: fc.constantFrom('CNY', 'JPY'),
    debits: fc.array(fc.tuple(fc.constantFrom(...PLACES), fc.integer({ min: 1, max: 90_000_000 })), {
      minLength: 1,
      maxLength: 3,
    }),
    credit: fc.constantFrom(...PLACES),
    memo: fc.constantFrom('', '=1+1', '逗号, "引号"', '-5'),
  })
  .map(({ day, currency, debits, credit, memo }): NewEntry => {
    const sum = debits.reduce((all, [, amount]) => all + amount, 0);
    return bookEntry(
      day,
      debits.map(([place, amount]) => [place, amount, currency]),
      [[credit, sum, currency]],
      { memo },
    );
  });

const asked = (from: string, to: string, isBySub: boolean) => ({ from, to, isBySub });
const whole = { offset: 0, limit: 500 };

test('reports of the books agree with one another and with what an outsider computes', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(someEntry, { minLength: 1, maxLength: 8 }),
      fc.constantFrom('', ...DAYS),
      fc.constantFrom('', '2026-09-30', '2026-10-31'),
      fc.boolean(),
      async (entries, from, to, isBySub) => {
        // The books only grow: each round has all that the rounds before wrote.
        ledger.transaction(() => appendEntries(ledger, entries, { at: '', by: '' }));
        const { rows, totals } = trialBalance(deps, asked(from, to, isBySub));
        for (const total of totals) {
          expect([total.opening, total.closing]).toEqual([0, 0]);
          expect(total.debit).toBe(total.credit);
        }
        for (const row of rows) {
          const sub = isBySub ? row.sub : null;
          const of = { account: row.account, sub, currency: row.currency, from, to };
          const found = accountLedger(ledger, { ...whole, ...of });
          const { opening, debit, credit, closing } = row;
          expect(found).toMatchObject({ opening, debit, credit, closing });
          expect(found.rows.at(-1)?.balance ?? closing).toBe(closing);
          // Page by page it is the same ledger.
          const paged = Array.from({ length: Math.ceil(found.total / 7) }, (_, page) =>
            accountLedger(ledger, { ...of, offset: 7 * page, limit: 7 }),
          );
          expect(paged.flatMap((each) => each.rows)).toEqual(found.rows);
        }
        expectSumsOfSubs(from, to);
        await expectOutsider(from, to, isBySub);
      },
    ),
    { numRuns: 12 },
  );
});

function expectSumsOfSubs(from: string, to: string): void {
  const sums = new Map<string, number>();
  for (const { account, currency, closing } of trialBalance(deps, asked(from, to, true)).rows)
    sums.set(`${account}|${currency}`, (sums.get(`${account}|${currency}`) ?? 0) + closing);
  for (const { account, currency, closing } of trialBalance(deps, asked(from, to, false)).rows)
    expect(sums.get(`${account}|${currency}`)).toBe(closing);
}

/** Knows the two files and nothing else: decimals are added as text says them, in the currency's own unit. */
async function expectOutsider(from: string, to: string, isBySub: boolean): Promise<void> {
  const reader = readerOf('en');
  const csv = async (table: ReportTable) =>
    readCsv((await tableCsv(table, () => Promise.resolve())).toString('utf8'));
  const journal = await csv(journalTable(deps, asked('', to, isBySub), reader));
  const stated = await csv(trialBalanceTable(deps, asked(from, to, isBySub), reader));
  const units = (text: string | undefined) => BigInt((text ?? '').replace('.', '') || '0');
  const found = new Map<string, { opening: bigint; debit: bigint; credit: bigint }>();
  const entries = new Map<string, bigint>();
  for (const row of journal) {
    const key = `${row['account']} ${row['currency']}`;
    const sums = found.get(key) ?? { opening: 0n, debit: 0n, credit: 0n };
    const [debit, credit] = [units(row['debit']), units(row['credit'])];
    if (from !== '' && (row['date'] ?? '') < from) sums.opening += debit - credit;
    else {
      sums.debit += debit;
      sums.credit += credit;
    }
    found.set(key, sums);
    const entry = `${row['entry']} ${row['currency']}`;
    entries.set(entry, (entries.get(entry) ?? 0n) + debit - credit);
  }
  for (const balance of entries.values()) expect(balance).toBe(0n);
  expect(stated.map((row) => `${row['account']} ${row['currency']}`).toSorted()).toEqual(
    [...found.keys()].toSorted(),
  );
  for (const row of stated) {
    const sums = found.get(`${row['account']} ${row['currency']}`);
    expect(units(row['opening_debit']) - units(row['opening_credit'])).toBe(sums?.opening);
    expect([units(row['debit']), units(row['credit'])]).toEqual([sums?.debit, sums?.credit]);
    const closing = (sums?.opening ?? 0n) + (sums?.debit ?? 0n) - (sums?.credit ?? 0n);
    expect(units(row['closing_debit']) - units(row['closing_credit'])).toBe(closing);
  }
  // What a spreadsheet would run is a text with an apostrophe; nothing of it is lost.
  for (const row of journal) expect(row['memo']).not.toMatch(/^[=+@]/);
}
