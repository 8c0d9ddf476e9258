/** Many equal amounts a few days apart, in legs where no rule asks for an amount within days: one question, not so many lines missing. */
import { describe, expect, it } from 'vitest';
import type { ParsedLine } from '../../../shared/domain/statement-line.ts';
import { run } from '../../support/leg-input.ts';
import { line } from '../../support/lines.ts';

type Over = Parameters<typeof line>[0];
const many = (count: number, make: (at: number) => ParsedLine) =>
  Array.from({ length: count }, (_, at) => make(at));
const places = (count: number) => [...Array(count).keys()].join(',');

describe('two files', () => {
  const paid = (occurredAt: string) => () =>
    line({ channel: 'bank', net: 1_990, description: 'payment', occurredAt });

  it.each([
    [3, 3],
    [1, 3],
    [5, 2],
    [60, 60],
  ])('%i equal lines of one day against %i of the next', (ones, others) => {
    const left = many(ones, paid('2026-10-12'));
    const right = many(others, paid('2026-10-13'));
    expect(run('left_right', { left, right, asOf: '2026-10-13' })).toMatchObject({
      groups: [],
      exceptions: [`ambiguous ${places(ones)}|${places(others)}`],
    });
  });

  it('equal amounts a fortnight apart are no question', () => {
    const left = many(3, paid('2026-10-05'));
    const right = many(3, paid('2026-10-19'));
    const { exceptions } = run('left_right', { left, right, asOf: '2026-10-31' });
    expect(exceptions.some((each) => each.startsWith('ambiguous'))).toBe(false);
  });
});

describe('orders and trades', () => {
  const order = (at: number, over: Over = {}) =>
    line({ merchantOrderNo: `SO-${7000 + at}`, net: 1_990, occurredAt: '2026-10-12', ...over });
  const trade = (at: number, over: Over = {}) =>
    order(at, { merchantOrderNo: '', channelTransactionId: `4200${at}`, ...over });

  it('of which the bill lost the order numbers', () => {
    expect(run('order_trade', { left: many(3, order), right: many(2, trade) }).exceptions).toEqual([
      'ambiguous 0,1,2|0,1',
    ]);
  });

  it('whose numbers are all there and differ are missing each on its side', () => {
    const right = many(3, (at) => trade(at, { merchantOrderNo: `SO-${8100 + at}` }));
    const { exceptions } = run('order_trade', { left: many(3, order), right });
    expect(exceptions.filter((each) => each.startsWith('ambiguous'))).toEqual([]);
    expect(exceptions).toHaveLength(6);
  });
});
