/** A list of a million rows under one scroll bar: every row can be reached, none is drawn twice, and pages are fetched once. */
import fc from 'fast-check';
import { describe, expect, test, vi } from 'vitest';
import { PAGE_ROWS, PageCache } from '../../../src-renderer/ui/data-grid/page-cache.ts';
import {
  elementHeight,
  isScaled,
  maxOffset,
  offsetOf,
  offsetToShow,
  rowsInView,
  SCROLL_PIXELS_MAX,
  scrollTopOf,
} from '../../../src-renderer/ui/data-grid/scaled-scroll.ts';

const million = { total: 1_000_000, rowHeight: 32, viewport: 640 };

describe('where rows stand', () => {
  test('a short list is as high as its rows; a million rows stay below what a browser can lay out', () => {
    expect(elementHeight({ total: 500, rowHeight: 32, viewport: 640 })).toBe(16_000);
    expect(isScaled(million)).toBe(true);
    expect(elementHeight(million)).toBe(SCROLL_PIXELS_MAX);
  });

  test('both ends of the bar are both ends of the list', () => {
    expect(offsetOf(million, 0)).toBe(0);
    const bottom = offsetOf(million, elementHeight(million) - million.viewport);
    expect(rowsInView(million, bottom, 0)).toEqual({ from: 999_980, to: 1_000_000 });
  });

  test('to and fro between bar and list is the same place', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 5_000_000 }),
        fc.integer({ min: 40, max: 2000 }),
        fc.nat(),
        (total, viewport, at) => {
          const extent = { total, rowHeight: 28, viewport };
          const offset = at % (maxOffset(extent) + 1);
          expect(Math.abs(offsetOf(extent, scrollTopOf(extent, offset)) - offset)).toBeLessThan(0.01);
        },
      ),
    );
  });

  test('a row asked for is whole in the window afterwards, and what is in sight already does not move', () => {
    fc.assert(
      fc.property(fc.nat(999_999), fc.nat(31_999_360), (row, from) => {
        const offset = offsetToShow(million, from, row);
        expect(row * 32).toBeGreaterThanOrEqual(offset);
        expect(row * 32 + 32).toBeLessThanOrEqual(offset + million.viewport);
        expect(offsetToShow(million, offset, row)).toBe(offset);
      }),
    );
  });
});

describe('pages', () => {
  const numbers = (offset: number, limit: number) =>
    Promise.resolve({ rows: Array.from({ length: limit }, (_, at) => offset + at) });

  test('each page in sight is asked for once', async () => {
    const fetchPage = vi.fn(numbers);
    const cache = new PageCache<number>(fetchPage, () => {});
    await Promise.all([cache.want(90, 130), cache.want(95, 135)]);
    expect(fetchPage.mock.calls).toEqual([
      [0, PAGE_ROWS],
      [100, PAGE_ROWS],
    ]);
    expect([cache.row(99), cache.row(100), cache.row(250)]).toEqual([99, 100, undefined]);
  });

  test('after a refresh the old rows stay until the new ones are there', async () => {
    let plus = 0;
    const cache = new PageCache<number>(
      (offset) => Promise.resolve({ rows: [offset + plus] }),
      () => {},
    );
    await cache.want(0, 1);
    plus = 7;
    cache.refresh();
    expect(cache.row(0)).toBe(0);
    await cache.want(0, 1);
    expect(cache.row(0)).toBe(7);
  });

  test('an answer to a question asked before the refresh is not taken', async () => {
    const answers: ((page: { rows: string[] }) => void)[] = [];
    const cache = new PageCache<string>(
      () => new Promise((resolve) => answers.push(resolve)),
      () => {},
    );
    const first = cache.want(0, 1);
    cache.refresh();
    const second = cache.want(0, 1);
    answers[1]?.({ rows: ['new'] });
    answers[0]?.({ rows: ['old'] });
    await Promise.all([first, second]);
    expect(cache.row(0)).toBe('new');
  });

  test('a page that failed is said, not asked for again and again, and comes after a retry', async () => {
    let isDown = true;
    const fetchPage = vi.fn((offset: number, limit: number) =>
      isDown ? Promise.reject(new Error('down')) : numbers(offset, limit),
    );
    const cache = new PageCache<number>(fetchPage, () => {});
    await cache.want(0, 10);
    await cache.want(0, 10);
    expect(fetchPage).toHaveBeenCalledTimes(1);
    expect(cache.error).toEqual(new Error('down'));
    isDown = false;
    cache.retry();
    await cache.want(0, 10);
    expect([cache.error, cache.row(3)]).toEqual([null, 3]);
  });

  test('a reader who pages through everything does not fill the memory', async () => {
    const cache = new PageCache<number>(numbers, () => {});
    for (let from = 0; from < 500 * PAGE_ROWS; from += PAGE_ROWS) await cache.want(from, from + 40);
    expect(cache.row(0)).toBeUndefined();
    expect(cache.row(499 * PAGE_ROWS)).toBe(499 * PAGE_ROWS);
  });
});
