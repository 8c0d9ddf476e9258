/**
 * Which pairs are looked at: near in days, and either near in amount or sharing a text that few lines have.
 *
 * All pairs of two big files are billions; these are some dozens a line and hold nearly all that belong together. What is looked at is bounded:
 * the nearer the amounts must be, the more lines there are, and texts that too many lines share are no way in.
 */
import { isWithin, type MatchRule } from '../../../../../shared/domain/match-rule.ts';
import { contradicts } from '../passes/contradiction.ts';
import { windowOf } from '../passes/day-window.ts';
import type { LegWork } from '../work/leg-work.ts';
import { lowerBound, type ScoredSides } from './sides.ts';
import { NO_TEXT } from './text-index.ts';

/** Pairs by place in the two sides, ascending by left, then in the order in which they were found. */
export interface Edges {
  readonly count: number;
  readonly left: Int32Array;
  readonly right: Int32Array;
  /** True where there would have been more than are looked at. */
  readonly isBudgetSpent: boolean;
}

/** Pairs looked at for amounts alone, and in all. */
const NEAR_PAIRS_MAX = 1_500_000;
const PAIRS_MAX = 6_000_000;
/** Lines that share a word or a beginning; above, the text is no way in. */
const SHARERS_MAX = 700;
const BEGINNING = 8;
/** How near amounts must be for amounts alone to be a reason to look, widest first; the widest that stays within bounds is taken. */
const NEARNESS_PPM = [120_000, 50_000, 20_000, 5000, 1000, 0];

export function candidates(work: LegWork, rule: MatchRule, sides: ScoredSides): Edges {
  const { left, right, texts } = sides;
  const windows = left.items.map((item) =>
    rule.days ? windowOf(rule.days, item, work.input.isBusinessDay) : ([item.day - 7, item.day + 7] as const),
  );
  const found = new EdgeList();
  const seen = new Int32Array(right.items.length).fill(-1);
  const tryPair = (one: number, other: number) => {
    if (seen[other] === one || found.isFull || right.isOpen[other] !== 1) return;
    const [from, to] = windows[one] ?? [0, -1];
    const day = right.day[other] ?? 0;
    if (day < from || day > to || left.kind[one] !== right.kind[other]) return;
    const item = left.items[one];
    const partner = right.items[other];
    if (!item || !partner || !isWithin(rule.amount, item.sum, partner.sum)) return;
    seen[other] = one;
    if (!contradicts(work, item, partner) && !work.isRefused(item.lines, partner.lines))
      found.add(one, other);
  };
  const nearness = nearnessFor(sides);
  for (let one = 0; one < left.items.length; one += 1) {
    if (left.isOpen[one] !== 1) continue;
    const kind = left.kind[one] ?? 0;
    const plain = left.plain[one] ?? 0;
    if (nearness !== null) {
      const apart = Math.floor((plain * nearness) / 1_000_000);
      const end = lowerBound(right, kind, plain + apart + 1);
      for (let at = lowerBound(right, kind, plain - apart); at < end; at += 1)
        tryPair(one, right.byAmount[at] ?? 0);
    }
    const text = texts.left[one] ?? NO_TEXT;
    if (text === NO_TEXT) continue;
    for (const sharers of waysIn(sides, text)) for (const other of sharers) tryPair(one, other);
  }
  return found.finish();
}

/** Lists of right lines that share something rare with a text, each list at most SHARERS_MAX long. */
function waysIn({ texts }: ScoredSides, text: number): Int32Array[] {
  const ways: Int32Array[] = [];
  const add = (lines: Int32Array | undefined) => {
    if (lines && lines.length > 0 && lines.length <= SHARERS_MAX) ways.push(lines);
  };
  add(texts.sameText(text).right);
  add(texts.startingLike(text, Math.min(BEGINNING, texts.text(text).length)).right);
  for (const word of texts.wordsOf(text))
    if ((texts.textsOfWord[word]?.length ?? 0) <= SHARERS_MAX) add(texts.holding([word])?.right);
  return ways;
}

/** The widest nearness whose pairs, days left aside, stay within bounds; null where even equal amounts are too many. */
function nearnessFor({ left, right }: ScoredSides): number | null {
  for (const nearness of NEARNESS_PPM) {
    let pairs = 0;
    for (let one = 0; one < left.items.length && pairs <= NEAR_PAIRS_MAX; one += 1) {
      const kind = left.kind[one] ?? 0;
      const plain = left.plain[one] ?? 0;
      const apart = Math.floor((plain * nearness) / 1_000_000);
      pairs += lowerBound(right, kind, plain + apart + 1) - lowerBound(right, kind, plain - apart);
    }
    if (pairs <= NEAR_PAIRS_MAX) return nearness;
  }
  return null;
}

class EdgeList {
  isFull = false;
  #count = 0;
  #left = new Int32Array(4096);
  #right = new Int32Array(4096);

  add(left: number, right: number): void {
    if (this.#count === PAIRS_MAX) {
      this.isFull = true;
      return;
    }
    if (this.#count === this.#left.length) {
      this.#left = grown(this.#left);
      this.#right = grown(this.#right);
    }
    this.#left[this.#count] = left;
    this.#right[this.#count] = right;
    this.#count += 1;
  }

  finish(): Edges {
    return {
      count: this.#count,
      left: this.#left.subarray(0, this.#count),
      right: this.#right.subarray(0, this.#count),
      isBudgetSpent: this.isFull,
    };
  }
}

function grown(source: Int32Array<ArrayBuffer>): Int32Array<ArrayBuffer> {
  const target = new Int32Array(source.length * 2);
  target.set(source);
  return target;
}
