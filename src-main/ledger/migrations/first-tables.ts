/**
 * The first tables. STRICT, foreign keys, and no UPDATE or DELETE on anything: history is only ever added to.
 *
 * Lines are stored some hundreds to a row, compressed: measured with the encryption on, a million lines of 250 bytes as rows of their own
 * take four times as long to write and five times the disk. What is searched and matched lies beside them as columns.
 */
import { type Kysely, sql } from 'kysely';

const TABLES = [
  `CREATE TABLE statement_import (
    id INTEGER PRIMARY KEY,
    file_name TEXT NOT NULL, sha256 TEXT NOT NULL CHECK (length(sha256) = 64), bytes INTEGER NOT NULL CHECK (bytes >= 0),
    encoding TEXT NOT NULL, adapter TEXT NOT NULL, adapter_version INTEGER NOT NULL,
    source_kind TEXT NOT NULL CHECK (source_kind IN ('orders', 'trade_bill', 'fund_bill', 'bank')), channel TEXT NOT NULL,
    accounts TEXT NOT NULL, currencies TEXT NOT NULL, period_from TEXT NOT NULL, period_to TEXT NOT NULL,
    row_count INTEGER NOT NULL, added INTEGER NOT NULL, duplicates INTEGER NOT NULL, changed INTEGER NOT NULL, skipped INTEGER NOT NULL,
    proof TEXT NOT NULL CHECK (proof IN ('proved', 'not_stated')), findings TEXT NOT NULL,
    original_name TEXT NOT NULL, original_file TEXT NOT NULL, member TEXT NOT NULL, plan_hash TEXT NOT NULL,
    first_line_id INTEGER NOT NULL UNIQUE CHECK (first_line_id >= 1), line_count INTEGER NOT NULL CHECK (line_count = added + changed),
    committed_at TEXT NOT NULL, committed_by TEXT NOT NULL,
    CHECK (row_count = added + duplicates + changed + skipped)
  ) STRICT`,
  `CREATE TABLE line_block (
    import_id INTEGER NOT NULL REFERENCES statement_import(id), block_no INTEGER NOT NULL, bytes BLOB NOT NULL,
    UNIQUE (import_id, block_no)
  ) STRICT`,
  `CREATE TABLE line_column (
    import_id INTEGER NOT NULL REFERENCES statement_import(id), name TEXT NOT NULL, bytes BLOB NOT NULL,
    UNIQUE (import_id, name)
  ) STRICT`,
  `CREATE TABLE line_supersession (
    old_line_id INTEGER NOT NULL, new_line_id INTEGER NOT NULL, import_id INTEGER NOT NULL REFERENCES statement_import(id),
    PRIMARY KEY (old_line_id, new_line_id), CHECK (old_line_id <> new_line_id)
  ) STRICT`,
  `CREATE TABLE import_undo (
    import_id INTEGER PRIMARY KEY REFERENCES statement_import(id), at TEXT NOT NULL, by TEXT NOT NULL, reason TEXT NOT NULL
  ) STRICT`,
  `CREATE TABLE match_run (
    id INTEGER PRIMARY KEY, as_of TEXT NOT NULL, ran_at TEXT NOT NULL, ran_by TEXT NOT NULL, inputs_hash TEXT NOT NULL
  ) STRICT`,
  `CREATE TABLE match_leg (
    run_id INTEGER NOT NULL REFERENCES match_run(id), leg TEXT NOT NULL, facts TEXT NOT NULL, PRIMARY KEY (run_id, leg)
  ) STRICT`,
  `CREATE TABLE match_column (
    run_id INTEGER NOT NULL, leg TEXT NOT NULL, name TEXT NOT NULL, bytes BLOB NOT NULL,
    UNIQUE (run_id, leg, name), FOREIGN KEY (run_id, leg) REFERENCES match_leg(run_id, leg)
  ) STRICT`,
  `CREATE TABLE match_run_undo (
    run_id INTEGER PRIMARY KEY REFERENCES match_run(id), at TEXT NOT NULL, by TEXT NOT NULL, reason TEXT NOT NULL
  ) STRICT`,
  `CREATE TABLE reconciliation_exception (
    run_id INTEGER NOT NULL, leg TEXT NOT NULL, key TEXT NOT NULL, kind TEXT NOT NULL,
    amount INTEGER NOT NULL CHECK (amount >= 0), difference INTEGER NOT NULL, currency TEXT NOT NULL,
    since_day INTEGER NOT NULL, expected_by_day INTEGER, suggestion TEXT NOT NULL,
    left_lines TEXT NOT NULL, right_lines TEXT NOT NULL, evidence TEXT NOT NULL,
    PRIMARY KEY (run_id, key), FOREIGN KEY (run_id, leg) REFERENCES match_leg(run_id, leg)
  ) STRICT`,
  `CREATE TABLE person_group (
    id INTEGER PRIMARY KEY, leg TEXT NOT NULL, origin TEXT NOT NULL CHECK (origin IN ('proposal', 'manual')), rule TEXT NOT NULL,
    reason TEXT NOT NULL, difference INTEGER NOT NULL, currency TEXT NOT NULL, made_at TEXT NOT NULL, made_by TEXT NOT NULL
  ) STRICT`,
  `CREATE TABLE person_group_line (
    group_id INTEGER NOT NULL REFERENCES person_group(id), side TEXT NOT NULL CHECK (side IN ('left', 'right')), line_id INTEGER NOT NULL,
    PRIMARY KEY (group_id, line_id)
  ) STRICT`,
  'CREATE INDEX person_group_line_by_line ON person_group_line (line_id)',
  `CREATE TABLE person_group_end (
    group_id INTEGER PRIMARY KEY REFERENCES person_group(id), at TEXT NOT NULL, by TEXT NOT NULL, reason TEXT NOT NULL
  ) STRICT`,
  `CREATE TABLE group_rejection (
    id INTEGER PRIMARY KEY, leg TEXT NOT NULL, group_key TEXT NOT NULL, run_id INTEGER NOT NULL REFERENCES match_run(id), group_no INTEGER NOT NULL, rule TEXT NOT NULL, reason TEXT NOT NULL,
    at TEXT NOT NULL, by TEXT NOT NULL
  ) STRICT`,
  `CREATE TABLE exception_event (
    id INTEGER PRIMARY KEY, exception_key TEXT NOT NULL, at TEXT NOT NULL, by TEXT NOT NULL,
    action TEXT NOT NULL CHECK (action IN ('assign', 'note', 'dispose', 'reopen')), value TEXT NOT NULL, text TEXT NOT NULL
  ) STRICT`,
  'CREATE INDEX exception_event_by_key ON exception_event (exception_key)',
  // The same promise the code keeps, checked a second time where no code path can miss it.
  `CREATE TRIGGER person_group_line_once BEFORE INSERT ON person_group_line
   WHEN EXISTS (
     SELECT 1 FROM person_group_line AS member JOIN person_group AS held ON held.id = member.group_id
     WHERE member.line_id = NEW.line_id AND held.leg = (SELECT leg FROM person_group WHERE id = NEW.group_id)
       AND NOT EXISTS (SELECT 1 FROM person_group_end WHERE group_id = held.id))
   BEGIN SELECT RAISE(ABORT, 'a line is in one active group of a leg at most'); END`,
];

const APPEND_ONLY = [
  'statement_import',
  'line_block',
  'line_column',
  'line_supersession',
  'import_undo',
  'match_run',
  'match_leg',
  'match_column',
  'match_run_undo',
  'reconciliation_exception',
  'person_group',
  'person_group_line',
  'person_group_end',
  'group_rejection',
  'exception_event',
];

export const firstTables = {
  async up(db: Kysely<unknown>): Promise<void> {
    for (const statement of TABLES) await sql.raw(statement).execute(db);
    for (const table of APPEND_ONLY) {
      for (const verb of ['UPDATE', 'DELETE']) {
        await sql
          .raw(
            `CREATE TRIGGER ${table}_no_${verb.toLowerCase()} BEFORE ${verb} ON ${table}
             BEGIN SELECT RAISE(ABORT, '${table} is only ever added to'); END`,
          )
          .execute(db);
      }
    }
  },
};
