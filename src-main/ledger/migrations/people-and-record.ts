/**
 * People, requests and the record; and every recorded table gets row numbers that stay (an INTEGER PRIMARY KEY), because the record binds
 * rows by their numbers and SQLite may number the others anew in a VACUUM.
 *
 * From here on a recorded table never changes its shape: its rows are hashed as they stand, so a new column is a new table.
 */
import { type Kysely, sql } from 'kysely';

/** Tables that had no row number of their own, with the columns they keep. */
const REBUILT: Readonly<Record<string, { readonly create: string; readonly columns: string }>> = {
  line_block: {
    create: `row INTEGER PRIMARY KEY, import_id INTEGER NOT NULL REFERENCES statement_import(id), block_no INTEGER NOT NULL,
      bytes BLOB NOT NULL, UNIQUE (import_id, block_no)`,
    columns: 'import_id, block_no, bytes',
  },
  line_column: {
    create: `row INTEGER PRIMARY KEY, import_id INTEGER NOT NULL REFERENCES statement_import(id), name TEXT NOT NULL,
      bytes BLOB NOT NULL, UNIQUE (import_id, name)`,
    columns: 'import_id, name, bytes',
  },
  line_supersession: {
    create: `row INTEGER PRIMARY KEY, old_line_id INTEGER NOT NULL, new_line_id INTEGER NOT NULL,
      import_id INTEGER NOT NULL REFERENCES statement_import(id), UNIQUE (old_line_id, new_line_id), CHECK (old_line_id <> new_line_id)`,
    columns: 'old_line_id, new_line_id, import_id',
  },
  match_leg: {
    create: `row INTEGER PRIMARY KEY, run_id INTEGER NOT NULL REFERENCES match_run(id), leg TEXT NOT NULL, facts TEXT NOT NULL,
      UNIQUE (run_id, leg)`,
    columns: 'run_id, leg, facts',
  },
  match_column: {
    create: `row INTEGER PRIMARY KEY, run_id INTEGER NOT NULL, leg TEXT NOT NULL, name TEXT NOT NULL, bytes BLOB NOT NULL,
      UNIQUE (run_id, leg, name), FOREIGN KEY (run_id, leg) REFERENCES match_leg(run_id, leg)`,
    columns: 'run_id, leg, name, bytes',
  },
  reconciliation_exception: {
    create: `row INTEGER PRIMARY KEY, run_id INTEGER NOT NULL, leg TEXT NOT NULL, key TEXT NOT NULL, kind TEXT NOT NULL,
      amount INTEGER NOT NULL CHECK (amount >= 0), difference INTEGER NOT NULL, currency TEXT NOT NULL,
      since_day INTEGER NOT NULL, expected_by_day INTEGER, suggestion TEXT NOT NULL,
      left_lines TEXT NOT NULL, right_lines TEXT NOT NULL, evidence TEXT NOT NULL,
      UNIQUE (run_id, key), FOREIGN KEY (run_id, leg) REFERENCES match_leg(run_id, leg)`,
    columns:
      'run_id, leg, key, kind, amount, difference, currency, since_day, expected_by_day, suggestion, left_lines, right_lines, evidence',
  },
  person_group_line: {
    create: `row INTEGER PRIMARY KEY, group_id INTEGER NOT NULL REFERENCES person_group(id),
      side TEXT NOT NULL CHECK (side IN ('left', 'right')), line_id INTEGER NOT NULL, UNIQUE (group_id, line_id)`,
    columns: 'group_id, side, line_id',
  },
  // A file whose proof failed may come in by a second person's yes, and says so for ever.
  statement_import: {
    create: `id INTEGER PRIMARY KEY,
      file_name TEXT NOT NULL, sha256 TEXT NOT NULL CHECK (length(sha256) = 64), bytes INTEGER NOT NULL CHECK (bytes >= 0),
      encoding TEXT NOT NULL, adapter TEXT NOT NULL, adapter_version INTEGER NOT NULL,
      source_kind TEXT NOT NULL CHECK (source_kind IN ('orders', 'trade_bill', 'fund_bill', 'bank')), channel TEXT NOT NULL,
      accounts TEXT NOT NULL, currencies TEXT NOT NULL, period_from TEXT NOT NULL, period_to TEXT NOT NULL,
      row_count INTEGER NOT NULL, added INTEGER NOT NULL, duplicates INTEGER NOT NULL, changed INTEGER NOT NULL, skipped INTEGER NOT NULL,
      proof TEXT NOT NULL CHECK (proof IN ('proved', 'not_stated', 'failed')), findings TEXT NOT NULL,
      original_name TEXT NOT NULL, original_file TEXT NOT NULL, member TEXT NOT NULL, plan_hash TEXT NOT NULL,
      first_line_id INTEGER NOT NULL UNIQUE CHECK (first_line_id >= 1), line_count INTEGER NOT NULL CHECK (line_count = added + changed),
      committed_at TEXT NOT NULL, committed_by TEXT NOT NULL,
      CHECK (row_count = added + duplicates + changed + skipped)`,
    columns:
      'id, file_name, sha256, bytes, encoding, adapter, adapter_version, source_kind, channel, accounts, currencies, period_from, period_to, row_count, added, duplicates, changed, skipped, proof, findings, original_name, original_file, member, plan_hash, first_line_id, line_count, committed_at, committed_by',
  },
};

