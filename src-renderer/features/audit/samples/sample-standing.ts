/** How far a sample is, what its items' results look like, and what its evaluation says. Pure. */
import type { SampleItem } from '../../../../shared/contract/audit-tools.ts';
import type { Output } from '../../../../shared/contract/calls.ts';
import type { Tone } from '../../../ui/tag.tsx';

export type Sample = Output<'audit.sample'>['sample'];
export type Evaluation = NonNullable<Output<'audit.sample'>['evaluation']>;
export type ItemResult = SampleItem['result'];

export type SampleState = 'judging' | 'judged' | 'concluded' | 'reviewed';

export function stateOf(sample: Pick<Sample, 'judged' | 'items' | 'conclusion' | 'reviewedAt'>): SampleState {
  if (sample.reviewedAt !== '') return 'reviewed';
  if (sample.conclusion !== '') return 'concluded';
  return sample.judged < sample.items ? 'judging' : 'judged';
}

export const STATE_TONES: Readonly<Record<SampleState, Tone>> = {
  judging: 'warn',
  judged: 'accent',
  concluded: 'accent',
  reviewed: 'ok',
};

export const RESULT_TONES: Readonly<Record<ItemResult, Tone>> = {
  open: 'plain',
  right: 'ok',
  wrong: 'bad',
  missing: 'bad',
};

/** Booked less audited; null until it is judged. What is not to be had counts as wrong by the whole. */
export function misstatementOf({
  result,
  booked,
  audited,
}: Pick<SampleItem, 'result' | 'booked' | 'audited'>) {
  if (result === 'open') return null;
  if (result === 'right') return 0;
  if (result === 'missing') return booked;
  return audited === null ? null : booked - audited;
}

/** Those of the figures that a basis has, in the order they are read. */
const FIGURES: Readonly<Record<Evaluation['basis'], readonly EvaluationFigure[]>> = {
  mus: ['known', 'projected', 'basicPrecision', 'incremental', 'upper', 'tolerable'],
  ratio: ['known', 'projected', 'lower', 'upper', 'tolerable'],
  mean: ['known', 'projected', 'lower', 'upper', 'tolerable'],
  attribute: ['known', 'upper', 'tolerable'],
};
export type EvaluationFigure =
  | 'known'
  | 'projected'
  | 'basicPrecision'
  | 'incremental'
  | 'upper'
  | 'lower'
  | 'tolerable';

export const figuresOf = (
  found: Evaluation,
): readonly { readonly name: EvaluationFigure; readonly amount: number }[] =>
  FIGURES[found.basis].flatMap((name) => {
    const amount = found[name];
    return amount === null ? [] : [{ name, amount }];
  });

/** Of an error rate: how many of how many, and the most it may be in the population, in per cent. */
export const rateFacts = ({ wrong, judged, upperPpm }: NonNullable<Evaluation['rate']>) => ({
  wrong,
  judged,
  upper: (upperPpm / PPM_PER_PERCENT).toFixed(2),
});
const PPM_PER_PERCENT = 10_000;
