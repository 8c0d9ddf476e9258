/** A sample drawn from a population as it is now, or what one would be: how large, and why it cannot be drawn where it cannot. */
import type { PopulationScope, SampleDraw } from '../../../../../shared/contract/audit-tools.ts';
import { formatDay } from '../../../../../shared/domain/dates.ts';
import { minor } from '../../../../../shared/domain/money.ts';
import { NO_DAY } from '../../../statements/rules/line-columns.ts';
import type { PopulationRows } from '../populations/rows.ts';
import { drawBlock, drawRandom, drawStratified, stratumOf } from '../rules/draw-others.ts';
import type { DrawnItem } from '../rules/drawn.ts';
import { drawMus, intervalOf, sizeOf } from '../rules/mus.ts';
import type { SampleBody } from './sample.ts';
import { seeded } from './seeded.ts';

/** More than anybody judges; every item is kept with the sample. */
const ITEMS_MAX = 10_000;
/** Where nobody asked for another. */
const CONFIDENCE = 95;

export interface PopulationFigures {
  readonly count: number;
  readonly value: number;
  readonly zeroCount: number;
  readonly negativeCount: number;
}

export function figuresOf({ count, value }: PopulationRows): PopulationFigures {
  let [sum, zeroCount, negativeCount] = [0, 0, 0];
  for (let at = 0; at < count; at += 1) {
    const amount = value[at] ?? 0;
    sum += amount;
    if (amount === 0) zeroCount += 1;
    else if (amount < 0) negativeCount += 1;
  }
  return { count, value: minor(sum), zeroCount, negativeCount };
}

export type DrawProblem =
  | ''
  | 'empty'
  | 'needs_amounts'
  | 'needs_size'
  | 'needs_strata'
  | 'no_room'
  | 'too_many';

export interface DrawPlan {
  readonly interval: number | null;
  readonly topCount: number;
  readonly expectedItems: number;
  readonly problem: DrawProblem;
}

const plan = (problem: DrawProblem, of: Partial<DrawPlan> = {}): DrawPlan => ({
  interval: null,
  topCount: 0,
  expectedItems: 0,
  ...of,
  problem,
});

export function planOf(rows: PopulationRows, draw: SampleDraw): DrawPlan {
  if (rows.count === 0) return plan('empty');
  if (draw.method === 'mus') {
    const { tolerable, expected, confidence } = draw;
    if (tolerable === null || expected === null || confidence === null) return plan('needs_amounts');
    const interval = intervalOf({ tolerable, expected, confidence });
    if (interval === null) return plan('no_room');
    const { topCount, items } = sizeOf(rows, interval);
    return plan(items > ITEMS_MAX ? 'too_many' : items === 0 ? 'empty' : '', {
      interval,
      topCount,
      expectedItems: items,
    });
  }
  if (draw.size === null) return plan('needs_size');
  if (draw.method === 'stratified') {
    const isAscending = draw.strata.every((bound, at) => at === 0 || bound > (draw.strata[at - 1] ?? 0));
    if (draw.strata.length === 0 || !isAscending) return plan('needs_strata');
    const { size } = draw;
    const items = strataOf(rows, draw.strata).reduce((sum, { count }) => sum + Math.min(size, count), 0);
    return plan(items > ITEMS_MAX ? 'too_many' : '', { expectedItems: items });
  }
  if (draw.method === 'random') return plan('', { expectedItems: Math.min(draw.size, rows.count) });
  const days = new Set(rows.day).size;
  const items = Math.round((rows.count / days) * Math.min(draw.size, days));
  return plan(items > ITEMS_MAX ? 'too_many' : '', { expectedItems: items });
}

/** Of one plan without a problem; the same seed over the same population gives the same items. */
export function drawnFrom(
  rows: PopulationRows,
  scope: PopulationScope,
  draw: SampleDraw,
): Omit<SampleBody, 'title' | 'purpose' | 'procedure' | 'size' | 'root'> {
  const { interval } = planOf(rows, draw);
  const random = seeded(draw.seed);
  const size = draw.size ?? 0;
  const byUnits = interval === null ? null : drawMus(rows, interval, random);
  const drawn =
    byUnits?.items ??
    (draw.method === 'stratified'
      ? drawStratified(rows, { size, bounds: draw.strata }, random)
      : draw.method === 'block'
        ? drawBlock(rows, size, random)
        : drawRandom(rows, size, random));
  const { count, value, zeroCount, negativeCount } = figuresOf(rows);
  return {
    draw: { ...draw, confidence: draw.confidence ?? CONFIDENCE },
    ...{ scope, populationCount: count, populationValue: value, zeroCount, negativeCount, interval },
    strata: strataOf(rows, draw.method === 'stratified' ? draw.strata : []),
    start: byUnits?.start ?? null,
    negativeStart: byUnits?.negativeStart ?? null,
    items: drawn.slice(0, ITEMS_MAX).map((item) => keptItem(rows, item)),
  };
}

function keptItem(rows: PopulationRows, { position, why, stratum }: DrawnItem) {
  const day = rows.day[position] ?? NO_DAY;
  return {
    ref: rows.refAt(position),
    day: day === NO_DAY ? '' : formatDay(day),
    text: rows.textAt(position),
    booked: rows.value[position] ?? 0,
    ...{ why, stratum },
  };
}

function strataOf({ count, value }: PopulationRows, bounds: readonly number[]) {
  const strata = Array.from({ length: bounds.length + 1 }, () => ({ count: 0, value: 0 }));
  for (let at = 0; at < count; at += 1) {
    const stratum = strata[stratumOf(bounds, value[at] ?? 0)];
    if (!stratum) continue;
    stratum.count += 1;
    stratum.value += value[at] ?? 0;
  }
  return strata;
}
