/** Cases as they stand, for one person: who is the operator that a case is about does not see it (反洗钱法 art. 35). */
import { Refused } from '../../../../shared/contract/errors.ts';
import { type AlertDeps, mayKnow } from '../alerts/alert-book.ts';
import { type StandingCase, standingCases } from './rules/case-standing.ts';

/** The newest first. */
export const casesFor = ({ facts }: Pick<AlertDeps, 'facts'>, person: string): StandingCase[] =>
  [...standingCases(facts.all()).values()]
    .filter(({ alerts }) => alerts.every(({ subject }) => mayKnow(subject, person)))
    .toReversed();

export function caseOf(deps: Pick<AlertDeps, 'facts'>, caseNo: string, person: string): StandingCase {
  const found = casesFor(deps, person).find((each) => each.caseNo === caseNo);
  if (!found) throw new Refused('not_found', { what: 'case' });
  return found;
}

/** What came of alerts, by their keys: whether the rules raise what is worth looking at. A case that waits or is open says nothing yet. */
export function outcomesOf({
  facts,
}: Pick<AlertDeps, 'facts'>): ReadonlyMap<string, 'cleared' | 'confirmed'> {
  const outcomes = new Map<string, 'cleared' | 'confirmed'>();
  for (const { alerts } of facts.of('alerts_dismissed'))
    for (const { key } of alerts) outcomes.set(key, 'cleared');
  for (const { alerts, state, decision } of standingCases(facts.all()).values())
    for (const { key } of alerts) {
      outcomes.delete(key);
      if (state === 'closed') outcomes.set(key, decision === 'cleared' ? 'cleared' : 'confirmed');
    }
  return outcomes;
}
