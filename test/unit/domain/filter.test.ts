/** The filter language: what a clerk types, in either language, and what is refused with its place. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type FilterTerm, formatFilter, parseFilter } from '../../../shared/domain/filter.ts';
import {
  CHANNEL_WORDS,
  DIRECTION_WORDS,
  EXCEPTION_WORDS,
  KIND_WORDS,
  STATE_WORDS,
  STATUS_WORDS,
} from '../../../shared/domain/filter-words.ts';

const terms = (query: string) => {
  const read = parseFilter(query);
  return read.ok ? read.terms : read;
};

describe('what a clerk types', () => {
  test('the line of the design, in Chinese', () => {
    expect(terms('渠道:微信 金额>1000 状态:未匹配 账龄>3 备注:双十一')).toEqual([
      { field: 'channel', values: ['wechat'], not: false },
      { field: 'amount', op: '>', minor: 100_000, not: false },
      { field: 'state', values: ['unmatched'], not: false },
      { field: 'age', op: '>', days: 3, not: false },
      { field: 'text', value: '双十一', not: false },
    ]);
  });

  test('the same in English, and the two mixed', () => {
    expect(terms('channel:wechat amount>1000 state:unmatched age>3 note:双十一')).toEqual(
      terms('渠道:微信 金额>1000 state:未匹配 账龄>3 双十一'),
    );
  });

  test('full-width signs of a Chinese keyboard', () => {
    expect(terms('渠道\uff1a微信\uff0c支付宝\u3000金额\uff1e\uffe51,000.50')).toEqual([
      { field: 'channel', values: ['wechat', 'alipay'], not: false },
      { field: 'amount', op: '>', minor: 100_050, not: false },
    ]);
  });

  test('every other field', () => {
    expect(
      terms('ref:TX2026 file:"微信 10月.csv" row:12 kind:退款 currency:cny direction:in account:1900'),
    ).toEqual([
      { field: 'reference', value: 'TX2026', not: false },
      { field: 'file', value: '微信 10月.csv', not: false },
      { field: 'row', value: 12, not: false },
      { field: 'kind', values: ['refund'], not: false },
      { field: 'currency', value: 'CNY', not: false },
      { field: 'direction', values: ['in'], not: false },
      { field: 'account', value: '1900', not: false },
    ]);
    expect(terms('exception:amount_differs,金额不符,重复')).toEqual([
      { field: 'exception', kinds: ['amount_differs', 'duplicate'], not: false },
    ]);
  });

  test('days: one, a range, a month, and from a day on', () => {
    const day = (from: string, to: string) => [{ field: 'day', from, to, not: false }];
    expect(terms('day:2026-10-01')).toEqual(day('2026-10-01', '2026-10-01'));
    expect(terms('day:2026-10-01..2026-10-05')).toEqual(day('2026-10-01', '2026-10-05'));
    expect(terms('日期:2028-02')).toEqual(day('2028-02-01', '2028-02-29'));
    expect(terms('日期:2026-12')).toEqual(day('2026-12-01', '2026-12-31'));
    expect(terms('day>2026-12-31')).toEqual(day('2027-01-01', ''));
    expect(terms('day<2026-03')).toEqual(day('', '2026-02-28'));
    expect(terms('day:..2026-10-05')).toEqual(day('', '2026-10-05'));
  });

  test('状态 asks where a line stands or what the channel says, by its value', () => {
    expect(terms('状态:成功')).toEqual([{ field: 'status', values: ['success'], not: false }]);
    expect(terms('状态:在途')).toEqual([{ field: 'state', values: ['waiting'], not: false }]);
  });

  test('minus negates, quotes keep words together, a bare minus and a time are words', () => {
    expect(terms('-渠道:微信 -退货 "red shoes" - 09:30:00')).toEqual([
      { field: 'channel', values: ['wechat'], not: true },
      { field: 'text', value: '退货', not: true },
      { field: 'text', value: 'red shoes', not: false },
      { field: 'text', value: '-', not: false },
      { field: 'text', value: '09:30:00', not: false },
    ]);
  });

  test('amounts are read digit by digit', () => {
    expect(terms('amount=0.29')).toEqual([{ field: 'amount', op: '=', minor: 29, not: false }]);
    expect(terms('amount<=90071992547409.91')).toEqual([
      { field: 'amount', op: '<=', minor: 9_007_199_254_740_991, not: false },
    ]);
  });
});

describe('what is refused, and where', () => {
  test.each([
    ['渠道:微信 颜色:红', 6, '颜色', 'unknown_field'],
    ['a channel:', 2, 'channel:', 'no_value'],
    ['channel:wechat,visa', 0, 'channel:wechat,visa', 'bad_value'],
    ['channel>wechat', 0, 'channel>wechat', 'bad_operator'],
    ['amount>1.005', 0, 'amount>1.005', 'bad_value'],
    ['amount>-3', 0, 'amount>-3', 'bad_value'],
    ['amount>1e3', 0, 'amount>1e3', 'bad_value'],
    ['day:2026-02-30', 0, 'day:2026-02-30', 'bad_value'],
    ['day:2026-10-05..2026-10-01', 0, 'day:2026-10-05..2026-10-01', 'bad_value'],
    ['day:..', 0, 'day:..', 'bad_value'],
    ['age>soon', 0, 'age>soon', 'bad_value'],
    ['row:1.5', 0, 'row:1.5', 'bad_value'],
    ['ref:"12', 0, 'ref:"12', 'open_quote'],
  ])('%s', (query, at, text, problem) => {
    expect(parseFilter(query)).toEqual({ ok: false, at, text, problem });
  });
});

const keys = <K extends string>(table: Record<K, unknown>) => Object.keys(table) as K[]; // Closed tables: their keys are K.
const someOf = <K extends string>(table: Record<K, unknown>) =>
  fc.subarray(keys(table), { minLength: 1 }).map((values) => values as readonly K[]);
/** Half of them made of the signs the language itself uses. */
const text = fc
  .oneof(
    fc.string({ minLength: 1, unit: 'grapheme' }),
    fc.string({ minLength: 1, maxLength: 6, unit: fc.constantFrom(...'-":\\<=>ab9 微\uff1a') }),
  )
  .filter((value) => value.trim() !== '');
