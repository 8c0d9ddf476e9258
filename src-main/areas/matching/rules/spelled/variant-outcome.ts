/**
 * What comes of numbers that are spelled alike: groups that keep how, and pairs in which something else differs, told at the end of the pass.
 */
import type { ExceptionKind } from '../../../../../shared/domain/leg.ts';
import type { KeyVariant } from '../../../../../shared/domain/match-rule.ts';
import { draftOf } from '../work/drafts.ts';
import { ACCEPTED, PROPOSED } from '../work/group-list.ts';
import type { Item, RuleAt } from '../work/items.ts';
import type { LegWork } from '../work/leg-work.ts';
import type { Belief } from './spelling.ts';

const CONFIDENCE: Readonly<Record<Belief, number>> = { sure: 98, likely: 80 };

export class VariantOutcome {
  readonly #work: LegWork;
  readonly #at: RuleAt;
  readonly #isTold: boolean;
  readonly #apart: { kind: ExceptionKind; left: number[]; right: number[]; spelled: string }[] = [];
  readonly #apartItems = new Set<Item>();

  /** `isTold`: groups keep how their numbers are spelled. */
  constructor(work: LegWork, at: RuleAt, isTold: boolean) {
    this.#work = work;
    this.#at = at;
    this.#isTold = isTold;
  }

  group(
    left: readonly number[],
    right: readonly number[],
    variant: KeyVariant,
    belief: Belief,
    spelled: string,
  ): void {
    const isAccepted = belief === 'sure' && this.#at.rule.gives === 'accepted';
    const detail = {
      bits: null,
      marginBits: null,
      alternatives: [],
      solutions: null,
      coincidences: null,
      isBudgetSpent: false,
      signals: [{ name: `spelled_${variant}`, bits: 0, value: spelled }],
    };
    this.#work.group(
      this.#at.index,
      isAccepted ? ACCEPTED : PROPOSED,
      CONFIDENCE[belief],
      left,
      right,
      this.#isTold ? detail : null,
    );
  }

  setApart(kind: ExceptionKind, left: readonly Item[], right: readonly Item[], spelled: string): void {
    const lines = (items: readonly Item[]) => items.flatMap((item) => item.lines);
    this.#apart.push({ kind, left: lines(left), right: lines(right), spelled });
    for (const item of [...left, ...right]) this.#apartItems.add(item);
  }

  /** Already told to be the same movement with something that differs. */
  isApart(item: Item): boolean {
    return this.#apartItems.has(item);
  }

  finish(): void {
    for (const { kind, left, right, spelled } of this.#apart)
      this.#work.except(
        draftOf(this.#work, kind, left, right, { evidence: [{ name: 'spelling', value: spelled }] }),
      );
  }
}
