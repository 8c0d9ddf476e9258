/** The palette's look-up of a number: each list is asked by the name it reads. */
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { lookupsOf } from '../../../src-renderer/app/lookups.ts';

const LISTS: Readonly<Record<string, string>> = {
  'find-order': 'orders/orders-list.tsx',
  'find-payment': 'payments/payments-view.tsx',
  'find-line': 'statements/lines-view.tsx',
};

test('a number is looked up among orders, payments and lines of statements, each filtered by it', () => {
  const found = lookupsOf(' QH2026 1018 ');
  expect(found.map(({ id }) => id)).toEqual(Object.keys(LISTS));
  for (const { id, path } of found) {
    const [name, value] = [...new URLSearchParams(path.split('?')[1])].at(-1) ?? [];
    expect(value, id).toBe('QH2026 1018');
    const list = readFileSync(
      new URL(`../../../src-renderer/features/${LISTS[id]}`, import.meta.url),
      'utf8',
    );
    expect(list, id).toContain(`search.get('${name}')`);
  }
});

test('the beginning of a command is no number', () => {
  expect(lookupsOf('付款')).toEqual([]);
  expect(lookupsOf('123')).toEqual([]);
  expect(lookupsOf('orders')).toEqual([]);
});
