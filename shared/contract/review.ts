/** Review, a person's part: groups decided, exceptions explained. */
import { z } from 'zod';
import { DISPOSITIONS, EXCEPTION_KINDS, EXCEPTION_STATES } from '../domain/leg.ts';
import { asked } from './access.ts';
import { call, nothing } from './call.ts';
import { reviewActCalls } from './review-acts.ts';
import {
  count,
  dayOrNone,
  exceptionView,
  hash,
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
  remainder,
  token,
  writeOffAccount,
} from './shapes.ts';
import { whyException } from './why.ts';

/** Limits of what is attached to one exception. */
export const ATTACHMENT_BYTES_MAX = 20 * 1024 * 1024;
export const ATTACHMENTS_MAX = 20;

const attachment = z.object({
  id,
  name: z.string(),
  bytes: count,
  sha256: hash,
  at: z.string(),
  by: z.string(),
});
export type Attachment = z.infer<typeof attachment>;
const exceptionKey = z.string().max(80);
const exceptionKeys = z.array(exceptionKey).min(1).max(500);

export const reviewCalls = {
  ...reviewActCalls,
  'review.accept': call(
    'review',
    z.object({
      keys: z.array(z.string().max(40)).min(1).max(500),
      note,
      /** Calls of one name are one act: a class accepted in several calls is undone as a whole. */
      act: token.optional(),
    }),
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
      /** What happens to the difference; without a word the reason explains it. */
      remainder: remainder.optional(),
    }),
    /** key '' while it waits for a second person. */
    asked.extend({ key: z.string() }),
  ),
  /** What was missing comes later: the match ends and the greater one begins in one write. */
  'review.extend': call(
    'review',
    z.object({
      key: z.string().max(40),
      addLeft: z.array(id).max(500),
      addRight: z.array(id).max(500),
      reason,
      /** Of the greater match, as the person saw it. */
      difference: minorUnits,
      remainder: remainder.optional(),
    }),
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
      sort: z.enum(['amount', 'age', 'kind', 'owner', 'due']),
      descending: z.boolean(),
    }),
    pageOf(exceptionView).extend({
      byKind: z.array(z.object({ kind: z.enum(EXCEPTION_KINDS), count, amount: minorUnits })),
    }),
  ),
  'exceptions.get': call(
    'read',
    z.object({ key: exceptionKey }),
    z.object({
      exception: exceptionView,
      left: z.array(lineView),
      right: z.array(lineView),
      evidence: z.array(z.object({ name: z.string(), value: z.string() })),
      why: whyException,
      attachments: z.array(attachment),
      history: z.array(historyEntry),
    }),
  ),
  'exceptions.assign': call(
    'review',
    z.object({ keys: exceptionKeys, owner: z.string().trim().max(80) }),
    nothing,
  ),
  'exceptions.due': call('review', z.object({ keys: exceptionKeys, due: dayOrNone }), nothing),
  'exceptions.attach': call('review', z.object({ key: exceptionKey, file: token }), z.object({ id })),
  /** The attachment is no longer shown; its bytes stay, as every fact does. */
  'exceptions.detach': call('review', z.object({ key: exceptionKey, id }), nothing),
  /** As it was put there: nothing in it is masked. */
  'exceptions.saveAttachment': call(
    'reveal',
    z.object({ key: exceptionKey, id }),
    z.object({ token, fileName: z.string() }),
  ),
  'exceptions.note': call('review', z.object({ key: exceptionKey, text: reason }), nothing),
  'exceptions.dispose': call(
    'review',
    z.object({
      keys: exceptionKeys,
      disposition: z.enum(DISPOSITIONS),
      /** Of a disposition that names one; left out it is the one that is usual for the kind. */
      account: writeOffAccount.optional(),
      reason,
    }),
    asked,
  ),
  'exceptions.reopen': call('review', z.object({ keys: exceptionKeys, reason }), nothing),
} as const;
