/**
 * Looks in one pool of lines for sets that give a sum, and says how far that proves anything.
 *
 * What is looked through grows only as long as chance alone would not hit: sets by size, smallest first; all but one to three lines; all
 * between two moments. So a hit among thousands of possible sums of thirty lines is never taken for a finding. A single line that has the
 * sum already is not a matter for sums.
 */
import { Chance } from './coincidences.ts';
import { costOf, findSets } from './exact-sums.ts';
import type { Steps } from './steps.ts';
import { Stretches } from './stretches.ts';

/** Counted so far and no further: "nine or more". */
export const SOLUTIONS_MAX = 9;
const LEFT_OUT_MAX = 3;

export interface Limits {
  /** Lines of a set at most. */
  readonly membersMax: number;
  /** Expected coincidences at most, over everything that is looked through. */
  readonly coincidencesMax: number;
  /** The lines of the pool have more in common than their days. */
  readonly isTied: boolean;
  /** Steps for this one sum. */
  readonly stepsMax: number;
}

export type Shape = 'set' | 'all_but_few' | 'stretch' | 'whole_pool';

export interface Found {
  /** Places in the pool, ascending; SOLUTIONS_MAX at most. */
  readonly sets: readonly (readonly number[])[];
  /** 1 for the only one; SOLUTIONS_MAX for that many or more. */
  readonly solutions: number;
  readonly shape: Shape;
  readonly coincidences: number;
  /** Something that would have proved something was too dear. */
  readonly isBudgetSpent: boolean;
}

const NOTHING: Found = {
  sets: [],
  solutions: 0,
  shape: 'set',
  coincidences: 0,
  isBudgetSpent: false,
};

export class SumPool {
  readonly #amounts: readonly number[];
  /** Places in the order of their amounts. */
  readonly #order: readonly number[];
  readonly #ascending: readonly number[];
  /** Sums of the first k ascending amounts. */
  readonly #sums: Float64Array;
  readonly #chance: Chance;
  readonly #stretches: Stretches;
  readonly #isUniform: boolean;
  readonly #total: number;

