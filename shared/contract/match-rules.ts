/**
 * Matching rules as a firm keeps them: read, drafted, tried on past days, published by two persons; how well each has done; rules offered from what
 * persons matched by hand.
 *
 * A draft changes nothing. What is published is the very body that was tried, and the figures of the trial go with it to whoever agrees.
 */
import { z } from 'zod';
import { matchRule } from '../domain/match-rule.ts';
import { RULE_PROBLEMS } from '../domain/rule-check.ts';
import { asked } from './access.ts';
import { call, nothing, taskId } from './call.ts';
import { matchingCalls } from './matching.ts';
import { count, dayOrNone, hash, id, leg, lineView, note, reason } from './shapes.ts';

/** Rules a firm may add: a group refers to its rule by one byte, the shipped ones included. */
export const OWN_RULES_MAX = 60;

const ruleId = matchRule.shape.id;

export const ruleProblem = z.object({
  problem: z.enum(RULE_PROBLEMS),
  /** The field it is about. */
  field: z.string(),
  /** It may not be published; else it is a warning. */
  isFatal: z.boolean(),
  /** Another rule it has to do with; '' for none. */
  other: z.string(),
});

/** What differs before and after the change, leg by leg and group by group, as a run that is not written says it. */
const { legs: backtestLegs, samples: backtestSamples } = matchingCalls['matching.preview'].output.shape;
export type BacktestSample = z.infer<typeof backtestSamples>[number];

/** What the trial of a rule on past days gave, and on what: kept with the request for whoever agrees. */
export const backtestFigures = z.object({
  /** SHA-256 over the body that was tried, its leg's other rules beside it. */
  bodyHash: hash,
  asOf: dayOrNone,
  from: dayOrNone,
  to: dayOrNone,
  /** Imports on hand. */
  files: count,
  at: z.string(),
  legs: backtestLegs,
});
export type BacktestFigures = z.infer<typeof backtestFigures>;

export const ruleView = z.object({
  id: ruleId,
  origin: z.enum(['shipped', 'changed', 'own']),
  /** null: a draft that was never published. */
  inForce: matchRule.nullable(),
  /** As the product ships it; null for the firm's own. */
  shipped: matchRule.nullable(),
  draft: z
    .object({
      rule: matchRule,
      at: z.string(),
      byName: z.string(),
      problems: z.array(ruleProblem),
      /** Of this very body; null while it was not tried. */
      backtest: backtestFigures.nullable(),
      /** The request in which it waits for a second person. */
      requestId: id.nullable(),
    })
    .nullable(),
  /** '' for a rule as it is shipped. */
  publishedAt: z.string(),
  publishedByName: z.string(),
  publishedReason: z.string(),
  /** Groups of the newest run that stand by it. */
  accepted: count,
  proposed: count,
});
export type RuleView = z.infer<typeof ruleView>;

/** Groups of a rule in one band of confidence, and what persons said of them. */
export const ruleQuality = z.object({
  id: z.string(),
  name: z.string(),
  leg,
  bands: z.array(
    z.object({
      from: count,
      to: count,
      /** Stand in the newest run, accepted by the machine. */
      accepted: count,
      /** Accepted by the machine, taken apart by a person. */
      undone: count,
      confirmed: count,
      rejected: count,
      /** Right of all decided, in ppm, and its lower bound at 95 % (Wilson); null where too few were decided to say. */
      precisionPpm: count.nullable(),
      lowerPpm: count.nullable(),
    }),
  ),
});
export type RuleQuality = z.infer<typeof ruleQuality>;

export const OFFER_KINDS = ['spelling', 'lag', 'constant_difference', 'constant_rate', 'day_total'] as const;

/** A rule that would have found what persons matched by hand. */
export const ruleOffer = z.object({
  key: z.string().max(80),
  kind: z.enum(OFFER_KINDS),
  leg,
  /** For its sentence (wording: offer.<kind>). */
  facts: z.record(z.string(), z.union([z.string(), z.number()])),
  /** Matches by hand it would explain. */
  support: count,
  examples: z.array(z.object({ key: z.string(), left: z.array(lineView), right: z.array(lineView) })).max(3),
  rule: matchRule,
});
export type RuleOffer = z.infer<typeof ruleOffer>;

export const matchRulesCalls = {
  'matching.rules': call('read', nothing, z.object({ rules: z.array(ruleView) })),
  /** Keeps a change as a draft; id '' begins a rule of the firm's own. `offer` is the key of the offer it comes from. */
  'matching.draftRule': call(
    'match',
    z.object({
      rule: matchRule.omit({ id: true, version: true }).extend({ id: z.union([ruleId, z.literal('')]) }),
      offer: z.string().max(80).optional(),
    }),
    z.object({ id: ruleId, problems: z.array(ruleProblem) }),
  ),
  'matching.discardRule': call('match', z.object({ id: ruleId }), nothing),
  /** The draft replayed over the lines of some days ('' for all): nothing is written, the figures are kept for publishing. */
  'matching.backtestRule': call(
    'match',
    z.object({ id: ruleId, from: dayOrNone, to: dayOrNone, taskId }),
    z.object({
      figures: backtestFigures,
      samples: backtestSamples,
    }),
  ),
  /** Refused (backtest_needed) unless this very body was tried. */
  'matching.publishRule': call('match', z.object({ id: ruleId, reason }), asked),
  'matching.ruleQuality': call('read', nothing, z.object({ rules: z.array(ruleQuality) })),
  'matching.ruleOffers': call('read', nothing, z.object({ offers: z.array(ruleOffer) })),
  'matching.declineOffer': call(
    'match',
    z.object({ key: z.string().max(80), note: note.optional() }),
    nothing,
  ),
} as const;
