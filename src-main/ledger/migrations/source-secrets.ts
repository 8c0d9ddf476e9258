/**
 * Secrets of sources (passwords of files, keys of channels), sealed once more inside the encrypted ledger, and which of them opened which file.
 *
 * A secret can be forgotten: its value and label go, the row stays as the trace that there was one, and nothing brings a value back into it.
 */
import { type Kysely, sql } from 'kysely';
import { makeAppendOnly } from './append-only.ts';

export const sourceSecrets = {
  async up(db: Kysely<unknown>): Promise<void> {
    const run = (text: string) => sql.raw(text).execute(db);
    await run(
      `CREATE TABLE source_secret (
         id INTEGER PRIMARY KEY, kind TEXT NOT NULL, label TEXT NOT NULL, nonce BLOB, sealed BLOB,
         made_at TEXT NOT NULL, made_by TEXT NOT NULL, last_used_at TEXT NOT NULL, forgotten_at TEXT NOT NULL,
         CHECK ((nonce IS NULL) = (forgotten_at <> '') AND (sealed IS NULL) = (forgotten_at <> ''))
       ) STRICT`,
    );
    await run(
      `CREATE TRIGGER source_secret_no_delete BEFORE DELETE ON source_secret
       BEGIN SELECT RAISE(ABORT, 'a secret is forgotten, its row stays'); END`,
    );
    await run(
      `CREATE TRIGGER source_secret_stays BEFORE UPDATE ON source_secret
       WHEN old.forgotten_at <> '' OR new.id <> old.id OR new.kind <> old.kind OR new.made_at <> old.made_at OR new.made_by <> old.made_by
       BEGIN SELECT RAISE(ABORT, 'of a secret only its use and its end are written'); END`,
    );
    await makeAppendOnly(
      db,
      'secret_opening',
      `row INTEGER PRIMARY KEY, secret_id INTEGER NOT NULL REFERENCES source_secret(id), sha256 TEXT NOT NULL CHECK (length(sha256) = 64),
       at TEXT NOT NULL, by TEXT NOT NULL, UNIQUE (secret_id, sha256)`,
    );
  },
};
