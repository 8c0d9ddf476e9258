/**
 * Weak evidence weighed together (scored): amount, days, free text, the channel named. Accepted only where a pair is ahead of everything against
 * it, both its lines without partner included, by the margin of the rule; else proposed where it is likelier than not; else left open.
 *
 * An amount alone is never enough for the machine to accept, however rare, and unequal amounts are accepted between two files only, where the
 * difference stays to be seen on the group.
 */
import type { Leg } from '../../../../../shared/domain/leg.ts';
import { expectedBy } from '../legs/bank-units.ts';
import { EQUAL } from '../scored/amount-level.ts';
import { detailOf, pairsOfLines } from '../scored/detail.ts';
import { equalHeaps } from '../scored/equal-heaps.ts';
import { OWN_CHANNEL } from '../scored/evidence.ts';
import { levelIndex } from '../scored/text-level.ts';
import { underWayDays } from '../scored/under-way.ts';
import { type Weighed, weigh } from '../scored/weigh.ts';
import { channelBits, textBits } from '../scored/weights.ts';
import { components } from '../work/components.ts';
import { ACCEPTED, PROPOSED } from '../work/group-list.ts';
import { type Item, type Items, isItemOpen, type RuleAt } from '../work/items.ts';
import type { LegWork } from '../work/leg-work.ts';
import { isForChannel } from './amount-window.ts';

/** Open lines of a side above which weak evidence is not weighed, and the exceptions say so: by then it is numbers that are missing. */
const LINES_MAX = 150_000;
/** Bits that text or a named channel must bring for the machine to accept. */
const WORDS_BITS_MIN = 3;
/** Whole yuan: sums that are drawn by hand, and often. */
const ROUND_MINOR = 100;
/** Legs in which a channel pays out to the bank. */
const CHANNEL_PAYS: readonly Leg[] = ['fund_bank', 'trade_bank'];
/** Where both texts say something else besides, it is often another payment of the same payer: such a pair must be further ahead. */
const SOME = levelIndex('some');
const SOME_MORE_BITS = 3;
/** A line that has a partner for certain, and none it can be told from others: those at least this likely are named in the doubt. */
const HAS_PARTNER = 0.5;
const POSSIBLE = 0.05;

export function scored(work: LegWork, rule: RuleAt, items: Items): void {
  const left = items.left.filter((item) => isForChannel(rule.rule.channels, item));
  if (!rule.rule.score || left.length === 0 || items.right.length === 0) return;
  if (left.length > LINES_MAX || items.right.length > LINES_MAX) {
    for (const item of left) work.searched('left', item, 'not_weighed');
    for (const item of items.right) work.searched('right', item, 'not_weighed');
    return;
  }
  const weighed = weigh(work, rule, { left, right: items.right });
  if (weighed) settle(work, rule, weighed);
  if (rule.rule.score.isSureOnly) return;
  if (weighed) {
    doubts(work, rule.index, weighed);
    work.underWay = underWayDays(weighed.weights, weighed.sides.left.openCount);
  }
  equalHeaps(work, rule, {
    left: stillOpen(work, 'left', left),
    right: stillOpen(work, 'right', items.right),
  });
}

const stillOpen = (work: LegWork, side: 'left' | 'right', items: readonly Item[]): Item[] =>
  items.filter((item) => isItemOpen(work, side, item));

