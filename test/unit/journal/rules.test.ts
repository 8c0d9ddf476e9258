/** Small rules of the books: the chart and what may become of it, months, names of sub-ledgers, entries by persons, and what is posted of what is asked. */
import { describe, expect, test } from 'vitest';
import { ACCOUNT_ROLES, type PeriodState } from '../../../shared/domain/books.ts';
import {
  type ChartAccount,
  chartProblem,
  closingProblem,
  codesOfRoles,
  SHIPPED_CHART,
  standingChart,
} from '../../../src-main/areas/journal/rules/chart.ts';
import {
  type Asked,
  differenceOf,
  type PostedEntry,
} from '../../../src-main/areas/journal/rules/difference.ts';
import {
  debitedBy,
  type EntryChecks,
  entryProblem,
} from '../../../src-main/areas/journal/rules/entry-check.ts';
import { houseSub } from '../../../src-main/areas/journal/rules/house-sub.ts';
import { openingUnits } from '../../../src-main/areas/journal/rules/opening-units.ts';
import { nextPeriod, openDayFor } from '../../../src-main/areas/journal/rules/periods.ts';
import { Units } from '../../../src-main/areas/journal/rules/units.ts';
import { balancesOf } from './little-books.ts';

const shipped = (role: string): ChartAccount => {
  const found = SHIPPED_CHART.find((each) => each.role === role);
  if (!found) throw new RangeError(role);
  return found;
};
const unused = { isUsed: false, hasBalance: false };
const used = { isUsed: true, hasBalance: true };

describe('the chart', () => {
  test('every role is held by exactly one account, each under a code of its own', () => {
    const roles = ACCOUNT_ROLES.filter((role) => role !== 'none');
    expect(SHIPPED_CHART.map(({ role }) => role).toSorted()).toEqual(roles.toSorted());
    expect(new Set(SHIPPED_CHART.map(({ code }) => code)).size).toBe(SHIPPED_CHART.length);
  });

  test('the house’s newest word stands over what is shipped', () => {
    const renamed = { ...shipped('sales'), nameZh: '主营业务收入', version: 2 };
    const chart = standingChart([{ ...renamed, nameZh: '收入', version: 1 }, renamed]);
    expect(chart.find(({ code }) => code === '6001')?.nameZh).toBe('主营业务收入');
    expect(codesOfRoles(chart).get('sales')).toBe('6001');
  });

  test('an account with postings keeps its class and its kind of sub-ledger', () => {
    const sales = shipped('sales');
    expect(chartProblem(sales, { ...sales, class: 'expense' }, used, null)).toBe('class');
    expect(
      chartProblem({ ...sales, role: 'none' }, { ...sales, role: 'none', subLedger: 'house' }, used, null),
    ).toBe('sub_ledger');
    expect(chartProblem(sales, { ...sales, nameZh: '收入' }, used, null)).toBe('');
  });

  test('a role is taken over while its holder has no postings, and never laid down', () => {
    const sales = shipped('sales');
    const own = { ...sales, code: '6002', nameZh: '自营收入' };
    const holder = { code: sales.code, subLedger: sales.subLedger };
    expect(chartProblem(null, own, unused, { ...holder, ...unused })).toBe('');
    expect(chartProblem(null, own, unused, { ...holder, ...used })).toBe('role_used');
    expect(chartProblem(sales, { ...sales, role: 'none' }, unused, null)).toBe('role_given_up');
    expect(chartProblem(null, { ...own, subLedger: 'party' }, unused, null)).toBe('role_sub_ledger');
  });

  test('an account rules post to stays open, and one with a balance too', () => {
    expect(closingProblem(shipped('sales'), unused)).toBe('role');
    expect(closingProblem({ ...shipped('sales'), role: 'none' }, used)).toBe('balance');
    expect(closingProblem({ ...shipped('sales'), role: 'none' }, { isUsed: true, hasBalance: false })).toBe(
      '',
    );
  });
});

