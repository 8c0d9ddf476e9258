/**
 * The how-manieth of equal lines a line is, counted from 0 in the order of the side.
 *
 * Nearly every line is the only one of its content. A bit table finds the few that may not be; only those are counted. A side is read
 * once; what was found is kept as long as the side lives, because it is a pure function of it.
 */
import type { LineSet } from '../../../statements/rules/line-columns.ts';

const known = new WeakMap<LineSet, ReadonlyMap<number, number>>();

export function occurrenceOf(set: LineSet, position: number): number {
  let repeats = known.get(set);
  if (!repeats) {
    repeats = findRepeats(set);
    known.set(set, repeats);
  }
  return repeats.get(position) ?? 0;
}

/** Position → occurrence, for the second and later of equal lines. */
function findRepeats(set: LineSet): ReadonlyMap<number, number> {
  const { identity, count } = set;
  let bits = 1024;
  while (bits < count * 32) bits *= 2; // 32 bits a line: about one line in 64 is looked at twice for nothing.
  const mask = bits - 1;
  const seen = new Uint32Array(bits / 32);
  const again = new Set<number>();
  for (let line = 0; line < count; line += 1) {
    const bit = (identity[2 * line + 1] ?? 0) & mask;
    const word = seen[bit >>> 5] ?? 0;
    const flag = 1 << (bit & 31);
    if ((word & flag) !== 0) again.add(bit);
    seen[bit >>> 5] = word | flag;
  }
  const repeats = new Map<number, number>();
  if (again.size === 0) return repeats;
  const counts = new Map<string, number>();
  for (let line = 0; line < count; line += 1) {
    const low = identity[2 * line + 1] ?? 0;
    if (!again.has(low & mask)) continue;
    const key = `${identity[2 * line] ?? 0}:${low}`;
    const before = counts.get(key) ?? 0;
    if (before > 0) repeats.set(line, before);
    counts.set(key, before + 1);
  }
  return repeats;
}
