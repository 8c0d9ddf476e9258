/**
 * What a monetary-unit sample says of its population, by tainting (错报比例): each misstatement is projected over its interval; the bound adds a basic
 * precision and, the largest taint first, what each further error costs. Items of the top stratum are known and are not projected. In whole minor units,
 * bounds rounded away from nought.
 */
import { minor } from '../../../../../shared/domain/money.ts';
import { type Confidence, poissonHundredths } from './factors.ts';

export interface Judged {
  /** As booked, above nought. */
  readonly booked: number;
  /** As it should be; nought of what was not to be had. */
  readonly audited: number;
}

export interface MusEvaluation {
  readonly known: number;
  readonly projected: number;
  readonly basicPrecision: number;
  readonly incremental: number;
  /** The most it may be overstated. */
  readonly upper: number;
  /** The most it may be understated, below nought. */
  readonly lower: number;
}

export function evaluateMus(
  items: readonly Judged[],
  { interval, confidence }: { readonly interval: number; readonly confidence: Confidence },
): MusEvaluation {
  const top = items.filter(({ booked }) => booked >= interval);
  const hit = items.filter(({ booked }) => booked < interval);
  const over = bound(hit, interval, confidence, 1);
  const under = bound(hit, interval, confidence, -1);
  const knownOver = sum(top.map(({ booked, audited }) => Math.max(0, booked - audited)));
  const knownUnder = sum(top.map(({ booked, audited }) => Math.max(0, audited - booked)));
  return {
    known: minor(knownOver - knownUnder),
    projected: minor(over.projected - under.projected),
    basicPrecision: over.basicPrecision,
    incremental: over.incremental,
    upper: minor(knownOver + over.upper),
    lower: minor(-(knownUnder + under.upper)),
  };
}

/** One way: overstatements (1) or understatements (−1) of items below the interval. */
function bound(items: readonly Judged[], interval: number, confidence: Confidence, way: 1 | -1) {
  const wrong = items
    .map(({ booked, audited }) => ({ booked, by: way * (booked - audited) }))
    .filter(({ by }) => by > 0)
    // Largest taint first; products of two amounts pass 2^53.
    .toSorted((a, b) => Number(BigInt(b.by) * BigInt(a.booked) - BigInt(a.by) * BigInt(b.booked)));
  const factor = (errors: number) => BigInt(poissonHundredths(confidence, errors));
  const basicPrecision = roundedUp(BigInt(interval) * factor(0), 100n);
  const projected = wrong.map(({ booked, by }) => nearest(BigInt(by) * BigInt(interval), BigInt(booked)));
  const incremental = wrong.map(({ booked, by }, at) =>
    roundedUp(BigInt(by) * BigInt(interval) * (factor(at + 1) - factor(at) - 100n), BigInt(booked) * 100n),
  );
  const [projectedSum, incrementalSum] = [sum(projected), sum(incremental)];
  return {
    projected: projectedSum,
    basicPrecision,
    incremental: incrementalSum,
    upper: minor(projectedSum + basicPrecision + incrementalSum),
  };
}

const sum = (amounts: readonly number[]): number => amounts.reduce((all, each) => minor(all + each), 0);
const roundedUp = (value: bigint, by: bigint): number => minor(Number((value + by - 1n) / by));
const nearest = (value: bigint, by: bigint): number => minor(Number((2n * value + by) / (2n * by)));
