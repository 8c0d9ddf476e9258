/**
 * A batch in figures: the way from what was open to the net, step by step, and how far each witness is from that net. Pure; what stands here adds up
 * because it is added here, and never from texts.
 */
import type { SettlementView } from '../../../shared/contract/settlement-views.ts';
import { FIGURES, type Figure, together } from '../../../shared/domain/settlement.ts';

export interface Step {
  readonly name: Figure | 'opening' | 'net';
  readonly amount: number;
  /** What is owed before and after it. */
  readonly before: number;
  readonly after: number;
  /** It has lines to open. */
  readonly figure: Figure | null;
}

/** Opening, each figure that moves anything, net. Sales and fees stand there also when they are nought: their absence would be a question. */
export function stepsOf({
  opening,
  figures,
  net,
}: Pick<SettlementView, 'opening' | 'figures' | 'net'>): Step[] {
  const steps: Step[] = [{ name: 'opening', amount: opening, before: 0, after: opening, figure: null }];
  let running = opening;
  for (const figure of FIGURES) {
    const amount = figures[figure] ?? 0;
    if (amount === 0 && figure !== 'sales' && figure !== 'fees') continue;
    steps.push({ name: figure, amount, before: running, after: running + amount, figure });
    running += amount;
  }
  return [...steps, { name: 'net', amount: net, before: 0, after: net, figure: null }];
}

export interface Bar {
  /** Of the width, in per cent: where it begins, how wide it is, where nought is. */
  readonly left: number;
  readonly width: number;
  readonly nought: number;
}

/** Where each step lies between the least and the most that was ever owed. */
export function barsOf(steps: readonly Step[]): readonly Bar[] {
  const ends = steps.flatMap(({ before, after }) => [before, after]);
  const least = Math.min(0, ...ends);
  const span = Math.max(0, ...ends) - least;
  const at = (amount: number) => (span === 0 ? 0 : ((amount - least) / span) * 100);
  return steps.map(({ before, after }) => ({
    left: at(Math.min(before, after)),
    width: at(Math.max(before, after)) - at(Math.min(before, after)),
    nought: at(0),
  }));
}

export const WITNESSES = ['batch', 'fund', 'bank'] as const;
export type WitnessName = (typeof WITNESSES)[number];
export interface Witness {
  readonly name: WitnessName;
  /** Null where there is none. */
  readonly net: number | null;
  /** Ours less theirs. */
  readonly difference: number | null;
}

export function witnessesOf(
  batch: Pick<SettlementView, 'net' | 'batchNet' | 'fundNet' | 'bankNet'>,
): Witness[] {
  const said = { batch: batch.batchNet, fund: batch.fundNet, bank: batch.bankNet };
  return WITNESSES.map((name) => {
    const net = said[name];
    return { name, net, difference: net === null ? null : batch.net - net };
  });
}

export interface CurrencySum {
  readonly currency: string;
  readonly count: number;
  readonly net: number;
}

/** Two currencies are never added, and what one batch carried into the next is counted once. */
export function sumsOf(
  batches: readonly Pick<SettlementView, 'key' | 'from' | 'currency' | 'opening' | 'net'>[],
): CurrencySum[] {
  return [...Map.groupBy(batches, ({ currency }) => currency)]
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([currency, of]) => ({ currency, count: of.length, net: together(of).net }));
}

/** What may be decided about a batch as it stands. */
export const canSign = ({ state, checks }: Pick<SettlementView, 'state' | 'checks'>): boolean =>
  (state === 'ready' || state === 'held' || state === 'returned') && checks.stop === 0;
export const canPutOff = ({ state }: Pick<SettlementView, 'state'>): boolean =>
  state === 'ready' || state === 'gathering' || state === 'held' || state === 'returned';
