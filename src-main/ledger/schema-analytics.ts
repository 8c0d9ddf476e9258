/** Tables of the monthly report (migration 0012), as Kysely sees them. Append-only. */
import type { Generated } from 'kysely';

interface Said {
  at: string;
  by: string;
}

interface ReportScheduleTable extends Said {
  row: Generated<number>;
  is_on: number;
  /** Of the month after. */
  day: number;
  language: string;
  numbers: string;
  /** JSON list of names. */
  panels: string;
}

interface MonthlyReportTable extends Said {
  id: Generated<number>;
  /** YYYY-MM. */
  month: string;
  version: number;
  language: string;
  /** JSON list of names. */
  panels: string;
  standing: string;
  /** JSON: files that were missing, files that disagree with themselves. */
  findings: string;
  /** Names among the sealed originals. */
  pdf_original: string;
  pdf_sha256: string;
  pdf_bytes: number;
  xlsx_original: string;
  xlsx_sha256: string;
  xlsx_bytes: number;
}

export interface AnalyticsSchema {
  report_schedule: ReportScheduleTable;
  monthly_report: MonthlyReportTable;
}
