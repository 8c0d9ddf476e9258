/** Matching, the machine's part: runs, legs, groups, what is open. */
import { z } from 'zod';
import { matchRule } from '../domain/match-rule.ts';
import { call, nothing, taskId } from './call.ts';
import {
  count,
  day,
  dayOrNone,
  exceptionView,
  groupView,
  historyEntry,
  id,
  leg,
  legSummary,
  lineView,
  minorUnits,
  page,
  pageOf,
  query,
  reason,
  side,
  signal,
} from './shapes.ts';
import { whyGroup } from './why.ts';

/** Two sets of imports to compare with each other (leg left_right); null stands for the legs that the files on hand make. */
const pair = z.object({ left: z.array(id).min(1).max(500), right: z.array(id).min(1).max(500) }).nullable();

/** How a leg of a run came about: taken over as it stood, the touched part computed anew, or all of it. */
export const LEG_WAYS = ['reused', 'touched', 'full'] as const;

const PREVIEW_RULES_MAX = 20;
export const PREVIEW_SAMPLES_MAX = 200;
/** Lines shown of a group or of what falls open; the counts beside them are of all. */
export const OUTLOOK_LINES_MAX = 200;

export const matchingCalls = {
  'matching.run': call(
    'match',
    z.object({
      asOf: day.nullable(),
      pair,
      /** changes (where none is said): only what new files and decisions can have touched is computed; the result is that of a full run. */
      scope: z.enum(['changes', 'full']).optional(),
      taskId,
    }),
    z.object({
      legs: z.array(legSummary),
      asOf: day,
      /** Groups taken over from the run before, and groups made anew. */
      done: z.array(z.object({ leg, way: z.enum(LEG_WAYS), carried: count, computed: count })),
    }),
  ),
  /**
   * A run that is not written, beside another. Without rules: a run as it would be now, beside what stands (decisions of persons included).
   * With rules, laid over those in force by id: a run by them beside a run by those in force, over lines of the days from … to ('' is open).
   */
  'matching.preview': call(
    'match',
    z.object({
      asOf: day.nullable(),
      pair,
      rules: z.array(matchRule).max(PREVIEW_RULES_MAX),
      from: dayOrNone,
      to: dayOrNone,
      taskId,
    }),
    z.object({
      asOf: day,
      legs: z.array(
        z.object({
          leg,
          /** Groups none of whose lines were in a group; whose lines are in none any more; the rest, alike or not in lines and state. */
          gained: count,
          lost: count,
          changed: count,
          kept: count,
          exceptionsGained: count,
          exceptionsLost: count,
          /** Lines matched by the machine ÷ lines in the leg, in ten-thousandths. */
          autoBefore: count,
          autoAfter: count,
        }),
      ),
      /** Spread evenly over what differs, the same ones each time. */
      samples: z
        .array(
          z.object({
            leg,
            what: z.enum(['gained', 'lost', 'changed']),
            before: groupView.nullable(),
            after: groupView.nullable(),
            lines: z.array(lineView).max(OUTLOOK_LINES_MAX),
          }),
        )
        .max(PREVIEW_SAMPLES_MAX),
    }),
  ),
  /** What undoing would do, before it is done: the newest run as a whole, or one group of one leg. */
  'matching.consequences': call(
    'read',
    z.discriminatedUnion('what', [
      z.object({ what: z.literal('run') }),
      z.object({ what: z.literal('group'), key: z.string().max(40) }),
    ]),
    z.object({
      run: z
        .object({
          asOf: day,
          ranAt: z.string(),
          /** Per leg: accepted groups whose lines fall open, proposals that vanish; how many of each the run before has. */
          legs: z.array(
            z.object({
              leg,
              accepted: count,
              proposed: count,
              acceptedBefore: count,
              proposedBefore: count,
            }),
          ),
          /** The run that is the newest again; null: nothing is matched any more. */
          before: z.object({ asOf: day, ranAt: z.string() }).nullable(),
          /** Exceptions that this run has and the run before has not, the other way round, and what persons said of those that go. */
          exceptions: z.object({ gone: count, back: count, disposed: count, owned: count, noted: count }),
          /** What persons decided of groups stays. */
          stays: z.object({ confirmed: count, rejected: count }),
          /** Requests to a second person that rest on exceptions which go. */
          requestsVoid: count,
        })
        .nullable(),
      group: z
        .object({
          leg,
          lineCount: count,
          lines: z.array(lineView).max(OUTLOOK_LINES_MAX),
          /** Exceptions over these lines that are resolved by the group and stand again. */
          exceptions: z.array(exceptionView),
          /** Groups of other legs that hold the same lines: they stay. */
          others: z.array(groupView),
        })
        .nullable(),
    }),
  ),
  'matching.legs': call(
    'summary',
    nothing,
    z.object({ asOf: dayOrNone, ranAt: z.string(), isStale: z.boolean(), legs: z.array(legSummary) }),
  ),
  'matching.groups': call(
    'read',
    page.extend({
      leg,
      states: z.array(z.enum(['accepted', 'proposed', 'confirmed', 'rejected'])).max(4),
      query,
    }),
    pageOf(groupView),
  ),
  'matching.group': call(
    'read',
    z.object({ key: z.string().max(40) }),
    z.object({
      group: groupView,
      left: z.array(lineView),
      right: z.array(lineView),
      signals: z.array(signal),
      why: whyGroup,
      history: z.array(historyEntry),
    }),
  ),
  /** Lines of one side of a leg that are in no active group. */
  'matching.openLines': call(
    'read',
    page.extend({ leg, side, query, includeOutside: z.boolean() }),
    pageOf(lineView),
  ),
  /** Nearest candidates on the other side for some lines, best first, with what agrees and what differs. */
  'matching.candidates': call(
    'read',
    z.object({ leg, side, lineIds: z.array(id).min(1).max(100) }),
    z.object({
      candidates: z.array(
        z.object({
          lines: z.array(lineView),
          sum: minorUnits,
          difference: minorUnits,
          signals: z.array(signal),
        }),
      ),
    }),
  ),
  /** Every leg's groups and exceptions of the newest run are withdrawn; what persons decided stays. */
  'matching.undoRun': call('match', z.object({ reason }), nothing),
} as const;
