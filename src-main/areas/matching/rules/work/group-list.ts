/**
 * Groups while a leg is being matched: growing typed arrays, no object per group; at the end put into their canonical order.
 */
import type { LineSet } from '../../../statements/rules/line-columns.ts';
import type { GroupColumns, GroupDetail } from '../leg-match.ts';
import { canonicalOrder } from './canonical-order.ts';

export const ACCEPTED = 0;
export const PROPOSED = 1;
export type MachineState = typeof ACCEPTED | typeof PROPOSED;

export class GroupList {
  #count = 0;
  #rule = new Uint8Array(1024);
  #state = new Uint8Array(1024);
  #confidence = new Uint8Array(1024);
  #leftStart = new Uint32Array(1025);
  #rightStart = new Uint32Array(1025);
  #left = new Uint32Array(1024);
  #right = new Uint32Array(1024);
  readonly #details = new Map<number, GroupDetail>();

  /** One line a side: the common case, without arrays. */
  addPair(rule: number, state: MachineState, confidence: number, left: number, right: number): void {
    const leftAt = this.#leftStart[this.#count] ?? 0;
    const rightAt = this.#rightStart[this.#count] ?? 0;
    if (leftAt + 1 > this.#left.length) this.#left = grown(this.#left, leftAt + 1);
    if (rightAt + 1 > this.#right.length) this.#right = grown(this.#right, rightAt + 1);
    this.#left[leftAt] = left;
    this.#right[rightAt] = right;
    this.#close(rule, state, confidence, leftAt + 1, rightAt + 1);
  }

  add(
    rule: number,
    state: MachineState,
    confidence: number,
    left: readonly number[],
    right: readonly number[],
    detail: GroupDetail | null = null,
  ): void {
    if (detail) this.#details.set(this.#count, detail);
    const leftAt = this.#leftStart[this.#count] ?? 0;
    const rightAt = this.#rightStart[this.#count] ?? 0;
    const leftEnd = leftAt + left.length;
    const rightEnd = rightAt + right.length;
    if (leftEnd > this.#left.length) this.#left = grown(this.#left, leftEnd);
    if (rightEnd > this.#right.length) this.#right = grown(this.#right, rightEnd);
    copyAscending(left, this.#left, leftAt);
    copyAscending(right, this.#right, rightAt);
    this.#close(rule, state, confidence, leftEnd, rightEnd);
  }

  #close(rule: number, state: MachineState, confidence: number, leftEnd: number, rightEnd: number): void {
    const at = this.#count;
    if (at === this.#rule.length) {
      this.#rule = grown(this.#rule, at + 1);
      this.#state = grown(this.#state, at + 1);
      this.#confidence = grown(this.#confidence, at + 1);
      this.#leftStart = grown(this.#leftStart, at + 2);
      this.#rightStart = grown(this.#rightStart, at + 2);
    }
    this.#rule[at] = rule;
    this.#state[at] = state;
    this.#confidence[at] = confidence;
    this.#count = at + 1;
    this.#leftStart[at + 1] = leftEnd;
    this.#rightStart[at + 1] = rightEnd;
  }

  finish(left: LineSet, right: LineSet): GroupColumns {
    const raw: GroupColumns = {
      count: this.#count,
      rule: this.#rule.subarray(0, this.#count),
      state: this.#state.subarray(0, this.#count),
      confidence: this.#confidence.subarray(0, this.#count),
      leftStart: this.#leftStart.subarray(0, this.#count + 1),
      leftMembers: this.#left.subarray(0, this.#leftStart[this.#count]),
      rightStart: this.#rightStart.subarray(0, this.#count + 1),
      rightMembers: this.#right.subarray(0, this.#rightStart[this.#count]),
      details: this.#details,
    };
    return arranged(raw, canonicalOrder(raw, left, right));
  }
}

function arranged(raw: GroupColumns, order: Uint32Array): GroupColumns {
  const bytes = (source: Uint8Array) => {
    const target = new Uint8Array(raw.count);
    for (let at = 0; at < raw.count; at += 1) target[at] = source[order[at] ?? 0] ?? 0;
    return target;
  };
  const members = (start: Uint32Array, source: Uint32Array) => {
    const starts = new Uint32Array(raw.count + 1);
    const target = new Uint32Array(source.length);
    let to = 0;
    for (let at = 0; at < raw.count; at += 1) {
      const group = order[at] ?? 0;
      const end = start[group + 1] ?? 0;
      for (let from = start[group] ?? 0; from < end; from += 1) {
        target[to] = source[from] ?? 0;
        to += 1;
      }
      starts[at + 1] = to;
    }
    return { starts, target };
  };
  const details = new Map<number, GroupDetail>();
  if (raw.details.size > 0)
    for (let at = 0; at < raw.count; at += 1) {
      const detail = raw.details.get(order[at] ?? 0);
      if (detail) details.set(at, detail);
    }
  const left = members(raw.leftStart, raw.leftMembers);
  const right = members(raw.rightStart, raw.rightMembers);
  return {
    count: raw.count,
    rule: bytes(raw.rule),
    state: bytes(raw.state),
    confidence: bytes(raw.confidence),
    leftStart: left.starts,
    leftMembers: left.target,
    rightStart: right.starts,
    rightMembers: right.target,
    details,
  };
}

/** Most groups have two or three members, mostly in order already. */
function copyAscending(members: readonly number[], target: Uint32Array, at: number): void {
  let isAscending = true;
  for (let index = 0; index < members.length; index += 1) {
    const member = members[index] ?? 0;
    target[at + index] = member;
    if (index > 0 && member < (members[index - 1] ?? 0)) isAscending = false;
  }
  if (!isAscending) target.subarray(at, at + members.length).sort();
}

function grown<T extends Uint8Array<ArrayBuffer> | Uint32Array<ArrayBuffer>>(source: T, needed: number): T {
  const size = Math.max(needed, source.length * 2);
  const target = source instanceof Uint8Array ? new Uint8Array(size) : new Uint32Array(size);
  target.set(source);
  return target as T; // The same kind of array, just made.
}