describe('months', () => {
  const states = (said: Record<string, PeriodState>) => new Map(Object.entries(said));

  test('December is followed by January', () => {
    expect(nextPeriod('2026-12')).toBe('2027-01');
    expect(nextPeriod('2026-09')).toBe('2026-10');
  });
  test('a day of an open month is posted on that day', () => {
    expect(openDayFor(states({ '2026-02': 'closed' }), '2026-03-15')).toBe('2026-03-15');
  });
  test('else on the first day of the next open one, past those about to close', () => {
    const said = states({ '2026-11': 'closed', '2026-12': 'soft_closed' });
    expect(openDayFor(said, '2026-11-30')).toBe('2027-01-01');
    expect(openDayFor(said, '2026-12-05')).toBe('2027-01-01');
  });
});

describe('names of sub-ledgers', () => {
  test('a bank account’s number does not stand in them, yet each has its own', () => {
    const name = houseSub('bank', '955880027140062026');
    expect(name).not.toContain('955880027140062026');
    expect(name).not.toBe(houseSub('bank', '955880999940062026'));
    expect(name).toBe(houseSub('bank', '9558 8002 7140 0620 26'));
  });
  test('a channel’s number does', () => {
    expect(houseSub('wechat', '1900000109')).toBe('wechat:1900000109');
  });
});

describe('opening balances', () => {
  const place = { role: 'bank', sub: 'bank:1' } as const;
  test('are the first stated one, less what other files say moved before it', () => {
    const units = new Units();
    const stated = [
      { place, currency: 'CNY', from: '2026-03-05', opening: 900, closing: null, bookedOn: '2026-03-05' },
      { place, currency: 'CNY', from: '2026-03-02', opening: 700, closing: null, bookedOn: '2026-03-02' },
    ];
    openingUnits(stated, () => 200, units);
    expect(balancesOf(units.sums())).toEqual({ bank: 500, opening: -500 });
  });
  test('of a file that says only what it closes with: that, less all that moved until then, on its first day', () => {
    const units = new Units();
    const stated = {
      place,
      currency: 'CNY',
      from: '2026-03-06',
      opening: 900,
      closing: null,
      bookedOn: '2026-03-01',
    };
    openingUnits([stated], () => 250, units);
    expect(units.sums().map(({ day, members }) => [day, ...members.amounts])).toEqual([['2026-03-01', 650]]);
  });
  test('of a morning’s and an afternoon’s file of one day: what the morning began with', () => {
    const of = { place, currency: 'CNY', from: '2026-03-02', bookedOn: '2026-03-02' };
    const stated = [
      { ...of, opening: 1_000, closing: 900 },
      { ...of, opening: 900, closing: 1_200 },
      { ...of, opening: 1_000, closing: 1_200 }, // The whole day once more.
    ];
    for (const each of [stated, stated.toReversed()]) {
      const units = new Units();
      openingUnits(each, () => 0, units);
      expect(balancesOf(units.sums())).toEqual({ bank: 1_000, opening: -1_000 });
    }
  });
  test('an overdraft opens on the other side', () => {
    const units = new Units();
    openingUnits(
      [{ place, currency: 'CNY', from: '2026-03-02', opening: -700, closing: null, bookedOn: '2026-03-02' }],
      () => 0,
      units,
    );
    expect(balancesOf(units.sums())).toEqual({ bank: -700, opening: 700 });
  });
});

