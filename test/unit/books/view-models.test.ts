/** What the books' screens decide before they place anything: days, sides, names, check lists, the chart's fields. */
import { describe, expect, test } from 'vitest';
import { isDayOrNone } from '../../../shared/domain/dates.ts';
import { nameIn, subText } from '../../../src-renderer/features/books/account-name.ts';
import { sided } from '../../../src-renderer/features/books/balance-side.ts';
import { badFields, NEW_ACCOUNT } from '../../../src-renderer/features/books/chart-form.ts';
import { nameOfRange, rangeOf } from '../../../src-renderer/features/books/day-range.ts';
import { mayMove, movesFrom, worstFirst } from '../../../src-renderer/features/books/period-moves.ts';
import { amountsOf, inOrder } from '../../../src-renderer/features/books/plan-rows.ts';
import { tabsFor } from '../../../src-renderer/features/books/tabs.ts';

describe('days of a report', () => {
  test.each([
    ['month', '2026-02-14', '2026-02-01', '2026-02-28'],
    ['month', '2024-02-29', '2024-02-01', '2024-02-29'],
    ['month', '2026-12-31', '2026-12-01', '2026-12-31'],
    ['lastMonth', '2026-01-31', '2025-12-01', '2025-12-31'],
    ['lastMonth', '2026-03-31', '2026-02-01', '2026-02-28'],
    ['year', '2026-07-01', '2026-01-01', '2026-12-31'],
    ['all', '2026-07-01', '', ''],
  ] as const)('%s, on %s, is %s to %s', (name, today, from, to) => {
    expect(rangeOf(name, today)).toEqual({ from, to });
    expect(nameOfRange({ from, to }, today)).toBe(name);
  });

  test('a day that is none is told from no day at all', () => {
    expect(['', '2026-10-31'].every(isDayOrNone)).toBe(true);
    expect(['2026-02-30', '2026-1-1', '31.10.2026', 'x'].some(isDayOrNone)).toBe(false);
    expect(nameOfRange({ from: '2026-01-02', to: '' }, '2026-01-02')).toBeNull();
  });
});

test('a balance is an amount and its side, never a sign', () => {
  expect([500, -500, 0].map(sided)).toEqual([
    { side: 'debit', amount: 500 },
    { side: 'credit', amount: 500 },
    { side: 'flat', amount: 0 },
  ]);
});

test('an account is named in the reader’s language, and by its Chinese name where it has no other', () => {
  const account = { nameZh: '银行存款', nameEn: 'Cash at bank' };
  expect([nameIn({ locale: 'zh-CN' }, account), nameIn({ locale: 'en' }, account)]).toEqual([
    '银行存款',
    'Cash at bank',
  ]);
  expect(nameIn({ locale: 'en' }, { ...account, nameEn: '' })).toBe('银行存款');
  const words = { locale: 'zh-CN' } as const;
  expect(subText(words, { sub: 'M-1', subName: '青山' })).toBe('青山 M-1');
  expect(subText(words, { sub: 'bank:955880********2026-4b277d6d', subName: '青禾' })).toBe(
    '青禾 银行 955880…2026',
  );
  expect(subText(words, { sub: 'wechat:1688', subName: '' })).toBe('微信支付 1688');
  expect(subText(words, { sub: '', subName: '' })).toBe('');
});

test('of an entry the debits stand first and are summed a currency each', () => {
  const postings = [
    { side: 'credit', amount: 300, currency: 'CNY' },
    { side: 'debit', amount: 100, currency: 'CNY' },
    { side: 'debit', amount: 200, currency: 'CNY' },
    { side: 'debit', amount: 7, currency: 'USD' },
  ] as const;
  expect(inOrder(postings).map(({ side }) => side)).toEqual(['debit', 'debit', 'debit', 'credit']);
  expect(amountsOf(postings)).toEqual([
    { currency: 'CNY', amount: 300 },
    { currency: 'USD', amount: 7 },
  ]);
});

describe('periods', () => {
  const check = (name: 'unposted' | 'suspense' | 'balances', outcome: 'pass' | 'warn' | 'stop') => ({
    name,
    outcome,
    facts: {},
  });

  test('a closed one can only be opened again; an open one closed by one step or two', () => {
    expect([movesFrom('open'), movesFrom('soft_closed'), movesFrom('closed')]).toEqual([
      ['soft_closed', 'closed'],
      ['open', 'closed'],
      ['open'],
    ]);
  });

  test('what stops is seen first, and nothing is closed with it or before it was looked for', () => {
    const checks = [check('balances', 'pass'), check('suspense', 'warn'), check('unposted', 'stop')];
    expect(worstFirst(checks).map(({ outcome }) => outcome)).toEqual(['stop', 'warn', 'pass']);
    expect([mayMove('closed', checks), mayMove('closed', null)]).toEqual([false, false]);
    expect(mayMove('closed', checks.slice(0, 2))).toBe(true);
    expect([mayMove('open', null), mayMove('soft_closed', null)]).toEqual([true, true]);
  });
});

test('an account of the chart wants a code of its own, and a name in both languages', () => {
  const whole = { ...NEW_ACCOUNT, code: '6606.01', nameZh: '咨询费', nameEn: 'Advice' };
  expect(badFields(whole, new Set())).toEqual(new Set());
  expect(badFields(whole, new Set(['6606.01']))).toEqual(new Set(['code']));
  expect(badFields({ ...whole, code: '66', nameEn: ' ' }, new Set())).toEqual(new Set(['code', 'nameEn']));
});

test('who may not post has no form to post by hand', () => {
  expect(tabsFor(true)).toContain('manual');
  expect(tabsFor(false)).not.toContain('manual');
});
