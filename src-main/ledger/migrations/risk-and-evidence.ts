/** Risk control, evidence handed over, the auditor's samples, retention: all of it facts that are only ever added to. */
import type { Kysely } from 'kysely';
import { makeAppendOnly } from './append-only.ts';

const SAID = 'at TEXT NOT NULL, by TEXT NOT NULL';

const TABLES: Readonly<Record<string, string>> = {
  risk_fact: `row INTEGER PRIMARY KEY, body TEXT NOT NULL, ${SAID}`,
  risk_book: `row INTEGER PRIMARY KEY, version INTEGER NOT NULL UNIQUE CHECK (version >= 1), body TEXT NOT NULL, reason TEXT NOT NULL, ${SAID}`,
  evidence_handover: `row INTEGER PRIMARY KEY, kind TEXT NOT NULL, file_name TEXT NOT NULL, sha256 TEXT NOT NULL, bytes INTEGER NOT NULL,
    size INTEGER NOT NULL, scope TEXT NOT NULL, recipient TEXT NOT NULL, purpose TEXT NOT NULL, ${SAID}`,
  audit_sample: `row INTEGER PRIMARY KEY, body TEXT NOT NULL, ${SAID}`,
  audit_sample_event: `row INTEGER PRIMARY KEY, sample INTEGER NOT NULL REFERENCES audit_sample(row), body TEXT NOT NULL, ${SAID}`,
  retention_years: `row INTEGER PRIMARY KEY, record_class TEXT NOT NULL, years INTEGER NOT NULL CHECK (years >= 1), reason TEXT NOT NULL, ${SAID}`,
  legal_hold: `row INTEGER PRIMARY KEY, hold_id TEXT NOT NULL, state TEXT NOT NULL CHECK (state IN ('set', 'ended')), body TEXT NOT NULL,
    reason TEXT NOT NULL, ${SAID}`,
  retention_erasure: `row INTEGER PRIMARY KEY, record_class TEXT NOT NULL, key TEXT NOT NULL UNIQUE, body TEXT NOT NULL, reason TEXT NOT NULL, ${SAID}`,
};

export const riskAndEvidence = {
  async up(db: Kysely<unknown>): Promise<void> {
    for (const [table, columns] of Object.entries(TABLES)) await makeAppendOnly(db, table, columns);
  },
};
