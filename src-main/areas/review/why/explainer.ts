/**
 * What every explanation rests on: the legs as they stand, their lines, and what finds lines of a side. Kept while the leg stands as it
 * does, so that one explanation after the other (a clerk going down a list, a report over thousands) does not begin anew.
 */
import type { LineView } from '../../../../shared/contract/shapes.ts';
import type { WhySignal } from '../../../../shared/contract/why.ts';
import { differenceOf, type Side } from '../../../../shared/domain/leg.ts';
import type { MatchRule } from '../../../../shared/domain/match-rule.ts';
import type { LineStore } from '../../statements/line-store.ts';
import type { LegView } from '../leg-view.ts';
import { folded } from '../rules/numbers.ts';
import { fullSignals } from '../rules/signals.ts';
import type { Standing } from '../standing.ts';
import { sumOf } from '../views.ts';
import { SideIndex } from './side-index.ts';

/** Lines of a group that are read to compare it; a group of thousands is judged by its first ones. */
const LINES_READ_MAX = 200;

export class Explainer {
  readonly standing: Standing;
  readonly lines: LineStore;
  readonly nameOf: (person: string) => string;
  readonly #indexes = new WeakMap<LegView, Readonly<Record<Side, SideIndex>>>();

  constructor(parts: {
    standing: Standing;
    lines: LineStore;
    nameOf: (person: string) => string;
  }) {
    this.standing = parts.standing;
    this.lines = parts.lines;
    this.nameOf = parts.nameOf;
  }

  /** As the firm knows them now: its own days may change between two explanations. */
  get isBusinessDay(): (day: number) => boolean {
    return this.standing.calendar();
  }

  index(view: LegView, side: Side): SideIndex {
    const known = this.#indexes.get(view) ?? {
      left: new SideIndex(this.lines, view, 'left'),
      right: new SideIndex(this.lines, view, 'right'),
    };
    this.#indexes.set(view, known);
    return known[side];
  }

  views(lineIds: readonly number[]): LineView[] {
    return lineIds.slice(0, LINES_READ_MAX).map((id) => this.lines.view(id));
  }

  /** Everything that speaks for and against these lines belonging together. */
  signals(
    view: LegView,
    leftIds: readonly number[],
    rightIds: readonly number[],
    rule: MatchRule | null,
  ): WhySignal[] {
    const leftSum = sumOf(view, 'left', leftIds);
    const rightSum = sumOf(view, 'right', rightIds);
    const right = this.index(view, 'right');
    return fullSignals(this.views(leftIds), this.views(rightIds), {
      difference: differenceOf(view.leg, leftSum, rightSum),
      leftSum,
      rightSum,
      rule,
      isBusinessDay: this.isBusinessDay,
      hasTellingTexts: view.leg === 'left_right' || view.leg === 'order_bank',
      isSameParty: this.#isSameParty(leftIds[0], rightIds[0]),
      seen: (word) => right.seen(word),
    });
  }

  #isSameParty(left: number | undefined, right: number | undefined): boolean | null {
    if (left === undefined || right === undefined) return null;
    const one = folded(this.lines.parsed(left).counterparty);
    const other = folded(this.lines.parsed(right).counterparty);
    return one === '' || other === '' ? null : one === other || one.includes(other) || other.includes(one);
  }
}

/** A whole list, shown as far as a person reads it. */
export const shown = <T>(
  items: readonly T[],
  max: number,
): { readonly some: T[]; readonly more: number } => ({
  some: items.slice(0, max),
  more: Math.max(0, items.length - max),
});
