/**
 * How likely each pair is when everything is weighed at once: all ways to pair the lines of a component, no line twice, any line left alone.
 *
 * Each line tells each possible partner how free it is otherwise, until nothing changes (belief propagation over matchings; exact where the
 * component has no loops, and it always settles). A pair that is more likely than everything against it together is therefore part of the best
 * overall assignment, and no line has two such pairs.
 */
export interface BeliefGraph {
  readonly lefts: number;
  readonly rights: number;
  /** Pairs; `bits` is the evidence for each over both lines being alone. */
  readonly left: Int32Array;
  readonly right: Int32Array;
  readonly bits: Float64Array;
}

const ROUNDS_MAX = 60;
const BITS_MAX = 200;
const SETTLED = 1e-3;

/** log2 of the odds of each pair against everything else together. */
export function beliefs({ lefts, rights, left, right, bits }: BeliefGraph): Float64Array {
  const weight = bits.map((each) => 2 ** Math.max(-BITS_MAX, Math.min(BITS_MAX, each)));
  // How free the left line of a pair is, apart from this pair; likewise the right one.
  const leftFree = new Float64Array(left.length).fill(1);
  const rightFree = new Float64Array(left.length).fill(1);
  const leftSide = new Side(left, lefts);
  const rightSide = new Side(right, rights);
  for (let round = 0; round < ROUNDS_MAX; round += 1) {
    const moved = Math.max(
      leftSide.spread(weight, rightFree, leftFree),
      rightSide.spread(weight, leftFree, rightFree),
    );
    if (moved < SETTLED) break;
  }
  return weight.map((each, edge) => Math.log2(each * (leftFree[edge] ?? 0) * (rightFree[edge] ?? 0)));
}

class Side {
  readonly #node: Int32Array;
  /** Per line its strongest pair and the sum of the others: a strong pair must not drown what speaks against it. */
  readonly #strongest: Int32Array;
  readonly #most: Float64Array;
  readonly #rest: Float64Array;

  constructor(node: Int32Array, lines: number) {
    this.#node = node;
    this.#strongest = new Int32Array(lines);
    this.#most = new Float64Array(lines);
    this.#rest = new Float64Array(lines);
  }

  /** Tells, for every pair, how free its line on this side is, given how free the partners on the other side are; gives the largest change. */
  spread(weight: Float64Array, partnerFree: Float64Array, free: Float64Array): number {
    this.#strongest.fill(-1);
    this.#most.fill(0);
    this.#rest.fill(0);
    for (let edge = 0; edge < this.#node.length; edge += 1) {
      const at = this.#node[edge] ?? 0;
      const own = (weight[edge] ?? 0) * (partnerFree[edge] ?? 0);
      const most = this.#most[at] ?? 0;
      this.#rest[at] = (this.#rest[at] ?? 0) + Math.min(own, most);
      if (own > most) {
        this.#most[at] = own;
        this.#strongest[at] = edge;
      }
    }
    let moved = 0;
    for (let edge = 0; edge < this.#node.length; edge += 1) {
      const at = this.#node[edge] ?? 0;
      const own = (weight[edge] ?? 0) * (partnerFree[edge] ?? 0);
      const others =
        this.#strongest[at] === edge
          ? (this.#rest[at] ?? 0)
          : (this.#most[at] ?? 0) + Math.max(0, (this.#rest[at] ?? 0) - own);
      const next = 1 / (1 + others);
      const before = free[edge] ?? 1;
      moved = Math.max(moved, Math.abs(Math.log2(next / before)));
      free[edge] = next;
    }
    return moved;
  }
}
