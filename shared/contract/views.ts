/** Saved views of lists: a filter with its order under a name, a person's own or everybody's. Any list may keep some. */
import { z } from 'zod';
import { call, nothing } from './call.ts';

/** Lists that keep views. A new one is one word here, and how its questions are read (areas/orders/saved-views.ts). */
export const VIEWED_LISTS = [
  'orders',
  'exceptions',
  'payments',
  'parties',
  'journal',
  /** Boards of the analytics: what they ask and their panels, as an address (analytics-address.ts). */
  'analytics',
] as const;
export type ViewedList = (typeof VIEWED_LISTS)[number];
const list = z.enum(VIEWED_LISTS);
const name = z.string().trim().min(1).max(40);
export const VIEWS_MAX = 100;
/** A board's address with all its panels; a list's own filter is shorter, and held to its own limit. */
const VIEW_LENGTH_MAX = 2000;

const savedView = z.object({
  name,
  query: z.string().max(VIEW_LENGTH_MAX),
  sort: z.string().max(40),
  descending: z.boolean(),
  /** Everybody sees it; only who made it changes or drops it. */
  isShared: z.boolean(),
});

/** Besides, what the list itself asks for: `read`, or `analyse` of boards. */
export const viewsCalls = {
  'views.list': call(
    'summary',
    z.object({ list }),
    z.object({
      /** isFirst: the one she begins with; of hers at most one. */
      views: z.array(savedView.extend({ isFirst: z.boolean(), isMine: z.boolean(), byName: z.string() })),
    }),
  ),
  /** Under a name of hers that is there already it takes its place. */
  'views.save': call('summary', savedView.extend({ list, isFirst: z.boolean().optional() }), nothing),
  'views.drop': call('summary', z.object({ list, name }), nothing),
} as const;
