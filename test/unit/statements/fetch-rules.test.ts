/** What fetching decides without the network: names of files, which bills are wanted, which days are empty, and what to try again. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseDay } from '../../../shared/domain/dates.ts';
import { failed, withRetries } from '../../../src-main/areas/statements/fetch/fetcher.ts';
import type { Bill } from '../../../src-main/areas/statements/fetch/rules/bill.ts';
import { isFinal, lastMadeDay } from '../../../src-main/areas/statements/fetch/rules/bill-days.ts';
import { emptyDays } from '../../../src-main/areas/statements/fetch/rules/empty-days.ts';
import { fitsPattern, isPlainName } from '../../../src-main/areas/statements/fetch/rules/name-pattern.ts';
import { wantedBills } from '../../../src-main/areas/statements/fetch/rules/wanted.ts';

describe('names of files', () => {
  test.each([
    ['STL-20261018.01.009.CSV', 'STL-*.csv', true],
    ['STL-20261018.csv', 'STL-????????.csv', true],
    ['STL-2026.csv', 'STL-????????.csv', false],
    ['对账单 (1).xlsx', '*对账单*', true],
    ['a.csv', '*', true],
    ['a.csv', '*.csv*', true],
    ['a.csv.gz', '*.csv', false],
    ['', '*', true],
    ['a', '', false],
  ])('%s by %s: %s', (name, pattern, fits) => expect(fitsPattern(name, pattern)).toBe(fits));

  test('are decided as a regular expression would, and soon', () => {
    const name = fc.string({ unit: fc.constantFrom('a', 'b', '.'), maxLength: 12 });
    const pattern = fc.string({ unit: fc.constantFrom('a', 'b', '.', '*', '?'), maxLength: 8 });
    fc.assert(
      fc.property(name, pattern, (text, wanted) => {
        const same = new RegExp(
          `^${wanted.replaceAll('.', '\\.').replaceAll('*', '.*').replaceAll('?', '.')}$`,
        );
        expect(fitsPattern(text, wanted)).toBe(same.test(text));
      }),
    );
    expect(fitsPattern('a'.repeat(255), `${'*a'.repeat(60)}b`)).toBe(false);
  });

  test('that lead elsewhere, are hidden or not whole yet are left alone', () => {
    const names = ['../a.csv', 'a/b.csv', 'a\\b.csv', '.a.csv', 'a.csv.part', 'a.TMP', 'a\nb.csv', ''];
    expect(names.filter(isPlainName)).toEqual([]);
    expect(isPlainName('账单 2026-10-18.csv')).toBe(true);
  });
});

describe('a bill of a day', () => {
  const at = (text: string) => Date.parse(text) / 1000;

  test('is made by ten o’clock in China of the next day', () => {
    expect(lastMadeDay(at('2026-10-19T09:59:59+08:00'))).toBe(parseDay('2026-10-17'));
    expect(lastMadeDay(at('2026-10-19T10:00:00+08:00'))).toBe(parseDay('2026-10-18'));
  });

  test('that does not exist is the last word only a day later', () => {
    expect(isFinal('2026-10-18', at('2026-10-20T09:59:59+08:00'))).toBe(false);
    expect(isFinal('2026-10-18', at('2026-10-20T10:00:00+08:00'))).toBe(true);
    expect(isFinal('no day', at('2026-10-20T10:00:00+08:00'))).toBe(false);
  });

  const bill = (day: string, mark = ''): Bill => ({ type: 'alipay_trade', day, file: '', mark });
  const nothing = { content: () => false, day: () => false };

  test('is asked for until it is here or does not exist; a failure and a bill that was thrown away are asked for again', () => {
    const known = (
      [
        ['2026-10-01', 'no_bill', ''],
        ['2026-10-02', 'file', 'here'],
        ['2026-10-03', 'file', 'thrown away'],
        ['2026-10-04', 'failed', ''],
        ['2026-10-05', 'not_yet', ''],
      ] as const
    ).map(([day, outcome, sha256]) => ({ ...bill(day), outcome, sha256 }));
    const bills = ['01', '02', '03', '04', '05', '06'].map((day) => bill(`2026-10-${day}`));
    const { ask, settled } = wantedBills(bills, known, {
      ...nothing,
      content: (sha256) => sha256 === 'here',
    });
    expect(ask.map(({ day }) => day.slice(-2))).toEqual(['03', '04', '05', '06']);
    expect(settled.map(({ outcome }) => outcome)).toEqual(['no_bill', 'already_here']);
  });

  test('that somebody imported is here, whatever was said of it', () => {
    const known = [{ ...bill('2026-10-01'), outcome: 'no_bill', sha256: '' } as const];
    expect(wantedBills([bill('2026-10-01')], known, { ...nothing, day: () => true }).settled).toMatchObject([
      { outcome: 'already_here' },
    ]);
  });

  test('in a folder, of the same name but written anew, is another', () => {
    const known = [{ ...bill('2026-10-01', '1@1'), outcome: 'file', sha256: 'here' } as const];
    const has = { ...nothing, content: () => true };
    expect(wantedBills([bill('2026-10-01', '2@2')], known, has).ask).toHaveLength(1);
  });
});

describe('empty days', () => {
  const account = (adapter: string, number: string) => ({ adapters: new Set([adapter]), account: number });
  const source = (
    owner: string,
    bills: readonly Bill['type'][],
    ...noBill: readonly [Bill['type'], string][]
  ) => ({
    owner,
    bills,
    noBill: noBill.map(([type, day]) => ({ type, day })),
  });

  test('are those of the account the source asks for', () => {
    const asked = [source('1900000109', ['wechat_trade'], ['wechat_trade', '2026-10-01'])];
    const day = parseDay('2026-10-01');
    expect(emptyDays(asked, account('wechat_trade_bill', '1900000109'))).toEqual(new Set([day]));
    expect(emptyDays(asked, account('wechat_trade_bill', '1900000109/1900000200'))).toEqual(new Set([day]));
    expect(emptyDays(asked, account('wechat_trade_bill', '1900000777'))).toEqual(new Set());
    expect(emptyDays(asked, account('alipay_trade_bill', '1900000109'))).toEqual(new Set());
  });

  test('of funds want every kind of bill to be absent, because none of them names its account', () => {
    const kinds = ['wechat_fund_basic', 'wechat_fund_fees'] as const;
    const one = source('1900000109', kinds, ['wechat_fund_basic', '2026-10-01']);
    const both = source(
      '1900000109',
      kinds,
      ['wechat_fund_basic', '2026-10-01'],
      ['wechat_fund_fees', '2026-10-01'],
    );
    expect(emptyDays([one], account('wechat_fund_bill', '')).size).toBe(0);
    expect(emptyDays([both], account('wechat_fund_bill', '')).size).toBe(1);
    expect(emptyDays([both, { ...one, owner: '1900000222' }], account('wechat_fund_bill', '')).size).toBe(0);
  });
});

describe('what failed', () => {
  const tries = async (...faults: readonly Parameters<typeof failed>[0][]) => {
    let count = 0;
    const answer = await withRetries<{ is: 'no_bill' }>(
      async () => {
        const fault = faults[count];
        count += 1;
        return fault === undefined ? { is: 'no_bill' } : failed(fault);
      },
      async () => undefined,
    );
    return [answer.is, count];
  };

  test('is tried again where it may pass', async () => {
    expect(await tries('busy', 'unreachable', 'timed_out')).toEqual(['no_bill', 4]);
    expect(await tries('busy', 'busy', 'busy', 'busy', 'busy')).toEqual(['failed', 4]);
  });

  test('is not tried again where it will not', async () => {
    for (const fault of ['refused', 'not_signed', 'hash_differs', 'host_key_differs', 'redirected'] as const)
      expect(await tries(fault)).toEqual(['failed', 1]);
  });

  test('is told in one short line, whatever the channel wrote', () => {
    expect(failed('refused', 'a\nb', `x\u0000\u2028${'长'.repeat(999)}`)).toMatchObject({
      code: 'a b',
      message: `x ${'长'.repeat(198)}`,
    });
  });
});
