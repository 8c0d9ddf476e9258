/** Weak evidence weighed together: what is accepted, what is proposed, what is left to a person. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { matchLeg } from '../../../src-main/areas/matching/rules/match-leg.ts';
import { MATCH_RULES } from '../../../src-main/areas/matching/rules/match-rules.ts';
import { inputOf, type LegCase, tell } from '../../support/leg-input.ts';
import { line } from '../../support/lines.ts';
import { type WeakEvidence, weakEvidence, weakLine } from '../../support/weak-evidence.ts';

/** Rules of sums have tests of their own; here they would only take what is left. */
const match = (given: LegCase) => matchLeg(inputOf('left_right', { rules: withoutSums, ...given }));
const withoutSums = MATCH_RULES.map((rule) => (rule.pass === 'subset' ? { ...rule, isOn: false } : rule));

const paid = (day: number, net: number, description: string) =>
  line({
    channel: 'bank',
    kind: 'transfer',
    net,
    description,
    occurredAt: `2026-10-${String(day).padStart(2, '0')}`,
  });

/** Payments that have nothing to do with each other, so that there is something to be rare among. */
const OTHERS = Array.from({ length: 40 }, (_, at) => ({
  day: 1 + (at % 25),
  net: 1000 + 37 * at * at,
  name: `payer${String.fromCharCode(97 + (at % 26))}${at} gmbh`,
}));
const left = OTHERS.map(({ day, net, name }) => paid(day, net, name));
const right = OTHERS.map(({ day, net, name }) => paid(day + 1 + (net % 2), net, name));
const BEHIND = OTHERS.length;

const groupsWith = (given: LegCase) =>
  tell(match(given)).groups.filter((told) => told.includes(String(BEHIND)));

function judged(evidence: WeakEvidence) {
  const { groups } = match({
    left: evidence.left.map(weakLine),
    right: evidence.right.map(weakLine),
    asOf: '2026-07-01',
  });
  let accepted = 0;
  let right = 0;
  for (let group = 0; group < groups.count; group += 1) {
    if (groups.state[group] !== 0) continue;
    accepted += 1;
    const one = groups.leftMembers[groups.leftStart[group] ?? 0] ?? 0;
    if (evidence.truth[one] === groups.rightMembers[groups.rightStart[group] ?? 0]) right += 1;
  }
  return { accepted, right, matchable: evidence.truth.filter((place) => place >= 0).length };
}

