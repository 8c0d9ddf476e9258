/**
 * Alerts as they stand: what the rules find now, with what officers did about it, and those that a case holds although the rules find them no more.
 *
 * Who is the operator that an alert is about does not see it, whatever her rights: the one reported is the last who may know (反洗钱法 art. 35).
 */
import { Refused } from '../../../../shared/contract/errors.ts';
import type { KeptAlert } from '../../../../shared/contract/risk-fact.ts';
import type { RiskFacts } from '../facts/risk-facts.ts';
import type { Alert, Subject } from '../rules/finding.ts';
import type { Looked, Screening } from '../screening/screening.ts';
import { type AlertStanding, AlertStandings } from './rules/alert-standing.ts';

export interface AlertDeps {
  readonly facts: Pick<RiskFacts, 'keep' | 'of' | 'all'>;
  readonly screening: Pick<Screening, 'ofBatch'> & { look(): Pick<Looked, 'alerts'> };
}

export interface StandingAlert extends AlertStanding {
  readonly alert: Alert;
}

export const mayKnow = (subject: Subject, person: string): boolean =>
  subject.kind !== 'operator' || subject.id !== person;

/** For one person, the heaviest first. */
export function alertsFor({ facts, screening }: AlertDeps, person: string): StandingAlert[] {
  const standings = new AlertStandings(facts);
  const found = screening.look().alerts;
  const keys = new Set(found.map(({ key }) => key));
  // Of several copies of one alert the newest is the one to show.
  const held = new Map<string, KeptAlert>();
  const hidden = new Set<string>();
  for (const { caseNo, alerts } of [...facts.of('case_opened'), ...facts.of('case_extended')])
    for (const alert of alerts) {
      if (!keys.has(alert.key)) held.set(alert.key, alert);
      if (!mayKnow(alert.subject, person)) hidden.add(caseNo);
    }
  return (
    [...found, ...held.values()]
      .filter(({ subject }) => mayKnow(subject, person))
      .map((alert) => ({ alert, ...standings.of(alert) }))
      // An alert about others in a case that is also about her would tell her of that case by its number.
      .filter(({ caseNo }) => !hidden.has(caseNo))
      .toSorted((a, b) => heavier(a.alert, b.alert))
  );
}

function heavier(a: Alert, b: Alert): number {
  if (a.level !== b.level) return a.level === 'stop' ? -1 : 1;
  if (a.score !== b.score) return b.score - a.score;
  if (a.to !== b.to) return a.to > b.to ? -1 : 1;
  return a.key < b.key ? -1 : 1;
}

/** All of these, or a refusal: an alert that is there no more is not acted on unseen. */
export function alertsOf(deps: AlertDeps, keys: readonly string[], person: string): StandingAlert[] {
  const byKey = new Map(alertsFor(deps, person).map((each) => [each.alert.key, each]));
  return [...new Set(keys)].map((key) => {
    const found = byKey.get(key);
    if (!found) throw new Refused('not_found', { what: 'alert' });
    return found;
  });
}
