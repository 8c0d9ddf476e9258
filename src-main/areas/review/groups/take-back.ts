/**
 * How an act about groups is taken back: by the facts that make things stand as they did. Refused when a line is in another match by now, or the
 * group was changed since; other legs are not touched.
 */
import { Refused } from '../../../../shared/contract/errors.ts';
import type { Leg } from '../../../../shared/domain/leg.ts';
import { SIDES } from '../../../../shared/domain/leg.ts';
import { appendGroup, appendGroupEnd, appendRejectionEnd, type PersonGroup } from '../store.ts';
import type { TakeBack } from './acts.ts';
import { restoreRemainder } from './carry-remainder.ts';
import type { DecideDeps } from './decide.ts';
import { endOutOfForce } from './out-of-force.ts';
import { appendVerdicts, latestVerdicts, membersKey, type Verdict } from './verdicts.ts';

/** Kept as the reason of what ends by an undo. */
const UNDONE = 'undo';

type Members = Pick<PersonGroup, 'leg' | 'left' | 'right'>;

export const blocked = (why: 'changed' | 'line_taken'): Refused => new Refused('undo_blocked', { why });

/** Groups of persons end: what was confirmed is a proposal again, what was put together by hand is open. */
export const endsGroups =
  (deps: DecideDeps, ids: readonly number[]): TakeBack =>
  (said) => {
    const standing = new Map(deps.standing.persons().map((group) => [group.id, group]));
    const groups = ids.map((id) => {
      for (const number of deps.acts.successors(id)) {
        const group = standing.get(number);
        if (group) return group;
      }
      throw blocked('changed');
    });
    for (const group of groups) appendGroupEnd(deps.ledger, { groupId: group.id, ...said, reason: UNDONE });
    sayAgain(deps, groups, 'withdrawn', said);
  };

/** A person's group that ended stands again, under a number of its own, as the decision of who made it. */
export const restoresGroup =
  (deps: DecideDeps, group: PersonGroup): TakeBack =>
  (said) => {
    refuseTaken(deps, group);
    endOutOfForce(deps, [group], said);
    const id = appendGroup(deps.ledger, { ...group, madeAt: said.at });
    restoreRemainder(deps, group.id, id);
    deps.acts.succeeded(group.id, id);
    sayAgain(deps, [group], 'yes', said);
  };

/** A no is taken back: the proposal, or the machine's own match, stands again. */
export const endsRejection =
  (deps: DecideDeps, rejectionId: number, members: Members): TakeBack =>
  (said) => {
    if (!deps.standing.rejections().some((each) => each.id === rejectionId)) throw blocked('changed');
    refuseTaken(deps, members);
    appendRejectionEnd(deps.ledger, { rejectionId, ...said, reason: UNDONE });
    sayAgain(deps, [members], 'withdrawn', said);
  };

/** The greater match ends and the one before it stands again. `before` null: it was the machine's, which stands by itself. */
export const shrinksGroup = (deps: DecideDeps, id: number, before: PersonGroup | null): TakeBack => {
  const end = endsGroups(deps, [id]);
  return (said) => {
    end(said);
    if (!before) return;
    const restored = appendGroup(deps.ledger, { ...before, madeAt: said.at });
    restoreRemainder(deps, before.id, restored);
    deps.acts.succeeded(before.id, restored);
    sayAgain(deps, [before], 'yes', said);
  };
};

function refuseTaken(deps: DecideDeps, { leg, left, right }: Members): void {
  const view = deps.standing.view(leg);
  const lines = { left, right };
  for (const side of SIDES)
    for (const line of lines[side]) {
      if (view.positionOf(side, line) < 0) throw blocked('changed'); // It left with its import.
      if (view.isMatched(side, line)) throw blocked('line_taken');
    }
}

/** The machine learns from what stands: an act taken back is no word about the rule. */
function sayAgain(
  deps: DecideDeps,
  groups: readonly Members[],
  verdict: Verdict['verdict'],
  said: { readonly at: string; readonly by: string },
): void {
  const words = new Map<Leg, Map<string, Verdict>>();
  const again = groups.flatMap(({ leg, left, right }) => {
    const ofLeg = words.get(leg) ?? latestVerdicts(deps.ledger, leg);
    words.set(leg, ofLeg);
    const before = ofLeg.get(membersKey(leg, left, right));
    return before ? [{ ...before, verdict, ...said }] : [];
  });
  appendVerdicts(deps.ledger, again);
}
