/**
 * What must hold of matching whatever the files say: every line on one pile, the order of rows without effect, persons' decisions kept,
 * loose passes behind strict ones. Few distinct values on purpose, so that lines collide in every way.
 */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { LEGS, type Leg } from '../../shared/domain/leg.ts';
import { minor } from '../../shared/domain/money.ts';
import {
  CHANNELS,
  DIRECTIONS,
  LINE_KINDS,
  LINE_STATUSES,
  type ParsedLine,
} from '../../shared/domain/statement-line.ts';
import type { LegInput, LegOutcome } from '../../src-main/areas/matching/rules/leg-match.ts';
import { matchLeg } from '../../src-main/areas/matching/rules/match-leg.ts';
import { MATCH_RULES } from '../../src-main/areas/matching/rules/match-rules.ts';
import { exceptionKey, groupKey } from '../../src-main/areas/matching/rules/work/keys.ts';
import { signedAmount } from '../../src-main/areas/matching/rules/work/leg-amount.ts';
import { files, inputOf, type LegCase } from '../support/leg-input.ts';
import { line } from '../support/lines.ts';

const RUNS = { numRuns: 600 };
const NUMBERS = ['', '', 'REF-2026-A1', 'REF-2026-B2', 'REF-2026-C3'];
const DAYS = [
  '2026-10-15T10:00:00+08:00',
  '2026-10-16',
  '2026-10-16T00:03:00+08:00',
  '2026-10-19T23:58:00+08:00',
];

/** A fee that fits its gross, so that net is what an adapter would make of it. */
const amounts = fc
  .record({ gross: fc.constantFrom(0, 100, 100, 200, 300), fee: fc.constantFrom(0, 0, 1, -1, null) })
  .map(({ gross, fee }) =>
    fee === null ? { net: gross } : { gross: minor(gross), fee: minor(fee), net: gross - fee },
  );
const kinds = fc.constantFrom(
  ...LINE_KINDS,
  ...(['payment', 'payment', 'refund', 'refund', 'payout', 'fee', 'fee_return', 'transfer'] as const),
);
const someLine: fc.Arbitrary<ParsedLine> = fc
  .record({
    amounts,
    kind: kinds,
    direction: fc.constantFrom(...DIRECTIONS, ...DIRECTIONS, null),
    status: fc.constantFrom('success', 'success', ...LINE_STATUSES),
    channel: fc.constantFrom('wechat', 'wechat', 'alipay', 'bank', ...CHANNELS),
    occurredAt: fc.constantFrom(...DAYS, ''),
    currency: fc.constantFrom('CNY', 'CNY', 'CNY', 'USD'),
    merchantOrderNo: fc.constantFrom(...NUMBERS),
    refundNo: fc.constantFrom(...NUMBERS),
    channelTransactionId: fc.constantFrom(...NUMBERS),
    relatedTransactionId: fc.constantFrom(...NUMBERS),
    batchNo: fc.constantFrom(...NUMBERS),
    bankReference: fc.constantFrom(...NUMBERS),
    description: fc.constantFrom('', '财付通', 'REF-2026-A1 x'),
  })
  .map(({ amounts: money, ...rest }) => line({ ...rest, ...money }));

/** What a second file may make of the same movement. */
const RETELLINGS: readonly ((told: ParsedLine) => ParsedLine)[] = [
  (told) => told,
  (told) => told,
  (told) => ({ ...told, description: 'told again' }),
  (told) => spelled(told, (number) => number.replaceAll('-', '').toLowerCase()),
  (told) => spelled(told, (number) => (number === '' ? '' : `T200P${number}`)),
  (told) => ({ ...told, merchantOrderNo: '' }),
  (told) => ({ ...told, refundNo: '' }),
  (told) => ({ ...told, occurredAt: '2026-10-19' }),
  (told) => ({ ...told, direction: 'in', status: 'none' }),
  (told) => line({ ...told, gross: null, fee: null, net: 100 }),
  (told) => asBank(told),
  (told) => ({ ...asBank(told), occurredAt: '2026-10-19' }),
  (told) => ({ ...asBank(told), batchNo: '', bankReference: '', channelTransactionId: '', description: '' }),
];
/** The same numbers in another spelling. */
const spelled = (told: ParsedLine, of: (number: string) => string): ParsedLine => ({
  ...told,
  merchantOrderNo: of(told.merchantOrderNo),
  refundNo: of(told.refundNo),
  channelTransactionId: of(told.channelTransactionId),
  relatedTransactionId: of(told.relatedTransactionId),
  batchNo: of(told.batchNo),
  bankReference: of(told.bankReference),
});
/** As the bank sees a payout: the money comes in. */
const asBank = (told: ParsedLine): ParsedLine => ({
  ...told,
  kind: 'transfer',
  channel: 'bank',
  direction: told.direction === 'in' ? 'out' : 'in',
});

