/**
 * A person's match one of whose lines left with its import, or gave way to a later word, says nothing any more, but nobody has ended it. Where one of
 * its other lines goes into a new match it ends in the same write: a line is in one match of a leg, in the database too.
 */
import { SIDES } from '../../../../shared/domain/leg.ts';
import { appendGroupEnd, type PersonGroup } from '../store.ts';
import type { Said } from './acts.ts';
import type { DecideDeps } from './decide.ts';

const OUT_OF_FORCE = 'out_of_force';

/** Once for all the matches of a write, before they are written. */
export function endOutOfForce(
  deps: Pick<DecideDeps, 'ledger' | 'standing'>,
  groups: readonly Pick<PersonGroup, 'leg' | 'left' | 'right'>[],
  { at, by }: Said,
): void {
  const places = (group: (typeof groups)[number]) =>
    SIDES.flatMap((side) => group[side].map((line) => `${group.leg} ${line}`));
  const wanted = new Set(groups.flatMap(places));
  const held = deps.standing.persons().filter((group) => places(group).some((place) => wanted.has(place)));
  for (const { id: groupId, leg } of held)
    if (
      !deps.standing
        .view(leg)
        .persons()
        .some(({ id }) => id === groupId)
    )
      appendGroupEnd(deps.ledger, { groupId, at, by, reason: OUT_OF_FORCE });
}
