/**
 * What every report is written from: groups in force in one order that depends only on the lines, and the exceptions with their members.
 */
import { LEGS, type Leg, SIDES, type Side } from '../../../shared/domain/leg.ts';
import type { GroupRef } from '../review/leg-view.ts';
import type { Standing, StandingException } from '../review/standing.ts';
import type { LineStore } from '../statements/line-store.ts';
import type { LineSet } from '../statements/rules/line-columns.ts';
import { type RowOfPosition, referencesOf, sideRows } from './side-rows.ts';

export interface LegReport {
  readonly leg: Leg;
  readonly groupCount: number;
  /** Groups in the order of their first line. Their numbers in reports are their places in it, from 1. */
  readonly groups: () => IterableIterator<GroupRef>;
  /** The place of one of them, or -1: found by its first line, so that nobody need go through all. */
  readonly indexOf: (group: GroupRef) => number;
  readonly groupAt: (index: number) => GroupRef | null;
  readonly rowOf: Readonly<Record<Side, (lineId: number) => ReturnType<RowOfPosition>>>;
  readonly exceptions: readonly StandingException[];
}

export function legReports(standing: Standing, lines: LineStore): LegReport[] {
  const legs = standing.legs();
  const known = new Map<LineSet, readonly string[]>();
  const references = (set: LineSet) => {
    const held = known.get(set) ?? referencesOf(lines, set);
    known.set(set, held);
    return held;
  };
  return LEGS.filter((leg) => legs.includes(leg)).map((leg) => {
    const view = standing.view(leg);
    const index = view.groupIndex(['accepted', 'proposed', 'confirmed']);
    const places = new Float64Array(index.count);
    const order = new Uint32Array(index.count);
    for (let at = 0; at < index.count; at += 1) {
      places[at] = index.placeAt(at);
      order[at] = at;
    }
    order.sort((a, b) => (places[a] ?? 0) - (places[b] ?? 0));
    const rowOf = (side: Side) => {
      const set = view.set(side);
      const row = sideRows(lines, leg, side, set, references(set));
      return (lineId: number) => row(view.positionOf(side, lineId));
    };
    const placeOf = (each: Pick<StandingException, 'left' | 'right'>) =>
      each.left[0] === undefined
        ? view.left.count + view.positionOf('right', each.right[0] ?? 0)
        : view.positionOf('left', each.left[0]);
    return {
      leg,
      groupCount: index.count,
      groups: function* () {
        for (const at of order) yield index.at(at);
      },
      indexOf: (group) => {
        const place = placeOf(group);
        let from = 0;
        let to = order.length;
        while (from < to) {
          const middle = (from + to) >>> 1;
          if ((places[order[middle] ?? 0] ?? 0) < place) from = middle + 1;
          else to = middle;
        }
        return places[order[from] ?? -1] === place ? from : -1;
      },
      groupAt: (at) => (at >= 0 && at < order.length ? index.at(order[at] ?? 0) : null),
      rowOf: { left: rowOf('left'), right: rowOf('right') },
      exceptions: standing
        .exceptions()
        .filter((each) => each.leg === leg)
        .map((each) => ({ each, place: placeOf(each) }))
        .toSorted((a, b) => a.place - b.place || (a.each.key < b.each.key ? -1 : 1))
        .map(({ each }) => each),
    };
  });
}

/** Members of a group or an exception, left before right, with the row each prints. */
export function* membersOf(
  report: LegReport,
  of: { readonly left: readonly number[]; readonly right: readonly number[] },
) {
  for (const side of SIDES) for (const lineId of of[side]) yield { side, row: report.rowOf[side](lineId) };
}

/** 'order_trade-000012': the same lines give the same number whatever was run before. */
export const reportNo = (leg: Leg, index: number): string => `${leg}-${String(index + 1).padStart(6, '0')}`;