/** Pairs likelier than everything against them together; no line can have two. */
function settle(work: LegWork, { index, rule }: RuleAt, weighed: Weighed): void {
  const { sides, odds, bits } = weighed;
  const of = pairsOfLines(weighed);
  for (let pair = 0; pair < weighed.count; pair += 1) {
    const ahead = odds[pair] ?? 0;
    if (ahead <= 0 || (bits[pair] ?? 0) < (rule.score?.floorBits ?? 0)) continue;
    const one = sides.left.items[weighed.left[pair] ?? 0];
    const other = sides.right.items[weighed.right[pair] ?? 0];
    if (!one || !other || !isItemOpen(work, 'left', one) || !isItemOpen(work, 'right', other)) continue;
    // A pass before could not tell them apart: leaning to the nearer day is not telling.
    const isInDoubt =
      work.isInDoubt('left', one.lines[0] ?? 0) && work.isInDoubt('right', other.lines[0] ?? 0);
    if (isInDoubt && ahead < weighed.marginBits) continue;
    const currency = work.left.currencies[work.left.currency[one.lines[0] ?? 0] ?? 0] ?? '';
    const state = rule.gives === 'accepted' && mayBeAccepted(work, weighed, pair) ? ACCEPTED : PROPOSED;
    if (state === PROPOSED && rule.score?.isSureOnly) continue;
    work.group(
      index,
      state,
      confidenceOf(ahead),
      one.lines,
      other.lines,
      detailOf(weighed, of, pair, currency, rule.gives === 'accepted' ? neededBits(weighed, pair) : null),
    );
  }
}

/** By how much a pair must be ahead: the rule's margin, or what persons' words raised it to, and more where the texts differ besides. */
const neededBits = ({ evidence, edge, marginBits }: Weighed, pair: number): number =>
  marginBits + (evidence.text[edge[pair] ?? 0] === SOME ? SOME_MORE_BITS : 0);

function mayBeAccepted(work: LegWork, weighed: Weighed, pair: number): boolean {
  const { weights, evidence, edge, odds } = weighed;
  const at = edge[pair] ?? 0;
  if ((odds[pair] ?? 0) < neededBits(weighed, pair)) return false;
  if (work.input.leg !== 'left_right' && evidence.amount[at] !== EQUAL) return false;
  // A credit that names the payout's own channel says whose money it is, however many others do so too; a round sum may be another's all the same.
  const isOwn = CHANNEL_PAYS.includes(work.input.leg) && evidence.channel[at] === OWN_CHANNEL;
  if (isOwn && (weighed.sides.left.items[weighed.left[pair] ?? 0]?.sum ?? 0) % ROUND_MINOR !== 0) return true;
  return Math.max(textBits(weights, evidence, at), channelBits(weights, evidence, at)) >= WORDS_BITS_MIN;
}

const confidenceOf = (odds: number): number => Math.min(99, Math.floor((100 * 2 ** odds) / (1 + 2 ** odds)));

/** Lines that have a partner more likely than not, but several that are possible: a question for a person once it is overdue. */
function doubts(work: LegWork, rule: number, weighed: Weighed): void {
  const { sides, left, right, odds } = weighed;
  const shareOf = (pair: number) => 1 - 1 / (1 + 2 ** (odds[pair] ?? 0));
  const leftSum = new Float64Array(sides.left.items.length);
  const rightSum = new Float64Array(sides.right.items.length);
  for (let pair = 0; pair < weighed.count; pair += 1) {
    const [one, other] = [left[pair] ?? 0, right[pair] ?? 0];
    leftSum[one] = (leftSum[one] ?? 0) + shareOf(pair);
    rightSum[other] = (rightSum[other] ?? 0) + shareOf(pair);
  }
  const isOpen = (side: 'left' | 'right', place: number) => {
    const item = sides[side].items[place];
    return item !== undefined && isItemOpen(work, side, item);
  };
  const edges: [number, number][] = [];
  for (let pair = 0; pair < weighed.count; pair += 1) {
    const [one, other] = [left[pair] ?? 0, right[pair] ?? 0];
    const isAsked = (leftSum[one] ?? 0) > HAS_PARTNER || (rightSum[other] ?? 0) > HAS_PARTNER;
    if (isAsked && shareOf(pair) >= POSSIBLE && isOpen('left', one) && isOpen('right', other))
      edges.push([one, other]);
  }
  for (const part of components(edges)) {
    const ones = part.left.flatMap((at) => sides.left.items[at] ?? []);
    const others = part.right.flatMap((at) => sides.right.items[at] ?? []);
    // Two files that are compared promise each other no days.
    const isDue =
      work.input.leg === 'left_right' || ones.some((each) => work.input.asOfDay > expectedBy(work, each));
    if (isDue)
      work.doubt(
        rule,
        ones.flatMap((each) => each.lines),
        others.flatMap((each) => each.lines),
      );
  }
}
