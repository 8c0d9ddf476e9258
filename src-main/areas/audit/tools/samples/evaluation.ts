/** What a sample says of its population, by the way it was drawn, with what limits what it says. Open items are no results yet and nothing holds before. */
import type { Evaluation } from '../../../../../shared/contract/audit-tools.ts';
import { minor } from '../../../../../shared/domain/money.ts';
import { evaluateMeans, evaluateRatio, type MeansEvaluation } from '../rules/evaluate-means.ts';
import { evaluateMus } from '../rules/evaluate-mus.ts';
import { rateUpperPpm } from '../rules/factors.ts';
import { intervalOfUnits, type JudgedItem, type StandingSample } from './sample.ts';

interface Evaluations {
  readonly evaluation: Evaluation | null;
  readonly negatives: Evaluation | null;
}

/** Fewer wrong items than this and a mean or ratio tells little (AICPA: some tens of differences are needed). */
const DIFFERENCES_MIN = 20;

export function evaluationsOf(sample: StandingSample): Evaluations {
  const { draw, judgedItems } = sample;
  if (judgedItems.every(({ result }) => result === 'open')) return { evaluation: null, negatives: null };
  if (draw.method !== 'mus') return { evaluation: ofItems(sample), negatives: null };
  const isNegative = ({ why }: JudgedItem) => why === 'negative';
  const negative = judgedItems.filter(isNegative);
  return {
    evaluation: ofUnits(
      sample,
      judgedItems.filter((item) => !isNegative(item)),
      1,
    ),
    negatives: negative.length === 0 ? null : ofUnits(sample, negative, -1),
  };
}

/** `sign` −1: amounts below nought, by their size. */
function ofUnits(sample: StandingSample, items: readonly JudgedItem[], sign: 1 | -1): Evaluation {
  const { draw, zeroCount } = sample;
  const found = evaluateMus(
    judged(items).map(({ booked, audited }) => ({ booked: sign * booked, audited: sign * audited + 0 })),
    { interval: intervalOfUnits(sample), confidence: draw.confidence },
  );
  const { tolerable } = draw;
  const isOpen = items.some(({ result }) => result === 'open');
  return {
    basis: 'mus',
    ...found,
    tolerable,
    holds: isOpen || tolerable === null ? null : found.upper <= tolerable && -found.lower <= tolerable,
    rate: null,
    caveats: [
      ...(isOpen ? ['items_open'] : []),
      ...(-found.lower > found.basicPrecision ? ['understated'] : []),
      ...(sign === 1 && zeroCount > 0 ? ['zeros_apart'] : []),
    ],
  };
}

function ofItems(sample: StandingSample): Evaluation {
  const { draw, judgedItems, negativeCount, strata, populationCount, populationValue } = sample;
  const { confidence } = draw;
  const all = judged(judgedItems);
  const wrong = all.filter(
    ({ booked, audited, result }) => result === 'missing' || booked !== audited,
  ).length;
  const isOpen = all.length < judgedItems.length;
  const isBlock = draw.method === 'block';
  const known = minor(all.reduce((sum, { booked, audited }) => sum + booked - audited, 0));
  const one = { count: populationCount, value: populationValue, judged: all };
  const byRatio = draw.method === 'random' && negativeCount === 0 ? evaluateRatio(one, confidence) : null;
  const byMeans =
    draw.method === 'stratified'
      ? evaluateMeans(
          strata.map((each, at) => ({ ...each, judged: all.filter(({ stratum }) => stratum === at) })),
          confidence,
        )
      : evaluateMeans([one], confidence);
  const found: MeansEvaluation | null = isBlock ? null : (byRatio ?? byMeans);
  const { tolerable } = draw;
  return {
    basis: found === null ? 'attribute' : byRatio ? 'ratio' : 'mean',
    known,
    projected: found?.projected ?? 0,
    basicPrecision: 0,
    incremental: 0,
    upper: found?.upper ?? null,
    lower: found?.lower ?? null,
    tolerable,
    holds:
      isOpen || tolerable === null || found === null
        ? null
        : found.upper <= tolerable && -found.lower <= tolerable,
    // Days and strata are drawn, not items: their rate is no rate of the population.
    rate:
      draw.method === 'random'
        ? { wrong, judged: all.length, upperPpm: rateUpperPpm(confidence, wrong, all.length) }
        : null,
    caveats: [
      ...(isOpen ? ['items_open'] : []),
      ...(isBlock ? ['block_not_statistical'] : []),
      ...(!isBlock && found === null ? ['too_few_judged'] : []),
      ...(found !== null && wrong < DIFFERENCES_MIN && all.length < populationCount
        ? ['few_differences']
        : []),
    ],
  };
}

type Judgement = JudgedItem & { readonly audited: number };
const judged = (items: readonly JudgedItem[]): Judgement[] =>
  items.filter((item): item is Judgement => item.audited !== null);
