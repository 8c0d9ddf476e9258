/** The tables of people, requests, backups and the record, as Kysely sees them. */
import type { Generated } from 'kysely';

/** Who wrote a fact and when: a person's id, or '' for the program itself. */
interface Written {
  row: Generated<number>;
  at: string;
  by: string;
}

interface PersonTable extends Written {
  id: string;
}
interface PersonNameTable {
  person_id: string;
  name: string;
  /** As it is compared: folded (shared/domain/log-in-name.ts). */
  login: string;
}
interface PersonRolesTable extends Written {
  person_id: string;
  /** JSON list. */
  roles: string;
  reason: string;
}
interface PersonStateTable extends Written {
  person_id: string;
  state: string;
  reason: string;
}
interface PersonFactorTable extends Written {
  person_id: string;
  action: string;
  value: string;
}
interface PersonPasswordTable extends Written {
  person_id: string;
  kind: string;
}
interface RequestTable {
  id: Generated<number>;
  kind: string;
  /** JSON: what carries it out needs. */
  subject: string;
  hash: string;
  /** JSON list of named values, as the checker is shown them. */
  facts: string;
  amount: number | null;
  currency: string;
  reason: string;
  made_by: string;
  made_at: string;
  expires_at: string;
  needed: number;
}
interface RequestDecisionTable extends Written {
  request_id: number;
  action: string;
  hash: string;
  note: string;
}
interface ApprovalPolicyTable extends Written {
  rules: string;
  reason: string;
}
interface LogInProfileTable extends Written {
  idle_minutes: number;
  is_pci: number;
  reason: string;
}
interface SignalAcknowledgementTable extends Written {
  key: string;
  comment: string;
}
interface BackupTable extends Written {
  id: string;
  file_name: string;
  bytes: number;
  sha256: string;
  kind: string;
  size: number;
  root: string;
}
interface BackupDrillTable extends Written {
  backup_id: string;
  holds: number;
  findings: string;
}
interface BackupEndTable extends Written {
  backup_id: string;
  why: string;
}
interface BackupScheduleTable extends Written {
  is_on: number;
  keep_days: number;
  keep_weeks: number;
  keep_months: number;
}
interface AuditEventTable {
  seq: number;
  at: string;
  actor: string;
  action: string;
  entry: string;
  leaf: Uint8Array;
}
interface AuditNodeTable {
  row: Generated<number>;
  level: number;
  place: number;
  hash: Uint8Array;
}
interface AuditCheckpointTable {
  size: number;
  root: string;
  at: string;
  note: string;
}

export interface PeopleSchema {
  person: PersonTable;
  person_name: PersonNameTable;
  person_roles: PersonRolesTable;
  person_state: PersonStateTable;
  person_factor: PersonFactorTable;
  person_password: PersonPasswordTable;
  request: RequestTable;
  request_decision: RequestDecisionTable;
  approval_policy: ApprovalPolicyTable;
  log_in_profile: LogInProfileTable;
  signal_acknowledgement: SignalAcknowledgementTable;
  backup: BackupTable;
  backup_drill: BackupDrillTable;
  backup_end: BackupEndTable;
  backup_schedule: BackupScheduleTable;
  audit_event: AuditEventTable;
  audit_node: AuditNodeTable;
  audit_checkpoint: AuditCheckpointTable;
}