describe('an entry by persons', () => {
  const checks: EntryChecks = {
    account: (code) =>
      SHIPPED_CHART.find((each) => each.code === code) ??
      (code === '9999' ? { ...shipped('sales'), code, state: 'closed' } : null),
    isHouseSub: (sub) => sub === 'bank:1',
    isParty: (party) => party === 'M-00000001',
    states: new Map([['2026-02', 'closed']]),
  };
  const posting = (account: string, side: 'debit' | 'credit', over = {}) => ({
    account,
    sub: '',
    side,
    amount: 100,
    currency: 'CNY',
    ...over,
  });
  const fit = [posting('6603', 'debit'), posting('2241', 'credit')];
  const problem = (postings = fit, day = '2026-03-10') =>
    entryProblem(day, postings, checks)?.facts['why'] ?? null;

  test('that balances, on open accounts with their sub-ledgers, is fit', () => {
    expect(problem()).toBeNull();
    const named = [
      posting('1002', 'debit', { sub: 'bank:1' }),
      posting('2203', 'credit', { sub: 'M-00000001' }),
    ];
    expect(problem(named)).toBeNull();
  });
  test('that is a fen off in one currency is not, though the whole is even', () => {
    expect(problem([posting('6603', 'debit', { amount: 101 }), posting('2241', 'credit')])).toBe(
      'unbalanced',
    );
    expect(problem([posting('6603', 'debit'), posting('2241', 'credit', { currency: 'USD' })])).toBe(
      'unbalanced',
    );
  });
  test('on a closed account, on none, or with another’s sub-ledger is not', () => {
    expect(problem([posting('9999', 'debit'), posting('2241', 'credit')])).toBe('account');
    expect(problem([posting('1234', 'debit'), posting('2241', 'credit')])).toBe('account');
    expect(problem([posting('1002', 'debit'), posting('2241', 'credit')])).toBe('sub');
    expect(problem([posting('2203', 'debit', { sub: 'M-99999999' }), posting('2241', 'credit')])).toBe('sub');
    expect(problem([posting('6603', 'debit', { sub: 'bank:1' }), posting('2241', 'credit')])).toBe('sub');
  });
  test('of a closed month, or of a day that is none, is not', () => {
    expect(entryProblem('2026-02-28', fit, checks)).toEqual({
      kind: 'period_closed',
      facts: { period: '2026-02' },
    });
    expect(problem(fit, '2026-02-30')).toBe('day');
  });
  test('is held against limits by all it debits', () => {
    expect(debitedBy([...fit, posting('6602', 'debit', { amount: 30 })])).toEqual({
      amount: 130,
      currency: 'CNY',
    });
  });
});

describe('what is posted of what is asked', () => {
  const side = { account: '1002', sub: '' };
  const asked = (lines: readonly number[], amounts: readonly number[], over: Partial<Asked> = {}): Asked => ({
    source: 'import:1',
    rule: 'bank_moved',
    day: '2026-03-10',
    currency: 'CNY',
    debit: side,
    credit: { account: '2242', sub: '' },
    members: { lines: Uint32Array.from(lines), keys: [], amounts: Float64Array.from(amounts) },
    ...over,
  });
  const posted = (id: number, of: Asked): PostedEntry => ({ ...of, id, members: () => of.members });
  const outcome = (wanted: readonly Asked[], there: readonly PostedEntry[]) => {
    const { reverse, add } = differenceOf(wanted, there);
    return { reverse: reverse.map(({ id }) => id), add: add.map(({ members }) => [...members.lines]) };
  };

  test('nothing where all is there', () => {
    expect(outcome([asked([1, 2], [5, 6])], [posted(1, asked([1, 2], [5, 6]))])).toEqual({
      reverse: [],
      add: [],
    });
  });
  test('only what is new, in an entry of its own', () => {
    expect(outcome([asked([1, 2, 3], [5, 6, 7])], [posted(1, asked([1, 3], [5, 7]))])).toEqual({
      reverse: [],
      add: [[2]],
    });
  });
  test('an entry one of whose lines went or changed is reversed whole, and the rest posted anew', () => {
    expect(outcome([asked([1], [5])], [posted(1, asked([1, 2], [5, 6]))])).toEqual({
      reverse: [1],
      add: [[1]],
    });
    expect(outcome([asked([1, 2], [5, 9])], [posted(1, asked([1, 2], [5, 6]))])).toEqual({
      reverse: [1],
      add: [[1, 2]],
    });
  });
  test('what stands twice is reversed once', () => {
    const there = [posted(1, asked([1], [5])), posted(2, asked([1], [5]))];
    expect(outcome([asked([1], [5])], there)).toEqual({ reverse: [2], add: [] });
  });
  test('another account asks for another entry', () => {
    const moved = asked([1], [5], { credit: { account: '2241', sub: '' } });
    expect(outcome([moved], [posted(1, asked([1], [5]))])).toEqual({ reverse: [1], add: [[1]] });
  });
});