const INDEXES = ['CREATE INDEX person_group_line_by_line ON person_group_line (line_id)'];
/** The same promise the code keeps, checked a second time where no code path can miss it. */
const TRIGGERS = [
  `CREATE TRIGGER person_group_line_once BEFORE INSERT ON person_group_line
   WHEN EXISTS (
     SELECT 1 FROM person_group_line AS member JOIN person_group AS held ON held.id = member.group_id
     WHERE member.line_id = NEW.line_id AND held.leg = (SELECT leg FROM person_group WHERE id = NEW.group_id)
       AND NOT EXISTS (SELECT 1 FROM person_group_end WHERE group_id = held.id))
   BEGIN SELECT RAISE(ABORT, 'a line is in one active group of a leg at most'); END`,
  `CREATE TRIGGER request_decision_by_another BEFORE INSERT ON request_decision
   WHEN NEW.action = 'approve' AND NEW.by = (SELECT made_by FROM request WHERE id = NEW.request_id)
   BEGIN SELECT RAISE(ABORT, 'maker and checker are two persons'); END`,
  `CREATE TRIGGER request_decision_ends_once BEFORE INSERT ON request_decision
   WHEN EXISTS (SELECT 1 FROM request_decision WHERE request_id = NEW.request_id AND action <> 'approve')
   BEGIN SELECT RAISE(ABORT, 'a request ends once'); END`,
];

const TABLES: Readonly<Record<string, string>> = {
  person: 'row INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, at TEXT NOT NULL, by TEXT NOT NULL',
  person_roles:
    'row INTEGER PRIMARY KEY, person_id TEXT NOT NULL REFERENCES person(id), roles TEXT NOT NULL, at TEXT NOT NULL, by TEXT NOT NULL, reason TEXT NOT NULL',
  person_state: `row INTEGER PRIMARY KEY, person_id TEXT NOT NULL REFERENCES person(id),
    state TEXT NOT NULL CHECK (state IN ('active', 'disabled')), at TEXT NOT NULL, by TEXT NOT NULL, reason TEXT NOT NULL`,
  /** set: a secret; codes: hashes of recovery codes; used: a time step or a code's hash, never good again; removed: none any more. */
  person_factor: `row INTEGER PRIMARY KEY, person_id TEXT NOT NULL REFERENCES person(id),
    action TEXT NOT NULL CHECK (action IN ('set', 'codes', 'used', 'removed')), value TEXT NOT NULL, at TEXT NOT NULL, by TEXT NOT NULL`,
  /** That a password was set and when, never what: the PCI profile asks for its age. */
  person_password: `row INTEGER PRIMARY KEY, person_id TEXT NOT NULL REFERENCES person(id),
    kind TEXT NOT NULL CHECK (kind IN ('own', 'once')), at TEXT NOT NULL, by TEXT NOT NULL`,
  request: `id INTEGER PRIMARY KEY, kind TEXT NOT NULL, subject TEXT NOT NULL, hash TEXT NOT NULL CHECK (length(hash) = 64),
    facts TEXT NOT NULL, amount INTEGER CHECK (amount >= 0), currency TEXT NOT NULL, reason TEXT NOT NULL,
    made_by TEXT NOT NULL, made_at TEXT NOT NULL, expires_at TEXT NOT NULL, needed INTEGER NOT NULL CHECK (needed >= 1)`,
  request_decision: `row INTEGER PRIMARY KEY, request_id INTEGER NOT NULL REFERENCES request(id),
    action TEXT NOT NULL CHECK (action IN ('approve', 'reject', 'withdraw', 'expire', 'void', 'carry_out')),
    hash TEXT NOT NULL, by TEXT NOT NULL, at TEXT NOT NULL, note TEXT NOT NULL, UNIQUE (request_id, action, by)`,
  approval_policy:
    'row INTEGER PRIMARY KEY, rules TEXT NOT NULL, at TEXT NOT NULL, by TEXT NOT NULL, reason TEXT NOT NULL',
  log_in_profile: `row INTEGER PRIMARY KEY, idle_minutes INTEGER NOT NULL CHECK (idle_minutes >= 1), is_pci INTEGER NOT NULL,
    at TEXT NOT NULL, by TEXT NOT NULL, reason TEXT NOT NULL`,
  signal_acknowledgement:
    'row INTEGER PRIMARY KEY, key TEXT NOT NULL UNIQUE, at TEXT NOT NULL, by TEXT NOT NULL, comment TEXT NOT NULL',
  backup: `row INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, file_name TEXT NOT NULL, at TEXT NOT NULL, by TEXT NOT NULL,
    bytes INTEGER NOT NULL, sha256 TEXT NOT NULL, kind TEXT NOT NULL CHECK (kind IN ('manual', 'scheduled')), size INTEGER NOT NULL, root TEXT NOT NULL`,
  backup_drill: `row INTEGER PRIMARY KEY, backup_id TEXT NOT NULL REFERENCES backup(id), at TEXT NOT NULL, by TEXT NOT NULL,
    holds INTEGER NOT NULL, findings TEXT NOT NULL`,
  backup_end:
    'row INTEGER PRIMARY KEY, backup_id TEXT NOT NULL UNIQUE REFERENCES backup(id), at TEXT NOT NULL, by TEXT NOT NULL, why TEXT NOT NULL',
  backup_schedule: `row INTEGER PRIMARY KEY, is_on INTEGER NOT NULL, keep_days INTEGER NOT NULL, keep_weeks INTEGER NOT NULL,
    keep_months INTEGER NOT NULL, at TEXT NOT NULL, by TEXT NOT NULL`,
  audit_event: `seq INTEGER PRIMARY KEY, at TEXT NOT NULL, actor TEXT NOT NULL, action TEXT NOT NULL, entry TEXT NOT NULL,
    leaf BLOB NOT NULL CHECK (length(leaf) = 32)`,
  audit_node:
    'row INTEGER PRIMARY KEY, level INTEGER NOT NULL CHECK (level >= 1), place INTEGER NOT NULL, hash BLOB NOT NULL CHECK (length(hash) = 32), UNIQUE (level, place)',
  audit_checkpoint: 'size INTEGER PRIMARY KEY, root TEXT NOT NULL, at TEXT NOT NULL, note TEXT NOT NULL',
};

