/**
 * Many equal amounts with nothing to tell them apart: a question for a person, whatever the leg, and never a guess. Equal rows under one number are
 * another matter: there it makes no difference which is which.
 */
import { describe, expect, it } from 'vitest';
import type { Leg } from '../../../shared/domain/leg.ts';
import type { ParsedLine } from '../../../shared/domain/statement-line.ts';
import { matchLeg } from '../../../src-main/areas/matching/rules/match-leg.ts';
import { inputOf, run } from '../../support/leg-input.ts';
import { line } from '../../support/lines.ts';

type Over = Parameters<typeof line>[0];
const DAY = '2026-10-16';
const bankLine = (over: Over = {}) =>
  line({
    channel: 'bank',
    account: '6222',
    kind: 'transfer',
    status: 'none',
    net: 5_000,
    occurredAt: DAY,
    ...over,
  });
const payout = (over: Over = {}) =>
  line({ kind: 'payout', direction: 'out', net: 5_000, occurredAt: DAY, ...over });
const order = (at: number) =>
  line({ channel: 'bank', net: 5_000, occurredAt: DAY, merchantOrderNo: `SO-${7000 + at}` });
const batch = (at: number) =>
  line({ channel: 'unionpay', net: 5_000, occurredAt: DAY, batchNo: `B${at}-${at * 7919}` });

const SIDES: readonly (readonly [Leg, (at: number) => ParsedLine])[] = [
  ['fund_bank', () => payout()],
  ['trade_bank', batch],
  ['order_bank', order],
  ['left_right', () => bankLine({ account: '6223' })],
];
const many = (count: number, make: (at: number) => ParsedLine) =>
  Array.from({ length: count }, (_, at) => make(at));

describe.each(SIDES)('%s', (leg, left) => {
  it.each([
    [3, 3],
    [3, 2],
    [2, 5],
    [1, 2],
    [2, 1],
  ])('%i equal lines against %i', (ones, others) => {
    const given = { left: many(ones, left), right: many(others, () => bankLine()), asOf: '2026-10-31' };
    const told = run(leg, given);
    expect(told.groups).toEqual([]);
    expect(told.exceptions).toEqual([
      `ambiguous ${[...Array(ones).keys()].join(',')}|${[...Array(others).keys()].join(',')}`,
    ]);
    // It is no clearer while they are still in time.
    expect(run(leg, { ...given, asOf: DAY })).toEqual(told);
  });

  it('four thousand equal lines: questions of at most two hundred lines, in good time', () => {
    const input = inputOf(leg, { left: many(4_000, left), right: many(3_900, () => bankLine()) });
    const started = performance.now();
    const { groups, exceptions } = matchLeg(input);
    expect(performance.now() - started).toBeLessThan(5_000);
    expect(groups.state.filter((state) => state === 0).length).toBe(0);
    expect(new Set(exceptions.map(({ kind }) => kind))).toEqual(new Set(['ambiguous']));
    expect(Math.max(...exceptions.map((each) => each.left.length + each.right.length))).toBeLessThan(201);
    expect(exceptions.reduce((sum, each) => sum + each.left.length + each.right.length, 0)).toBe(7_900);
  }, 20_000);
});

describe('equal rows under one number', () => {
  it('three a side of one order number are three pairs', () => {
    const rows = (channelTransactionId: string) =>
      many(3, () => line({ merchantOrderNo: 'A1', net: 5_000, channelTransactionId }));
    expect(run('order_trade', { left: rows(''), right: rows('4200') }).groups).toHaveLength(3);
  });

  it('three trades of one number and three movements', () => {
    const rows = (status: 'success' | 'none') =>
      many(3, () =>
        line({ channelTransactionId: '4200', net: 5_000, kind: 'refund', direction: 'out', status }),
      );
    expect(run('trade_fund', { left: rows('success'), right: rows('none') }).groups).toHaveLength(3);
  });

  it('equal amounts under different numbers are never mixed', () => {
    const left = many(3, (at) => line({ merchantOrderNo: `A${at}`, net: 5_000 }));
    const right = many(3, (at) => line({ merchantOrderNo: `B${at}`, net: 5_000 }));
    const { groups } = run('order_trade', { left, right });
    expect(groups.filter((group) => !group.endsWith('?'))).toEqual([]);
  });
});
