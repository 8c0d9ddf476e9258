/**
 * Groups of each rule with what became of them: the machine's that stand, and those people spoke about. The same tallies as the quality of rules in the
 * review, but for any filter, and each can be opened.
 */

import type { Metric } from '../../../../shared/domain/analytics/panels.ts';
import { LEGS, type Leg, type Side } from '../../../../shared/domain/leg.ts';
import { latestVerdicts, type Verdict } from '../../review/groups/verdicts.ts';
import type { LegView } from '../../review/leg-view.ts';
import type { AnalyticsDeps } from '../deps.ts';
import type { Asked } from '../rules/found.ts';
import { viewsOf } from './leg-sums.ts';
import { admitted, isUnfiltered, strataOf } from './strata.ts';

/** accepted, proposed: stands. confirmed, rejected: what people said last; rejected also of an accepted one that was taken apart. */
export type Outcome = 'accepted' | 'proposed' | 'confirmed' | 'rejected';
/** Which outcomes a metric counts. */
export const COUNTED: Partial<Record<Metric, readonly Outcome[]>> = {
  groups: ['accepted', 'proposed'],
  judged_groups: ['confirmed', 'rejected'],
  settled_groups: ['accepted', 'confirmed', 'rejected'],
  right_groups: ['accepted', 'confirmed'],
  precision_least: ['accepted', 'confirmed', 'rejected'],
};

export interface RuleGroup {
  readonly leg: Leg;
  readonly rule: string;
  readonly outcome: Outcome;
  /** What there is to open, made when somebody looks. */
  readonly key: () => string;
  /** Its first line: of the left side, else of the right one. */
  readonly lineId: () => number;
}

/** Visits every group that the filter lets through; of a million that stand no object is made unless `open` is asked for. */
export function forEachRuleGroup(
  deps: AnalyticsDeps,
  asked: Asked,
  visit: (leg: Leg, rule: string, outcome: Outcome, open: () => Pick<RuleGroup, 'key' | 'lineId'>) => void,
): void {
  for (const view of viewsOf(deps)) {
    const isIn = firstLineTest(deps, asked, view);
    const index = view.groupIndex(['accepted', 'proposed']);
    let at = 0;
    view.forEachStanding((rule, state) => {
      const own = at;
      at += 1;
      if (isIn.unfiltered || isIn.place(index.placeAt(own)))
        visit(view.leg, rule, state, () => ({
          key: () => index.at(own).key,
          lineId: () => lineAt(view, index.placeAt(own)),
        }));
    });
  }
  // Of legs that have no lines any more, too: what was said of a rule stays said.
  for (const leg of LEGS) {
    const view = deps.standing.legs().includes(leg) ? deps.standing.view(leg) : null;
    const isIn = view ? firstLineTest(deps, asked, view) : null;
    for (const verdict of latestVerdicts(deps.ledger, leg).values()) {
      if (verdict.was === 'by_hand') continue;
      const [side, lineId] = firstLine(verdict);
      if (!(isIn ? isIn.unfiltered || isIn.line(side, lineId) : isUnfiltered(asked))) continue;
      visit(leg, verdict.rule, verdict.verdict === 'yes' ? 'confirmed' : 'rejected', () => ({
        key: () => view?.groupOf(side, lineId)?.key ?? verdict.subject,
        lineId: () => lineId,
      }));
    }
  }
}

const firstLine = ({ left, right }: Verdict): [Side, number] =>
  left[0] === undefined ? ['right', right[0] ?? 0] : ['left', left[0]];

const lineAt = (view: LegView, place: number): number =>
  (place < view.left.count ? view.left.lineId[place] : view.right.lineId[place - view.left.count]) ?? 0;

function firstLineTest(deps: AnalyticsDeps, asked: Asked, view: LegView) {
  const sides = { left: strataOf(deps, view.left), right: strataOf(deps, view.right) };
  const isIn = { left: admitted(deps, asked, sides.left), right: admitted(deps, asked, sides.right) };
  const at = (side: Side, position: number) => isIn[side][sides[side].of[position] ?? 0] === 1;
  return {
    unfiltered: isUnfiltered(asked),
    place: (place: number) =>
      place < view.left.count ? at('left', place) : at('right', place - view.left.count),
    /** A line that left with its import is in no filter. */
    line: (side: Side, lineId: number) => {
      const position = view.positionOf(side, lineId);
      return position >= 0 && at(side, position);
    },
  };
}
