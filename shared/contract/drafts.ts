/**
 * What a person has typed into a long form and not yet sent: kept in the ledger, encrypted like all of it, so that it outlives the window and the
 * program. No fact: hers alone, changed at will, and gone once it is sent.
 */
import { z } from 'zod';
import { call, nothing } from './call.ts';

/** What is typed into, and about what: a number of an order may have any letters in it. */
const form = z.string().regex(/^[a-z][^\p{Cc}]{0,119}$/u);
export const DRAFT_LENGTH_MAX = 300_000;

export const draftsCalls = {
  /** '' where there is none. */
  'drafts.get': call('self', z.object({ form }), z.object({ body: z.string(), at: z.string() })),
  /** '' drops it. */
  'drafts.keep': call('self', z.object({ form, body: z.string().max(DRAFT_LENGTH_MAX) }), nothing),
} as const;
