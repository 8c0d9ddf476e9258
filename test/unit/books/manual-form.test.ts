/** A manual entry as it is typed: even or not by currency, what is wrong row by row, and never a float. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  emptyForm,
  emptyRow,
  formOf,
  type ManualForm,
  type ManualRow,
  madeEven,
  readForm,
  withRow,
} from '../../../src-renderer/features/books/manual-form.ts';

const CHART = [
  { code: '1002', subLedger: 'house', state: 'open' },
  { code: '2203', subLedger: 'party', state: 'open' },
  { code: '6602', subLedger: 'none', state: 'open' },
  { code: '6603', subLedger: 'none', state: 'open' },
  { code: '6999', subLedger: 'none', state: 'closed' },
] as const;
const row = (over: Partial<ManualRow>): ManualRow => ({ ...emptyRow(), account: '6602', ...over });
const form = (...rows: readonly ManualRow[]): ManualForm => ({ day: '2026-10-31', memo: '', rows });

describe('a manual entry', () => {
  test('that is even becomes postings, with the sub-ledger only where the account keeps some', () => {
    const read = readForm(
      form(
        row({ account: '1002', sub: 'bank:6222', debit: '1,234.50' }),
        row({ sub: 'left over', credit: '1234.5' }),
      ),
      CHART,
    );
    expect(read.postings).toEqual([
      { account: '1002', sub: 'bank:6222', side: 'debit', amount: 123_450, currency: 'CNY' },
      { account: '6602', sub: '', side: 'credit', amount: 123_450, currency: 'CNY' },
    ]);
    expect(read.sums).toEqual([{ currency: 'CNY', debit: 123_450, credit: 123_450, difference: 0 }]);
  });

  test('is even in each currency by itself: yuan do not make up for dollars', () => {
    const read = readForm(form(row({ debit: '5.00' }), row({ credit: '5.00', currency: 'usd' })), CHART);
    expect(read.isBalanced).toBe(false);
    expect(read.postings).toBeNull();
    expect(read.sums.map(({ currency, difference }) => [currency, difference])).toEqual([
      ['CNY', 500],
      ['USD', -500],
    ]);
  });

  test.each([
    ['an account nobody has', row({ account: '9999', debit: '1' }), 'account'],
    ['a closed account', row({ account: '6999', debit: '1' }), 'account'],
    ['no sub-ledger where one is kept', row({ account: '2203', debit: '1' }), 'sub'],
    ['both sides at once', row({ debit: '1', credit: '1' }), 'both'],
    ['an amount of nothing', row({ debit: '0.00' }), 'amount'],
    ['a negative amount', row({ debit: '-1' }), 'amount'],
    ['half a fen', row({ debit: '1.005' }), 'amount'],
    ['words', row({ credit: '一百' }), 'amount'],
    ['no currency', row({ debit: '1', currency: 'RM' }), 'currency'],
  ] as const)('says what is wrong with %s', (_what, bad, problem) => {
    const read = readForm(form(bad, row({ credit: '1' })), CHART);
    expect(read.problems.get(0)).toBe(problem);
    expect(read.postings).toBeNull();
  });

  test('rows nobody has begun say nothing; one row alone is no entry; without a day it is none', () => {
    expect(readForm(emptyForm('2026-10-31'), CHART)).toMatchObject({ postings: null, problems: new Map() });
    const even = form(row({ debit: '1' }), row({ credit: '1' }), emptyRow());
    expect(readForm(even, CHART).postings).toHaveLength(2);
    expect(readForm({ ...even, day: '' }, CHART).postings).toBeNull();
  });

  test('a row is made even with what the others lack, on the side that lacks it', () => {
    const typed = form(row({ debit: '10.00' }), row({ credit: '3.00' }), row({ debit: 'x' }));
    const [, , evened] = madeEven(typed, 2).rows;
    expect(evened).toMatchObject({ debit: '', credit: '7.00' });
    expect(madeEven(form(row({ debit: '1' }), row({ credit: '1' }), emptyRow()), 2).rows[2]).toEqual(
      emptyRow(),
    );
    expect(madeEven(typed, 9)).toBe(typed);
  });

  test('whatever was typed, making any row even leaves its currency even', () => {
    const typed = fc.record({
      debit: fc.constantFrom('', '1.00', '20', '0.07'),
      credit: fc.constantFrom('', '3.50', '900,000,000.00'),
      currency: fc.constantFrom('CNY', 'JPY', 'USD'),
    });
    fc.assert(
      fc.property(fc.array(typed, { minLength: 2, maxLength: 6 }), fc.nat(5), (rows, place) => {
        const at = place % rows.length;
        const evened = madeEven(form(...rows.map(row)), at);
        const { currency = '', debit = '', credit = '' } = evened.rows[at] ?? {};
        const sum = readForm(evened, CHART).sums.find((each) => each.currency === currency);
        // Where the others are even already the row stays as it was typed.
        if (debit !== rows[at]?.debit || credit !== rows[at]?.credit) expect(sum?.difference ?? 0).toBe(0);
      }),
    );
  });

  test('a draft comes back as it was typed, and what no form of today wrote is left', () => {
    const typed = withRow(emptyForm('2026-10-31'), 1, { debit: '5', account: '6602' });
    expect(formOf(JSON.stringify(typed), '2026-11-01')).toEqual(typed);
    expect(formOf('{"rows":[{"account":1}]}', '2026-11-01')).toBeNull();
  });
});
