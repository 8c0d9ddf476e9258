/**
 * The order in which groups stand in a run: by time, then by what their lines say. It does not depend on the order of files and rows,
 * keeps neighbours in time together (so the columns compress and lists read from morning to evening), and is a radix sort because a
 * million groups are common.
 */
import type { LineSet } from '../../../statements/rules/line-columns.ts';
import type { GroupColumns } from '../leg-match.ts';

/** Files are mostly in time already; then only lines of one second are compared, unless a second holds too many (files of days). */
const RUN_COMPARED_MAX = 64;
const STRETCHES_MERGED_MAX = 4;

export function canonicalOrder(groups: GroupColumns, left: LineSet, right: LineSet): Uint32Array {
  const { count } = groups;
  const time = new Uint32Array(count);
  const content = new Uint32Array(count);
  for (let group = 0; group < count; group += 1) {
    const isLeft = (groups.leftStart[group + 1] ?? 0) > (groups.leftStart[group] ?? 0);
    const set = isLeft ? left : right;
    const start = isLeft ? groups.leftStart : groups.rightStart;
    const members = isLeft ? groups.leftMembers : groups.rightMembers;
    const lead = leadOf(set, members, start[group] ?? 0, start[group + 1] ?? 0);
    const at = set.at[lead] ?? Number.NaN;
    time[group] = Number.isNaN(at) ? 0 : at;
    content[group] = set.identity[2 * lead] ?? 0;
  }
  const inTime =
    mergedByTime(time) ??
    radixSorted(time, [
      [time, 0],
      [time, 16],
    ]);
  if (longestRun(inTime, time) <= RUN_COMPARED_MAX) {
    settleTies(inTime, time, null, groups, left, right);
    return inTime;
  }
  const order = radixSorted(time, [
    [content, 0],
    [content, 16],
    [time, 0],
    [time, 16],
  ]);
  settleTies(order, time, content, groups, left, right);
  return order;
}

function radixSorted(
  like: Uint32Array,
  passes: readonly (readonly [keys: Uint32Array, shift: number])[],
): Uint32Array {
  let order = new Uint32Array(like.length);
  for (let at = 0; at < order.length; at += 1) order[at] = at;
  let spare = new Uint32Array(like.length);
  for (const [keys, shift] of passes)
    if (radixPass(order, spare, keys, shift)) [order, spare] = [spare, order];
  return order;
}

/** The member with the smallest content hash stands for its group. */
function leadOf(set: LineSet, members: Uint32Array, from: number, to: number): number {
  let lead = members[from] ?? 0;
  for (let at = from + 1; at < to; at += 1) {
    const member = members[at] ?? 0;
    if (compareLines(set, member, set, lead) < 0) lead = member;
  }
  return lead;
}

/** Each pass over lines in time gives groups in time: the few stretches are merged. Null where there are many. */
function mergedByTime(time: Uint32Array): Uint32Array | null {
  const starts = [0];
  for (let at = 1; at < time.length; at += 1) {
    if ((time[at] ?? 0) >= (time[at - 1] ?? 0)) continue;
    if (starts.length === STRETCHES_MERGED_MAX) return null;
    starts.push(at);
  }
  let order = new Uint32Array(time.length);
  for (let at = 0; at < order.length; at += 1) order[at] = at;
  let spare = new Uint32Array(time.length);
  for (let next = 1; next < starts.length; next += 1) {
    const end = starts[next + 1] ?? time.length;
    let one = 0;
    let other = starts[next] ?? 0;
    const middle = other;
    for (let to = 0; to < end; to += 1) {
      const takesOne =
        one < middle && (other >= end || (time[order[one] ?? 0] ?? 0) <= (time[order[other] ?? 0] ?? 0));
      spare[to] = order[takesOne ? one : other] ?? 0;
      if (takesOne) one += 1;
      else other += 1;
    }
    spare.set(order.subarray(end), end);
    [order, spare] = [spare, order];
  }
  return order;
}

function longestRun(order: Uint32Array, keys: Uint32Array): number {
  let longest = 0;
  let from = 0;
  for (let at = 1; at <= order.length; at += 1) {
    if (at < order.length && keys[order[at] ?? 0] === keys[order[from] ?? 0]) continue;
    longest = Math.max(longest, at - from);
    from = at;
  }
  return longest;
}

