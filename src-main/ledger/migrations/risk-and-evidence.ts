/**
 * Risk control, evidence handed over, the auditor's samples, retention: all of it facts that are only ever added to. What is personal in some tables may
 * be overwritten once it is due (到期删除): only in rows that are named in `retention_erasing`, which is empty outside of that very transaction.
 */
import { type Kysely, sql } from 'kysely';
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

interface Erasable {
  readonly number: string;
  readonly stays: readonly string[];
}
/** Tables of whose rows something may be erased: their row number, and what of them always stays. What is named in neither is what may go. */
const ERASABLE: Readonly<Record<string, Erasable>> = {
  party: { number: 'row', stays: ['party_id', 'version', 'kind', 'state', 'reason', 'at', 'by'] },
  party_account: {
    number: 'row',
    stays: ['account_id', 'version', 'party_id', 'kind', 'state', 'reason', 'at', 'by'],
  },
  payment_item: {
    number: 'row',
    stays: [
      ...['item_no', 'batch_no', 'place', 'party_id', 'account_id', 'account_version', 'amount', 'currency'],
      ...['merchant_order_no', 'retry_of', 'at', 'by'],
    ],
  },
  payment_instruction: {
    number: 'row',
    stays: [
      ...['batch_no', 'format', 'message_id', 'file_name', 'sha256', 'item_count', 'amount_sum', 'at', 'by'],
    ],
  },
  payment_result_file: {
    number: 'id',
    stays: ['sha256', 'file_name', 'format', 'batch_no', 'findings', 'at', 'by'],
  },
  request: {
    number: 'id',
    stays: [
      ...['kind', 'hash', 'amount', 'currency', 'reason', 'made_by', 'made_at', 'expires_at', 'needed'],
    ],
  },
  evidence_handover: {
    number: 'row',
    stays: ['kind', 'file_name', 'sha256', 'bytes', 'size', 'scope', 'at', 'by'],
  },
};

/** The trigger of before lets nothing through; this one what is being erased, and of that only what may go. */
async function letErase(db: Kysely<unknown>, table: string, { number, stays }: Erasable): Promise<void> {
  const isSame = [number, ...stays].map((column) => `NEW.${column} IS OLD.${column}`).join(' AND ');
  await sql.raw(`DROP TRIGGER ${table}_no_update`).execute(db);
  await sql
    .raw(
      `CREATE TRIGGER ${table}_no_update BEFORE UPDATE ON ${table}
       WHEN NOT (${isSame} AND EXISTS (SELECT 1 FROM retention_erasing WHERE place = '${table}' AND number = OLD.${number}))
       BEGIN SELECT RAISE(ABORT, '${table} is only ever added to'); END`,
    )
    .execute(db);
}

export const riskAndEvidence = {
  async up(db: Kysely<unknown>): Promise<void> {
    for (const [table, columns] of Object.entries(TABLES)) await makeAppendOnly(db, table, columns);
    await sql
      .raw(
        'CREATE TABLE retention_erasing (place TEXT NOT NULL, number INTEGER NOT NULL, PRIMARY KEY (place, number)) STRICT',
      )
      .execute(db);
    for (const [table, of] of Object.entries(ERASABLE)) await letErase(db, table, of);
  },
};
