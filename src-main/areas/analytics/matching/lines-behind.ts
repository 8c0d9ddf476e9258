/** The lines behind a cell of a leg's figures: those whose marks the figure counts, so they add up to it. */
import { SIDES, type Side } from '../../../../shared/domain/leg.ts';
import { CHANNELS } from '../../../../shared/domain/statement-line.ts';
import type { LegView } from '../../review/leg-view.ts';
import { NO_DAY } from '../../statements/rules/line-columns.ts';
import type { AnalyticsDeps } from '../deps.ts';
import { BehindLines } from '../rules/behind.ts';
import { type Asked, type Behind, type CellAsked, NOTHING_BEHIND } from '../rules/found.ts';
import { tradeDays } from '../rules/trade-days.ts';
import { FIGURE_NAMES, FIGURES, moneyOf } from './leg-cube.ts';
import { type Place, viewsOf } from './leg-sums.ts';
import { marksOf } from './line-marks.ts';
import { admitted, strataOf } from './strata.ts';

export function linesBehind(
  deps: AnalyticsDeps,
  asked: Asked,
  cell: CellAsked,
  name: (place: Place) => readonly string[],
): Behind {
  const figure = FIGURE_NAMES.find((each) => each === cell.metric);
  if (!figure) return NOTHING_BEHIND;
  const { mark, isMoney } = FIGURES[figure];
  const found = new BehindLines();
  // Money is the left side's alone: lines of the right one would stand there with nothing.
  for (const view of viewsOf(deps))
    for (const side of isMoney ? SIDES.slice(0, 1) : SIDES)
      addLines(found, deps, asked, cell, { view, side, mark, name });
  return found.behind();
}

function addLines(
  found: BehindLines,
  deps: AnalyticsDeps,
  asked: Asked,
  cell: CellAsked,
  of: {
    readonly view: LegView;
    readonly side: Side;
    readonly mark: number;
    readonly name: (place: Place) => readonly string[];
  },
): void {
  const { view, side, mark } = of;
  const set = view.set(side);
  const strata = strataOf(deps, set);
  const days = tradeDays(set);
  const isAdmitted = admitted(deps, asked, strata);
  for (const [at, { currency }] of strata.list.entries()) if (currency !== cell.currency) isAdmitted[at] = 0;
  const marks = marksOf(view)[side];
  const isNamed = nameTest(of, cell);
  for (let position = 0; position < set.count; position += 1) {
    if (((marks[position] ?? 0) & mark) === 0 || isAdmitted[strata.of[position] ?? 0] !== 1) continue;
    const day = days[position] ?? NO_DAY;
    if (day >= asked.from && day <= asked.to && isNamed(set.channel[position] ?? 0, day))
      found.add(set.lineId[position] ?? 0, moneyOf(view, side, position));
  }
}

/** Names are made once a channel and day, not once a line. */
function nameTest(
  { view, name }: { readonly view: LegView; readonly name: (place: Place) => readonly string[] },
  { of }: CellAsked,
): (channel: number, day: number) => boolean {
  if (of === null) return () => true;
  const known = new Map<number, boolean>();
  return (channel, day) => {
    const key = day * CHANNELS.length + channel;
    const held = known.get(key);
    if (held !== undefined) return held;
    const named = name({ leg: view.leg, channel: CHANNELS[channel] ?? 'none', day });
    const isIt = named.every((text, at) => text === of[at]);
    known.set(key, isIt);
    return isIt;
  };
}
