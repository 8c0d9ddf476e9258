/**
 * Column mappings, version by version. They stand in the ledger and not in a document beside it: the lines a version made are read again by that
 * very version, so it stays, and the record binds it.
 */
import type { Kysely } from 'kysely';
import { makeAppendOnly } from './append-only.ts';

export const columnMappings = {
  async up(db: Kysely<unknown>): Promise<void> {
    await makeAppendOnly(
      db,
      'column_mapping',
      `row INTEGER PRIMARY KEY, mapping_id TEXT NOT NULL, version INTEGER NOT NULL CHECK (version >= 1), name TEXT NOT NULL,
       body TEXT NOT NULL, state TEXT NOT NULL CHECK (state IN ('active', 'retired')), at TEXT NOT NULL, by TEXT NOT NULL,
       UNIQUE (mapping_id, version)`,
    );
  },
};
