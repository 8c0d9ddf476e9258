/** What stands beside an open line: the nearest of the other side, and two that add up where no single one agrees. */
import { afterEach, expect, test, vi } from 'vitest';
import { Bench } from './bench.ts';

vi.mock('../../../src-main/workspace/secrets.ts', async (original) =>
  (await import('../../support/quick-secrets.ts')).quick(await original()),
);

let bench: Bench;
afterEach(() => bench.house.close());

const candidates = async (number: string) => {
  const { id } = await bench.line(number);
  const asked = { leg: 'order_trade' as const, side: 'left' as const, lineIds: [id] };
  return (await bench.clerk.get('matching.candidates', asked)).candidates.map((each) => ({
    lines: each.lines.map((line) => line.merchantOrderNo).toSorted(),
    difference: each.difference,
  }));
};

test('two lines that add up to the fen come before one that only comes near', async () => {
  bench = await Bench.open(['100.00'], ['98.00', '33.34', '66.66', '50.00']);
  expect(await candidates('O-1')).toEqual([
    { lines: ['T-2', 'T-3'], difference: 0 },
    { lines: ['T-1'], difference: 200 },
  ]);
});

test('where one line agrees, sums are not offered; a matched line is in none', async () => {
  bench = await Bench.open(['100.00', '33.34', '500.00'], ['33.34', '66.66']);
  await bench.matched(['O-2', 'T-1'], 0);
  expect(await candidates('O-1')).toEqual([]);
  await bench.takeTrades('more.csv', ['500.00', '499.00', '1.00'], 2);
  await bench.run();
  expect((await candidates('O-3'))[0]).toEqual({ lines: ['T-3'], difference: 0 });
  expect((await candidates('O-3')).every((each) => each.lines.length === 1)).toBe(true);
});
