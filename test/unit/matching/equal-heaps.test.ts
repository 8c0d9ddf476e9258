/** Many equal amounts a few days apart, in legs where no rule asks for an amount within days: one question, not so many lines missing. */
import { describe, expect, it } from 'vitest';
import type { ParsedLine } from '../../../shared/domain/statement-line.ts';
import { equalHeaps } from '../../../src-main/areas/matching/rules/scored/equal-heaps.ts';
import { lineItem } from '../../../src-main/areas/matching/rules/work/items.ts';
import { LegWork } from '../../../src-main/areas/matching/rules/work/leg-work.ts';
import { inputOf, run } from '../../support/leg-input.ts';
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

  it('other words tell equal amounts apart', () => {
    const left = many(3, () => line({ ...paid('2026-10-12')(), description: 'rent' }));
    const right = many(3, paid('2026-10-13'));
    const { exceptions } = run('left_right', { left, right, asOf: '2026-10-31' });
    expect(exceptions.filter((each) => each.startsWith('ambiguous'))).toEqual([]);
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

  it('of another hour are other sales', () => {
    const at = (time: string) => ({ occurredAt: `2026-10-12T${time}:00+08:00` });
    const left = [order(1, at('09:00')), order(2, at('09:10'))];
    const right = [trade(1, at('09:05')), trade(2, at('15:00')), trade(3, at('16:00'))];
    const work = new LegWork(inputOf('order_trade', { left, right }));
    const [rule] = work.input.rules.filter((each) => each.rule.id === 'order_trade_scored');
    if (!rule) throw new Error('no such rule');
    const items = (side: 'left' | 'right', all: readonly unknown[]) =>
      all.map((_, position) => lineItem(work, side, position));
    equalHeaps(work, rule, { left: items('left', left), right: items('right', right) });
    expect([0, 1].map((position) => work.isInDoubt('left', position))).toEqual([true, true]);
    expect([0, 1, 2].map((position) => work.isInDoubt('right', position))).toEqual([true, false, false]);
  });

  it('whose numbers are all there and differ are missing each on its side', () => {
    const right = many(3, (at) => trade(at, { merchantOrderNo: `SO-${8100 + at}` }));
    const { exceptions } = run('order_trade', { left: many(3, order), right });
    expect(exceptions.filter((each) => each.startsWith('ambiguous'))).toEqual([]);
    expect(exceptions).toHaveLength(6);
  });
});
