/** When a person says how often an account's files come; the latest word stands. */
import type { Kysely } from 'kysely';
import { makeAppendOnly } from './append-only.ts';

export const arrivalExpectations = {
  async up(db: Kysely<unknown>): Promise<void> {
    await makeAppendOnly(
      db,
      'arrival_expectation',
      `row INTEGER PRIMARY KEY, source_kind TEXT NOT NULL, channel TEXT NOT NULL, account TEXT NOT NULL,
       cadence TEXT NOT NULL CHECK (cadence IN ('none', 'daily', 'business_daily', 'weekly', 'monthly', 'learnt')),
       due_days INTEGER NOT NULL CHECK (due_days BETWEEN 0 AND 60), due_time TEXT NOT NULL, at TEXT NOT NULL, by TEXT NOT NULL`,
    );
  },
};
