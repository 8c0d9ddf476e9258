/** How much agrees, by leg and channel, and what is open by kind and age: the panels of the reconciliation board, over all days. */
import type { Output } from '../../../../shared/contract/calls.ts';
import { AGE_BUCKETS } from '../../../../shared/domain/analytics/panel.ts';
import { EXCEPTION_KINDS, LEGS } from '../../../../shared/domain/leg.ts';
import { minor } from '../../../../shared/domain/money.ts';
import { CHANNELS } from '../../../../shared/domain/statement-line.ts';
import type { AnalyticsDeps } from '../deps.ts';
import { allDays, panelRows } from './panel-rows.ts';

type State = Output<'home.state'>;

const AGES: readonly string[] = AGE_BUCKETS;

export function ratesOf(deps: AnalyticsDeps): State['rates'] {
  const range = allDays(deps);
  if (!range) return [];
  return panelRows(deps, 'rates', range).rows.flatMap(({ currency, of, value }) => {
    const leg = LEGS.find((each) => each === of?.[0]);
    const channel = CHANNELS.find((each) => each === of?.[1]);
    if (!leg || !channel) return [];
    return {
      ...{ leg, channel, currency },
      lines: value('lines') ?? 0,
      matchedLines: value('matched_lines') ?? 0,
      automaticLines: value('automatic_lines') ?? 0,
      value: value('value') ?? 0,
      matchedValue: value('matched_value') ?? 0,
    };
  });
}

export function breaksOf(deps: AnalyticsDeps): State['breaks'] {
  const range = allDays(deps);
  if (!range) return [];
  const found = new Map<string, State['breaks'][number]>();
  for (const { currency, of, value } of panelRows(deps, 'exception_ages', range).rows) {
    const age = AGES.indexOf(of?.[0] ?? '');
    const kind = EXCEPTION_KINDS.find((each) => each === of?.[1]);
    if (age < 0 || !kind) continue;
    const known = found.get(`${kind}|${currency}`) ?? {
      ...{ kind, currency, count: 0, amount: 0 },
      ages: AGE_BUCKETS.map(() => 0),
    };
    const count = value('exceptions') ?? 0;
    found.set(`${kind}|${currency}`, {
      ...known,
      ages: known.ages.map((before, at) => (at === age ? before + count : before)),
      count: known.count + count,
      amount: minor(known.amount + (value('exception_value') ?? 0)),
    });
  }
  return [...found.values()].toSorted(
    (a, b) => b.count - a.count || EXCEPTION_KINDS.indexOf(a.kind) - EXCEPTION_KINDS.indexOf(b.kind),
  );
}
