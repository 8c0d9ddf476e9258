/** Saved views of lists: a filter with its order under a name, a person's own or everybody's. Any list may keep some. */
import { z } from 'zod';
import { call, nothing } from './call.ts';
import { query } from './shapes.ts';

/** Lists that keep views. A new one is one word here. */
export const VIEWED_LISTS = ['orders', 'exceptions', 'payments', 'parties', 'journal'] as const;
const list = z.enum(VIEWED_LISTS);
const name = z.string().trim().min(1).max(40);
export const VIEWS_MAX = 100;

const savedView = z.object({
  name,
  query,
  sort: z.string().max(40),
  descending: z.boolean(),
  /** Everybody sees it; only who made it changes or drops it. */
  isShared: z.boolean(),
});

export const viewsCalls = {
  'views.list': call(
    'summary',
    z.object({ list }),
    z.object({ views: z.array(savedView.extend({ isMine: z.boolean(), byName: z.string() })) }),
  ),
  /** Under a name of hers that is there already it takes its place. */
  'views.save': call('summary', savedView.extend({ list }), nothing),
  'views.drop': call('summary', z.object({ list, name }), nothing),
} as const;
