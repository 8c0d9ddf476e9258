/**
 * A leg's figures by stratum and day, added up once for as long as the leg stands as it does: a million lines become some thousand cells, and every
 * panel is a sum over those. The lines behind a cell are found by the same marks, so they add up to it.
 */
import { SIDES, type Side } from '../../../../shared/domain/leg.ts';
import { plainAmount } from '../../matching/rules/work/leg-amount.ts';
import type { LegView } from '../../review/leg-view.ts';
import { NO_DAY } from '../../statements/rules/line-columns.ts';
import type { AnalyticsDeps } from '../deps.ts';
import { tradeDays } from '../rules/trade-days.ts';
import { ASKED_ABOUT, AUTOMATIC, CROSSED, MATCHED, marksOf } from './line-marks.ts';
import { strataOf } from './strata.ts';

/** Each figure by the mark its lines bear; money is that of the left side alone, as in the summaries. */
export const FIGURES = {
  lines: { mark: ASKED_ABOUT, isMoney: false },
  value: { mark: ASKED_ABOUT, isMoney: true },
  matched_lines: { mark: MATCHED, isMoney: false },
  matched_value: { mark: MATCHED, isMoney: true },
  automatic_lines: { mark: AUTOMATIC, isMoney: false },
  automatic_value: { mark: AUTOMATIC, isMoney: true },
  crossed_lines: { mark: CROSSED, isMoney: false },
  crossed_value: { mark: CROSSED, isMoney: true },
} as const;
export type Figure = keyof typeof FIGURES;
export const FIGURE_NAMES = Object.keys(FIGURES) as readonly Figure[]; // The table is closed: its keys are the names.
const WIDTH = FIGURE_NAMES.length;

interface SideCube {
  readonly count: number;
  readonly stratum: ArrayLike<number>;
  /** In China; NO_DAY for lines that stand on none. */
  readonly day: ArrayLike<number>;
  /** Figure `f` of cell `c` is at c × FIGURE_NAMES.length + f. */
  readonly figures: ArrayLike<number>;
}

const known = new WeakMap<LegView, Readonly<Record<Side, SideCube>>>();

export function cubeOf(deps: Pick<AnalyticsDeps, 'lines'>, view: LegView): Readonly<Record<Side, SideCube>> {
  const held = known.get(view);
  if (held) return held;
  const cube = { left: sideCube(deps, view, 'left'), right: sideCube(deps, view, 'right') };
  known.set(view, cube);
  return cube;
}

/** What a line adds to a figure of money. */
export const moneyOf = (view: LegView, side: Side, position: number): number =>
  side === SIDES[0] ? plainAmount(view.leg, side, view.left, position) : 0;

/** Room for every day of four-digit years, on either side of 1970. */
const DAYS = 2 ** 23;

function sideCube(deps: Pick<AnalyticsDeps, 'lines'>, view: LegView, side: Side): SideCube {
  const set = view.set(side);
  const strata = strataOf(deps, set).of;
  const days = tradeDays(set);
  const marks = marksOf(view)[side];
  const places = new Map<number, number>();
  const stratum: number[] = [];
  const day: number[] = [];
  const figures: number[] = [];
  let lastKey = -1;
  let cell = 0;
  for (let position = 0; position < set.count; position += 1) {
    const mark = marks[position] ?? 0;
    if (mark === 0) continue;
    const own = days[position] ?? NO_DAY;
    const of = strata[position] ?? 0;
    const key = of * DAYS + (own === NO_DAY ? 0 : own + DAYS / 2);
    if (key !== lastKey) {
      lastKey = key;
      const place = places.get(key);
      if (place === undefined) {
        cell = stratum.push(of) - 1;
        day.push(own);
        for (let figure = 0; figure < WIDTH; figure += 1) figures.push(0);
        places.set(key, cell);
      } else cell = place;
    }
    const money = moneyOf(view, side, position);
    for (let figure = 0; figure < WIDTH; figure += 1) {
      const { mark: wanted, isMoney } = PLAIN[figure] ?? NOTHING;
      if ((mark & wanted) !== 0)
        figures[cell * WIDTH + figure] = (figures[cell * WIDTH + figure] ?? 0) + (isMoney ? money : 1);
    }
  }
  return { count: stratum.length, stratum, day, figures };
}

const PLAIN = FIGURE_NAMES.map((name) => FIGURES[name]);
const NOTHING = { mark: 0, isMoney: false };
