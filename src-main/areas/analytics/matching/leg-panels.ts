/**
 * The board's panels about lines of legs: match rates by leg and channel, over time, and lines matched across days. One reading for all three; each says
 * only how its rows are named.
 */
import { LEGS } from '../../../../shared/domain/leg.ts';
import { minor } from '../../../../shared/domain/money.ts';
import { CHANNELS } from '../../../../shared/domain/statement-line.ts';
import { NO_DAY } from '../../statements/rules/line-columns.ts';
import type { AnalyticsDeps } from '../deps.ts';
import type { PanelSource } from '../panel-source.ts';
import type { Asked, Found } from '../rules/found.ts';
import { fallOfAutomaticRate } from './automatic-fall.ts';
import { FIGURE_NAMES } from './leg-cube.ts';
import { type Name, sumsOf } from './leg-sums.ts';
import { linesBehind } from './lines-behind.ts';

type Notes = NonNullable<Found['notes']>;

const byLegAndChannel: Name = (_, { leg, channel }) => [leg, channel];
const byPeriod: Name = (asked, { day }) => [asked.period(day)];
const byPeriodAndLeg: Name = (asked, { leg, day }) => [asked.period(day), leg];

const inOrder = (one: readonly string[], other: readonly string[]): number => {
  const at = one.findIndex((text, place) => text !== other[place]);
  return at < 0
    ? 0
    : rank(one[at] ?? '') - rank(other[at] ?? '') || ((one[at] ?? '') < (other[at] ?? '') ? -1 : 1);
};
/** Legs and channels in the order of their lists, days by themselves. */
const PLACES: readonly string[] = [...LEGS, ...CHANNELS];
const rank = (text: string): number => PLACES.indexOf(text);

/** `isCrossing`: a row needs no more than matched lines, and one without any is none. */
function legPanel(
  name: Name,
  isCrossing: boolean,
  notes: (deps: AnalyticsDeps, asked: Asked) => Notes,
): PanelSource {
  const needed = FIGURE_NAMES.indexOf(isCrossing ? 'matched_lines' : 'lines');
  return {
    read: (deps, asked) => ({
      tables: [...sumsOf(deps, asked, name)]
        .toSorted(([one], [other]) => (one < other ? -1 : 1))
        .map(([currency, rows]) => ({
          currency,
          rows: [...rows.values()]
            .filter(({ sums }) => (sums[needed] ?? 0) > 0)
            .map(({ of, sums }) => ({
              of,
              values: Object.fromEntries(FIGURE_NAMES.map((figure, at) => [figure, minor(sums[at] ?? 0)])),
            })),
        }))
        .filter(({ rows }) => rows.length > 0),
      notes: notes(deps, asked),
    }),
    complete: (table) => ({ ...table, rows: table.rows.toSorted((a, b) => inOrder(a.of, b.of)) }),
    behind: (deps, asked, cell) => linesBehind(deps, asked, cell, (place) => name(asked, place)),
  };
}

/** Lines that the filter lets through and that stand on no day of any range: said, since no row has them. */
function linesWithoutDay(deps: AnalyticsDeps, asked: Asked): Notes {
  const undated = sumsOf(deps, { ...asked, from: NO_DAY, to: NO_DAY }, () => []);
  const count = [...undated.values()].reduce((sum, rows) => sum + (rows.get('')?.sums[0] ?? 0), 0);
  return count === 0 ? [] : [{ kind: 'lines_without_day', facts: { count } }];
}

export const LEG_SOURCES = {
  rates: legPanel(byLegAndChannel, false, (deps, asked) => [
    ...fallOfAutomaticRate(deps, asked),
    ...linesWithoutDay(deps, asked),
  ]),
  rate_trend: legPanel(byPeriod, false, linesWithoutDay),
  cut_off: legPanel(byPeriodAndLeg, true, linesWithoutDay),
} as const satisfies Readonly<Record<string, PanelSource>>;
