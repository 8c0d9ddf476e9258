/**
 * A question over lines that cannot be told apart, cut into parts a person can look through: by day, then by content, so that the cut does not
 * depend on the order of files and rows.
 */
import type { LineSet } from '../../../statements/rules/line-columns.ts';
import { compareLines } from './canonical-order.ts';
import { dayOf } from './line-facts.ts';

interface Sides {
  readonly left: readonly number[];
  readonly right: readonly number[];
}

/** Lines a side in one question. */
const PART_MAX = 100;

export function doubtParts(left: LineSet, right: LineSet, doubt: Sides): Sides[] {
  const count = Math.ceil(Math.max(doubt.left.length, doubt.right.length) / PART_MAX);
  if (count <= 1) return [doubt];
  const lefts = inOrder(left, doubt.left);
  const rights = inOrder(right, doubt.right);
  const part = (all: readonly number[], at: number) =>
    all.slice(Math.floor((at * all.length) / count), Math.floor(((at + 1) * all.length) / count));
  return Array.from({ length: count }, (_, at) => ({ left: part(lefts, at), right: part(rights, at) }));
}

const inOrder = (set: LineSet, lines: readonly number[]): number[] =>
  lines.toSorted((a, b) => dayOf(set, a) - dayOf(set, b) || compareLines(set, a, set, b) || a - b);
