/**
 * Settlement: terms beside cycles and fees, decisions over batches with the figures and lines that were signed, adjustments, the daily check of client
 * funds. What is signed is kept whole, so that later facts can be held against it and never change it.
 */
import { type Kysely, sql } from 'kysely';
import { makeAppendOnly } from './append-only.ts';

const SAID = 'at TEXT NOT NULL, by TEXT NOT NULL';

const TABLES: Readonly<Record<string, string>> = {
  settlement_term: `row INTEGER PRIMARY KEY, channel TEXT NOT NULL, account TEXT NOT NULL, what TEXT NOT NULL CHECK (what IN ('reserve', 'sharing')),
    body TEXT NOT NULL, state TEXT NOT NULL CHECK (state IN ('set', 'cleared')), ${SAID}`,
  settlement_decision: `id INTEGER PRIMARY KEY, batch_key TEXT NOT NULL, version INTEGER NOT NULL CHECK (version >= 1),
    decision TEXT NOT NULL CHECK (decision IN ('approved', 'held', 'returned')), settlement_no TEXT NOT NULL, owner TEXT NOT NULL,
    currency TEXT NOT NULL, from_day TEXT NOT NULL, to_day TEXT NOT NULL, net INTEGER NOT NULL, hash TEXT NOT NULL, body TEXT NOT NULL,
    reason TEXT NOT NULL, ${SAID}, UNIQUE (batch_key, version), CHECK ((decision = 'approved') = (settlement_no <> ''))`,
  settlement_member: `row INTEGER PRIMARY KEY, decision_id INTEGER NOT NULL REFERENCES settlement_decision(id) DEFERRABLE INITIALLY DEFERRED,
    name TEXT NOT NULL, bytes BLOB NOT NULL`,
  settlement_adjustment: `id INTEGER PRIMARY KEY, side TEXT NOT NULL CHECK (side IN ('channel', 'merchant')), owner TEXT NOT NULL,
    kind TEXT NOT NULL, effect TEXT NOT NULL CHECK (effect IN ('add', 'less')), amount INTEGER NOT NULL CHECK (amount > 0), currency TEXT NOT NULL,
    day TEXT NOT NULL, evidence INTEGER, reason TEXT NOT NULL, ${SAID}`,
  settlement_payout: `row INTEGER PRIMARY KEY, batch_no TEXT NOT NULL, carried_no TEXT NOT NULL, settlement_no TEXT NOT NULL,
    amount INTEGER NOT NULL CHECK (amount > 0), ${SAID}, UNIQUE (batch_no, settlement_no)`,
  fund_check: `row INTEGER PRIMARY KEY, day TEXT NOT NULL, currency TEXT NOT NULL, shortfall INTEGER NOT NULL CHECK (shortfall >= 0), hash TEXT NOT NULL,
    body TEXT NOT NULL, note TEXT NOT NULL, ${SAID}`,
};

const GUARDS: readonly string[] = [
  // Signed is signed: what comes after is another batch.
  `CREATE TRIGGER settlement_signed_once BEFORE INSERT ON settlement_decision
     WHEN EXISTS (SELECT 1 FROM settlement_decision WHERE batch_key = NEW.batch_key AND decision = 'approved')
     BEGIN SELECT RAISE(ABORT, 'a signed settlement batch is not decided again'); END`,
  "CREATE UNIQUE INDEX settlement_decision_no ON settlement_decision (settlement_no) WHERE settlement_no <> ''",
  `CREATE TRIGGER settlement_member_before_decision BEFORE INSERT ON settlement_member
     WHEN EXISTS (SELECT 1 FROM settlement_decision WHERE id = NEW.decision_id)
     BEGIN SELECT RAISE(ABORT, 'nothing is added to a decision that stands'); END`,
  'CREATE INDEX settlement_member_decision ON settlement_member (decision_id)',
];

export const settlement = {
  async up(db: Kysely<unknown>): Promise<void> {
    for (const [table, columns] of Object.entries(TABLES)) await makeAppendOnly(db, table, columns);
    for (const guard of GUARDS) await sql.raw(guard).execute(db);
  },
};
