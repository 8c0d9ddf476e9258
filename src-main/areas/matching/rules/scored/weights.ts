/**
 * What each level is worth (Fellegi–Sunter): log2 of how often pairs that belong together show it, over how often chance does.
 *
 * The first is learned from the files themselves, a few rounds from sensible beginnings (expectation maximisation), and from what persons
 * decided. Everything is added up in the order of the edges, so the same files give the same weights.
 */
import { AMOUNT_LEVELS, AMOUNT_PRIOR } from './amount-level.ts';
import type { Edges } from './candidates.ts';
import { LAG_ZERO, LAGS } from './chances.ts';
import { ENDINGS } from './endings.ts';
import { CHANNEL_LEVELS, type Evidence } from './evidence.ts';
import { levelIndex, TEXT_LEVELS } from './text-level.ts';

/** log2 of how often pairs that belong together show each level. */
export interface Weights {
  readonly amount: Float64Array;
  readonly text: Float64Array;
  readonly lag: Float64Array;
  readonly channel: Float64Array;
  /** log2 of how much more often than by chance they end in these words. */
  readonly endings: Float64Array;
  /** Which of the two ways to count days tells more in these files. */
  readonly isBusinessLag: boolean;
  /** Share of pairs under way so many calendar days, whichever way tells more. */
  readonly underWay: Float64Array;
  /** Pairs there seem to be in all. */
  readonly pairs: number;
  /** Odds, as log2, that two lines taken at random belong together rather than both having no partner. */
  readonly prior: number;
}

/** Pairs known to belong together, with their weight against the files' own. */
export interface Examples {
  readonly evidence: Evidence;
  /** Edges of `evidence` that belong together. */
  readonly together: readonly number[];
}

const ROUNDS = 10;
/** The beginnings count as so many pairs. */
const PRIOR_PAIRS = 25;
/** One decision of a person counts as so many pairs of the machine's guess. */
const EXAMPLE_PAIRS = 3;
/** At least so many of a hundred lines are taken to have no counterpart, however well the files seem to agree. */
const LEAST_MISSING = 0.1;
const BITS_MAX = 60;

const TEXT_PRIOR: readonly number[] = (() => {
  const of: Readonly<Record<(typeof TEXT_LEVELS)[number], number>> = {
    missing: 1,
    equal: 0.42,
    cut: 0.18,
    part: 0.12,
    some: 0.11,
    little: 0.03,
    common: 0.07,
    none: 0.06,
    other_number: 0.01,
  };
  return TEXT_LEVELS.map((level) => of[level]);
})();
const CHANNEL_PRIOR = [0.4, 0.59, 0.01];
const MISSING = levelIndex('missing');
const SOME = levelIndex('some');
/** Which endings go together is known to none beforehand: by chance, as so many pairs. */
const ENDINGS_PAIRS = 40;

/** Most arrive within days, some take weeks, few come before they left. */
const lagPrior = (isBusiness: boolean): Float64Array => {
  const prior = new Float64Array(LAGS);
  for (let place = 0; place < LAGS; place += 1) {
    const days = isBusiness ? (place - LAG_ZERO) / 2 : place - LAG_ZERO;
    const near = days >= 0 ? 0.72 ** Math.floor(days) : 0.15 * 0.6 ** -days;
    prior[place] = 0.27 * near + 0.0004;
  }
  return scaled(prior);
};

export function learn(
  edges: Edges,
  evidence: Evidence,
  lefts: number,
  rights: number,
  examples: Examples,
): Weights {
  let weights: Weights = {
    amount: logs(Float64Array.from(AMOUNT_PRIOR)),
    text: logs(Float64Array.from(TEXT_PRIOR)),
    lag: logs(lagPrior(false)),
    channel: logs(Float64Array.from(CHANNEL_PRIOR)),
    endings: new Float64Array(ENDINGS),
    isBusinessLag: false,
    underWay: lagPrior(false),
    pairs: 0,
    prior: priorOf(0.8 * Math.min(lefts, rights), lefts, rights),
  };
  const rowSum = new Float64Array(edges.left.reduce((most, each) => Math.max(most, each), 0) + 1);
  const columnSum = new Float64Array(edges.right.reduce((most, each) => Math.max(most, each), 0) + 1);
  const odds = new Float64Array(edges.count);
  for (let round = 0; round < ROUNDS; round += 1) {
    rowSum.fill(0);
    columnSum.fill(0);
    for (let edge = 0; edge < edges.count; edge += 1) {
      const weight = 2 ** Math.min(BITS_MAX, bitsOf(weights, evidence, edge));
      odds[edge] = weight;
      rowSum[edges.left[edge] ?? 0] = (rowSum[edges.left[edge] ?? 0] ?? 0) + weight;
      columnSum[edges.right[edge] ?? 0] = (columnSum[edges.right[edge] ?? 0] ?? 0) + weight;
    }
    const seen = new Tables();
    for (let edge = 0; edge < edges.count; edge += 1) {
      const weight = odds[edge] ?? 0;
      const others = (rowSum[edges.left[edge] ?? 0] ?? 0) + (columnSum[edges.right[edge] ?? 0] ?? 0) - weight;
      const share = weight / (1 + others);
      if (share > 0.01) seen.add(evidence, edge, share);
    }
    const found = seen.pairs;
    for (const edge of examples.together) seen.add(examples.evidence, edge, EXAMPLE_PAIRS);
    weights = seen.weights(priorOf(found, lefts, rights), evidence.endingsChance);
  }
  return weights;
}

