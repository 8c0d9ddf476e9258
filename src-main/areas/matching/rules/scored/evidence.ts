/**
 * What each pair shows, as levels, and how often a pair by chance would show the same.
 *
 * Chance is counted in the two files: how many lines have such an amount, such a text, come on such a day. A payer who pays the same every
 * month is no accident of two things, so the amount is counted among the lines that share the text; and the pair itself is left out of its count.
 */
import type { LegWork } from '../work/leg-work.ts';
import { amountLevel, boundsOf } from './amount-level.ts';
import type { Edges } from './candidates.ts';
import { businessLags, channelChances, dayChances, LAG_ZERO, LAGS, unlikeChances } from './chances.ts';
import { endingsOf } from './endings.ts';
import { Repeats } from './repeats.ts';
import { lowerBound, type ScoredSide, type ScoredSides } from './sides.ts';
import { type Carriers, NO_TEXT } from './text-index.ts';
import { isCommon, levelIndex, likeness, TEXT_LEVELS } from './text-level.ts';

export interface Evidence {
  readonly amount: Uint8Array;
  readonly text: Uint8Array;
  /** Calendar days from left to right, and business days with what kind of day it ends on; both shifted so as to be places in a table. */
  readonly lag: Uint8Array;
  readonly businessLag: Uint8Array;
  readonly channel: Uint8Array;
  /** The words both texts end in, where both say something else besides; 0 elsewhere. */
  readonly endings: Uint16Array;
  /** Chance of each, as log2. */
  readonly amountChance: Float64Array;
  readonly textChance: Float64Array;
  readonly dayChance: Float64Array;
  readonly channelChance: Float64Array;
  /** Chance of every pair of endings, not as log. */
  readonly endingsChance: Float64Array;
  /** False where no text names a channel: then nothing is said by silence. */
  readonly isChannelNamed: boolean;
}

const SOME = levelIndex('some');
/** Nothing named; the own channel; another one. */
export const CHANNEL_LEVELS = 3;
export const OWN_CHANNEL = 1;

/** So many lines are imagined that share nothing: in a small file "none of the others" is little evidence. */
const AMOUNT_UNSEEN = 20;
const TEXT_UNSEEN = 20;
const SIBLINGS_LOOKED_AT = 64;
/** Weight, in lines, of what is expected among lines that share a text before they are looked at. */
const EXPECTED_AMONG_SIBLINGS = 2;

export function evidenceOf(work: LegWork, sides: ScoredSides, edges: Edges): Evidence {
  const { left, right, texts } = sides;
  const { count } = edges;
  const endings = endingsOf(texts);
  const evidence: Evidence = {
    endings: new Uint16Array(count),
    endingsChance: endings.chance,
    amount: new Uint8Array(count),
    text: new Uint8Array(count),
    lag: new Uint8Array(count),
    businessLag: new Uint8Array(count),
    channel: new Uint8Array(count),
    amountChance: new Float64Array(count),
    textChance: new Float64Array(count),
    dayChance: new Float64Array(count),
    channelChance: new Float64Array(count),
    isChannelNamed: sides.named.some((bits) => bits !== 0),
  };
  const days = dayChances(right);
  const unlike = unlikeChances(sides);
  const channels = channelChances(sides);
  const business = businessLags(work);
  const again = new Repeats(sides);
  let amountsOf = -1;
  const ofAmount = new Map<number, number>();
  for (let edge = 0; edge < count; edge += 1) {
    const one = edges.left[edge] ?? 0;
    const other = edges.right[edge] ?? 0;
    const item = left.items[one];
    const partner = right.items[other];
    if (!item || !partner) continue;
    const { level, carriers, words } = likeness(
      texts,
      texts.left[one] ?? NO_TEXT,
      texts.right[other] ?? NO_TEXT,
    );
    evidence.text[edge] = level;
    if (level === SOME)
      evidence.endings[edge] = endings.place(texts.left[one] ?? NO_TEXT, texts.right[other] ?? NO_TEXT);
    evidence.textChance[edge] = Math.log2(
      carriers ? sharersChance(level, carriers, left.items.length, right.items.length) : (unlike[level] ?? 1),
    );
    const step = amountLevel(item.sum, partner.sum);
    evidence.amount[edge] = step;
    if (amountsOf !== one) {
      ofAmount.clear();
      amountsOf = one;
    }
    let chance = ofAmount.get(step);
    if (chance === undefined) {
      chance = bandChance(right, left.kind[one] ?? 0, left.plain[one] ?? 0, step);
      ofAmount.set(step, chance);
    }
    if (carriers)
      chance = amongSiblings(
        sides,
        one,
        other,
        step,
        [carriers, ...texts.ladder(words)],
        Math.max(chance, again.chance(step)),
      );
    evidence.amountChance[edge] = Math.log2(chance);
    const sign = item.isFromRight ? -1 : 1;
    evidence.lag[edge] = clamped(sign * (partner.day - item.day));
    evidence.businessLag[edge] = business(item.day, partner.day, sign);
    evidence.dayChance[edge] = days.get(partner.day) ?? 0;
    const named = sides.named[other] ?? 0;
    const isNamed = (named & (1 << item.channel)) !== 0;
    evidence.channel[edge] = named === 0 ? 0 : isNamed ? OWN_CHANNEL : 2;
    evidence.channelChance[edge] = Math.log2(channels(item.channel, evidence.channel[edge] ?? 0));
  }
  return evidence;
}

