import { describe, expect, test } from 'vitest';
import { minor } from '../../../shared/domain/money.ts';
import type { ParsedLine } from '../../../shared/domain/statement-line.ts';
import type { AccountBalance, StatedTotal } from '../../../src-main/areas/statements/adapter.ts';
import { prove } from '../../../src-main/areas/statements/rules/proof.ts';
import { columnsOf, line } from '../../support/lines.ts';

const proofOf = (
  lines: readonly ParsedLine[],
  stated: readonly StatedTotal[],
  balanceChain: 'strict' | 'none' = 'none',
  prior: readonly AccountBalance[] = [],
) =>
  prove({
    columns: columnsOf('bank', lines),
    currencies: ['CNY'],
    stated,
    computed: new Map(),
    balanceChain,
    accounts: ['62220001'],
    period: { from: '2026-05-09', to: '2026-05-09' },
    prior,
  });
const total = (
  name: StatedTotal['name'],
  value: number,
  weight: StatedTotal['weight'] = 'strict',
): StatedTotal => ({ name, value, row: 9, weight, currency: '' });

// 100.00 in the account, then 20.00 in, then 5.00 out.
const inLine = line({ row: 2, net: 2000, balance: 12_000 });
const outLine = line({ row: 3, net: 500, direction: 'out', balance: 11_500 });

describe('a file against itself', () => {
  test('stated count and sums that agree with the rows prove it', () => {
    expect(
      proofOf([inLine, outLine], [total('count', 2), total('in_sum', 2000), total('out_sum', 500)]).proof,
    ).toBe('proved');
  });
  test('one row too few fails it and says both figures', () => {
    const outcome = proofOf([inLine], [total('count', 2)]);
    expect(outcome.proof).toBe('failed');
    expect(outcome.checks[0]).toMatchObject({ name: 'count', stated: 2, computed: 1, holds: false, row: 9 });
  });
  test('a file that states nothing is neither proved nor failed', () => {
    expect(proofOf([inLine], []).proof).toBe('not_stated');
  });
  test('a total the format itself calls approximate is shown and never fails the file', () => {
    expect(proofOf([inLine], [total('in_sum', 1, 'advisory')]).proof).toBe('not_stated');
  });
});

describe('the running balance', () => {
  test('chains row by row, oldest first or newest first', () => {
    expect(proofOf([inLine, outLine], [], 'strict').proof).toBe('proved');
    expect(proofOf([outLine, inLine], [], 'strict').proof).toBe('proved');
  });
  test('rows in no order chain where they can be laid end to end, and not where one is missing or changed', () => {
    const balances = [12_000, 11_500, 11_900, 11_400, 13_400];
    const rows = [2000, -500, 400, -500, 2000].map((net, at) =>
      line({
        row: at + 2,
        net: Math.abs(net),
        direction: net < 0 ? 'out' : 'in',
        balance: balances[at] ?? 0,
        occurredAt: '2026-05-09',
      }),
    );
    const [first = inLine, second = inLine, third = inLine, fourth = inLine, fifth = inLine] = rows;
    const shuffled = proofOf([fourth, first, fifth, third, second], [], 'strict');
    expect(shuffled.proof).toBe('proved');
    expect(shuffled.balances[0]).toMatchObject({ opening: 10_000, closing: 13_400 });
    expect(proofOf([fourth, first, fifth, second], [], 'strict').proof).toBe('failed');
    const changed = { ...third, net: minor(401) };
    expect(proofOf([fourth, first, fifth, changed, second], [], 'strict').proof).toBe('failed');
  });
  test('a row printed twice breaks a file that is in order, though another order would take it in', () => {
    const moves = [100, -100, -100, 100];
    const rows = [20_000, 19_900, 19_900, 20_000].map((balance, at) =>
      line({ row: at + 2, net: 100, direction: (moves[at] ?? 0) < 0 ? 'out' : 'in', balance }),
    );
    expect(proofOf(rows, [], 'strict').proof).toBe('failed');
    expect(proofOf(rows.slice(1), [], 'strict').proof).toBe('failed');
    expect(proofOf([...rows.slice(0, 2), ...rows.slice(3)], [], 'strict').proof).toBe('proved');
  });
  test('a dropped row breaks it, and the row after the gap is named', () => {
    const later = line({ row: 5, net: 100, balance: 99_999 });
    const outcome = proofOf([inLine, outLine, later], [], 'strict');
    expect(outcome.checks[0]).toMatchObject({
      name: 'balance_chain',
      holds: false,
      row: 5,
      stated: 99_999,
      computed: 11_600,
    });
  });
  test('opening must be where the day before closed; a gap is shown', () => {
    const checks = (closing: number) =>
      proofOf([inLine, outLine], [], 'strict', [
        {
          account: '62220001',
          currency: 'CNY',
          opening: null,
          closing,
          from: '2026-05-08',
          to: '2026-05-08',
        },
      ]).checks;
    expect(checks(10_000).at(-1)).toMatchObject({ name: 'opens_where_last_closed', holds: true });
    expect(checks(10_001).at(-1)).toMatchObject({
      name: 'opens_where_last_closed',
      holds: false,
      stated: 10_001,
      computed: 10_000,
    });
  });
  test('a single balance proves nothing', () => {
    expect(proofOf([inLine], [], 'strict').proof).toBe('not_stated');
  });
});
