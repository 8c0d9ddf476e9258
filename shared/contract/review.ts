/** Review, a person's part: groups decided, exceptions explained. */
import { z } from 'zod';
import { DISPOSITIONS, EXCEPTION_KINDS, EXCEPTION_STATES } from '../domain/leg.ts';
import { asked } from './access.ts';
import { call, nothing } from './call.ts';
import {
  count,
  exceptionView,
  historyEntry,
  id,
  leg,
  lineView,
  minorUnits,
  note,
  page,
  pageOf,
  query,
  reason,
} from './shapes.ts';

export const reviewCalls = {
  'review.accept': call(
    'review',
    z.object({ keys: z.array(z.string().max(40)).min(1).max(500), note }),
    z.object({ accepted: count }),
  ),
  'review.reject': call('review', z.object({ key: z.string().max(40), reason }), nothing),
  'review.match': call(
    'review',
    z.object({
      leg,
      leftLineIds: z.array(id).max(500),
      rightLineIds: z.array(id).max(500),
      reason,
      /** The difference the person saw and accepts, left − right; a manual match whose difference is another is refused. */
      difference: minorUnits,
    }),
    /** key '' while it waits for a second person. */
    asked.extend({ key: z.string() }),
  ),
  'review.unmatch': call('review', z.object({ key: z.string().max(40), reason }), nothing),

  'exceptions.list': call(
    'read',
    page.extend({
      query,
      legs: z.array(leg).max(6),
      kinds: z.array(z.enum(EXCEPTION_KINDS)).max(20),
      states: z.array(z.enum(EXCEPTION_STATES)).max(4),
      sort: z.enum(['amount', 'age', 'kind']),
      descending: z.boolean(),
    }),
    pageOf(exceptionView).extend({
      byKind: z.array(z.object({ kind: z.enum(EXCEPTION_KINDS), count, amount: minorUnits })),
    }),
  ),
  'exceptions.get': call(
    'read',
    z.object({ key: z.string().max(80) }),
    z.object({
      exception: exceptionView,
      left: z.array(lineView),
      right: z.array(lineView),
      evidence: z.array(z.object({ name: z.string(), value: z.string() })),
      history: z.array(historyEntry),
    }),
  ),
  'exceptions.assign': call(
    'review',
    z.object({ keys: z.array(z.string().max(80)).min(1).max(500), owner: z.string().trim().max(80) }),
    nothing,
  ),
  'exceptions.note': call('review', z.object({ key: z.string().max(80), text: reason }), nothing),
  'exceptions.dispose': call(
    'review',
    z.object({
      keys: z.array(z.string().max(80)).min(1).max(500),
      disposition: z.enum(DISPOSITIONS),
      reason,
    }),
    asked,
  ),
  'exceptions.reopen': call(
    'review',
    z.object({ keys: z.array(z.string().max(80)).min(1).max(500), reason }),
    nothing,
  ),
} as const;
