/** Tables of risk control, evidence, samples and retention (migration 0011), as Kysely sees them. Append-only, all but `retention_erasing`. */
import type { Generated } from 'kysely';

interface Said {
  row: Generated<number>;
  at: string;
  by: string;
}

/**
 * Everything that risk control keeps, in one table whose rows look alike from outside: that somebody wrote one is no secret, what it says is (反洗钱法
 * art. 35). Its events in the record say nothing else.
 */
interface RiskFactTable extends Said {
  /** JSON: what it is and what it says. */
  body: string;
}

interface RiskBookTable extends Said {
  version: number;
  /** JSON of the whole book. */
  body: string;
  reason: string;
}

interface EvidenceHandoverTable extends Said {
  kind: string;
  file_name: string;
  sha256: string;
  bytes: number;
  /** Of the log, at what was handed over. */
  size: number;
  /** JSON of what was asked for. */
  scope: string;
  recipient: string;
  purpose: string;
}

interface AuditSampleTable extends Said {
  /** JSON: title, scope, draw, purpose, procedure, figures of the population, items. */
  body: string;
}
interface AuditSampleEventTable extends Said {
  sample: number;
  /** JSON: an item judged, a conclusion, a review. */
  body: string;
}

interface RetentionYearsTable extends Said {
  record_class: string;
  years: number;
  reason: string;
}
interface LegalHoldTable extends Said {
  hold_id: string;
  state: string;
  /** JSON: class, days, party. */
  body: string;
  reason: string;
}
interface RetentionErasureTable extends Said {
  record_class: string;
  key: string;
  /** JSON: src-main/record/erasures.ts. */
  body: string;
  reason: string;
}

/** Rows that are being erased: filled and emptied within one transaction. */
interface RetentionErasingTable {
  place: string;
  number: number;
}

export interface AuditSchema {
  risk_fact: RiskFactTable;
  risk_book: RiskBookTable;
  evidence_handover: EvidenceHandoverTable;
  audit_sample: AuditSampleTable;
  audit_sample_event: AuditSampleEventTable;
  retention_years: RetentionYearsTable;
  legal_hold: LegalHoldTable;
  retention_erasure: RetentionErasureTable;
  retention_erasing: RetentionErasingTable;
}
