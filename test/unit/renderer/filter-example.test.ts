/** The example in an empty filter: true of the list it stands over, in both languages. */
import { expect, test } from 'vitest';
import { parseFilter } from '../../../shared/domain/filter.ts';
import { FIELD_WORDS, type FilterField } from '../../../shared/domain/filter-words.ts';
import { filterExample } from '../../../src-renderer/ui/data-grid/filter-example.ts';

const LISTS: Readonly<Record<string, readonly FilterField[]>> = {
  orders: ['reference', 'channel', 'amount', 'day', 'state', 'status'],
  parties: ['text', 'account', 'channel', 'currency'],
  funds: ['text', 'amount', 'currency'],
  exceptions: ['channel', 'amount', 'age', 'owner'],
};

test('the example of a list can be typed as it stands, and asks only for what the list offers', () => {
  for (const fields of Object.values(LISTS))
    for (const locale of ['zh-CN', 'en'] as const) {
      const read = parseFilter(filterExample(fields, locale));
      if (!read.ok) throw new Error(read.text);
      expect(read.terms.length).toBeGreaterThan(1);
      for (const { field } of read.terms) expect(fields).toContain(field);
    }
});

test('a list of settlements shows a state that a settlement can have', () => {
  expect(filterExample(['channel', 'account', 'amount', 'state'], 'zh-CN', 'ready')).toBe(
    '渠道:微信 金额>1000 状态:待签批',
  );
});

test('a list of balances says nothing of channels and ages', () => {
  expect(filterExample(['text', 'amount', 'currency'], 'zh-CN')).toBe('金额>1000 币种:CNY');
});

test('every field may be offered; those without an example are left out', () => {
  const all = Object.keys(FIELD_WORDS) as FilterField[]; // The table is closed, so its keys are exactly the fields.
  expect(filterExample(all, 'en')).toBe('channel:wechat amount>1000 state:unmatched');
  expect(filterExample(['file'], 'en')).toBe('');
});
