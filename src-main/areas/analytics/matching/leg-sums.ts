/**
 * Figures of legs under a filter, by whatever name a panel gives its rows: sums over the cells of the legs' cubes, one table a currency.
 */
import { LEGS, type Leg, SIDES } from '../../../../shared/domain/leg.ts';
import type { Channel } from '../../../../shared/domain/statement-line.ts';
import type { LegView } from '../../review/leg-view.ts';
import type { AnalyticsDeps } from '../deps.ts';
import type { Asked } from '../rules/found.ts';
import { cubeOf, FIGURE_NAMES } from './leg-cube.ts';
import { admitted, strataOf } from './strata.ts';

/** Where a line stands: all that a row's name is made of. */
export interface Place {
  readonly leg: Leg;
  readonly channel: Channel;
  readonly day: number;
}
export type Name = (asked: Asked, place: Place) => readonly string[];
interface SummedRow {
  readonly of: readonly string[];
  /** By FIGURE_NAMES. */
  readonly sums: number[];
}

export const viewsOf = ({ standing }: Pick<AnalyticsDeps, 'standing'>): LegView[] => {
  const legs = standing.legs();
  return LEGS.filter((leg) => legs.includes(leg)).map((leg) => standing.view(leg));
};

/** By currency, then by row. */
export function sumsOf(deps: AnalyticsDeps, asked: Asked, name: Name): Map<string, Map<string, SummedRow>> {
  const byCurrency = new Map<string, Map<string, SummedRow>>();
  const width = FIGURE_NAMES.length;
  for (const view of viewsOf(deps)) {
    const cubes = cubeOf(deps, view);
    for (const side of SIDES) {
      const { count, stratum, day, figures } = cubes[side];
      const strata = strataOf(deps, view.set(side));
      const isAdmitted = admitted(deps, asked, strata);
      for (let cell = 0; cell < count; cell += 1) {
        const own = day[cell] ?? 0;
        const at = stratum[cell] ?? 0;
        const of = strata.list[at];
        if (own < asked.from || own > asked.to || isAdmitted[at] !== 1 || !of) continue;
        const rows = byCurrency.get(of.currency) ?? new Map<string, SummedRow>();
        byCurrency.set(of.currency, rows);
        const named = name(asked, { leg: view.leg, channel: of.own.channel, day: own });
        const key = named.join('|');
        const row = rows.get(key) ?? { of: named, sums: new Array<number>(width).fill(0) };
        rows.set(key, row);
        for (let figure = 0; figure < width; figure += 1)
          row.sums[figure] = (row.sums[figure] ?? 0) + (figures[cell * width + figure] ?? 0);
      }
    }
  }
  return byCurrency;
}
