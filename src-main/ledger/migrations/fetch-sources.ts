/**
 * Sources that files are fetched from, version by version, and what became of every bill that was asked for. Keys are not in here: source_secret.
 */
import type { Kysely } from 'kysely';
import { makeAppendOnly } from './append-only.ts';

export const fetchSources = {
  async up(db: Kysely<unknown>): Promise<void> {
    await makeAppendOnly(
      db,
      'fetch_source',
      `row INTEGER PRIMARY KEY, source_id INTEGER NOT NULL CHECK (source_id > 0), version INTEGER NOT NULL CHECK (version >= 1),
       kind TEXT NOT NULL, name TEXT NOT NULL, settings TEXT NOT NULL, secret_id INTEGER NOT NULL REFERENCES source_secret(id),
       state TEXT NOT NULL CHECK (state IN ('off', 'on', 'removed')), at TEXT NOT NULL, by TEXT NOT NULL, UNIQUE (source_id, version)`,
    );
    await makeAppendOnly(
      db,
      'fetch_outcome',
      `row INTEGER PRIMARY KEY, source_id INTEGER NOT NULL CHECK (source_id > 0), bill_type TEXT NOT NULL, day TEXT NOT NULL,
       file TEXT NOT NULL, mark TEXT NOT NULL,
       outcome TEXT NOT NULL CHECK (outcome IN ('file', 'already_here', 'no_bill', 'not_yet', 'failed')),
       fault TEXT NOT NULL, code TEXT NOT NULL, message TEXT NOT NULL, sha256 TEXT NOT NULL, bytes INTEGER NOT NULL CHECK (bytes >= 0),
       at TEXT NOT NULL, by TEXT NOT NULL,
       CHECK ((outcome = 'failed') = (fault <> '') AND (length(sha256) = 64) = (outcome IN ('file', 'already_here')))`,
    );
  },
};