/** One stable pass over 16 bits; false when all digits are equal and nothing was done. */
function radixPass(from: Uint32Array, to: Uint32Array, keys: Uint32Array, shift: number): boolean {
  const places = new Uint32Array(65_537);
  for (let at = 0; at < keys.length; at += 1) {
    const digit = ((keys[at] ?? 0) >>> shift) & 0xffff;
    places[digit + 1] = (places[digit + 1] ?? 0) + 1;
  }
  if (keys.length === 0 || places[(((keys[0] ?? 0) >>> shift) & 0xffff) + 1] === keys.length) return false;
  for (let digit = 1; digit < places.length; digit += 1)
    places[digit] = (places[digit] ?? 0) + (places[digit - 1] ?? 0);
  for (let at = 0; at < from.length; at += 1) {
    const group = from[at] ?? 0;
    const digit = ((keys[group] ?? 0) >>> shift) & 0xffff;
    const place = places[digit] ?? 0;
    to[place] = group;
    places[digit] = place + 1;
  }
  return true;
}

/** Groups alike in time and in 32 bits of content: compared in full. Those still alike say the same; they stand as their lines do, however they were found. */
function settleTies(
  order: Uint32Array,
  time: Uint32Array,
  content: Uint32Array | null,
  groups: GroupColumns,
  left: LineSet,
  right: LineSet,
): void {
  const isAlike = (a: number, b: number) =>
    time[a] === time[b] && (content === null || content[a] === content[b]);
  for (let from = 0; from + 1 < order.length; ) {
    let to = from + 1;
    while (to < order.length && isAlike(order[from] ?? 0, order[to] ?? 0)) to += 1;
    if (to - from > 1)
      order
        .subarray(from, to)
        .sort((a, b) => compareGroups(groups, left, right, a, b) || compareFirst(groups, a, b));
    from = to;
  }
}

function compareGroups(groups: GroupColumns, left: LineSet, right: LineSet, a: number, b: number): number {
  return (
    compareMembers(groups.leftStart, groups.leftMembers, left, a, b) ||
    compareMembers(groups.rightStart, groups.rightMembers, right, a, b)
  );
}

/** Lines alike: by where the first of them stands. Groups alike have as many lines on either side. */
function compareFirst(groups: GroupColumns, a: number, b: number): number {
  const first = (start: Uint32Array, members: Uint32Array, group: number) => {
    const at = start[group] ?? 0;
    return at < (start[group + 1] ?? 0) ? (members[at] ?? 0) : 0;
  };
  return (
    first(groups.leftStart, groups.leftMembers, a) - first(groups.leftStart, groups.leftMembers, b) ||
    first(groups.rightStart, groups.rightMembers, a) - first(groups.rightStart, groups.rightMembers, b)
  );
}

function compareMembers(
  start: Uint32Array,
  members: Uint32Array,
  set: LineSet,
  a: number,
  b: number,
): number {
  const onlyA = members[start[a] ?? 0] ?? 0;
  const onlyB = members[start[b] ?? 0] ?? 0;
  const isSingle = (group: number) => (start[group + 1] ?? 0) - (start[group] ?? 0) === 1;
  if (isSingle(a) && isSingle(b)) return compareLines(set, onlyA, set, onlyB);
  const sorted = (group: number) =>
    [...members.subarray(start[group] ?? 0, start[group + 1] ?? 0)].sort((one, two) =>
      compareLines(set, one, set, two),
    );
  const ones = sorted(a);
  const twos = sorted(b);
  if (ones.length !== twos.length) return ones.length - twos.length;
  for (let at = 0; at < ones.length; at += 1) {
    const compared = compareLines(set, ones[at] ?? 0, set, twos[at] ?? 0);
    if (compared !== 0) return compared;
  }
  return 0;
}

/** By content hash; 0 only for lines that say the same. */
export function compareLines(oneSet: LineSet, one: number, otherSet: LineSet, other: number): number {
  return (
    (oneSet.identity[2 * one] ?? 0) - (otherSet.identity[2 * other] ?? 0) ||
    (oneSet.identity[2 * one + 1] ?? 0) - (otherSet.identity[2 * other + 1] ?? 0)
  );
}

/** By time, then by content: of lines alike in number and amount, the first of one side belongs to the first of the other. */
export const compareMoments = (set: LineSet, one: number, other: number): number =>
  (set.at[one] || 0) - (set.at[other] || 0) || compareLines(set, one, set, other);
