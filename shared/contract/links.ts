/** Lines that speak of one movement of money, what persons decide about them, totals that count it once; and versions of one line. */
import { z } from 'zod';
import {
  LEFT_OUT,
  LINK_DECISIONS,
  LINK_EVIDENCE,
  LINK_KINDS,
  LINK_STATES,
  STORIES,
} from '../domain/line-link.ts';
import { call, nothing } from './call.ts';
import { count, fieldChange, id, lineView, minorUnits, note, page, pageOf, query } from './shapes.ts';

const lineLink = z.object({
  kind: z.enum(LINK_KINDS),
  state: z.enum(LINK_STATES),
  /** own_transfer: where the money left; same_money: the wallet's line. */
  a: lineView,
  /** own_transfer: where it arrived; same_money: the bank's line. */
  b: lineView,
  evidence: z.array(z.enum(LINK_EVIDENCE)),
  /** Days from a to b. */
  days: z.number().int(),
  /** Other proposals that one of its lines is in. */
  rivals: count,
  decidedAt: z.string(),
  decidedBy: z.string(),
  reason: z.string(),
});
export type LineLink = z.infer<typeof lineLink>;

const sums = { inCount: count, inSum: minorUnits, outCount: count, outSum: minorUnits };
const linkTotal = z.object({
  story: z.enum(STORIES),
  currency: z.string(),
  /** As the lines stand. */
  ...sums,
  /** Own transfers left out on both sides, money seen twice counted once. */
  once: z.object(sums),
  /** `count` transfers or sightings; the sums are what the lines left out said. */
  leftOut: z.array(z.object({ why: z.enum(LEFT_OUT), count, inSum: minorUnits, outSum: minorUnits })),
});
export type LinkTotal = z.infer<typeof linkTotal>;

const lineVersion = z.object({
  line: lineView,
  /** This one counts; the others are kept and count nowhere. */
  stands: z.boolean(),
  committedAt: z.string(),
  /** What became different in the version that followed; empty for the one that stands. */
  changes: z.array(fieldChange),
});
export type LineVersion = z.infer<typeof lineVersion>;

export const linkCalls = {
  /** Newest day first. `lineId` narrows it to the links of one line. */
  'statements.links': call(
    'read',
    page.extend({ states: z.array(z.enum(LINK_STATES)).max(4), lineId: id.nullable() }),
    pageOf(lineLink).extend({
      counts: z.object({ linked: count, confirmed: count, proposed: count, rejected: count }),
    }),
  ),
  'statements.decideLink': call(
    'review',
    z
      .object({
        a: id,
        b: id,
        kind: z.enum(LINK_KINDS),
        decision: z.enum(LINK_DECISIONS),
        /** May be empty only where a proposal is confirmed. */
        reason: note,
      })
      .refine((input) => input.decision === 'confirm' || input.reason !== '', { path: ['reason'] }),
    nothing,
  ),
  /** Of the lines a list shows, by the same query. */
  'statements.totals': call(
    'read',
    z.object({ query, importId: id.nullable() }),
    z.object({ totals: z.array(linkTotal), proposed: count }),
  ),
  /** A line with the other versions of the same movement, the one that stands first; one entry where it never changed. */
  'statements.versions': call('read', z.object({ lineId: id }), z.object({ versions: z.array(lineVersion) })),
} as const;
