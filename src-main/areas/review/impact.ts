/**
 * What leaves with an import: groups in force and exceptions that one of its lines is in.
 */
import { SIDES } from '../../../shared/domain/leg.ts';
import type { StoredImport } from '../statements/store.ts';
import type { Standing } from './standing.ts';

export function impactOf(standing: Standing, imported: StoredImport) {
  const first = imported.firstLineId;
  const isOurs = (lineId: number) => lineId >= first && lineId < first + imported.lineCount;
  const counts = { acceptedGroups: 0, proposedGroups: 0, confirmedGroups: 0, exceptions: 0 };
  for (const leg of standing.legs()) {
    const view = standing.view(leg);
    const seen = new Set<string>();
    for (const side of SIDES) {
      for (let line = first; line < first + imported.lineCount; line += 1) {
        const owner = view.ownerOf(side, line);
        if (owner === null || seen.has(owner.key)) continue;
        seen.add(owner.key);
        if (owner.state === 'accepted') counts.acceptedGroups += 1;
        else if (owner.state === 'proposed') counts.proposedGroups += 1;
        else counts.confirmedGroups += 1;
      }
    }
  }
  counts.exceptions = standing
    .exceptions()
    .filter((each) => each.left.some(isOurs) || each.right.some(isOurs)).length;
  return counts;
}
