/** The auditor's tools: samples with their working paper, and the standard tests over a population. */
import { z } from 'zod';
import { AUDIT_TESTS, ITEM_RESULTS, POPULATIONS, SAMPLE_METHODS } from '../domain/audit-sample.ts';
import { CHANNELS } from '../domain/statement-line.ts';
import { call, nothing, taskId } from './call.ts';
import { factsSchema } from './errors.ts';
import { handover } from './risk.ts';
import {
  count,
  currency,
  dayOrNone,
  id,
  minorUnits,
  note,
  page,
  pageOf,
  reason,
  said,
  token,
} from './shapes.ts';

export const populationScope = z.object({
  population: z.enum(POPULATIONS),
  from: dayOrNone,
  to: dayOrNone,
  channel: z.union([z.enum(CHANNELS), z.literal('')]),
  account: z.string().max(80),
  currency,
});
export type PopulationScope = z.infer<typeof populationScope>;

/** What a method needs; nulls where it does not. Amounts in minor units, rates in ten-thousandths. */
export const sampleDraw = z.object({
  method: z.enum(SAMPLE_METHODS),
  /** Text; the same seed draws the same items. */
  seed: z.string().trim().min(1).max(40),
  /** Of mus: tolerable and expected misstatement; confidence 90 or 95. */
  tolerable: minorUnits.min(1).nullable(),
  expected: minorUnits.min(0).nullable(),
  confidence: z.union([z.literal(90), z.literal(95)]).nullable(),
  /** Of random, stratified, block: how many items, per stratum of stratified, or days of block. */
  size: z.number().int().min(1).max(5000).nullable(),
  /** Of stratified: lower bounds of the strata, ascending. */
  strata: z.array(minorUnits.min(0)).max(10),
});
export type SampleDraw = z.infer<typeof sampleDraw>;

export const sampleItem = z.object({
  place: count,
  /** What it is: 'line:123', 'entry:J…', 'payment:…', as the population has it. */
  ref: z.string(),
  day: dayOrNone,
  text: z.string(),
  booked: minorUnits,
  /** top: taken because it reaches the interval. hit: by its money unit, or drawn. stratum: index in `stratum`. */
  why: z.enum(['top', 'hit', 'stratum', 'block', 'negative']),
  stratum: count,
  result: z.enum(ITEM_RESULTS),
  audited: minorUnits.nullable(),
  note: z.string(),
  /** Fee and matching worked out again for it; null where there is nothing to work out. */
  again: z
    .object({
      fee: z.enum(['same', 'differs', 'none']),
      match: z.enum(['same', 'differs', 'none']),
      facts: factsSchema,
    })
    .nullable(),
});
export type SampleItem = z.infer<typeof sampleItem>;

export const sampleView = z.object({
  id,
  title: z.string(),
  scope: populationScope,
  draw: sampleDraw,
  populationCount: count,
  populationValue: minorUnits,
  /** Zero and negative items, treated apart. */
  zeroCount: count,
  negativeCount: count,
  interval: minorUnits.nullable(),
  /** Of mus: the first money unit that is hit, of positive and of negative amounts; with the interval they say all others. */
  start: minorUnits.nullable(),
  negativeStart: minorUnits.nullable(),
  items: count,
  judged: count,
  wrong: count,
  purpose: z.string(),
  procedure: z.string(),
  conclusion: z.string(),
  reviewedByName: z.string(),
  reviewedAt: z.string(),
  /** The log's size and root when it was drawn: what it was drawn from. */
  size: count,
  root: z.string(),
  ...said,
});
export type SampleView = z.infer<typeof sampleView>;

