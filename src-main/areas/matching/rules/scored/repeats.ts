/**
 * How often two payments of one payer have amounts so near: counted between neighbours in the alphabet on one side, which are never each
 * other's counterpart. Without it, a rent paid every month would look like a coincidence too great to be one.
 */
import { AMOUNT_LEVELS, amountLevel } from './amount-level.ts';
import type { ScoredSide, ScoredSides } from './sides.ts';
import { likeness } from './text-level.ts';

/** Before anything is seen: so many pairs, of which a few repeat their amount. */
const EXPECTED_PAIRS = 10;
const EXPECTED_EQUAL = 0.1;

export class Repeats {
  readonly #counts = new Float64Array(AMOUNT_LEVELS);
  #pairs = 0;

  constructor({ left, right, texts }: ScoredSides) {
    const count = (side: ScoredSide, textOf: Int32Array) => {
      const order = [...side.items.keys()]
        .filter((at) => (textOf[at] ?? -1) >= 0)
        .sort((a, b) => (textOf[a] ?? 0) - (textOf[b] ?? 0) || a - b);
      for (let at = 0; at + 1 < order.length; at += 1) {
        const [one, other] = [order[at] ?? 0, order[at + 1] ?? 0];
        if (side.kind[one] !== side.kind[other]) continue;
        if (!likeness(texts, textOf[one] ?? 0, textOf[other] ?? 0).carriers) continue;
        const level = amountLevel(side.plain[one] ?? 1, side.plain[other] ?? 1);
        this.#counts[level] = (this.#counts[level] ?? 0) + 1;
        this.#pairs += 1;
      }
    };
    count(left, texts.left);
    count(right, texts.right);
  }

  /** Chance that another payment of the same payer is at this level. */
  chance(level: number): number {
    const expected = level === 0 ? EXPECTED_PAIRS * EXPECTED_EQUAL : 0;
    return ((this.#counts[level] ?? 0) + expected) / (this.#pairs + EXPECTED_PAIRS);
  }
}
