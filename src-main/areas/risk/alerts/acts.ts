/** What officers do with alerts themselves: have everything looked at anew, and put aside what is nothing. */
import type { Input, Output } from '../../../../shared/contract/calls.ts';
import { Refused } from '../../../../shared/contract/errors.ts';
import type { CallInfo } from '../../../platform/handlers.ts';
import { type AlertDeps, alertsFor, alertsOf } from './alert-book.ts';
import { AlertStandings } from './rules/alert-standing.ts';

/** Keeps what was seen for the first time; where there is nothing new, nothing is kept. */
export function sweep(deps: AlertDeps, info: CallInfo): Output<'risk.sweep'> {
  const started = performance.now();
  const { alerts } = deps.screening.look();
  const standings = new AlertStandings(deps.facts);
  const unseen = alerts.filter(({ key }) => !standings.isKnown(key));
  if (unseen.length > 0) {
    deps.facts.keep(info, { what: 'alerts_seen', keys: unseen.map(({ key }) => key) });
    info.changed('risk', 'record');
  }
  // What she does not see (an alert about herself) is kept, and not counted to her.
  const shown = new Set(alertsFor(deps, info.person).map(({ alert: { key } }) => key));
  const told = (some: typeof alerts) => some.filter(({ key }) => shown.has(key)).length;
  return { found: told(alerts), fresh: told(unseen), ms: Math.round(performance.now() - started) };
}

export function dismiss(
  deps: AlertDeps,
  { keys, reason }: Input<'risk.dismiss'>,
  info: CallInfo,
): Output<'risk.dismiss'> {
  const alerts = alertsOf(deps, keys, info.person);
  const held = alerts.find(({ state }) => state === 'in_case');
  if (held) throw new Refused('move_not_allowed', { what: 'case', why: 'case_taken', id: held.caseNo });
  const fresh = alerts.filter(({ state }) => state === 'new');
  if (fresh.length === 0) throw new Refused('already_decided', {});
  deps.facts.keep(info, {
    what: 'alerts_dismissed',
    reason,
    alerts: fresh.map(({ alert: { key, score, level } }) => ({ key, score, level })),
  });
  info.changed('risk', 'record');
  return {};
}