/**
 * Names, apart from everything else: the one table whose rows may be deleted, because the law may ask for it (个人信息保护法 art. 47). It is not
 * bound by the record; ids are. A name may stand here before its person: while it is asked for whether she may come.
 */
const NAMES =
  'CREATE TABLE person_name (person_id TEXT PRIMARY KEY, name TEXT NOT NULL, login TEXT NOT NULL UNIQUE) STRICT';

const onlyAdded = (table: string) =>
  ['UPDATE', 'DELETE'].map(
    (verb) => `CREATE TRIGGER ${table}_no_${verb.toLowerCase()} BEFORE ${verb} ON ${table}
      BEGIN SELECT RAISE(ABORT, '${table} is only ever added to'); END`,
  );

export const peopleAndRecord = {
  async up(db: Kysely<unknown>): Promise<void> {
    const run = (text: string) => sql.raw(text).execute(db);
    // Foreign keys are off while tables are migrated (ledger.ts), and checked afterwards.
    for (const [table, { create, columns }] of Object.entries(REBUILT)) {
      await run(`CREATE TABLE ${table}_next (${create}) STRICT`);
      await run(`INSERT INTO ${table}_next (${columns}) SELECT ${columns} FROM ${table}`);
      await run(`DROP TRIGGER ${table}_no_delete`); // Dropping a table deletes its rows first.
      await run(`DROP TABLE ${table}`);
      await run(`ALTER TABLE ${table}_next RENAME TO ${table}`);
      for (const trigger of onlyAdded(table)) await run(trigger);
    }
    for (const [table, columns] of Object.entries(TABLES)) {
      await run(`CREATE TABLE ${table} (${columns}) STRICT`);
      for (const trigger of onlyAdded(table)) await run(trigger);
    }
    await run(NAMES);
    // Each holds all that a list of events is chosen by, so that the entries themselves are read only for the rows that are shown.
    await run('CREATE INDEX audit_event_by_action ON audit_event (action, seq, actor, at)');
    await run('CREATE INDEX audit_event_by_actor ON audit_event (actor, seq, action, at)');
    await run('CREATE INDEX audit_event_by_time ON audit_event (at, seq, actor, action)');
    for (const text of [...INDEXES, ...TRIGGERS]) await run(text);
  },
};
