/**
 * A match by hand as it would be written: its lines as they stand now, what each side sums to, and what happens to the difference. Judged when it is
 * asked for and again when it is carried out.
 */
import { Refused } from '../../../../shared/contract/errors.ts';
import type { RemainderChoice } from '../../../../shared/contract/shapes.ts';
import { differenceOf, type Leg, type Side } from '../../../../shared/domain/leg.ts';
import { suggestedAccount } from '../../../../shared/domain/write-off-accounts.ts';
import type { CallInfo } from '../../../platform/handlers.ts';
import { sha256OfJson } from '../../../platform/sha256.ts';
import { appendGroup, appendGroupEnd } from '../store.ts';
import { sumOf } from '../views.ts';
import { carryRemainder } from './carry-remainder.ts';
import { currencyOf, type DecideDeps } from './decide.ts';
import { endOutOfForce } from './out-of-force.ts';
import { appendVerdicts, verdictByHand } from './verdicts.ts';

export interface Wanted {
  readonly leg: Leg;
  readonly left: readonly number[];
  readonly right: readonly number[];
  readonly remainder: RemainderChoice | null;
  /** Key of the match that this one takes the place of; '' where there is none. */
  readonly replaces: string;
}

export interface HandMatch extends Wanted {
  readonly leftSum: number;
  readonly rightSum: number;
  readonly difference: number;
  readonly currency: string;
}

/** The lines as they stand now: all there, none taken by another match, one currency. */
export function judge(deps: DecideDeps, wanted: Wanted): HandMatch {
  const { leg, replaces } = wanted;
  const view = deps.standing.view(leg);
  const left = [...new Set(wanted.left)].toSorted((a, b) => a - b);
  const right = [...new Set(wanted.right)].toSorted((a, b) => a - b);
  if (left.length + right.length < 2) throw new Refused('bad_input', { at: 'lines', expected: 'two_lines' });
  if (replaces !== '' && view.find(replaces) === null) throw new Refused('not_found', { what: 'group' });
  const currencies = new Set<string>();
  const check = (side: Side, ids: readonly number[]) => {
    for (const id of ids) {
      const position = view.positionOf(side, id);
      if (position < 0) throw new Refused('not_found', { what: 'line', id });
      const standing = view.standing(side, position);
      // A proposal is no claim: a match by hand takes its lines. What is accepted or confirmed must be taken apart first, or extended.
      const isTaken = standing === 'accepted' || standing === 'confirmed';
      if (isTaken && (replaces === '' || view.groupOf(side, id)?.key !== replaces))
        throw new Refused('line_taken', { id });
      currencies.add(currencyOf(view, side, id));
    }
  };
  check('left', left);
  check('right', right);
  if (currencies.size > 1) throw new Refused('does_not_balance', { currencies: [...currencies].join(' ') });
  const leftSum = sumOf(view, 'left', left);
  const rightSum = sumOf(view, 'right', right);
  const difference = differenceOf(leg, leftSum, rightSum);
  return {
    leg,
    left,
    right,
    replaces,
    remainder: remainderOf(wanted.remainder, difference),
    leftSum,
    rightSum,
    difference,
    currency: [...currencies][0] ?? '',
  };
}

/** Where nothing is left over there is nothing to say of it; an account belongs to what is written off, and to nothing else. */
function remainderOf(choice: RemainderChoice | null, difference: number): RemainderChoice | null {
  if (!choice || difference === 0) return null;
  if (choice.treatment !== 'write_off') return { treatment: choice.treatment, account: null };
  const usual = suggestedAccount({ kind: 'amount_differs', disposition: 'write_off', difference });
  return { treatment: 'write_off', account: choice.account ?? usual };
}

export function hashOf(match: HandMatch): string {
  const { leg, left, right, leftSum, rightSum, difference, currency, remainder, replaces } = match;
  const plain = [leg, left, right, leftSum, rightSum, difference, currency];
  const more = remainder || replaces !== '' ? [remainder, replaces] : [];
  return sha256OfJson([...plain, ...more]);
}

/** Writes it; gives the number of the group. The match it replaces ends in the same write. */
export function writeMatch(
  deps: DecideDeps,
  match: HandMatch,
  by: string,
  reason: string,
  info: CallInfo,
): number {
  const { leg, left, right, difference, currency, remainder, replaces } = match;
  const action = replaces === '' ? 'review.matched' : 'review.extended';
  const written = (id: number) => ({
    action,
    subject: { group: `p${id}`, maker: by, ...(replaces === '' ? {} : { replaces }) },
  });
  return deps.record.write(info, written, () => {
    const madeAt = deps.now();
    const said = { at: madeAt, by };
    const replaced = /^p(\d+)$/.exec(replaces);
    if (replaced) appendGroupEnd(deps.ledger, { groupId: Number(replaced[1]), ...said, reason });
    endOutOfForce(deps, [match], said);
    const id = appendGroup(deps.ledger, {
      leg,
      origin: 'manual',
      rule: 'by_hand',
      reason,
      difference,
      currency,
      madeAt,
      madeBy: by,
      left,
      right,
      remainder,
    });
    if (replaced && remainder?.treatment === 'open') carryRemainder(deps, Number(replaced[1]), id, said);
    appendVerdicts(deps.ledger, [verdictByHand(leg, { key: `p${id}`, left, right }, said)]);
    return id;
  });
}
