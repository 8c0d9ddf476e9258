/** Backups that were made, what drills said of them, which ended, and the schedule: facts only. */
import type { Ledger } from '../../ledger/ledger.ts';
import type { KeepRule } from './rules/keep.ts';

export interface BackupFact {
  readonly id: string;
  /** In the folder of backups. */
  readonly fileName: string;
  readonly at: string;
  readonly bytes: number;
  readonly sha256: string;
  readonly kind: 'manual' | 'scheduled';
  /** Head of the record in it. */
  readonly size: number;
  readonly root: string;
}

export interface StoredBackup extends BackupFact {
  /** When a drill last held; '' never. */
  readonly provenAt: string;
  /** What the last drill said. */
  readonly drill: 'none' | 'holds' | 'fails';
  readonly isEnded: boolean;
}

interface By {
  readonly at: string;
  readonly by: string;
}

export function appendBackup(ledger: Ledger, { fileName, ...fact }: BackupFact, by: string): void {
  ledger.append(ledger.query.insertInto('backup').values({ ...fact, file_name: fileName, by }));
}

export function appendDrill(
  ledger: Ledger,
  backupId: string,
  holds: boolean,
  findings: string,
  by: By,
): void {
  ledger.append(
    ledger.query
      .insertInto('backup_drill')
      .values({ backup_id: backupId, holds: holds ? 1 : 0, findings, ...by }),
  );
}

export function appendEnd(ledger: Ledger, backupId: string, why: string, by: By): void {
  ledger.append(ledger.query.insertInto('backup_end').values({ backup_id: backupId, why, ...by }));
}

/** Newest first. */
export function readBackups(ledger: Ledger): StoredBackup[] {
  const { query } = ledger;
  const drills = Map.groupBy(
    ledger.all(query.selectFrom('backup_drill').select(['backup_id', 'at', 'holds']).orderBy('row')),
    (drill) => drill.backup_id,
  );
  const ended = new Set(
    ledger.all(query.selectFrom('backup_end').select('backup_id')).map((row) => row.backup_id),
  );
  return ledger.all(query.selectFrom('backup').selectAll().orderBy('at', 'desc')).map((row) => {
    const last = drills.get(row.id)?.at(-1);
    return {
      id: row.id,
      fileName: row.file_name,
      at: row.at,
      bytes: row.bytes,
      sha256: row.sha256,
      kind: row.kind === 'manual' ? 'manual' : 'scheduled',
      size: row.size,
      root: row.root,
      provenAt: drills.get(row.id)?.findLast((drill) => drill.holds === 1)?.at ?? '',
      drill: last ? (last.holds === 1 ? 'holds' : 'fails') : 'none',
      isEnded: ended.has(row.id),
    };
  });
}

export interface Schedule extends KeepRule {
  readonly isOn: boolean;
}

/** What a desk begins with: every day, seven days, four weeks, twelve months. */
export const FIRST_SCHEDULE: Schedule = { isOn: true, keepDays: 7, keepWeeks: 4, keepMonths: 12 };

/** Null as long as nobody has set one. */
export function readSchedule(ledger: Ledger): Schedule | null {
  const row = ledger.first(
    ledger.query.selectFrom('backup_schedule').selectAll().orderBy('row', 'desc').limit(1),
  );
  return row
    ? {
        isOn: row.is_on === 1,
        keepDays: row.keep_days,
        keepWeeks: row.keep_weeks,
        keepMonths: row.keep_months,
      }
    : null;
}

export function appendSchedule(ledger: Ledger, schedule: Schedule, by: By): void {
  const { isOn, keepDays, keepWeeks, keepMonths } = schedule;
  ledger.append(
    ledger.query.insertInto('backup_schedule').values({
      is_on: isOn ? 1 : 0,
      keep_days: keepDays,
      keep_weeks: keepWeeks,
      keep_months: keepMonths,
      ...by,
    }),
  );
}
