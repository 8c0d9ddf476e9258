/** Matching, the machine's part: runs, legs, groups, what is open. */
import { z } from 'zod';
import { call, nothing, taskId } from './call.ts';
import {
  day,
  dayOrNone,
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

export const matchingCalls = {
  'matching.run': call(
    'match',
    z.object({
      asOf: day.nullable(),
      /** Two sets of imports to compare with each other (leg left_right); null runs the legs that the files on hand make. */
      pair: z.object({ left: z.array(id).min(1).max(500), right: z.array(id).min(1).max(500) }).nullable(),
      taskId,
    }),
    z.object({ legs: z.array(legSummary), asOf: day }),
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
