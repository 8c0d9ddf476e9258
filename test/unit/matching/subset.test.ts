/** Several lines that add up to one or several others: what is taken, what is asked about, what is left alone. */
import { describe, expect, it } from 'vitest';
import { matchLeg } from '../../../src-main/areas/matching/rules/match-leg.ts';
import { MATCH_RULES } from '../../../src-main/areas/matching/rules/match-rules.ts';
import { inputOf, type LegCase, run, tell } from '../../support/leg-input.ts';
import { line } from '../../support/lines.ts';

type Over = Parameters<typeof line>[0];
const entry = (net: number, day: string, description = '', over: Over = {}) =>
  line({ channel: 'bank', kind: 'transfer', net, occurredAt: day, description, ...over });
const SUMS_ONLY = MATCH_RULES.map((rule) => ({ ...rule, isOn: rule.pass === 'subset' }));
const two = (given: LegCase) => run('left_right', { rules: SUMS_ONLY, ...given });

/** Lines of other parties, so that a word that stands in some of them says something. */
const others = (count: number, day = '2026-10-12') =>
  Array.from({ length: count }, (_, at) =>
    entry(1_000_003 + 7_919 * at * at, day, `party${String.fromCharCode(97 + at)} invoice`),
  );

describe('one against several', () => {
  it('one sum on the left, paid in parts on the right by the same party', () => {
    const left = [entry(120_345, '2026-10-12', 'ACME LTD')];
    const right = [
      entry(50_115, '2026-10-13', 'acme ltd part 1'),
      entry(70_230, '2026-10-14', 'Acme Ltd part 2'),
      entry(33_333, '2026-10-14', 'acme ltd'),
      ...others(4, '2026-10-13'),
    ];
    expect(two({ left, right }).groups).toEqual(['left_right_by_tied_sum 0|0,1 ?']);
  });

  it('several on the left arrive as one on the right, whatever the order of rows', () => {
    const left = [
      ...others(4),
      entry(70_230, '2026-10-12', 'ACME LTD'),
      entry(50_115, '2026-10-12', 'ACME LTD'),
      entry(8_001, '2026-10-13', 'ACME LTD'),
    ];
    const right = [entry(128_346, '2026-10-14', 'ACME LTD')];
    expect(two({ left, right }).groups).toEqual(['left_right_by_tied_sum 4,5,6|0 ?']);
    expect(two({ left: left.toReversed(), right }).groups).toEqual(['left_right_by_tied_sum 0,1,2|0 ?']);
  });

  it('the group says that it is the only solution and how little chance makes of it', () => {
    const left = [...others(4), entry(70_230, '2026-10-12', 'ACME'), entry(50_115, '2026-10-12', 'ACME')];
    const right = [entry(120_345, '2026-10-14', 'ACME')];
    const { groups } = matchLeg(inputOf('left_right', { left, right, rules: SUMS_ONLY }));
    const detail = groups.details.get(0);
    expect(detail).toMatchObject({ solutions: 1, isBudgetSpent: false });
    expect(detail?.coincidences).toBeLessThan(0.001);
    expect(detail?.signals).toContainEqual({ name: 'tied_by_text', bits: 0, value: 'acme' });
  });

  it('two sets of one party that both fit are a question that names their lines', () => {
    const left = [
      ...others(9),
      entry(10_001, '2026-10-12', 'ACME'),
      entry(20_002, '2026-10-12', 'ACME'),
      entry(12_001, '2026-10-12', 'ACME'),
      entry(18_002, '2026-10-12', 'ACME'),
    ];
    const right = [entry(30_003, '2026-10-13', 'ACME')];
    const told = two({ left, right });
    expect(told.groups).toEqual([]);
    expect(told.exceptions.filter((each) => each.startsWith('ambiguous'))).toEqual([
      'ambiguous 9,10,11,12|0',
    ]);
  });

  it('some of many equal amounts: nobody can say which', () => {
    const left = [...others(9), ...Array.from({ length: 5 }, () => entry(10_000, '2026-10-12', 'ACME'))];
    const right = [entry(30_000, '2026-10-13', 'ACME')];
    const told = two({ left, right });
    expect(told.groups).toEqual([]);
    expect(told.exceptions.filter((each) => each.startsWith('ambiguous'))).toEqual([
      'ambiguous 9,10,11,12,13|0',
    ]);
  });

  it('all of the equal amounts that bear its word are proposed', () => {
    const left = [...others(9), ...Array.from({ length: 3 }, () => entry(10_000, '2026-10-12', 'ACME'))];
    const right = [entry(30_000, '2026-10-13', 'ACME')];
    expect(two({ left, right }).groups).toEqual(['left_right_by_tied_sum 9,10,11|0 ?']);
  });

  it('exact parts of one party come before an amount that is only near', () => {
    const left = [entry(120_345, '2026-10-12', 'ACME LTD'), ...others(6)];
    const right = [
      entry(118_115, '2026-10-13', 'ACME LTD'),
      entry(2_230, '2026-10-13', 'ACME LTD'),
      ...others(6, '2026-10-13').map((each) => entry(each.net + 17, '2026-10-13', each.description)),
    ];
    expect(run('left_right', { left, right }).groups).toContain('left_right_by_tied_sum 0|0,1 ?');
  });

  it('but not of lines whose very amount stands on the other side', () => {
    const left = [entry(120_345, '2026-10-12', 'ACME'), entry(50_115, '2026-10-12', 'ACME'), ...others(4)];
    const right = [entry(50_115, '2026-10-13', 'ACME'), entry(70_230, '2026-10-13', 'ACME'), ...others(4)];
    expect(run('left_right', { left, right }).groups).not.toContain('left_right_by_tied_sum 0|0,1 ?');
  });

  it('a line with the very amount is not passed over for a sum', () => {
    const left = [...others(4), entry(70_230, '2026-10-12', 'ACME'), entry(50_115, '2026-10-12', 'ACME')];
    const right = [entry(120_345, '2026-10-14', 'ACME')];
    left.push(entry(120_345, '2026-10-12', 'OTHER'));
    expect(two({ left, right }).groups).toEqual([]);
  });

  it('lines two sums would need are given to neither', () => {
    const left = [
      ...others(9),
      entry(10_001, '2026-10-12', 'ACME'),
      entry(20_402, '2026-10-12', 'ACME'),
      entry(31_703, '2026-10-12', 'ACME'),
    ];
    const right = [entry(30_403, '2026-10-13', 'ACME'), entry(52_105, '2026-10-13', 'ACME')];
    expect(two({ left, right }).groups).toEqual([]);
  });

  it('outside of the days and in another currency nothing adds up', () => {
    const left = [entry(70_230, '2026-10-12', 'ACME'), entry(50_115, '2026-10-12', 'ACME')];
    expect(two({ left, right: [entry(120_345, '2026-10-28', 'ACME')] }).groups).toEqual([]);
    const dollars = [entry(120_345, '2026-10-13', 'ACME', { currency: 'USD' })];
    expect(two({ left, right: dollars }).groups).toEqual([]);
  });
});

