/** What a plan of results would do, in figures a person compares before she takes it: moves by state and by file, what is refused, what is known. Pure. */
import type { Output } from '../../../shared/contract/calls.ts';
import type { ItemState } from '../../../shared/domain/payment.ts';

export type ResultPlan = Output<'payments.planResults'>;
export type ResultFilePlan = ResultPlan['files'][number];
export type ResultMove = ResultFilePlan['moves'][number];

export interface MoveSum {
  readonly state: ItemState;
  readonly currency: string;
  readonly count: number;
  readonly sum: number;
}
/** By the state moved to and the currency, in the order in which they first come. */
export function moveSums(moves: readonly ResultMove[]): MoveSum[] {
  const sums = new Map<string, MoveSum>();
  for (const { to, currency, amount } of moves) {
    const held = sums.get(`${to} ${currency}`) ?? { state: to, currency, count: 0, sum: 0 };
    sums.set(`${to} ${currency}`, { ...held, count: held.count + 1, sum: held.sum + amount });
  }
  return [...sums.values()];
}
export const movesOf = (plan: ResultPlan): ResultMove[] => plan.files.flatMap(({ moves }) => moves);

/** Batches that a file to be taken is about. */
export const batchesOf = (plan: ResultPlan): string[] => [
  ...new Set(plan.files.filter(({ end }) => end === 'new').map(({ batchNo }) => batchNo)),
];

/** A plan without a move writes nothing, unless a new file is to be kept as evidence that it said nothing new. */
export const mayTake = (plan: ResultPlan): boolean =>
  plan.planId !== '' && plan.files.some(({ end }) => end === 'new');

/** What is wrong is read first, then what moves, then what is known already. */
const ENDS: readonly ResultFilePlan['end'][] = ['refused', 'new', 'known'];
export const troubledFirst = (files: readonly ResultFilePlan[]): ResultFilePlan[] =>
  files.toSorted((a, b) => ENDS.indexOf(a.end) - ENDS.indexOf(b.end));
