/**
 * What must hold of sums whatever the lines are: no line in two groups, both sides in balance, the order of rows without effect, planted sets
 * found, nothing accepted that a person could doubt.
 */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Leg } from '../../shared/domain/leg.ts';
import type { ParsedLine } from '../../shared/domain/statement-line.ts';
import type { LegInput } from '../../src-main/areas/matching/rules/leg-match.ts';
import { matchLeg } from '../../src-main/areas/matching/rules/match-leg.ts';
import { MATCH_RULES } from '../../src-main/areas/matching/rules/match-rules.ts';
import { groupKey } from '../../src-main/areas/matching/rules/work/keys.ts';
import { signedAmount } from '../../src-main/areas/matching/rules/work/leg-amount.ts';
import { inputOf, type LegCase } from '../support/leg-input.ts';
import { line } from '../support/lines.ts';

const RULES = MATCH_RULES.map((rule) => ({
  ...rule,
  isOn: rule.pass === 'subset' || rule.pass === 'group_total',
}));
const DAYS = ['2026-10-15', '2026-10-16', '2026-10-17', '2026-10-19', '2026-10-20'];
const PARTIES = ['acme', 'birch', 'cedar', '财付通', ''];

interface Story {
  readonly parts: readonly number[];
  readonly day: number;
  readonly party: string;
  readonly isLeftWhole: boolean;
  readonly isRound: boolean;
}
const stories: fc.Arbitrary<readonly Story[]> = fc.array(
  fc.record({
    parts: fc.array(fc.integer({ min: 1, max: 400 }), { minLength: 1, maxLength: 5 }),
    day: fc.nat(DAYS.length - 1),
    party: fc.constantFrom(...PARTIES),
    isLeftWhole: fc.boolean(),
    isRound: fc.boolean(),
  }),
  { maxLength: 6 },
);

function sidesOf(leg: Leg, told: readonly Story[]): LegCase {
  const left: ParsedLine[] = [];
  const right: ParsedLine[] = [];
  for (const { parts, day, party, isLeftWhole, isRound } of told) {
    const nets = parts.map((part) => (isRound ? 100 * part : 137 * part));
    const whole = [nets.reduce((sum, net) => sum + net, 0)];
    const occurredAt = DAYS[day] ?? '';
    const payout = leg === 'fund_bank' ? ({ kind: 'payout', direction: 'out' } as const) : {};
    for (const net of isLeftWhole ? whole : nets)
      left.push(line({ net, occurredAt, description: party, ...payout }));
    for (const net of isLeftWhole ? nets : whole)
      right.push(line({ net, occurredAt, channel: 'bank', kind: 'transfer', counterparty: party }));
  }
  return { left, right, rules: RULES };
}

interface Told {
  readonly key: string;
  readonly isAccepted: boolean;
  readonly left: readonly number[];
  readonly right: readonly number[];
  readonly solutions: number | null;
  readonly coincidences: number | null;
}
function groupsOf(leg: Leg, input: LegInput): Told[] {
  const { groups } = matchLeg(input);
  return Array.from({ length: groups.count }, (_, at) => {
    const left = [...groups.leftMembers.slice(groups.leftStart[at], groups.leftStart[at + 1])];
    const right = [...groups.rightMembers.slice(groups.rightStart[at], groups.rightStart[at + 1])];
    const detail = groups.details.get(at);
    return {
      key: groupKey(leg, input.left, left, input.right, right),
      isAccepted: groups.state[at] === 0,
      left,
      right,
      solutions: detail?.solutions ?? null,
      coincidences: detail?.coincidences ?? null,
    };
  });
}

const legs = fc.constantFrom<Leg>('fund_bank', 'trade_bank', 'order_bank', 'left_right');

describe('sums', () => {
  it('no line is in two groups, and each group is in balance, with more than one line on a side', () => {
    fc.assert(
      fc.property(legs, stories, (leg, told) => {
        const input = inputOf(leg, sidesOf(leg, told));
        const groups = groupsOf(leg, input);
        for (const side of ['left', 'right'] as const) {
          const lines = groups.flatMap((group) => group[side]);
          expect(new Set(lines).size).toBe(lines.length);
        }
        for (const { left, right } of groups) {
          const sum = (side: 'left' | 'right', lines: readonly number[]) =>
            lines.reduce((total, at) => total + signedAmount(leg, side, input[side], at), 0);
          expect(sum('left', left)).toBe(sum('right', right));
          expect(left.length + right.length).toBeGreaterThan(2);
        }
      }),
      { numRuns: 400 },
    );
  });

  it('accepts only what is the one solution, beyond chance; between any two files nothing', () => {
    fc.assert(
      fc.property(legs, stories, (leg, told) => {
        for (const group of groupsOf(leg, inputOf(leg, sidesOf(leg, told)))) {
          expect(group.solutions).toBe(1);
          if (!group.isAccepted) continue;
          expect(['fund_bank', 'trade_bank']).toContain(leg);
          expect(group.coincidences).toBeLessThan(0.001);
        }
      }),
      { numRuns: 400 },
    );
  });

  it('finds the same whatever the order of rows', () => {
    const shuffled = stories.chain((told) => fc.tuple(fc.constant(told), fc.infiniteStream(fc.nat())));
    fc.assert(
      fc.property(legs, shuffled, (leg, [told, places]) => {
        const given = sidesOf(leg, told);
        const mixed = (lines: readonly ParsedLine[]) =>
          lines
            .map((each) => ({ each, place: places.next().value ?? 0 }))
            .sort((a, b) => a.place - b.place)
            .map(({ each }) => each);
        const keys = (each: LegCase) => groupsOf(leg, inputOf(leg, each)).map(({ key }) => key);
        expect(keys({ ...given, left: mixed(given.left), right: mixed(given.right) })).toEqual(keys(given));
      }),
      { numRuns: 300 },
    );
  });

  it('finds a planted set of two to eight lines of one party among lines of others', () => {
    const cases = fc.record({
      parts: fc.uniqueArray(fc.integer({ min: 100_000, max: 99_999_999 }), { minLength: 2, maxLength: 8 }),
      noise: fc.array(fc.integer({ min: 100_000, max: 99_999_999 }), { minLength: 10, maxLength: 30 }),
      isLeftWhole: fc.boolean(),
    });
    fc.assert(
      fc.property(cases, ({ parts, noise, isLeftWhole }) => {
        const total = parts.reduce((sum, part) => sum + part, 0);
        fc.pre(!noise.includes(total));
        const entry = (net: number, description: string) =>
          line({ channel: 'bank', kind: 'transfer', net, occurredAt: '2026-10-15', description });
        const many = [
          ...parts.map((part) => entry(part, 'Acme')),
          ...noise.map((net, at) => entry(net, `p${at}x`)),
        ];
        const one = [entry(total, 'ACME')];
        const input = inputOf('left_right', {
          left: isLeftWhole ? one : many,
          right: isLeftWhole ? many : one,
          rules: RULES,
        });
        const [group] = groupsOf('left_right', input);
        const members = isLeftWhole ? group?.right : group?.left;
        expect(members).toEqual([...parts.keys()]);
      }),
      { numRuns: 200 },
    );
  });
});
