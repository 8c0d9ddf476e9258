/**
 * How a score comes about: each rule's heaviest finding by its weight in the typology. Null where the figures of today's book do not give the score that
 * was found: then it was found by another version, and only the points are said. Pure.
 */
import type { FindingView } from '../../../../shared/contract/risk-views.ts';
import type { Typology } from '../../../../shared/domain/risk.ts';

export interface CountedPoints {
  readonly percent: number;
  /** What it adds to the score; 0 where a heavier finding of the same rule stands for it. */
  readonly points: number;
}

type Finding = Pick<FindingView, 'rule' | 'points'>;

export function countedPoints(
  findings: readonly Finding[],
  typology: Pick<Typology, 'weights'> | null,
  score: number,
): readonly CountedPoints[] | null {
  if (!typology) return null;
  const weights = new Map(typology.weights.map(({ rule, percent }) => [rule, percent]));
  const heaviest = new Map<Finding['rule'], number>();
  for (const [at, { rule, points }] of findings.entries()) {
    const held = heaviest.get(rule);
    if (held === undefined || points > (findings[held]?.points ?? 0)) heaviest.set(rule, at);
  }
  const counted = findings.map(({ rule, points }, at) => ({
    percent: weights.get(rule) ?? 0,
    weighed: heaviest.get(rule) === at ? points * (weights.get(rule) ?? 0) : 0,
  }));
  const sum = Math.floor(counted.reduce((total, { weighed }) => total + weighed, 0) / 100);
  return sum === score
    ? counted.map(({ percent, weighed }) => ({ percent, points: Math.floor(weighed / 100) }))
    : null;
}
