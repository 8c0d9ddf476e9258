/**
 * What the machine learns from: the words of persons that stand, yes and no. Groups made before decisions were kept count as a yes.
 */
import type { Leg } from '../../../../shared/domain/leg.ts';
import type { Ledger } from '../../../ledger/ledger.ts';
import type { PersonsWord } from '../../matching/rules/leg-match.ts';
import type { Standing } from '../standing.ts';
import { latestVerdicts, membersKey } from './verdicts.ts';

/** By ledger ids, oldest first. */
export function personsWords(ledger: Ledger, standing: Standing, leg: Leg): PersonsWord[] {
  const said = latestVerdicts(ledger, leg);
  const older = standing
    .persons()
    .filter((group) => group.leg === leg && !said.has(membersKey(leg, group.left, group.right)))
    .map(({ left, right, rule }) => ({ left, right, rule, isTogether: true }));
  const kept = [...said.values()].map(({ left, right, rule, verdict }) => ({
    left,
    right,
    rule,
    isTogether: verdict === 'yes',
  }));
  return [...older, ...kept];
}
