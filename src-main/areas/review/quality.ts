/**
 * How well each rule has done so far: groups that stand, and what persons said of its groups, by band of confidence. Accepted groups count as right
 * until a person takes one apart.
 */
import type { RuleQuality } from '../../../shared/contract/match-rules.ts';
import { LEGS, type Leg } from '../../../shared/domain/leg.ts';
import type { Ledger } from '../../ledger/ledger.ts';
import type { HandlersOf } from '../../platform/handlers.ts';
import type { RuleStore } from '../matching/rule-book/rule-store.ts';
import { latestVerdicts } from './groups/verdicts.ts';
import { BANDS, bandOf, precisionOf } from './rules/precision.ts';
import type { Standing } from './standing.ts';

interface Tally {
  accepted: number;
  proposed: number;
  undone: number;
  confirmed: number;
  rejected: number;
}

export interface QualityDeps {
  readonly ledger: Ledger;
  readonly standing: Standing;
  readonly rules: RuleStore;
}

/** Groups of the newest run that stand, by the rule that made them. */
export function groupCounts(standing: Standing): Map<string, { accepted: number; proposed: number }> {
  const counts = new Map<string, { accepted: number; proposed: number }>();
  for (const leg of standing.legs())
    standing.view(leg).forEachStanding((rule, state) => {
      const count = counts.get(rule) ?? { accepted: 0, proposed: 0 };
      counts.set(rule, count);
      count[state] += 1;
    });
  return counts;
}

export function qualityCalls({ ledger, standing, rules }: QualityDeps): HandlersOf<'matching.ruleQuality'> {
  return {
    'matching.ruleQuality': () => ({
      rules: LEGS.flatMap((leg) => ofLeg(leg, tallies(ledger, standing, leg), rules)),
    }),
  };
}

/** By rule, then by band. */
function tallies(ledger: Ledger, standing: Standing, leg: Leg): Map<string, Tally[]> {
  const byRule = new Map<string, Tally[]>();
  const at = (rule: string, confidence: number): Tally | undefined => {
    const bands =
      byRule.get(rule) ??
      BANDS.map(() => ({ accepted: 0, proposed: 0, undone: 0, confirmed: 0, rejected: 0 }));
    byRule.set(rule, bands);
    return bands[bandOf(confidence)];
  };
  if (standing.legs().includes(leg))
    standing.view(leg).forEachStanding((rule, state, confidence) => {
      const tally = at(rule, confidence);
      if (tally) tally[state] += 1;
    });
  for (const { rule, was, verdict, confidence } of latestVerdicts(ledger, leg).values()) {
    const tally = was === 'by_hand' ? undefined : at(rule, confidence);
    if (!tally) continue;
    if (verdict === 'yes') tally.confirmed += 1;
    else if (was === 'accepted') tally.undone += 1;
    else tally.rejected += 1;
  }
  return byRule;
}

function ofLeg(leg: Leg, byRule: ReadonlyMap<string, readonly Tally[]>, rules: RuleStore): RuleQuality[] {
  const inForce = rules.inForce();
  const placeOf = (id: string) => inForce.find((rule) => rule.id === id)?.place ?? Number.MAX_SAFE_INTEGER;
  return [...byRule]
    .map(([id, bands]) => ({
      id,
      name: inForce.find((rule) => rule.id === id)?.name ?? '',
      leg,
      bands: BANDS.flatMap(({ from, to }, index) => {
        const tally = bands[index];
        if (!tally) return [];
        const { accepted, undone, confirmed, rejected } = tally;
        if (accepted + undone + confirmed + rejected === 0) return [];
        const precision = precisionOf(accepted + confirmed, undone + rejected);
        return [
          {
            from,
            to,
            accepted,
            undone,
            confirmed,
            rejected,
            precisionPpm: precision?.precisionPpm ?? null,
            lowerPpm: precision?.lowerPpm ?? null,
          },
        ];
      }),
    }))
    .filter(({ bands }) => bands.length > 0)
    .toSorted((a, b) => placeOf(a.id) - placeOf(b.id) || (a.id < b.id ? -1 : 1));
}
