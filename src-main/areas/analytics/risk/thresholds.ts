/**
 * How often each limit was reached (门槛): thresholds of large-value reports, bands of the rules in force, and a typology's lines for looking and stopping.
 * A row's code says which: `large_value.<kind>.<currency>`, `rule.<rule>.<band>`, `typology.<typology>.<line>`.
 */
import type { AnalyticsDeps } from '../deps.ts';
import type { PanelSource } from '../panel-source.ts';
import { thingsBehind } from '../rules/behind.ts';
import type { Asked, BehindThing } from '../rules/found.ts';
import { mostFirst } from '../rules/most-first.ts';
import { alertsSeen, isWithin, tableOf, thingOfAlert } from './alerts.ts';
import { largeValuesSeen, thingOfLargeValue } from './large-values.ts';

interface Reached {
  readonly code: string;
  readonly thing: () => BehindThing;
}

export const thresholds: PanelSource = {
  read: (deps, asked) => {
    const byCode = Map.groupBy(reachedIn(deps, asked), ({ code }) => code);
    const rows = [...byCode].map(([code, of]) => ({ of: [code], values: { threshold_hits: of.length } }));
    return tableOf(mostFirst(rows, 'threshold_hits'));
  },
  behind: (deps, asked, { of }) =>
    thingsBehind(
      reachedIn(deps, asked).filter(({ code }) => of === null || code === of[0]),
      // Here a large value is one time that a threshold was reached, whatever it came to.
      ({ thing }) => ({ ...thing(), amount: 0 }),
    ),
};

function reachedIn(deps: AnalyticsDeps, asked: Asked): Reached[] {
  const large = largeValuesSeen(deps, asked).flatMap((each): Reached[] =>
    each.row.threshold
      ? [
          {
            code: `large_value.${each.row.rule}.${each.row.currency}`,
            thing: () => thingOfLargeValue(each),
          },
        ]
      : [],
  );
  const seen = alertsSeen(deps, asked);
  const lines = seen.flatMap(({ standing }) =>
    (standing.alert.level === 'stop' ? ['review', 'stop'] : ['review']).map(
      (line): Reached => ({
        code: `typology.${standing.alert.typology}.${line}`,
        thing: () => thingOfAlert(deps, standing),
      }),
    ),
  );
  return [...large, ...lines, ...bandsIn(deps, asked, seen)];
}

/** One finding may stand in alerts of several typologies: it reached its band once. */
function bandsIn(deps: AnalyticsDeps, asked: Asked, seen: ReturnType<typeof alertsSeen>): Reached[] {
  const found = new Map<string, Reached>();
  for (const { standing } of seen)
    for (const { rule, band, subject, from, to, amount, currency } of standing.alert.findings) {
      const name = JSON.stringify([rule, band, subject.kind, subject.id, from, to, amount, currency]);
      if (found.has(name) || !isWithin(asked, to)) continue;
      found.set(name, { code: `rule.${rule}.${band}`, thing: () => thingOfAlert(deps, standing) });
    }
  return [...found.values()];
}