/** Movements, each told none to three times on either side; so there is much to pair and much to mix up. */
const sides = fc
  .array(
    fc.record({
      told: someLine,
      left: fc.array(fc.constantFrom(...RETELLINGS.slice(0, 10)), { maxLength: 2 }),
      right: fc.array(fc.constantFrom(...RETELLINGS), { maxLength: 2 }),
    }),
    { maxLength: 7 },
  )
  .map((stories) => ({
    left: stories.flatMap(({ told, left }) => left.map((retell) => retell(told))),
    right: stories.flatMap(({ told, right }) => right.map((retell) => retell(told))),
  }));
const legs = fc.constantFrom(...LEGS);
const coverage = fc.constantFrom(
  [],
  [files('wechat', '2026-10-15', '2026-10-16'), files('bank', '2026-10-16', '2026-10-20')],
);
const given: fc.Arbitrary<LegCase & { readonly left: readonly ParsedLine[] }> = fc
  .record({
    sides,
    leftCoverage: coverage,
    rightCoverage: coverage,
    asOf: fc.constantFrom('2026-10-16', '2026-10-31'),
  })
  .map(({ sides: both, ...rest }) => ({ ...both, ...rest }));

interface GroupTold {
  readonly key: string;
  readonly rule: string;
  readonly pass: string;
  readonly gives: string;
  readonly isProposed: boolean;
  readonly left: readonly number[];
  readonly right: readonly number[];
}

function groupsOf(leg: Leg, input: LegInput, { groups }: LegOutcome): GroupTold[] {
  return Array.from({ length: groups.count }, (_, group) => {
    const left = [...groups.leftMembers.slice(groups.leftStart[group], groups.leftStart[group + 1])];
    const right = [...groups.rightMembers.slice(groups.rightStart[group], groups.rightStart[group + 1])];
    const rule = MATCH_RULES[groups.rule[group] ?? -1];
    return {
      key: groupKey(leg, input.left, left, input.right, right),
      rule: rule?.id ?? '',
      pass: rule?.pass ?? '',
      gives: rule?.gives ?? '',
      isProposed: groups.state[group] === 1,
      left,
      right,
    };
  });
}

/** The outcome in words that do not name positions, in the order in which it came. */
function contentOf(leg: Leg, input: LegInput) {
  const outcome = matchLeg(input);
  const texts = (positions: readonly number[], text: LegInput['leftText']) =>
    positions.map((position) => JSON.stringify(text(position))).toSorted();
  const marked = (marks: Uint8Array) => [...marks.keys()].filter((position) => marks[position] === 1);
  return {
    groups: groupsOf(leg, input, outcome).map(({ key, rule, isProposed }, at) => ({
      key,
      rule,
      isProposed,
      confidence: outcome.groups.confidence[at],
    })),
    exceptions: outcome.exceptions.map(({ left, right, ...rest }) => ({
      key: exceptionKey(leg, { ...rest, left, right }, input.left, input.right),
      ...rest,
    })),
    leftOutside: texts(marked(outcome.leftOutside), input.leftText),
    rightOutside: texts(marked(outcome.rightOutside), input.rightText),
  };
}

