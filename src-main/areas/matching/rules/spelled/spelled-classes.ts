/**
 * Open items whose numbers become one under a fold, class by class, the strictest fold first. Numbers are folded step by step; a fold that
 * changes nothing shows nothing new and is passed over.
 */
import type { KeyVariant } from '../../../../../shared/domain/match-rule.ts';
import { components } from '../work/components.ts';
import type { Item, Items } from '../work/items.ts';
import { type Belief, beliefIn, type Fold, isCosmetic } from './spelling.ts';

/** An item with its numbers as printed and as folded, place by place. */
export interface Spelled {
  readonly item: Item;
  readonly raw: readonly string[];
  readonly folded: readonly string[];
}

export interface Alike {
  readonly left: readonly Spelled[];
  readonly right: readonly Spelled[];
  readonly variant: KeyVariant;
  readonly belief: Belief;
}

export type IsOpen = (side: 'left' | 'right', item: Item) => boolean;
type Numbers = readonly (readonly string[])[];

/** A number in more lines of a text than this is an account or a product, not a reference. */
const QUOTES_MAX = 16;

export class SpelledSides {
  readonly #items: Items;
  readonly #raw: { readonly left: Numbers; readonly right: Numbers };
  readonly #isOpen: IsOpen;
  readonly #changes: ReadonlySet<Fold>;
  #folded: { left: Numbers; right: Numbers };

  /** `changes`: folds that change anything on the two sides, of items too that are not among these. */
  constructor(items: Items, left: Numbers, right: Numbers, isOpen: IsOpen, changes: ReadonlySet<Fold>) {
    this.#items = items;
    this.#raw = { left, right };
    this.#folded = { left, right };
    this.#isOpen = isOpen;
    this.#changes = changes;
  }

  /** Classes with open items on both sides; what the caller puts away between two folds is not in the next one's. */
  *alikeUnder(folds: readonly Fold[]): Generator<Alike> {
    for (const fold of folds) {
      this.#folded = { left: folded(this.#folded.left, fold), right: folded(this.#folded.right, fold) };
      if (this.#changes.has(fold)) yield* this.#classes(fold.variant);
    }
  }

  /** What is open after the folds that change no character that says something. */
  cosmetic(folds: readonly Fold[]): { readonly left: Spelled[]; readonly right: Spelled[] } {
    const spelled = (side: 'left' | 'right') => {
      const own = folds
        .filter(({ variant }) => isCosmetic(variant))
        .reduce<Numbers>((numbers, fold) => folded(numbers, fold), this.#raw[side]);
      return this.#items[side].flatMap((item, at) =>
        this.#isOpen(side, item) ? [{ item, raw: this.#raw[side][at] ?? [], folded: own[at] ?? [] }] : [],
      );
    };
    return { left: spelled('left'), right: spelled('right') };
  }

  #classes(variant: KeyVariant): Alike[] {
    const { left, right } = this.#items;
    const byNumber = new Map<string, { left: number[]; right: number[] }>();
    left.forEach((item, at) => {
      if (!this.#isOpen('left', item)) return;
      for (const number of new Set(this.#folded.left[at])) {
        const both = byNumber.get(number) ?? { left: [], right: [] };
        byNumber.set(number, both);
        both.left.push(at);
      }
    });
    right.forEach((item, at) => {
      if (this.#isOpen('right', item))
        for (const number of new Set(this.#folded.right[at])) byNumber.get(number)?.right.push(at);
    });
    const edges: [number, number][] = [];
    const beliefs = new Map<number, Belief>();
    for (const [number, both] of byNumber) {
      const [first] = both.left;
      const [other] = both.right;
      const belief = beliefIn(variant, number);
      if (first === undefined || other === undefined || belief === null) continue;
      const isText = both.right.some((at) => (this.#raw.right[at]?.length ?? 0) > 1);
      if (isText && both.right.length > QUOTES_MAX) continue;
      for (const at of both.right) edges.push([first, at]);
      for (const at of both.left) {
        edges.push([at, other]);
        if (beliefs.get(at) !== 'likely') beliefs.set(at, belief);
      }
    }
    const spelled = (side: 'left' | 'right', at: number): Spelled[] => {
      const item = this.#items[side][at];
      return item ? [{ item, raw: this.#raw[side][at] ?? [], folded: this.#folded[side][at] ?? [] }] : [];
    };
    return components(edges).map((part) => ({
      left: part.left.flatMap((at) => spelled('left', at)),
      right: part.right.flatMap((at) => spelled('right', at)),
      variant,
      belief: part.left.some((at) => beliefs.get(at) === 'likely') ? 'likely' : 'sure',
    }));
  }
}

/** The same array where the fold changes nothing. */
function folded(numbers: Numbers, { of }: Fold): Numbers {
  let isChanged = false;
  const after = numbers.map((own) => {
    const next = own.map(of);
    if (next.every((text, at) => text === own[at])) return own;
    isChanged = true;
    return next;
  });
  return isChanged ? after : numbers;
}
