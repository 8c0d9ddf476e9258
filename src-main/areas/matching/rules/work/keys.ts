/**
 * Stable names of groups and exceptions: made of what the lines say, not of where they stand.
 *
 * A line is its identity hash and its occurrence (the first, second … of equal lines in the side; equal lines are interchangeable).
 * Members are added up, so the order of files and rows does not show. The kind is part of an exception's key: a note or a "wait" given
 * to a payment in transit does not answer for the same payment once it is overdue.
 */
import type { Leg } from '../../../../../shared/domain/leg.ts';
import type { LineSet } from '../../../statements/rules/line-columns.ts';
import type { ExceptionDraft } from '../leg-match.ts';
import { occurrenceOf } from './occurrence.ts';

const LEFT_SALT = 0x51ed270b;
const RIGHT_SALT = 0x2545f491;

export function groupKey(
  leg: Leg,
  left: LineSet,
  leftPositions: ArrayLike<number>,
  right: LineSet,
  rightPositions: ArrayLike<number>,
): string {
  return `${leg}-${hex(membersHash(left, leftPositions, right, rightPositions))}`;
}

export function exceptionKey(
  leg: Leg,
  draft: Pick<ExceptionDraft, 'kind' | 'left' | 'right'>,
  left: LineSet,
  right: LineSet,
): string {
  return `${leg}-${draft.kind}-${hex(membersHash(left, draft.left, right, draft.right))}`;
}

/** The refused groups of a leg, asked once per group to be: numbers first, the text only where the numbers agree. */
export class Refusals {
  readonly #leg: Leg;
  readonly #keys: ReadonlySet<string>;
  readonly #highs: ReadonlySet<number>;

  constructor(leg: Leg, keys: ReadonlySet<string>) {
    this.#leg = leg;
    this.#keys = keys;
    this.#highs = new Set([...keys].map((key) => Number.parseInt(key.slice(-16, -8), 16)));
  }

  has(left: LineSet, leftPositions: ArrayLike<number>, right: LineSet, rightPositions: ArrayLike<number>) {
    if (this.#keys.size === 0) return false;
    const hash = membersHash(left, leftPositions, right, rightPositions);
    return this.#highs.has(hash.high) && this.#keys.has(`${this.#leg}-${hex(hash)}`);
  }
}

interface Hash64 {
  readonly high: number;
  readonly low: number;
}

/** 64 bits over the members of both sides, whatever their order. */
function membersHash(
  left: LineSet,
  leftPositions: ArrayLike<number>,
  right: LineSet,
  rightPositions: ArrayLike<number>,
): Hash64 {
  let high = leftPositions.length;
  let low = rightPositions.length;
  const add = (set: LineSet, positions: ArrayLike<number>, salt: number) => {
    for (let at = 0; at < positions.length; at += 1) {
      const position = positions[at] ?? 0;
      const first = set.identity[2 * position] ?? 0;
      const second = set.identity[2 * position + 1] ?? 0;
      const occurrence = Math.imul(occurrenceOf(set, position), 0x9e3779b1);
      const mixed = mix(first ^ salt ^ occurrence);
      high = (high + mixed) | 0;
      low = (low + mix(second + Math.imul(mixed, 0x85ebca6b) + salt)) | 0;
    }
  };
  add(left, leftPositions, LEFT_SALT);
  add(right, rightPositions, RIGHT_SALT);
  return { high: high >>> 0, low: low >>> 0 };
}

function mix(value: number): number {
  let mixed = value | 0;
  mixed = Math.imul(mixed ^ (mixed >>> 16), 0x7feb352d);
  mixed = Math.imul(mixed ^ (mixed >>> 15), 0x846ca68b);
  return mixed ^ (mixed >>> 16);
}

const hex = ({ high, low }: Hash64): string =>
  high.toString(16).padStart(8, '0') + low.toString(16).padStart(8, '0');
