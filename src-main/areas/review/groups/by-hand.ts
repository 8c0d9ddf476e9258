/**
 * A match by hand: any lines of the two sides, one currency, with the difference the person saw; and its extension when the missing part comes later.
 * Above the house's limit a second person agrees; what is then written is compared once more with the lines as they stand.
 */
import type { Input, Output } from '../../../../shared/contract/calls.ts';
import { Refused } from '../../../../shared/contract/errors.ts';
import type { RemainderChoice } from '../../../../shared/contract/shapes.ts';
import type { Leg } from '../../../../shared/domain/leg.ts';
import { formatMinor } from '../../../../shared/domain/money.ts';
import { WRITE_OFF_ACCOUNTS } from '../../../../shared/domain/write-off-accounts.ts';
import type { CallInfo } from '../../../platform/handlers.ts';
import type { Executor, RequestSubject } from '../../../platform/second-person.ts';
import type { PersonGroup } from '../store.ts';
import { movedBy } from '../views.ts';
import { type DecideDeps, findGroup } from './decide.ts';
import { type HandMatch, hashOf, judge, type Wanted, writeMatch } from './hand-match.ts';
import { endsGroups, shrinksGroup } from './take-back.ts';

export function matchByHand(
  deps: DecideDeps,
  input: Input<'review.match'>,
  info: CallInfo,
): Output<'review.match'> {
  const wanted = {
    leg: input.leg,
    left: input.leftLineIds,
    right: input.rightLineIds,
    remainder: input.remainder ?? null,
    replaces: '',
  };
  return decide(deps, judge(deps, wanted), input, null, info);
}

/** A match that stands, with more lines: a person's ends, the machine's gives way. What is decided about is the whole of it. */
export function extendMatch(
  deps: DecideDeps,
  input: Input<'review.extend'>,
  info: CallInfo,
): Output<'review.extend'> {
  const { view, group } = findGroup(deps.standing, input.key);
  if (group.state === 'rejected') throw new Refused('already_decided', { what: group.key });
  if (input.addLeft.length + input.addRight.length === 0)
    throw new Refused('bad_input', { at: 'lines', expected: 'one_line' });
  const wanted = {
    leg: view.leg,
    left: [...group.left, ...input.addLeft],
    right: [...group.right, ...input.addRight],
    remainder: input.remainder ?? null,
    replaces: group.key,
  };
  return decide(deps, judge(deps, wanted), input, group.person, info);
}

function decide(
  deps: DecideDeps,
  match: HandMatch,
  said: { readonly difference: number; readonly reason: string },
  before: PersonGroup | null,
  info: CallInfo,
): Output<'review.match'> {
  const { leg, left, right, leftSum, rightSum, difference, currency, remainder, replaces } = match;
  if (difference !== said.difference)
    throw new Refused('does_not_balance', { difference, seen: said.difference });
  const view = deps.standing.view(leg);
  const money = (minor: number) => formatMinor(minor, currency);
  const isWrittenOff = remainder?.treatment === 'write_off';
  const asking = {
    kind: 'manual_match',
    subject: {
      leg,
      left,
      right,
      ...(remainder && { treatment: remainder.treatment, account: remainder.account ?? '' }),
      ...(replaces !== '' && { replaces }),
    },
    hash: hashOf(match),
    facts: [
      { name: 'leg', value: leg },
      { name: 'left_count', value: String(left.length) },
      { name: 'right_count', value: String(right.length) },
      { name: 'left_sum', value: money(leftSum) },
      { name: 'right_sum', value: money(rightSum) },
      { name: 'difference', value: money(difference) },
      ...(remainder ? [{ name: 'remainder', value: remainder.treatment }] : []),
      ...(remainder?.account ? [{ name: 'account', value: remainder.account }] : []),
    ],
    // The money this decision speaks about: a match without a difference can hide as much as one with, and a side that sums to nothing too.
    amount: Math.max(movedBy(view, 'left', left), movedBy(view, 'right', right)),
    currency,
    reason: said.reason,
    ...(isWrittenOff && { also: { kind: 'write_off', amount: Math.abs(difference) } as const }),
  } as const;
  const { requestId, result } = deps.secondPerson.decide(info, asking, () =>
    writeMatch(deps, match, info.person, said.reason, info),
  );
  if (result === null) return { requestId, key: '' };
  const [name, takeBack] =
    replaces === ''
      ? (['match', endsGroups(deps, [result])] as const)
      : (['extend', shrinksGroup(deps, result, before)] as const);
  deps.acts.note(info, { name, count: 1, takeBack });
  return { requestId, key: `p${result}` };
}

export function matchExecutor(deps: DecideDeps, after: (info: CallInfo) => void): Executor {
  const now = (subject: RequestSubject): HandMatch | null => {
    try {
      return judge(deps, wantedOf(subject));
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
      writeMatch(deps, match, maker, reason, info);
    },
    after,
  };
}

/** As `decide` filed it; requests of before there were remainders have neither. */
function wantedOf(subject: RequestSubject): Wanted {
  const treatment = subject['treatment'] as RemainderChoice['treatment'] | undefined;
  const account = WRITE_OFF_ACCOUNTS.find((each) => each === subject['account']) ?? null;
  return {
    leg: subject['leg'] as Leg,
    left: subject['left'] as number[],
    right: subject['right'] as number[],
    remainder: treatment === undefined ? null : { treatment, account },
    replaces: String(subject['replaces'] ?? ''),
  };
}