describe('weak evidence', () => {
  it('accepts a pair whose text, amount and days agree, and says why in bits', () => {
    const outcome = match({
      left: [...left, paid(5, 77_700, 'Zweig rent')],
      right: [...right, paid(6, 77_700, 'Zweig rent BGC')],
    });
    const at = [...outcome.groups.leftMembers].indexOf(BEHIND);
    expect(outcome.groups.state[at]).toBe(0);
    const detail = outcome.groups.details.get(at);
    expect(detail?.signals.map(({ name, value }) => `${name} ${value}`)).toEqual([
      'amount ',
      'text_cut ',
      'days_apart 1',
      'chance ',
    ]);
    const sum = detail?.signals.reduce((bits, signal) => bits + signal.bits, 0) ?? 0;
    expect(sum).toBeCloseTo(detail?.bits ?? 0, 1);
  });

  it('sees through a fee that was kept back, and leaves the difference on the group', () => {
    const given = {
      left: [...left, paid(5, 77_700, 'Zweig rent')],
      right: [...right, paid(6, 76_900, 'Zweig rent')],
    };
    expect(groupsWith(given)).toEqual([`left_right_scored ${BEHIND}|${BEHIND}`]);
  });

  it('proposes, and never accepts, on amount and day alone, however rare the amount', () => {
    const given = { left: [...left, paid(5, 7_770_013, '')], right: [...right, paid(6, 7_770_013, '')] };
    expect(groupsWith(given)).toEqual([`left_right_scored ${BEHIND}|${BEHIND} ?`]);
  });

  it('chooses by what is best for all, not by who comes first', () => {
    const given = {
      left: [...left, paid(5, 50_000, 'Zweig 4711007'), paid(5, 50_000, 'Zweig 4711008')],
      right: [...right, paid(6, 50_000, 'Zweig 4711008'), paid(6, 50_000, 'Zweig 4711007')],
    };
    expect(groupsWith(given).toSorted()).toEqual([
      `left_right_scored ${BEHIND}|${BEHIND + 1}`,
      `left_right_scored ${BEHIND + 1}|${BEHIND}`,
    ]);
  });

  it('cannot tell apart what is alike in everything: one question with all of them', () => {
    const alike = () => paid(5, 50_000, 'Zweig');
    const outcome = match({ left: [...left, alike(), alike()], right: [...right, alike(), alike()] });
    const told = tell(outcome);
    expect(told.groups.filter((each) => each.includes(String(BEHIND)))).toEqual([]);
    expect(told.exceptions).toContain(`ambiguous ${BEHIND},${BEHIND + 1}|${BEHIND},${BEHIND + 1}`);
  });

  it('never puts two currencies together', () => {
    const given = {
      left: [...left, paid(5, 77_700, 'Zweig')],
      right: [...right, { ...paid(5, 77_700, 'Zweig'), currency: 'USD' }],
    };
    expect(groupsWith(given)).toEqual([]);
  });

  it('a pair that persons took apart makes the machine propose what it would have accepted with no more evidence', () => {
    const given = {
      left: [...left, paid(5, 77_700, 'Zweig')],
      right: [...right, paid(6, 77_700, 'Zweig')],
    };
    expect(groupsWith(given)).toEqual([`left_right_scored ${BEHIND}|${BEHIND}`]);
    const words = [{ left: [BEHIND], right: [BEHIND], isTogether: false, rule: 'left_right_scored' }];
    expect(groupsWith({ ...given, words })).toEqual([`left_right_scored ${BEHIND}|${BEHIND} ?`]);
  });

  it('what it only proposes for want of a lead says how much of a lead was asked for, and only that does', () => {
    const evidence = weakEvidence({ seed: 5, payments: 400, missingPercent: 10 });
    const { groups } = match({
      left: evidence.left.map(weakLine),
      right: evidence.right.map(weakLine),
      asOf: '2026-07-01',
    });
    let held = 0;
    for (const [group, { marginBits, neededBits }] of groups.details) {
      if (neededBits === undefined) continue;
      held += 1;
      expect(groups.state[group]).toBe(1);
      expect(neededBits).toBeGreaterThan(marginBits ?? 0);
      expect(neededBits).toBeGreaterThanOrEqual(
        MATCH_RULES[groups.rule[group] ?? 0]?.score?.marginBits ?? 99,
      );
    }
    expect(held).toBeGreaterThan(0);
  });

  it('what may be under way still near the end of the other file is in time, what is older is missing', () => {
    const given = {
      left: [...left, paid(2, 91_919, 'Nobody'), paid(27, 81_818, 'Nobody else')],
      right,
      asOf: '2026-10-28',
    };
    const coverage = [{ channel: 6, days: Array.from({ length: 27 }, (_, at) => 20_727 + at) }];
    const told = tell(match({ ...given, rightCoverage: coverage })).exceptions;
    expect(told.filter((each) => each.includes(String(BEHIND))).toSorted()).toHaveLength(1);
    expect(told.some((each) => each.startsWith('missing_in_bank'))).toBe(true);
  });

  it('is right in all but one of a thousand acceptances where a tenth of the counterparts is missing', () => {
    const {
      accepted,
      right: hits,
      matchable,
    } = judged(weakEvidence({ seed: 77, payments: 1500, missingPercent: 10 }));
    expect(hits / accepted).toBeGreaterThan(0.999);
    expect(hits / matchable).toBeGreaterThan(0.6);
  }, 60_000);

  it('finds the same whatever the order of rows', () => {
    const evidence = weakEvidence({ seed: 5, payments: 120, missingPercent: 10, alikePercent: 30 });
    const told = (lefts: readonly number[], rights: readonly number[]) => {
      const { groups } = match({
        left: lefts.map((at) => evidence.left[at]).flatMap((row) => (row ? weakLine(row) : [])),
        right: rights.map((at) => evidence.right[at]).flatMap((row) => (row ? weakLine(row) : [])),
        asOf: '2026-07-01',
      });
      return Array.from({ length: groups.count }, (_, group) => {
        const one = evidence.left[lefts[groups.leftMembers[group] ?? 0] ?? 0];
        const other = evidence.right[rights[groups.rightMembers[group] ?? 0] ?? 0];
        return `${one?.memo} ${one?.minor} ${other?.memo} ${other?.minor} ${groups.state[group]} ${groups.confidence[group]}`;
      });
    };
    const inOrder = (rows: readonly unknown[]) => [...rows.keys()];
    const expected = told(inOrder(evidence.left), inOrder(evidence.right));
    expect(expected.length).toBeGreaterThan(50);
    const anyOrder = (rows: readonly unknown[]) =>
      fc.shuffledSubarray(inOrder(rows), { minLength: rows.length });
    fc.assert(
      fc.property(anyOrder(evidence.left), anyOrder(evidence.right), (lefts, rights) => {
        expect(told(lefts, rights)).toEqual(expected);
      }),
      { numRuns: 12 },
    );
  }, 60_000);
});