const op = fc.constantFrom('<' as const, '<=' as const, '=' as const, '>=' as const, '>' as const);
const day = fc.integer({ min: 10_000, max: 40_000 });
const iso = (value: number) => new Date(value * 86_400_000).toISOString().slice(0, 10);
const not = fc.boolean();
const term: fc.Arbitrary<FilterTerm> = fc.oneof(
  fc.record({
    field: fc.constantFrom('text' as const, 'reference' as const, 'file' as const, 'account' as const),
    value: text,
    not,
  }),
  fc.record({ field: fc.constant('channel' as const), values: someOf(CHANNEL_WORDS), not }),
  fc.record({ field: fc.constant('kind' as const), values: someOf(KIND_WORDS), not }),
  fc.record({ field: fc.constant('direction' as const), values: someOf(DIRECTION_WORDS), not }),
  fc.record({ field: fc.constant('status' as const), values: someOf(STATUS_WORDS), not }),
  fc.record({ field: fc.constant('state' as const), values: someOf(STATE_WORDS), not }),
  fc.record({ field: fc.constant('exception' as const), kinds: someOf(EXCEPTION_WORDS), not }),
  fc.record({ field: fc.constant('amount' as const), op, minor: fc.maxSafeNat(), not }),
  fc.record({ field: fc.constant('age' as const), op, days: fc.nat(999), not }),
  fc.record({ field: fc.constant('row' as const), value: fc.nat(9_999_999), not }),
  fc.record({ field: fc.constant('currency' as const), value: fc.constantFrom('CNY', 'USD', 'JPY'), not }),
  fc.tuple(day, fc.nat(90), not, fc.constantFrom('both', 'from', 'to')).map(
    ([from, length, isNot, ends]): FilterTerm => ({
      field: 'day',
      from: ends === 'to' ? '' : iso(from),
      to: ends === 'from' ? '' : iso(from + length),
      not: isNot,
    }),
  ),
);

test('written out in either language and read again, the terms are the same', () => {
  fc.assert(
    fc.property(
      fc.array(term, { maxLength: 6 }),
      fc.constantFrom('zh-CN' as const, 'en' as const),
      (some, locale) => {
        expect(parseFilter(formatFilter(some, locale))).toEqual({ ok: true, terms: some });
      },
    ),
    { numRuns: 2000 },
  );
});

test('no text at all makes it throw or lose its place', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (query) => {
      const read = parseFilter(query);
      if (!read.ok) expect(query.slice(read.at)).toContain(read.text);
    }),
  );
});
