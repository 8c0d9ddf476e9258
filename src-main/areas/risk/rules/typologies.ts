/**
 * Findings about one subject that overlap in time, added up by a typology's weights (类型): alerts. Of one rule only the heaviest counts, so that a thing
 * said ten times weighs no more than once.
 */
import { formatDay, parseDay } from '../../../../shared/domain/dates.ts';
import type { RiskRuleId, Typology } from '../../../../shared/domain/risk.ts';
import type { Alert, Finding } from './finding.ts';

/** An alert spans no more, or a merchant watched for a year would be one alert without end. */
const SPAN_DAYS_MAX = 31;

/** `keyOf` hides who it is about. */
export function alertsOf(
  typologies: readonly Typology[],
  findings: readonly Finding[],
  keyOf: (typology: Typology['id'], subject: Finding['subject'], from: string) => string,
): Alert[] {
  const bySubject = Map.groupBy(findings, ({ subject: { kind, id } }) => `${kind} ${id}`);
  const alerts: Alert[] = [];
  for (const typology of typologies) {
    if (!typology.isOn) continue;
    const weights = weightsOf(typology);
    for (const of of bySubject.values())
      for (const cluster of clustersOf(of.filter(({ rule }) => weights.has(rule)))) {
        const score = scoreOf(weights, cluster);
        const [first] = cluster;
        if (!first || score < typology.review) continue;
        alerts.push({
          key: keyOf(typology.id, first.subject, first.from),
          ...{ typology: typology.id, subject: labelled(cluster), score },
          from: first.from,
          to: cluster.reduce((to, each) => (each.to > to ? each.to : to), first.to),
          level: score >= typology.stop ? 'stop' : 'review',
          findings: cluster.toSorted((a, b) => weighed(weights, b) - weighed(weights, a) || inOrder(a, b)),
        });
      }
  }
  return alerts.toSorted(
    (a, b) => b.score - a.score || (a.to !== b.to ? (a.to < b.to ? 1 : -1) : a.key < b.key ? -1 : 1),
  );
}

export const weightsOf = ({ weights }: Typology): ReadonlyMap<RiskRuleId, number> =>
  new Map(weights.map(({ rule, percent }) => [rule, percent]));

const weighed = (weights: ReadonlyMap<RiskRuleId, number>, { rule, points }: Finding): number =>
  points * (weights.get(rule) ?? 0);

/** Points by weight, the heaviest finding of each rule. */
export function scoreOf(weights: ReadonlyMap<RiskRuleId, number>, findings: readonly Finding[]): number {
  const heaviest = new Map<RiskRuleId, number>();
  for (const each of findings)
    heaviest.set(each.rule, Math.max(heaviest.get(each.rule) ?? 0, weighed(weights, each)));
  return Math.floor([...heaviest.values()].reduce((sum, points) => sum + points, 0) / 100);
}

const inOrder = (a: Finding, b: Finding): number => {
  const [one, other] = [a, b].map(({ from, to, rule, band, currency, amount }) =>
    [from, to, rule, band, currency, String(amount ?? 0).padStart(16, '0')].join(' '),
  );
  return (one ?? '') < (other ?? '') ? -1 : one === other ? 0 : 1;
};

function clustersOf(findings: readonly Finding[]): Finding[][] {
  const clusters: { of: Finding[]; until: string; to: string }[] = [];
  for (const each of findings.toSorted(inOrder)) {
    const open = clusters.at(-1);
    if (open && each.from <= dayAfter(open.to, 1) && each.from <= open.until) {
      open.of.push(each);
      if (each.to > open.to) open.to = each.to;
    } else clusters.push({ of: [each], until: dayAfter(each.from, SPAN_DAYS_MAX - 1), to: each.to });
  }
  return clusters.map(({ of }) => of);
}

const dayAfter = (day: string, days: number): string => formatDay((parseDay(day) ?? 0) + days);

/** However a name was printed, one way of printing it is shown: the first by its letters. */
const labelled = (cluster: readonly Finding[]): Finding['subject'] =>
  cluster
    .map(({ subject }) => subject)
    .reduce((one, other) =>
      other.label !== '' && (one.label === '' || other.label < one.label) ? other : one,
    );