describe('matching', () => {
  it('puts every line on exactly one pile', () => {
    fc.assert(
      fc.property(
        legs,
        given,
        fc.array(fc.nat(8)),
        fc.array(fc.nat(8)),
        (leg, each, leftTaken, rightTaken) => {
          const input = inputOf(leg, { ...each, leftTaken, rightTaken });
          const outcome = matchLeg(input);
          const left = [...input.leftTaken].map((taken, at) => taken + (outcome.leftOutside[at] ?? 0));
          const right = [...input.rightTaken].map((taken, at) => taken + (outcome.rightOutside[at] ?? 0));
          const put = (piles: number[], positions: readonly number[]) => {
            for (const position of positions) piles[position] = (piles[position] ?? 0) + 1;
          };
          for (const group of [...groupsOf(leg, input, outcome), ...outcome.exceptions]) {
            put(left, group.left);
            put(right, group.right);
            expect(group.left.length + group.right.length).toBeGreaterThan(0);
          }
          expect(left).toEqual(each.left.map(() => 1));
          expect(right).toEqual(each.right.map(() => 1));
        },
      ),
      RUNS,
    );
  });

  it('finds the same groups and exceptions, in the same order, whatever the order of rows', () => {
    const shuffled = given.chain((each) =>
      fc.record({
        each: fc.constant(each),
        left: fc.shuffledSubarray([...each.left], { minLength: each.left.length }),
        right: fc.shuffledSubarray([...each.right], { minLength: each.right.length }),
      }),
    );
    fc.assert(
      fc.property(legs, shuffled, (leg, { each, left, right }) => {
        const one = contentOf(leg, inputOf(leg, each));
        const other = contentOf(leg, inputOf(leg, { ...each, left, right }));
        expect(other).toEqual(one);
      }),
      RUNS,
    );
  });

  it('never forms a rejected group again, whatever rule made it', () => {
    fc.assert(
      fc.property(legs, given, (leg, each) => {
        const input = inputOf(leg, each);
        const keys = groupsOf(leg, input, matchLeg(input)).map((group) => group.key);
        const rejected = new Set(keys.filter((_, at) => at % 2 === 0));
        const again = groupsOf(leg, input, matchLeg({ ...input, rejected })).map((group) => group.key);
        expect(again.filter((key) => rejected.has(key))).toEqual([]);
      }),
      RUNS,
    );
  });

  it('accepts only groups in balance, outside the fund leg with its fees; unequal amounts are weighed, never overlooked', () => {
    fc.assert(
      fc.property(
        legs.filter((leg) => leg !== 'trade_fund'),
        given,
        (leg, each) => {
          const input = inputOf(leg, each);
          for (const group of groupsOf(leg, input, matchLeg(input))) {
            const left = group.left.reduce((sum, at) => sum + signedAmount(leg, 'left', input.left, at), 0);
            const right = group.right.reduce(
              (sum, at) => sum + signedAmount(leg, 'right', input.right, at),
              0,
            );
            const isOpposed = leg === 'left_right' && left === -right;
            const isWeighed = group.pass === 'scored' && (leg === 'left_right' || group.isProposed);
            expect(isWeighed || isOpposed || left === right, `${group.rule} ${left} ${right}`).toBe(true);
          }
        },
      ),
      RUNS,
    );
  });

  it('never mixes currencies in a group', () => {
    fc.assert(
      fc.property(legs, given, (leg, each) => {
        const input = inputOf(leg, each);
        for (const group of groupsOf(leg, input, matchLeg(input))) {
          const currencies = new Set([
            ...group.left.map((at) => each.left[at]?.currency),
            ...group.right.map((at) => each.right[at]?.currency),
          ]);
          expect([...currencies], group.rule).toHaveLength(1);
        }
      }),
      RUNS,
    );
  });

  it('accepts nothing by a rule that may only propose, and nothing by a unique amount', () => {
    fc.assert(
      fc.property(legs, given, (leg, each) => {
        const input = inputOf(leg, each);
        for (const group of groupsOf(leg, input, matchLeg(input)))
          if (group.gives === 'proposed' || group.pass === 'amount_window')
            expect(group.isProposed, group.rule).toBe(true);
      }),
      RUNS,
    );
  });

  it('lets no looser rule take what exact keys put together', () => {
    const isExact = ({ pass }: Pick<GroupTold, 'pass'>) => pass === 'key';
    fc.assert(
      fc.property(legs, given, (leg, each) => {
        const input = inputOf(leg, each);
        const strict = { ...input, rules: input.rules.filter(({ rule }) => rule.pass === 'key') };
        const keysOf = (from: LegInput) => {
          const exact = groupsOf(leg, from, matchLeg(from)).filter(isExact);
          return exact.map(({ key, rule, isProposed }) => `${rule} ${key} ${isProposed}`).toSorted();
        };
        expect(keysOf(input)).toEqual(keysOf(strict));
      }),
      RUNS,
    );
  });

  it('proposes by amount only lines that no number could pair', () => {
    fc.assert(
      fc.property(given, (each) => {
        const leg = 'fund_bank';
        const input = inputOf(leg, each);
        const quotes = (bank: ParsedLine, number: string) =>
          number !== '' && [bank.batchNo, bank.bankReference, bank.channelTransactionId].includes(number);
        const canPair = (left: number, right: number) => {
          const payout = each.left[left];
          const bank = each.right[right];
          if (!payout || !bank || bank.kind === 'interest' || bank.kind.startsWith('fee')) return false;
          if (bank.status === 'pending') return false; // Announced, not booked.
          return (
            [payout.batchNo, payout.channelTransactionId, payout.bankReference].some((number) =>
              quotes(bank, number),
            ) &&
            payout.currency === bank.currency &&
            signedAmount(leg, 'left', input.left, left) === signedAmount(leg, 'right', input.right, right)
          );
        };
        const groups = groupsOf(leg, input, matchLeg(input));
        const byNumber = new Set(groups.filter((group) => !group.isProposed).flatMap((group) => group.right));
        for (const group of groups.filter((one) => one.isProposed)) {
          for (const left of group.left)
            for (const right of each.right.keys())
              if (!byNumber.has(right)) expect(canPair(left, right)).toBe(false);
        }
      }),
      { numRuns: 1000 },
    );
  });
});