/** Evidence that a pair belongs together, in bits, over both being without a partner. */
export function bitsOf(weights: Weights, evidence: Evidence, edge: number): number {
  return (
    weights.prior +
    amountBits(weights, evidence, edge) +
    textBits(weights, evidence, edge) +
    lagBits(weights, evidence, edge) +
    channelBits(weights, evidence, edge)
  );
}

export const amountBits = (weights: Weights, evidence: Evidence, edge: number): number =>
  (weights.amount[evidence.amount[edge] ?? 0] ?? 0) - (evidence.amountChance[edge] ?? 0);
export const textBits = (weights: Weights, evidence: Evidence, edge: number): number =>
  (weights.text[evidence.text[edge] ?? 0] ?? 0) -
  (evidence.textChance[edge] ?? 0) +
  (evidence.text[edge] === SOME ? (weights.endings[evidence.endings[edge] ?? 0] ?? 0) : 0);
export const lagBits = (weights: Weights, evidence: Evidence, edge: number): number =>
  (weights.lag[(weights.isBusinessLag ? evidence.businessLag[edge] : evidence.lag[edge]) ?? 0] ?? 0) -
  (evidence.dayChance[edge] ?? 0);
export const channelBits = (weights: Weights, evidence: Evidence, edge: number): number =>
  evidence.isChannelNamed
    ? (weights.channel[evidence.channel[edge] ?? 0] ?? 0) - (evidence.channelChance[edge] ?? 0)
    : 0;

/** So many pairs among lefts × rights, and no line in two. */
function priorOf(pairs: number, lefts: number, rights: number): number {
  const alone = (lines: number) => Math.max(LEAST_MISSING * lines, lines - pairs);
  return Math.log2(Math.max(0.5, pairs) / (alone(lefts) * alone(rights)));
}

class Tables {
  pairs = 0;
  readonly #amount = new Float64Array(AMOUNT_LEVELS);
  readonly #text = new Float64Array(TEXT_LEVELS.length);
  readonly #lag = new Float64Array(LAGS);
  readonly #businessLag = new Float64Array(LAGS);
  readonly #channel = new Float64Array(CHANNEL_LEVELS);
  readonly #endings = new Float64Array(ENDINGS);

  add(evidence: Evidence, edge: number, share: number): void {
    this.pairs += share;
    const put = (table: Float64Array, place: number | undefined) => {
      table[place ?? 0] = (table[place ?? 0] ?? 0) + share;
    };
    put(this.#amount, evidence.amount[edge]);
    if (evidence.text[edge] !== MISSING) put(this.#text, evidence.text[edge]);
    put(this.#lag, evidence.lag[edge]);
    put(this.#businessLag, evidence.businessLag[edge]);
    put(this.#channel, evidence.channel[edge]);
    if (evidence.text[edge] === SOME) put(this.#endings, evidence.endings[edge]);
  }

  weights(prior: number, endingsChance: Float64Array): Weights {
    const calendar = blended(this.#lag, lagPrior(false));
    const business = blended(this.#businessLag, lagPrior(true));
    const isBusinessLag = told(this.#businessLag, business) > told(this.#lag, calendar);
    const text = blended(
      this.#text,
      Float64Array.from(TEXT_PRIOR, (share, level) => (level === MISSING ? 0 : share)),
    );
    text[MISSING] = 1;
    return {
      amount: logs(blended(this.#amount, Float64Array.from(AMOUNT_PRIOR))),
      text: logs(text),
      lag: logs(isBusinessLag ? business : calendar),
      channel: logs(blended(this.#channel, Float64Array.from(CHANNEL_PRIOR))),
      endings: this.#endingBits(endingsChance),
      isBusinessLag,
      underWay: calendar,
      pairs: this.pairs,
      prior,
    };
  }

  #endingBits(chance: Float64Array): Float64Array {
    const pairs = this.#endings.reduce((sum, each) => sum + each, 0);
    return this.#endings.map((seen, place) => {
      if (place === ENDINGS - 1) return 0;
      const expected = chance[place] ?? 1;
      return Math.log2((seen + ENDINGS_PAIRS * expected) / (pairs + ENDINGS_PAIRS) / expected);
    });
  }
}

/** What was seen, and the beginnings as so many pairs more. */
function blended(seen: Float64Array, prior: Float64Array): Float64Array {
  const whole = prior.reduce((sum, each) => sum + each, 0);
  return scaled(seen.map((count, place) => count + (PRIOR_PAIRS * (prior[place] ?? 0)) / whole));
}

function scaled(table: Float64Array): Float64Array {
  const whole = table.reduce((sum, each) => sum + each, 0);
  return table.map((each) => each / whole);
}

/** How well a table tells what was seen: the sum of the logs. */
const told = (seen: Float64Array, shares: Float64Array): number =>
  seen.reduce((sum, count, place) => sum + count * Math.log2(Math.max(1e-12, shares[place] ?? 0)), 0);

const logs = (table: Float64Array): Float64Array => table.map((share) => Math.log2(Math.max(1e-7, share)));
