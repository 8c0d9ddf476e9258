/** A drawer beside a list: shown by a link, moved by the keys. */
import { expect, test } from 'vitest';
import { isMove } from '../../../src-renderer/ui/data-grid/follow-mark.ts';
import { PageCache } from '../../../src-renderer/ui/data-grid/page-cache.ts';

test('a link shows its row, whatever row the list opens with', () => {
  expect(isMove('M-2', null, 'M-1')).toBe(false);
});

test('once the list is open, J and K take the drawer along; a closed one stays closed', () => {
  expect(isMove('M-2', 'M-2', 'M-3')).toBe(true);
  expect(isMove('M-2', 'M-1', 'M-3')).toBe(true);
  expect(isMove('M-2', 'M-1', 'M-2')).toBe(false);
  expect(isMove('M-2', 'M-1', null)).toBe(false);
  expect(isMove('', 'M-1', 'M-2')).toBe(false);
});

test('the row of a link is found on the first page once that is there, and said to be missing where it is', async () => {
  const cache = new PageCache<string>(
    async () => ({ rows: ['M-1', 'M-2', 'M-3'] }),
    () => undefined,
  );
  expect(cache.placeInFirst((row) => row === 'M-3')).toBeUndefined();
  await cache.want(0, 3);
  expect(cache.placeInFirst((row) => row === 'M-3')).toBe(2);
  expect(cache.placeInFirst((row) => row === 'M-9')).toBe(-1);
});