const clamped = (lag: number): number => Math.max(0, Math.min(LAGS - 1, lag + LAG_ZERO));

/** The commoner of the two sides counts; the pair itself is left out. */
function sharersChance(level: number, { left, right }: Carriers, lefts: number, rights: number): number {
  const unseen = UNSEEN_SHARERS[level] ?? 1;
  const chance = (sharers: number, all: number) =>
    (Math.max(0, sharers - 1) + unseen) / (all - 1 + TEXT_UNSEEN);
  return Math.max(chance(left.length, lefts), chance(right.length, rights));
}

/** Payments of the same payer that are in neither file, by level: where both texts say something else besides, they are likely two of his. */
const UNSEEN_SHARERS = TEXT_LEVELS.map((level) => (level === 'some' ? 2 : 0.4));

function bandChance(right: ScoredSide, kind: number, plain: number, level: number): number {
  const [from, to] = boundsOf(level, plain);
  const within =
    lowerBound(right, kind, to === Infinity ? Number.MAX_SAFE_INTEGER : to + 1) -
    lowerBound(right, kind, from);
  return (Math.max(1, within) - 0.5) / (right.items.length - 1 + AMOUNT_UNSEEN);
}

/** How many of the other lines with the same text would do as well as to the amount; the text in which it is most counts. */
function amongSiblings(
  { left, right, texts }: ScoredSides,
  one: number,
  other: number,
  level: number,
  contents: readonly Carriers[],
  expected: number,
): number {
  const kind = left.kind[one];
  const ownPlain = left.plain[one] ?? 1;
  const otherPlain = right.plain[other] ?? 1;
  let chance = 0;
  for (const carriers of contents) {
    if (isCommon(texts, carriers)) continue;
    let alike = 0;
    let looked = 0;
    eachSibling(carriers.right, other, (at) => {
      looked += 1;
      if (right.kind[at] === kind && amountLevel(ownPlain, right.plain[at] ?? 1) === level) alike += 1;
    });
    eachSibling(carriers.left, one, (at) => {
      looked += 1;
      if (left.kind[at] === kind && amountLevel(left.plain[at] ?? 1, otherPlain) === level) alike += 1;
    });
    if (looked > 0)
      chance = Math.max(
        chance,
        (alike + EXPECTED_AMONG_SIBLINGS * expected) / (looked + EXPECTED_AMONG_SIBLINGS),
      );
  }
  return chance === 0 ? expected : chance;
}

/** Some of very many lines, spread evenly. */
function eachSibling(lines: Int32Array, own: number, look: (line: number) => void): void {
  const step = Math.max(1, Math.ceil(lines.length / SIBLINGS_LOOKED_AT));
  for (let at = 0; at < lines.length; at += step) {
    const line = lines[at] ?? 0;
    if (line !== own) look(line);
  }
}
