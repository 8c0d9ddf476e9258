/** The lines behind a cell of a leg's figures: those whose marks the figure counts, so they add up to it. */
import { SIDES, type Side } from '../../../../shared/domain/leg.ts';
import { minor } from '../../../../shared/domain/money.ts';
import { CHANNELS } from '../../../../shared/domain/statement-line.ts';
import type { LegView } from '../../review/leg-view.ts';
import { NO_DAY } from '../../statements/rules/line-columns.ts';
import type { AnalyticsDeps } from '../deps.ts';
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
  const parts = viewsOf(deps).flatMap((view) =>
    // Money is the left side's alone: lines of the right one would stand there with nothing.
    (isMoney ? SIDES.slice(0, 1) : SIDES).map((side) => {
      const positions = positionsOf(deps, asked, cell, { view, side, mark, name });
      return { view, side, positions };
    }),
  );
  let total = 0;
  let amount = 0;
  for (const { view, side, positions } of parts) {
    total += positions.length;
    for (const position of positions) amount += moneyOf(view, side, position);
  }
  return {
    total,
    count: total,
    amount: minor(amount),
    at: (index) => {
      let rest = index;
      for (const { view, side, positions } of parts) {
        const position = positions[rest];
        if (position !== undefined)
          return {
            ...{ what: 'line', count: 1, amount: moneyOf(view, side, position) },
            lineId: view.set(side).lineId[position] ?? 0,
          };
        rest -= positions.length;
      }
      throw new RangeError('nothing stands behind it');
    },
  };
}

function positionsOf(
  deps: AnalyticsDeps,
  asked: Asked,
  cell: CellAsked,
  of: {
    readonly view: LegView;
    readonly side: Side;
    readonly mark: number;
    readonly name: (place: Place) => readonly string[];
  },
): Uint32Array {
  const { view, side, mark } = of;
  const set = view.set(side);
  const strata = strataOf(deps, set);
  const days = tradeDays(set);
  const isAdmitted = admitted(deps, asked, strata);
  for (const [at, { currency }] of strata.list.entries()) if (currency !== cell.currency) isAdmitted[at] = 0;
  const marks = marksOf(view)[side];
  const isNamed = nameTest(of, cell);
  const found = new Uint32Array(set.count);
  let count = 0;
  for (let position = 0; position < set.count; position += 1) {
    if (((marks[position] ?? 0) & mark) === 0 || isAdmitted[strata.of[position] ?? 0] !== 1) continue;
    const day = days[position] ?? NO_DAY;
    if (day < asked.from || day > asked.to || !isNamed(set.channel[position] ?? 0, day)) continue;
    found[count] = position;
    count += 1;
  }
  return found.slice(0, count);
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
