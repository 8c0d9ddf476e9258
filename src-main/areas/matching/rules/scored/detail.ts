/**
 * Why two lines were put together by weak evidence: what speaks for and against in bits, by how much the pair is ahead, and who was refused for it.
 */
import { formatMinor } from '../../../../../shared/domain/money.ts';
import type { GroupDetail } from '../leg-match.ts';
import { LAG_ZERO } from './chances.ts';
import { TEXT_LEVELS } from './text-level.ts';
import type { Weighed } from './weigh.ts';
import { amountBits, channelBits, lagBits, textBits } from './weights.ts';

const ALTERNATIVES_MAX = 3;

/** Pairs of each line, so that those refused for a pair are found without a search. */
export interface PairsOfLines {
  readonly left: ReadonlyMap<number, readonly number[]>;
  readonly right: ReadonlyMap<number, readonly number[]>;
}

export function pairsOfLines(weighed: Weighed): PairsOfLines {
  const left = new Map<number, number[]>();
  const right = new Map<number, number[]>();
  const note = (pairs: Map<number, number[]>, line: number, pair: number) => {
    const known = pairs.get(line);
    if (known) known.push(pair);
    else pairs.set(line, [pair]);
  };
  for (let pair = 0; pair < weighed.count; pair += 1) {
    note(left, weighed.left[pair] ?? 0, pair);
    note(right, weighed.right[pair] ?? 0, pair);
  }
  return { left, right };
}

/** Bits by which the pair would have to be ahead to be accepted; null where the rule only proposes. */
type Needed = number | null;

export function detailOf(
  weighed: Weighed,
  of: PairsOfLines,
  pair: number,
  currency: string,
  needed: Needed,
): GroupDetail {
  const { sides, weights, evidence } = weighed;
  const edge = weighed.edge[pair] ?? 0;
  const one = sides.left.items[weighed.left[pair] ?? 0];
  const other = sides.right.items[weighed.right[pair] ?? 0];
  const difference = apart(one?.sum, other?.sum, currency);
  const signals = [
    {
      name: difference === '' ? 'amount' : 'amount_apart',
      bits: amountBits(weights, evidence, edge),
      value: difference,
    },
    {
      name: `text_${TEXT_LEVELS[evidence.text[edge] ?? 0]}`,
      bits: textBits(weights, evidence, edge),
      value: '',
    },
    {
      name: 'days_apart',
      bits: lagBits(weights, evidence, edge),
      value: String((evidence.lag[edge] ?? 0) - LAG_ZERO),
    },
    { name: 'channel_said', bits: channelBits(weights, evidence, edge), value: '' },
    { name: 'chance', bits: weights.prior, value: '' },
  ];
  return {
    bits: hundredths(weighed.bits[pair] ?? 0),
    marginBits: hundredths(weighed.odds[pair] ?? 0),
    alternatives: alternativesOf(weighed, of, pair),
    solutions: null,
    coincidences: null,
    isBudgetSpent: weighed.isBudgetSpent,
    ...(needed !== null && (weighed.odds[pair] ?? 0) < needed && { neededBits: hundredths(needed) }),
    signals: signals
      .map((signal) => ({ ...signal, bits: hundredths(signal.bits) }))
      .filter(({ bits }) => bits !== 0),
  };
}

function alternativesOf(weighed: Weighed, of: PairsOfLines, pair: number): GroupDetail['alternatives'] {
  const refused = [
    ...(of.left.get(weighed.left[pair] ?? 0) ?? []),
    ...(of.right.get(weighed.right[pair] ?? 0) ?? []),
  ].filter((other) => other !== pair);
  return refused
    .toSorted((a, b) => (weighed.bits[b] ?? 0) - (weighed.bits[a] ?? 0) || a - b)
    .slice(0, ALTERNATIVES_MAX)
    .map((other) => ({
      left: weighed.sides.left.items[weighed.left[other] ?? 0]?.lines ?? [],
      right: weighed.sides.right.items[weighed.right[other] ?? 0]?.lines ?? [],
      bits: hundredths(weighed.bits[other] ?? 0),
    }));
}

const apart = (left: number | undefined, right: number | undefined, currency: string): string =>
  left === right ? '' : `${formatMinor(Math.abs((right ?? 0) - (left ?? 0)), currency)} ${currency}`;

/** Stored to hundredths; −0 is 0. */
const hundredths = (bits: number): number => Math.round(Math.max(-999, Math.min(999, bits)) * 100) / 100 || 0;
