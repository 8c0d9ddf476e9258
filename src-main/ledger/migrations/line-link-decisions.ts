/** What persons said of two lines being one movement; the latest word about a pair stands. */
import type { Kysely } from 'kysely';
import { makeAppendOnly } from './append-only.ts';

export const lineLinkDecisions = {
  async up(db: Kysely<unknown>): Promise<void> {
    await makeAppendOnly(
      db,
      'line_link_decision',
      `row INTEGER PRIMARY KEY, kind TEXT NOT NULL CHECK (kind IN ('own_transfer', 'same_money')),
       a_line_id INTEGER NOT NULL CHECK (a_line_id > 0), b_line_id INTEGER NOT NULL CHECK (b_line_id > 0),
       decision TEXT NOT NULL CHECK (decision IN ('confirm', 'reject', 'withdraw')),
       reason TEXT NOT NULL, at TEXT NOT NULL, by TEXT NOT NULL`,
    );
  },
};
