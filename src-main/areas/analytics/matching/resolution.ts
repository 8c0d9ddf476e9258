/** How long exceptions took from being found to being settled, and how often one was opened again. */
import { chinaDay } from '../../../../shared/domain/china-time.ts';
import { parseDay } from '../../../../shared/domain/dates.ts';
import { EXCEPTION_KINDS } from '../../../../shared/domain/leg.ts';
import type { AnalyticsDeps } from '../deps.ts';
import type { PanelSource } from '../panel-source.ts';
import { thingsBehind } from '../rules/behind.ts';
import type { Asked, BehindThing, FoundRow } from '../rules/found.ts';
import { exceptionsIn } from './exceptions-in.ts';
import { percentile } from './rules/percentile.ts';
import { type Settled, settlementsOf } from './settled.ts';
import { shownOf } from './things-behind.ts';

const HOUR_MS = 3_600_000;

export const resolution: PanelSource = {
  read: (deps, asked) => {
    const { settled, reopened } = within(deps, asked);
    const rows = EXCEPTION_KINDS.flatMap((kind): FoundRow[] => {
      const ofKind = (all: readonly Settled[]) => all.filter((each) => each.kind === kind);
      const [own, opened] = [ofKind(settled), ofKind(reopened)];
      if (own.length + opened.length === 0) return [];
      return [{ of: [kind], values: { resolved: own.length, ...times(own), reopened: opened.length } }];
    });
    if (rows.length === 0) return { tables: [] };
    const unknown = settled.filter(({ since }) => since === null).length;
    return {
      tables: [{ currency: '', rows, totals: times(settled) }],
      notes: unknown === 0 ? [] : [{ kind: 'found_when_unknown', facts: { count: unknown } }],
    };
  },
  behind: (deps, asked, { of, metric }) => {
    const { settled, reopened } = within(deps, asked);
    const isNamed = ({ kind }: Settled) => of === null || of[0] === kind;
    const found = (metric === 'reopened' ? reopened : settled).filter(isNamed);
    return thingsBehind(found, (each) => thingOf(deps, each));
  },
};

/** By the day in China on which it was settled, or opened again. */
function within(deps: AnalyticsDeps, asked: Asked) {
  const { settled, reopened } = settlementsOf(deps);
  const isIn = ({ at }: Settled) => {
    const day = parseDay(chinaDay(at)) ?? 0;
    return day >= asked.from && day <= asked.to;
  };
  return {
    settled: exceptionsIn(deps, asked, settled, isIn),
    reopened: exceptionsIn(deps, asked, reopened, isIn),
  };
}

/** Of those of which it is known when they were found. */
function times(settled: readonly Settled[]): FoundRow['values'] {
  const hours = settled.flatMap(({ since, at }) =>
    since === null ? [] : Math.max(0, Math.round((Date.parse(at) - Date.parse(since)) / HOUR_MS)),
  );
  return { resolve_p50: percentile(hours, 50), resolve_p95: percentile(hours, 95) };
}

/** An exception that is gone is opened by the match that took its place. */
function thingOf(deps: AnalyticsDeps, { key, leg, left, right, at }: Settled): BehindThing {
  const side = left[0] === undefined ? 'right' : 'left';
  const line = left[0] ?? right[0];
  const isHere = deps.standing.exception(key) !== null;
  const group =
    isHere || line === undefined || !deps.standing.legs().includes(leg)
      ? null
      : deps.standing.view(leg).groupOf(side, line);
  return {
    ...(group ? { what: 'group', key: group.key } : { what: 'exception', key }),
    ...{ count: 1, amount: 0, day: chinaDay(at) },
    title: line === undefined ? '' : shownOf(deps, line).title,
  };
}
