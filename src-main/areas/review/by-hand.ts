/**
 * A match by hand: any lines of the two sides, one currency, with the difference the person saw. Above the house's limit a second person agrees;
 * what is then written is compared once more with the lines as they stand.
 */
import { createHash } from 'node:crypto';
import type { Input, Output } from '../../../shared/contract/calls.ts';
import { Refused } from '../../../shared/contract/errors.ts';
import { differenceOf, type Leg, type Side } from '../../../shared/domain/leg.ts';
import { formatMinor } from '../../../shared/domain/money.ts';
import type { CallInfo } from '../../platform/handlers.ts';
import type { Executor, RequestSubject } from '../../platform/second-person.ts';
import { currencyOf, type DecideDeps } from './decide.ts';
import { appendGroup } from './store.ts';
import { appendVerdicts, verdictByHand } from './verdicts.ts';
import { movedBy, sumOf } from './views.ts';

interface Match {
  readonly leg: Leg;
  readonly left: readonly number[];
  readonly right: readonly number[];
  readonly leftSum: number;
  readonly rightSum: number;
  readonly difference: number;
  readonly currency: string;
}

export function matchByHand(
  deps: DecideDeps,
  input: Input<'review.match'>,
  info: CallInfo,
): Output<'review.match'> {
  const match = judge(deps, input.leg, input.leftLineIds, input.rightLineIds);
  if (match.difference !== input.difference)
    throw new Refused('does_not_balance', { difference: match.difference, seen: input.difference });
  const { leg, left, right, leftSum, rightSum, difference, currency } = match;
  const view = deps.standing.view(leg);
  const money = (minor: number) => formatMinor(minor, currency);
  const asking = {
    kind: 'manual_match',
    subject: { leg, left, right },
    hash: hashOf(match),
    facts: [
      { name: 'leg', value: leg },
      { name: 'left_count', value: String(left.length) },
      { name: 'right_count', value: String(right.length) },
      { name: 'left_sum', value: money(leftSum) },
      { name: 'right_sum', value: money(rightSum) },
      { name: 'difference', value: money(difference) },
    ],
    // The money this decision speaks about: a match without a difference can hide as much as one with, and a side that sums to nothing too.
    amount: Math.max(movedBy(view, 'left', left), movedBy(view, 'right', right)),
    currency,
    reason: input.reason,
  } as const;
  const { requestId, result } = deps.secondPerson.decide(info, asking, () =>
    write(deps, match, info.person, input.reason, info),
  );
  return { requestId, key: result === null ? '' : `p${result}` };
}

export function matchExecutor(deps: DecideDeps, after: (info: CallInfo) => void): Executor {
  const now = (subject: RequestSubject): Match | null => {
    try {
      return judge(deps, subject['leg'] as Leg, subject['left'] as number[], subject['right'] as number[]); // As matchByHand filed them.
    } catch (fault) {
      if (fault instanceof Refused) return null; // A line was matched meanwhile, or left with its import.
      throw fault;
    }
  };
  return {
    hashNow: (subject) => {
      const match = now(subject);
      return match && hashOf(match);
    },
    run: (subject, maker, reason, info) => {
      const match = now(subject);
      if (!match) throw new Refused('request_void', {});
      write(deps, match, maker, reason, info);
    },
    after,
  };
}

function write(deps: DecideDeps, match: Match, by: string, reason: string, info: CallInfo): number {
  const matched = (id: number) => ({ action: 'review.matched', subject: { group: `p${id}`, maker: by } });
  return deps.record.write(info, matched, () => {
    const madeAt = deps.now();
    const id = appendGroup(deps.ledger, {
      leg: match.leg,
      origin: 'manual',
      rule: 'by_hand',
      reason,
      difference: match.difference,
      currency: match.currency,
      madeAt,
      madeBy: by,
      left: match.left,
      right: match.right,
    });
    const { leg, left, right } = match;
    appendVerdicts(deps.ledger, [verdictByHand(leg, { key: `p${id}`, left, right }, { at: madeAt, by })]);
    return id;
  });
}

/** The lines as they stand now: all there, none taken, one currency. */
function judge(
  deps: DecideDeps,
  leg: Leg,
  leftLineIds: readonly number[],
  rightLineIds: readonly number[],
): Match {
  const view = deps.standing.view(leg);
  const left = [...new Set(leftLineIds)].toSorted((a, b) => a - b);
  const right = [...new Set(rightLineIds)].toSorted((a, b) => a - b);
  if (left.length + right.length < 2) throw new Refused('bad_input', { at: 'lines', expected: 'two_lines' });
  const currencies = new Set<string>();
  const check = (side: Side, ids: readonly number[]) => {
    for (const id of ids) {
      const position = view.positionOf(side, id);
      if (position < 0) throw new Refused('not_found', { what: 'line', id });
      const standing = view.standing(side, position);
      // A proposal is no claim: a match by hand takes its lines. What is accepted or confirmed must be taken apart first.
      if (standing === 'accepted' || standing === 'confirmed') throw new Refused('line_taken', { id });
      currencies.add(currencyOf(view, side, id));
    }
  };
  check('left', left);
  check('right', right);
  if (currencies.size > 1) throw new Refused('does_not_balance', { currencies: [...currencies].join(' ') });
  const leftSum = sumOf(view, 'left', left);
  const rightSum = sumOf(view, 'right', right);
  const difference = differenceOf(leg, leftSum, rightSum);
  return { leg, left, right, leftSum, rightSum, difference, currency: [...currencies][0] ?? '' };
}

const hashOf = ({ leg, left, right, leftSum, rightSum, difference, currency }: Match): string =>
  createHash('sha256')
    .update(JSON.stringify([leg, left, right, leftSum, rightSum, difference, currency]))
    .digest('hex');
