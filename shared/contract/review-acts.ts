/** Taking back what one did a moment ago. An act is undone by new facts; nothing is deleted. */
import { z } from 'zod';
import { call, nothing } from './call.ts';
import { count, token } from './shapes.ts';

/** What a person can take back; the words are review.act.<name>. */
export const ACTS = [
  'accept',
  'reject',
  'match',
  'extend',
  'unmatch',
  'assign',
  'due',
  'dispose',
  'reopen',
] as const;
export type ActName = (typeof ACTS)[number];
const act = z.object({ id: token, name: z.enum(ACTS), count });

export const reviewActCalls = {
  /** The newest act of this session that can be taken back. */
  'review.lastAct': call('read', nothing, z.object({ act: act.nullable() })),
  /** Without an id the newest of the session. Refused when somebody has built on it meanwhile. */
  'review.undo': call('review', z.object({ id: token.nullable() }), z.object({ act })),
} as const;
