/**
 * Why the machine put lines together, or found nothing for one: facts, never finished sentences. Words are made at the edge
 * (shared/wording/why-text.ts), so that a screen, the command line and a report say the same in the reader's language.
 */
import { z } from 'zod';
import { matchRule } from '../domain/match-rule.ts';
import { factsSchema } from './errors.ts';
import { count, dayOrNone, lineView, minorUnits } from './shapes.ts';

/** A sentence as data: the words why.<name> with these facts. */
export const saying = z.object({ name: z.string(), facts: factsSchema });
export type Saying = z.infer<typeof saying>;

/** Something that speaks for or against, with its values. */
export const whySignal = saying.extend({ agrees: z.boolean() });
export type WhySignal = z.infer<typeof whySignal>;

/** What else was possible: the lines that would have stood in place of the group's own ([] where the side is the same). */
export const whyAlternative = z.object({
  left: z.array(lineView),
  right: z.array(lineView),
  reason: saying,
  /** Evidence for it, and by how much the group beats it; null where the rule does not weigh. */
  bits: z.number().nullable(),
  marginBits: z.number().nullable(),
  /** What differs from the group's other side. */
  signals: z.array(whySignal),
});
export type WhyAlternative = z.infer<typeof whyAlternative>;

export const whyGroup = z.object({
  /** In the version of the run; null where a person put the lines together. */
  rule: matchRule.nullable(),
  signals: z.array(whySignal),
  /** Signals with their weight, where the rule weighs: names of wording signal.<name>. */
  weights: z.array(z.object({ name: z.string(), bits: z.number(), value: z.string() })),
  bits: z.number().nullable(),
  marginBits: z.number().nullable(),
  /** What a search for sums says of itself. */
  search: z.array(saying),
  alternatives: z.array(whyAlternative),
  /** Beyond those shown. */
  moreAlternatives: count,
  /** Said where there are none: what was looked through. */
  noAlternatives: saying,
  decided: z.array(saying),
});
export type WhyGroup = z.infer<typeof whyGroup>;

/** A line of the other side that came near, and the group that holds it ('' while it is open). */
export const whyNearest = z.object({
  line: lineView,
  difference: minorUnits,
  signals: z.array(whySignal),
  group: z.string(),
  groupRule: z.string(),
  /** It moved no money, or is another leg's business. */
  isOutside: z.boolean(),
});
export type WhyNearest = z.infer<typeof whyNearest>;

export const whyException = z.object({
  /** What the kind means here, with its values. */
  kind: saying,
  /** The rules of the leg in their order, each with what it looked for and what it found. */
  tried: z.array(z.object({ rule: matchRule, steps: z.array(saying) })),
  /** Files of the other side: which days they cover, and whether that is where the counterpart would stand. */
  places: z.array(
    z.object({ file: z.string(), from: dayOrNone, to: dayOrNone, lines: count, covers: z.boolean() }),
  ),
  morePlaces: count,
  where: z.array(saying),
  nearest: z.array(whyNearest),
  /** Why it is still in time, or since when it is not; [] where days say nothing. */
  timing: z.array(saying),
  suggestion: saying,
});
export type WhyException = z.infer<typeof whyException>;
