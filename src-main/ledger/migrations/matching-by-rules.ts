/**
 * Matching by rules that are data: the rules a run ran by, the firm's own versions, what persons decided and how sure the machine had been, terms
 * (calendar, settlement cycles, fee schedules), remainders of matches, and what hangs on an exception.
 */
import type { Kysely } from 'kysely';
import { makeAppendOnly } from './append-only.ts';

const SAID = 'at TEXT NOT NULL, by TEXT NOT NULL';

const TABLES: Readonly<Record<string, string>> = {
  match_run_rules: `run_id INTEGER PRIMARY KEY REFERENCES match_run(id), body TEXT NOT NULL`,
  match_rule: `row INTEGER PRIMARY KEY, rule_id TEXT NOT NULL, version INTEGER NOT NULL CHECK (version >= 1), leg TEXT NOT NULL, body TEXT NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('draft', 'published', 'retired', 'discarded')), reason TEXT NOT NULL, ${SAID}`,
  match_decision: `row INTEGER PRIMARY KEY, leg TEXT NOT NULL, verdict TEXT NOT NULL CHECK (verdict IN ('yes', 'no', 'withdrawn')), subject TEXT NOT NULL,
    rule TEXT NOT NULL, rule_version INTEGER NOT NULL, was TEXT NOT NULL, confidence INTEGER NOT NULL, bits_hundredths INTEGER, margin_hundredths INTEGER,
    left_lines TEXT NOT NULL, right_lines TEXT NOT NULL, ${SAID}`,
  rule_offer_word: `row INTEGER PRIMARY KEY, offer_key TEXT NOT NULL, word TEXT NOT NULL CHECK (word IN ('taken', 'declined')), ${SAID}`,
  group_rejection_end: `rejection_id INTEGER PRIMARY KEY REFERENCES group_rejection(id), reason TEXT NOT NULL, ${SAID}`,
  person_group_remainder: `row INTEGER PRIMARY KEY, group_id INTEGER NOT NULL REFERENCES person_group(id),
    treatment TEXT NOT NULL CHECK (treatment IN ('open', 'write_off', 'explained')), account TEXT NOT NULL, amount INTEGER NOT NULL, currency TEXT NOT NULL,
    reason TEXT NOT NULL, ${SAID}`,
  exception_detail: `row INTEGER PRIMARY KEY, exception_key TEXT NOT NULL, action TEXT NOT NULL CHECK (action IN ('due', 'attach', 'detach', 'account')),
    value TEXT NOT NULL, facts TEXT NOT NULL, ${SAID}`,
  calendar_day: `row INTEGER PRIMARY KEY, day TEXT NOT NULL, kind TEXT NOT NULL CHECK (kind IN ('business', 'holiday', 'as_announced')), name TEXT NOT NULL, ${SAID}`,
  settlement_cycle: `row INTEGER PRIMARY KEY, channel TEXT NOT NULL, account TEXT NOT NULL, body TEXT NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('set', 'cleared')), ${SAID}`,
  fee_schedule: `row INTEGER PRIMARY KEY, channel TEXT NOT NULL, account TEXT NOT NULL, body TEXT NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('set', 'cleared')), ${SAID}`,
};

export const matchingByRules = {
  async up(db: Kysely<unknown>): Promise<void> {
    for (const [table, columns] of Object.entries(TABLES)) await makeAppendOnly(db, table, columns);
  },
};
