/**
 * Some lines of a leg as a leg of their own: what new files can touch, or the days a backtest is asked about. Lines keep their order, their texts
 * and what persons said of them.
 */
import { pickEntries } from '../../../statements/rules/column-builder.ts';
import type { LineSet } from '../../../statements/rules/line-columns.ts';
import type { LegInput } from '../leg-match.ts';

/** Positions ascending. */
export function partOf(input: LegInput, lefts: Uint32Array, rights: Uint32Array): LegInput {
  const leftAt = placesIn(lefts, input.left.count);
  const rightAt = placesIn(rights, input.right.count);
  return {
    ...input,
    left: picked(input.left, lefts),
    right: picked(input.right, rights),
    leftTaken: pickMarks(input.leftTaken, lefts),
    rightTaken: pickMarks(input.rightTaken, rights),
    rightElsewhere: pickMarks(input.rightElsewhere, rights),
    words: input.words.flatMap((word) => {
      const left = word.left.map((position) => leftAt[position] ?? -1);
      const right = word.right.map((position) => rightAt[position] ?? -1);
      return left.includes(-1) || right.includes(-1) ? [] : [{ ...word, left, right }];
    }),
    leftText: (position) => input.leftText(lefts[position] ?? 0),
    rightText: (position) => input.rightText(rights[position] ?? 0),
  };
}

const picked = (set: LineSet, positions: Uint32Array): LineSet => ({
  ...pickEntries(set, positions),
  lineId: positions.map((position) => set.lineId[position] ?? 0),
  fileRank: positions.map((position) => set.fileRank[position] ?? 0),
  accounts: set.accounts,
  currencies: set.currencies,
});

function pickMarks(marks: Uint8Array, positions: Uint32Array): Uint8Array {
  const picks = new Uint8Array(positions.length);
  for (let at = 0; at < positions.length; at += 1) picks[at] = marks[positions[at] ?? 0] ?? 0;
  return picks;
}

/** Position in the whole → position in the part; −1 for lines that are not in it. */
function placesIn(positions: Uint32Array, count: number): Int32Array {
  const places = new Int32Array(count).fill(-1);
  for (let at = 0; at < positions.length; at += 1) places[positions[at] ?? 0] = at;
  return places;
}
