/** Alerts: listed, looked at with their evidence, dismissed; payments that wait for an officer's word. */
import { Refused } from '../../../../shared/contract/errors.ts';
import type { HandlersOf } from '../../../platform/handlers.ts';
import { casesFor } from '../cases/case-book.ts';
import { mayConfirm } from '../cases/rules/case-moves.ts';
import { dismiss, sweep } from './acts.ts';
import { alertsFor, alertsOf } from './alert-book.ts';
import { filterAlerts } from './alert-filter.ts';
import { type ReleaseDeps, release, stoppedCount, stoppedRows } from './stopped.ts';
import { alertView, evidenceOf, findingViews, type ViewDeps } from './views.ts';

type Calls =
  | 'risk.counts'
  | 'risk.alerts'
  | 'risk.alert'
  | 'risk.sweep'
  | 'risk.dismiss'
  | 'risk.stopped'
  | 'risk.release';

export interface AlertCallDeps extends ReleaseDeps, ViewDeps {
  readonly largeValueCounts: () => { readonly largeValueDue: number; readonly largeValueLate: number };
}

export function alertCalls(deps: AlertCallDeps): HandlersOf<Calls> {
  return {
    'risk.counts': (_input, info) => {
      const fresh = alertsFor(deps, info.person).filter(({ state }) => state === 'new');
      const cases = casesFor(deps, info.person);
      return {
        newAlerts: fresh.length,
        newStops: fresh.filter(({ alert }) => alert.level === 'stop').length,
        openCases: cases.filter(({ state }) => state !== 'closed').length,
        toConfirm: cases.filter((one) => mayConfirm(one, info.person) === '').length,
        ...deps.largeValueCounts(),
        stoppedPayments: stoppedCount(deps),
      };
    },
    'risk.alerts': ({ query, show, typology, rule, offset, limit }, info) => {
      const isMeant = filterAlerts(query);
      const wanted = alertsFor(deps, info.person).filter(
        ({ alert, state }) =>
          (show === 'all' || state === show) &&
          (typology === 'all' || alert.typology === typology) &&
          (rule === 'all' || alert.findings.some((finding) => finding.rule === rule)),
      );
      // Without a query only the rows of the page are looked at closely.
      if (query.trim() === '')
        return {
          total: wanted.length,
          rows: wanted.slice(offset, offset + limit).map((each) => alertView(deps, each)),
        };
      const found = wanted.map((each) => alertView(deps, each)).filter(isMeant);
      return { total: found.length, rows: found.slice(offset, offset + limit) };
    },
    'risk.alert': ({ key }, info) => {
      const [found] = alertsOf(deps, [key], info.person);
      if (!found) throw new Refused('not_found', { what: 'alert' });
      const { findings } = found.alert;
      const evidence = evidenceOf(deps, findings);
      return { alert: alertView(deps, found), findings: findingViews(deps, findings, evidence), evidence };
    },
    'risk.sweep': (_input, info) => sweep(deps, info),
    'risk.dismiss': (input, info) => dismiss(deps, input, info),
    'risk.stopped': ({ offset, limit }) => {
      const rows = stoppedRows(deps);
      return { total: rows.length, rows: rows.slice(offset, offset + limit) };
    },
    'risk.release': (input, info) => release(deps, input, info),
  };
}
