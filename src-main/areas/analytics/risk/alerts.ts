/**
 * Alerts by rule and by day (预警), for one officer: who is the operator that an alert is about does not count it. Each alert counts once, under the rule that
 * weighs most in it, on the last day of its evidence.
 */
import { type Metric, PANELS } from '../../../../shared/domain/analytics/panels.ts';
import { parseDay } from '../../../../shared/domain/dates.ts';
import { RISK_RULES, type RiskRuleId } from '../../../../shared/domain/risk.ts';
import { alertsFor, type StandingAlert } from '../../risk/alerts/alert-book.ts';
import { heaviestFirst, subjectView } from '../../risk/alerts/views.ts';
import { casesFor } from '../../risk/cases/case-book.ts';
import type { AnalyticsDeps } from '../deps.ts';
import type { PanelSource } from '../panel-source.ts';
import { thingsBehind } from '../rules/behind.ts';
import { type Asked, type BehindThing, type Found, NOTHING_BEHIND } from '../rules/found.ts';
import { mostFirst } from '../rules/most-first.ts';
import { touches } from './touched.ts';

export interface SeenAlert {
  readonly standing: StandingAlert;
  readonly rule: RiskRuleId;
  /** Neither dismissed nor in a closed case. */
  readonly isOpen: boolean;
}

/** In the range and by the filter, for who asks. */
export function alertsSeen(deps: AnalyticsDeps, asked: Asked): SeenAlert[] {
  const closed = new Set(
    casesFor(deps, asked.viewer)
      .filter(({ state }) => state === 'closed')
      .map(({ caseNo }) => caseNo),
  );
  return alertsFor(deps, asked.viewer).flatMap((standing): SeenAlert[] => {
    const { alert, state, caseNo } = standing;
    const [heaviest] = heaviestFirst(alert.findings);
    if (!heaviest || !isWithin(asked, alert.to) || !touches(deps, asked, alert)) return [];
    const isOpen = state === 'new' || (state === 'in_case' && !closed.has(caseNo));
    return [{ standing, rule: heaviest.rule, isOpen }];
  });
}

export function isWithin({ from, to }: Asked, text: string): boolean {
  const day = parseDay(text);
  return day !== null && day >= from && day <= to;
}

export const hits: PanelSource = {
  read: (deps, asked) => {
    const seen = alertsSeen(deps, asked);
    const rows = RISK_RULES.flatMap((rule) => {
      const values = {
        alerts: seen.filter((each) => counts(each, 'alerts', rule)).length,
        alerts_open: seen.filter((each) => counts(each, 'alerts_open', rule)).length,
        rule_hits: seen.filter((each) => counts(each, 'rule_hits', rule)).length,
      };
      return values.rule_hits === 0 ? [] : [{ of: [rule], values }];
    });
    return tableOf(mostFirst(rows, 'alerts'));
  },
  behind: (deps, asked, { of, metric }) => {
    if (!PANELS.hits.metrics.includes(metric)) return NOTHING_BEHIND;
    const seen = alertsSeen(deps, asked);
    const rules = of === null ? RISK_RULES : RISK_RULES.filter((rule) => rule === of[0]);
    // An alert that several rules hit stands behind the total once for each.
    const meant = rules.flatMap((rule) => seen.filter((each) => counts(each, metric, rule)));
    return thingsBehind(meant, ({ standing }) => thingOfAlert(deps, standing));
  },
};

function counts({ standing, rule, isOpen }: SeenAlert, metric: Metric, of: RiskRuleId): boolean {
  if (metric === 'rule_hits') return standing.alert.findings.some((finding) => finding.rule === of);
  return rule === of && (metric === 'alerts' || isOpen);
}

export const hitTrend: PanelSource = {
  read: (deps, asked) => {
    const byPeriod = Map.groupBy(alertsSeen(deps, asked), (each) => periodOf(asked, each));
    const rows = [...byPeriod]
      .toSorted(([a], [b]) => (a < b ? -1 : 1))
      .map(([name, of]) => ({ of: [name], values: { alerts: of.length } }));
    return tableOf(rows);
  },
  behind: (deps, asked, { of }) =>
    thingsBehind(
      alertsSeen(deps, asked).filter((each) => of === null || periodOf(asked, each) === of[0]),
      ({ standing }) => thingOfAlert(deps, standing),
    ),
};

const periodOf = (asked: Asked, { standing: { alert } }: SeenAlert): string =>
  asked.period(parseDay(alert.to) ?? 0);

/** Alerts have no currency of their own: one may be about several, or about none. */
export const tableOf = (rows: Found['tables'][number]['rows']): Found => ({
  tables: rows.length === 0 ? [] : [{ currency: '', rows }],
  notes: rows.length === 0 ? [] : [{ kind: 'risk_period', facts: {} }],
});

export const thingOfAlert = (deps: AnalyticsDeps, { alert }: Pick<StandingAlert, 'alert'>): BehindThing => ({
  ...{ what: 'alert', key: alert.key, day: alert.to, count: 1, amount: 0 },
  title: subjectView(deps, alert.subject).label,
});