describe('without anything in common but the days', () => {
  it('two exact amounts among a few are proposed', () => {
    const left = [entry(7_023_017, '2026-10-12'), entry(5_011_549, '2026-10-12'), ...others(4)];
    expect(two({ left, right: [entry(12_034_566, '2026-10-14')] }).groups).toEqual([
      'left_right_by_subset 0,1|0 ?',
    ]);
  });

  it('round amounts prove nothing and are left alone', () => {
    const left = [100_00, 200_00, 300_00, 500_00, 800_00].map((net) => entry(net, '2026-10-12'));
    const told = two({ left, right: [entry(1000_00, '2026-10-14')] });
    expect(told.groups).toEqual([]);
    expect(told.exceptions.filter((each) => each.startsWith('ambiguous'))).toEqual([]);
  });

  it('what stayed open says that sums were looked for', () => {
    const left = [entry(7_023_017, '2026-10-12'), entry(5_011_549, '2026-10-12')];
    const right = [entry(9_999_999, '2026-10-14')];
    const { exceptions } = matchLeg(inputOf('left_right', { left, right }));
    const said = exceptions.find((each) => each.right.length === 1)?.evidence;
    expect(said).toContainEqual({ name: 'search', value: 'none_found' });
  });

  it('and says when the search reached its limit', () => {
    const rules = SUMS_ONLY.map((rule) => ({
      ...rule,
      search: rule.search && { ...rule.search, stepsMax: 1000 },
    }));
    const left = Array.from({ length: 30 }, (_, at) => entry(7_023_017 + 31_337 * at * at, '2026-10-12'));
    const { exceptions } = matchLeg(
      inputOf('left_right', { left, right: [entry(99_999_999, '2026-10-14')], rules }),
    );
    const said = exceptions.find((each) => each.right.length === 1)?.evidence;
    expect(said).toContainEqual({ name: 'search', value: 'budget_spent' });
  });
});

describe('several against several', () => {
  it('three of a party against two of it, in balance, are proposed', () => {
    const left = [
      ...others(4),
      entry(30_011, '2026-10-12', 'ACME'),
      entry(40_022, '2026-10-12', 'ACME'),
      entry(50_033, '2026-10-12', 'ACME'),
    ];
    const right = [entry(65_043, '2026-10-13', 'ACME'), entry(55_023, '2026-10-13', 'ACME'), ...others(3)];
    expect(two({ left, right }).groups).toContain('left_right_by_tied_sum 4,5,6|0,1 ?');
  });

  it('without a word in common they are not put together', () => {
    const left = [entry(30_011, '2026-10-12', 'one'), entry(40_022, '2026-10-12', 'two')];
    const right = [entry(35_011, '2026-10-13', 'three'), entry(35_022, '2026-10-13', 'four')];
    expect(two({ left, right }).groups).toEqual([]);
  });
});

describe('payouts and the bank', () => {
  const payout = (net: number, day: string) =>
    line({ kind: 'payout', direction: 'out', net, occurredAt: `${day}T09:00:00+08:00` });
  const credit = (net: number, day: string, over: Over = {}) =>
    entry(net, day, '', { status: 'none', counterparty: '财付通支付科技有限公司', ...over });

  it('some payouts of several days in a credit that names the channel are accepted', () => {
    const left = [payout(123_457, '2026-10-16'), payout(98_761, '2026-10-16'), payout(55_503, '2026-10-19')];
    const right = [credit(178_960, '2026-10-20')];
    expect(run('fund_bank', { left, right }).groups).toEqual(['fund_bank_by_tied_sum 0,2|0']);
  });

  it('one payout that arrives in two credits', () => {
    const left = [payout(178_960, '2026-10-19')];
    const right = [credit(123_457, '2026-10-20'), credit(55_503, '2026-10-21'), credit(9_001, '2026-10-21')];
    expect(run('fund_bank', { left, right }).groups).toEqual(['fund_bank_by_tied_sum 0|0,1']);
  });

  it('a rule that may only propose does so', () => {
    const rules = MATCH_RULES.map((rule) => ({ ...rule, gives: 'proposed' as const }));
    const left = [payout(178_960, '2026-10-19')];
    const right = [credit(123_457, '2026-10-20'), credit(55_503, '2026-10-21')];
    const outcome = matchLeg(inputOf('fund_bank', { left, right, rules }));
    expect(tell(outcome).groups).toEqual(['fund_bank_by_tied_sum 0|0,1 ?']);
  });
});