  /** Positive amounts in the order of their moments. */
  constructor(amounts: readonly number[], moments: readonly number[]) {
    this.#amounts = amounts;
    this.#order = [...amounts.keys()].sort((a, b) => (amounts[a] ?? 0) - (amounts[b] ?? 0) || a - b);
    this.#ascending = this.#order.map((at) => amounts[at] ?? 0);
    this.#sums = new Float64Array(amounts.length + 1);
    this.#ascending.forEach((amount, at) => {
      this.#sums[at + 1] = (this.#sums[at] ?? 0) + amount;
    });
    this.#total = this.#sums[amounts.length] ?? 0;
    this.#chance = new Chance(amounts);
    this.#stretches = new Stretches(amounts, moments);
    this.#isUniform = amounts.every((amount) => amount === amounts[0]);
  }

  search(target: number, limits: Limits, steps: Steps): Found {
    const count = this.#amounts.length;
    if (count < 2 || target > this.#total || !this.#chance.isPossible(target)) return NOTHING;
    if (this.#hasSingle(target)) return NOTHING;
    const look = new Look(target, limits, steps);
    if (this.#isUniform) return this.#uniform(look);
    const largest = this.#lookBySize(look);
    this.#lookAtStretches(look, largest);
    this.#lookAtLeftOut(look, largest);
    return look.found(count);
  }

  #hasSingle(target: number): boolean {
    let low = 0;
    let high = this.#ascending.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.#ascending[middle] ?? 0) < target) low = middle + 1;
      else high = middle;
    }
    return this.#ascending[low] === target;
  }

  /** Equal amounts: which of them is a question of what they are, not of arithmetic; only all of them are one solution. */
  #uniform(look: Look): Found {
    const count = this.#amounts.length;
    const size = look.target / (this.#amounts[0] ?? 1);
    if (!Number.isInteger(size) || size > Math.min(count, look.limits.membersMax)) return NOTHING;
    const all = [...this.#amounts.keys()];
    const coincidences = Math.min(1, this.#chance.ofSize(size, look.target));
    if (!look.limits.isTied && coincidences > look.limits.coincidencesMax) return NOTHING;
    if (size === count) look.note(all, 'set');
    else
      for (let at = 0; at < Math.min(count, SOLUTIONS_MAX); at += 1)
        look.note(
          [...all.slice(at), ...all.slice(0, at)].slice(0, size).sort((a, b) => a - b),
          'set',
        );
    return look.found(count, coincidences);
  }

  /** The largest size up to which every set was looked at. */
  #lookBySize(look: Look): number {
    const count = this.#ascending.length;
    const { target } = look;
    let largest = 1;
    for (let size = 2; size <= Math.min(count, look.limits.membersMax); size += 1) {
      if ((this.#sums[size] ?? 0) > target) return count; // Even the smallest are too much: no larger set exists.
      const isTooSmall = this.#total - (this.#sums[count - size] ?? 0) < target;
      if (!isTooSmall) {
        const isAsked = look.allows(this.#chance.ofSize(size, target), costOf(count, size));
        if (!isAsked) return largest;
        const { sets } = findSets(this.#ascending, size, target, SOLUTIONS_MAX);
        for (const set of sets) look.note(this.#places(set), 'set');
      }
      largest = size;
    }
    return largest;
  }

  /** All but one to three: what is left out gives the rest of the total. */
  #lookAtLeftOut(look: Look, largest: number): void {
    const count = this.#ascending.length;
    const rest = this.#total - look.target;
    for (let out = 0; out <= LEFT_OUT_MAX; out += 1) {
      const size = count - out;
      if (size <= Math.max(largest, 1) || size > look.limits.membersMax) continue;
      if ((this.#sums[out] ?? 0) > rest) return;
      if (!look.allows(this.#chance.ofSize(size, look.target), costOf(count, out))) return;
      const sets =
        out === 0 ? (rest === 0 ? [[]] : []) : findSets(this.#ascending, out, rest, SOLUTIONS_MAX).sets;
      for (const set of sets) {
        const left = new Set(this.#places(set));
        look.note(
          [...this.#amounts.keys()].filter((at) => !left.has(at)),
          'all_but_few',
        );
      }
    }
  }

  /** Everything between two moments. */
  #lookAtStretches(look: Look, largest: number): void {
    if (largest >= this.#amounts.length || this.#stretches.moments < 2) return;
    if (!look.allows(this.#chance.ofStretches(this.#stretches.moments), 2 * this.#stretches.moments)) return;
    for (const [from, to] of this.#stretches.find(look.target))
      if (to - from > largest && to - from <= look.limits.membersMax)
        look.note(
          Array.from({ length: to - from }, (_, at) => from + at),
          'stretch',
        );
  }

  #places(set: readonly number[]): number[] {
    return set.map((at) => this.#order[at] ?? 0).sort((a, b) => a - b);
  }
}

/** One search while it goes on: what was found and what it has cost. */
class Look {
  readonly target: number;
  readonly limits: Limits;
  readonly #steps: Steps;
  readonly #sets = new Map<string, { readonly places: readonly number[]; readonly shape: Shape }>();
  #coincidences = 0;
  #stepsTaken = 0;
  #isBudgetSpent = false;

  constructor(target: number, limits: Limits, steps: Steps) {
    this.target = target;
    this.limits = limits;
    this.#steps = steps;
  }

  /** May this be looked through too? Its coincidences count whether or not it hits. */
  allows(coincidences: number, cost: number): boolean {
    if (this.#coincidences + coincidences > this.limits.coincidencesMax) return false;
    if (this.#stepsTaken + cost > this.limits.stepsMax || !this.#steps.take(cost)) {
      this.#isBudgetSpent = true;
      return false;
    }
    this.#coincidences += coincidences;
    this.#stepsTaken += cost;
    return true;
  }

  note(places: readonly number[], shape: Shape): void {
    if (this.#sets.size < SOLUTIONS_MAX) {
      const key = places.join(',');
      if (!this.#sets.has(key)) this.#sets.set(key, { places, shape });
    }
  }

  found(count: number, coincidences = this.#coincidences): Found {
    const [first] = this.#sets.values();
    const isWhole = this.#sets.size === 1 && first?.places.length === count;
    return {
      sets: [...this.#sets.values()].map(({ places }) => places),
      solutions: this.#sets.size,
      shape: isWhole ? 'whole_pool' : (first?.shape ?? 'set'),
      coincidences,
      isBudgetSpent: this.#isBudgetSpent,
    };
  }
}