/** Of mus, by tainting: what is projected and the upper bound at the confidence; of the others the mean or ratio estimate with its interval. */
export const evaluation = z.object({
  basis: z.enum(['mus', 'ratio', 'mean', 'attribute']),
  known: minorUnits,
  projected: minorUnits,
  basicPrecision: minorUnits,
  incremental: minorUnits,
  upper: minorUnits.nullable(),
  lower: minorUnits.nullable(),
  tolerable: minorUnits.nullable(),
  /** Null while items are open, or where nothing was called tolerable. */
  holds: z.boolean().nullable(),
  /** Items wrong or missing of those judged, and the most of the population that may be, in millionths; null of mus, whose items are not as likely. */
  rate: z.object({ wrong: count, judged: count, upperPpm: count }).nullable(),
  /** Wording: audit_caveat.<name>. */
  caveats: z.array(z.string()),
});
export type Evaluation = z.infer<typeof evaluation>;

export const testHit = z.object({
  ref: z.string(),
  day: dayOrNone,
  text: z.string(),
  amount: minorUnits.nullable(),
  currency: z.string(),
  /** For the sentence (wording: audit_hit.<test>). */
  facts: factsSchema,
});
export type TestHit = z.infer<typeof testHit>;

export const auditToolsCalls = {
  /** Size of a population before something is drawn from it, and the interval and size a mus would have. */
  'audit.population': call(
    'audit',
    z.object({ scope: populationScope, draw: sampleDraw.nullable() }),
    z.object({
      count,
      value: minorUnits,
      zeroCount: count,
      negativeCount: count,
      interval: minorUnits.nullable(),
      topCount: count,
      expectedItems: count,
      currencies: z.array(currency),
      accounts: z.array(z.object({ account: z.string(), shown: z.string() })),
      /** Why nothing can be drawn so; '' where it can (wording: sample_problem.<name>). */
      problem: z.string(),
    }),
  ),
  'audit.drawSample': call(
    'audit',
    z.object({
      title: z.string().trim().min(1).max(120),
      scope: populationScope,
      draw: sampleDraw,
      purpose: reason,
      procedure: note,
      taskId,
    }),
    z.object({ id }),
  ),
  'audit.samples': call('audit', page, pageOf(sampleView)),
  'audit.sample': call(
    'audit',
    page.extend({ id }),
    z.object({
      sample: sampleView,
      items: pageOf(sampleItem),
      /** Null until something was judged. */
      evaluation: evaluation.nullable(),
      /** Of a mus: its negative amounts, a population of their own, by absolute value. */
      negatives: evaluation.nullable(),
    }),
  ),
  'audit.judgeItem': call(
    'audit',
    z.object({
      id,
      places: z.array(count).min(1).max(500),
      result: z.enum(ITEM_RESULTS),
      audited: minorUnits.nullable(),
      note,
    }),
    nothing,
  ),
  'audit.concludeSample': call('audit', z.object({ id, conclusion: reason }), nothing),
  /** By another person than who drew and judged it. */
  'audit.reviewSample': call('audit', z.object({ id, note }), nothing),
  /** 工作底稿. */
  'audit.samplePaper': call(
    'audit',
    z.object({ id, ...handover, taskId }),
    z.object({ token, fileName: z.string() }),
  ),
  'audit.runTest': call(
    'audit',
    page.extend({
      test: z.enum(AUDIT_TESTS),
      scope: populationScope,
      /** By name, in the unit the name says (days, minor, bp, hour); what is missing takes its default. */
      parameters: z.record(z.string().max(30), z.number().int().min(0).safe()),
      taskId,
    }),
    z.object({
      tested: count,
      parameters: z.record(z.string(), count),
      hits: pageOf(testHit),
      /** Why its result says little here (wording: audit_caveat.<name>). */
      caveats: z.array(z.string()),
      benford: z
        .object({
          digits: z.array(z.object({ digit: count, found: count, expectedPpm: count, foundPpm: count })),
          /** Mean absolute deviation in millionths, and Nigrini's word for it. */
          madPpm: count,
          verdict: z.enum(['close', 'acceptable', 'marginal', 'non_conforming']),
        })
        .nullable(),
    }),
  ),
  'audit.testPaper': call(
    'audit',
    z.object({
      test: z.enum(AUDIT_TESTS),
      scope: populationScope,
      parameters: z.record(z.string().max(30), z.number().int().min(0).safe()),
      ...handover,
      taskId,
    }),
    z.object({ token, fileName: z.string() }),
  ),
} as const;
