/** Which rules do the work and how right they are, by what people said of their groups. */
import type { Metric } from '../../../../shared/domain/analytics/panels.ts';
import { LEGS } from '../../../../shared/domain/leg.ts';
import { precisionOf } from '../../review/rules/precision.ts';
import type { AnalyticsDeps } from '../deps.ts';
import type { PanelSource } from '../panel-source.ts';
import { thingsBehind } from '../rules/behind.ts';
import type { FoundRow } from '../rules/found.ts';
import { COUNTED, forEachRuleGroup, type Outcome, type RuleGroup } from './rule-groups.ts';
import { thingOfGroup } from './things-behind.ts';

type Tally = Record<Outcome, number>;
interface Row {
  readonly of: readonly string[];
  readonly tally: Tally;
}

export const ruleYield: PanelSource = {
  read: (deps, asked) => {
    const tallies = new Map<string, Row>();
    let last: Row | null = null;
    forEachRuleGroup(deps, asked, (leg, rule, outcome) => {
      // Of a million groups in a row most are of the rule before.
      if (last === null || last.of[0] !== leg || last.of[1] !== rule) {
        const key = `${leg}|${rule}`;
        last = tallies.get(key) ?? { of: [leg, rule], tally: none() };
        tallies.set(key, last);
      }
      last.tally[outcome] += 1;
    });
    const rows = [...tallies.values()]
      .toSorted(inOrder(deps))
      .map(({ of, tally }) => ({ of, values: valuesOf(tally) }));
    if (rows.length === 0) return { tables: [] };
    const all = none();
    for (const { tally } of tallies.values()) for (const outcome of OUTCOMES) all[outcome] += tally[outcome];
    const { precision_least } = valuesOf(all);
    return {
      tables: [{ currency: '', rows, totals: { precision_least: precision_least ?? null } }],
      names: rulesOf(deps).flatMap(({ id, name }) =>
        name === '' ? [] : [{ dimension: 'rule' as const, key: id, name }],
      ),
    };
  },
  behind: (deps, asked, { of, metric }) => {
    const counted = COUNTED[metric] ?? [];
    const found: RuleGroup[] = [];
    forEachRuleGroup(deps, asked, (leg, rule, outcome, open) => {
      if (!counted.includes(outcome) || (of !== null && (of[0] !== leg || of[1] !== rule))) return;
      found.push({ leg, rule, outcome, ...open() });
    });
    return thingsBehind(found, (group) => thingOfGroup(deps, group));
  },
};

const ORDER: readonly string[] = LEGS;
const OUTCOMES = ['accepted', 'proposed', 'confirmed', 'rejected'] as const;
const none = (): Tally => ({ accepted: 0, proposed: 0, confirmed: 0, rejected: 0 });
const sumOf = (tally: Tally, metric: Metric): number =>
  (COUNTED[metric] ?? []).reduce((sum, outcome) => sum + tally[outcome], 0);

function valuesOf(tally: Tally): FoundRow['values'] {
  const [settled, right] = [sumOf(tally, 'settled_groups'), sumOf(tally, 'right_groups')];
  return {
    groups: sumOf(tally, 'groups'),
    judged_groups: sumOf(tally, 'judged_groups'),
    settled_groups: settled,
    right_groups: right,
    precision_least: precisionOf(right, settled - right)?.lowerPpm ?? null,
  };
}

const rulesOf = ({ standing }: Pick<AnalyticsDeps, 'standing'>) => standing.run()?.rules ?? [];

/** Legs in the order of the money, rules in the order in which they are tried; those no longer tried come last. */
function inOrder(deps: AnalyticsDeps) {
  const places = new Map(rulesOf(deps).map(({ id }, place) => [id, place]));
  const rank = ([leg, rule]: readonly string[]) => [
    ORDER.indexOf(leg ?? ''),
    places.get(rule ?? '') ?? places.size,
  ];
  return (one: { readonly of: readonly string[] }, other: { readonly of: readonly string[] }): number => {
    const [[leg = 0, place = 0], [otherLeg = 0, otherPlace = 0]] = [rank(one.of), rank(other.of)];
    return leg - otherLeg || place - otherPlace || ((one.of[1] ?? '') < (other.of[1] ?? '') ? -1 : 1);
  };
}
