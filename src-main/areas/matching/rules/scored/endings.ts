/**
 * The words in which texts commonly end: purposes, kinds of payment, codes of the bank. One bank's "payment" may be the other's "BGC", but a cheque
 * does not arrive as a wire: which ending goes with which is learned from the pairs themselves.
 */
import { NO_TEXT, type TextIndex } from './text-index.ts';

/** So many endings of each side are told apart; all others are one. */
const TOLD_APART = 24;
const EVERY = TOLD_APART + 1;
export const ENDINGS = EVERY * EVERY;

export interface Endings {
  /** Place in a table for the endings of two texts; the last place, which tells nothing, where both end alike. */
  readonly place: (left: number, right: number) => number;
  /** How often two texts taken at random end so, for every place. */
  readonly chance: Float64Array;
}

export function endingsOf(index: TextIndex): Endings {
  const left = sideEndings(index, index.left);
  const right = sideEndings(index, index.right);
  const chance = new Float64Array(ENDINGS);
  for (let one = 0; one < EVERY; one += 1)
    for (let other = 0; other < EVERY; other += 1)
      chance[one * EVERY + other] = (left.shares[one] ?? 0) * (right.shares[other] ?? 0);
  return {
    place: (one, other) =>
      index.lastWord(one) === index.lastWord(other)
        ? ENDINGS - 1
        : left.ending(one) * EVERY + right.ending(other),
    chance,
  };
}

function sideEndings(index: TextIndex, texts: Int32Array) {
  const counts = new Map<string, number>();
  for (const text of texts) {
    if (text === NO_TEXT) continue;
    const word = index.lastWord(text);
    counts.set(word, (counts.get(word) ?? 0) + 1);
  }
  const often = [...counts].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1)).slice(0, TOLD_APART);
  const places = new Map(often.map(([word], at) => [word, at]));
  const lines = [...counts.values()].reduce((sum, each) => sum + each, 0);
  const shares = Float64Array.from(
    { length: EVERY },
    (_, at) => ((often[at]?.[1] ?? 0) + 0.5) / (lines + 0.5 * EVERY),
  );
  const told = often.reduce((sum, [, each]) => sum + each, 0);
  shares[TOLD_APART] = (lines - told + 0.5) / (lines + 0.5 * EVERY);
  return { shares, ending: (text: number) => places.get(index.lastWord(text)) ?? TOLD_APART };
}
