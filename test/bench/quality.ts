/**
 * `npm run bench -- match`: how right the matching is on labelled data of several hardnesses, with first fit beside it on the same data
 * (DESIGN §9). By itself: `node test/bench/quality.ts [--rows N] [--seeds N]`.
 */
import { parseArgs } from 'node:util';
import { matchLeg } from '../../src-main/areas/matching/rules/match-leg.ts';
import { inputOf } from '../support/leg-input.ts';
import {
  equalAmounts,
  feesHidden,
  mergedDays,
  payoutsAlike,
  payoutsCutOff,
  payoutsQuoted,
  payoutsUnquoted,
  splitsAndMerges,
} from './labelled/bank-legs.ts';
import { firstFit } from './labelled/greedy.ts';
import { intactNumbers, spelledOtherwise, tenthMissing } from './labelled/keyed-legs.ts';
import type { LabelledLeg } from './labelled/labelled-leg.ts';
import { foundIn, measure, type Quality } from './labelled/measure.ts';

type Maker = (seed: number, count: number) => LabelledLeg;
/** Each with the share of the rows it is made with: at the bank a payout stands for a day's thousands. */
const HARDNESSES: readonly (readonly [make: Maker, share: number])[] = [
  [intactNumbers, 1],
  [tenthMissing, 1],
  [spelledOtherwise, 0.2],
  [payoutsQuoted, 0.2],
  [payoutsCutOff, 0.05],
  [payoutsUnquoted, 0.05],
  [payoutsAlike, 0.05],
  [mergedDays, 0.2],
  [splitsAndMerges, 0.02],
  [feesHidden, 0.05],
  [equalAmounts, 0.02],
];

export interface QualityResult {
  readonly name: string;
  readonly lines: number;
  readonly ours: Quality;
  readonly firstFit: Quality;
}

export function qualities(rows: number, seeds: number): QualityResult[] {
  return HARDNESSES.flatMap(([make, part]) =>
    Array.from({ length: seeds }, (_, seed) => {
      const labelled = make(seed + 1, Math.max(20, Math.round(rows * part)));
      const outcome = foundIn(matchLeg(inputOf(labelled.leg, labelled)));
      return {
        name: labelled.name,
        lines: labelled.left.length + labelled.right.length,
        ours: measure(labelled, outcome.groups, outcome.kinds),
        firstFit: measure(labelled, firstFit(labelled), new Map()),
      };
    }),
  );
}

const percent = (value: number | null): string => (value === null ? '-' : `${(value * 100).toFixed(2)} %`);

export function qualityTable(results: readonly QualityResult[]): string {
  const rows = results.map(({ name, lines, ours, firstFit: greedy }) =>
    [
      name.padEnd(54),
      String(lines).padStart(8),
      percent(ours.precision).padStart(10),
      percent(ours.recall).padStart(10),
      percent(ours.recallProposed).padStart(10),
      percent(ours.kinds).padStart(10),
      percent(greedy.precision).padStart(12),
      percent(greedy.recall).padStart(10),
    ].join(' '),
  );
  const head = [
    'labelled data'.padEnd(54),
    'lines'.padStart(8),
    'precision'.padStart(10),
    'recall'.padStart(10),
    'proposed'.padStart(10),
    'kinds'.padStart(10),
    'greedy prec.'.padStart(12),
    'recall'.padStart(10),
  ].join(' ');
  return [head, ...rows].join('\n');
}

if (import.meta.main) {
  const { values } = parseArgs({ options: { rows: { type: 'string' }, seeds: { type: 'string' } } });
  const results = qualities(Number(values.rows ?? 5000), Number(values.seeds ?? 1));
  process.stdout.write(`${qualityTable(results)}\n`);
}
