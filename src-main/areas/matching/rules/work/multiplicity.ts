/**
 * The multiplicity rule: lines of one key and one amount are paired when there are equally many on both sides.
 *
 * Where there are not, a tie-break may make some of them distinguishable (the channel's number, the channel, for refunds the day); what it
 * leaves is not guessed at. Equal lines are paired in the order of their time, then of their content, so the order of files does not matter.
 */
import { CHANNELS } from '../../../../../shared/domain/statement-line.ts';
import { compareMoments } from './canonical-order.ts';
import type { LegWork } from './leg-work.ts';
import { dayOf, idText } from './line-facts.ts';

export interface Bucket {
  readonly left: number[];
  readonly right: number[];
}

/** Lines of both sides by a text; in the order of the texts, which is the same whatever the order of the lines. */
export function bucketsBy(
  left: readonly number[],
  right: readonly number[],
  leftText: (position: number) => string,
  rightText: (position: number) => string,
): Bucket[] {
  const buckets = new Map<string, Bucket>();
  const bucketOf = (text: string) => {
    const bucket = buckets.get(text) ?? { left: [], right: [] };
    buckets.set(text, bucket);
    return bucket;
  };
  for (const position of left) bucketOf(leftText(position)).left.push(position);
  for (const position of right) bucketOf(rightText(position)).right.push(position);
  return [...buckets].sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0)).map(([, bucket]) => bucket);
}

/** By currency and signed amount. */
export const byAmount = (work: LegWork, left: readonly number[], right: readonly number[]): Bucket[] =>
  bucketsBy(
    left,
    right,
    (position) => `${work.leftCurrency(position)}|${work.leftSigned(position)}`,
    (position) => `${work.rightCurrency(position)}|${work.rightSigned(position)}`,
  );

type TieBreak = readonly [
  leftText: (work: LegWork, position: number) => string,
  rightText: (work: LegWork, position: number) => string,
];

const TIE_BREAKS: readonly TieBreak[] = [
  [
    (work, position) => idText(work.left.transactionId, position),
    (work, position) => idText(work.right.transactionId, position),
  ],
  [
    (work, position) => channelText(work.left.channel[position]),
    (work, position) => channelText(work.right.channel[position]),
  ],
];
const BY_DAY: TieBreak = [
  (work, position) => String(dayOf(work.left, position)),
  (work, position) => String(dayOf(work.right, position)),
];
const channelText = (channel: number | undefined): string => {
  const name = CHANNELS[channel ?? 0] ?? 'none';
  return name === 'none' ? '' : name;
};

/** Pairs what can be told apart in a bucket of one amount; gives what is left on both sides. */
export function pairEqualCounts(
  work: LegWork,
  bucket: Bucket,
  isDayDecisive: boolean,
  pair: (left: number, right: number) => void,
): Bucket {
  let rest = bucket;
  for (const tieBreak of [null, ...TIE_BREAKS, ...(isDayDecisive ? [BY_DAY] : [])]) {
    if (rest.left.length === 0 || rest.right.length === 0) return rest;
    if (rest.left.length === rest.right.length && tieBreak === null) {
      pairInOrder(work, rest, pair);
      return { left: [], right: [] };
    }
    if (tieBreak === null) continue;
    const next: Bucket = { left: [], right: [] };
    const [leftText, rightText] = tieBreak;
    for (const part of bucketsBy(
      rest.left,
      rest.right,
      (position) => leftText(work, position),
      (position) => rightText(work, position),
    )) {
      const first = part.left[0];
      const isTold = first !== undefined && leftText(work, first) !== '';
      if (isTold && part.left.length === part.right.length) pairInOrder(work, part, pair);
      else {
        next.left.push(...part.left);
        next.right.push(...part.right);
      }
    }
    rest = next;
  }
  return rest;
}

/** First with first, second with second: by the channel's number, channel and day where these agree, then by content. */
function pairInOrder(work: LegWork, bucket: Bucket, pair: (left: number, right: number) => void): void {
  let { left, right } = bucket;
  for (const [leftText, rightText] of left.length > 1 ? [...TIE_BREAKS, BY_DAY] : []) {
    const restLeft: number[] = [];
    const restRight: number[] = [];
    for (const part of bucketsBy(
      left,
      right,
      (position) => leftText(work, position),
      (position) => rightText(work, position),
    )) {
      if (part.left.length === part.right.length) pairSorted(work, part.left, part.right, pair);
      else {
        restLeft.push(...part.left);
        restRight.push(...part.right);
      }
    }
    left = restLeft;
    right = restRight;
  }
  pairSorted(work, left, right, pair);
}

function pairSorted(
  work: LegWork,
  left: readonly number[],
  right: readonly number[],
  pair: (left: number, right: number) => void,
): void {
  const lefts = left.length < 2 ? left : left.toSorted((a, b) => compareMoments(work.left, a, b) || a - b);
  const rights =
    right.length < 2 ? right : right.toSorted((a, b) => compareMoments(work.right, a, b) || a - b);
  for (let at = 0; at < lefts.length; at += 1) pair(lefts[at] ?? 0, rights[at] ?? 0);
}
