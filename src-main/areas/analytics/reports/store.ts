/** The monthly reports' facts: how the schedule was set, one row each time, and every report made with where its sealed files lie. */
import { STANDINGS } from '../../../../shared/contract/analytics.ts';
import {
  FIGURES_NUMBERS,
  REPORT_FORMATS,
  type ReportSchedule,
  type ReportView,
} from '../../../../shared/contract/analytics-files.ts';
import { OPEN_PANEL_NAMES, type OpenPanel } from '../../../../shared/domain/analytics/panels.ts';
import { LOCALES } from '../../../../shared/wording/catalogue.ts';
import type { Ledger } from '../../../ledger/ledger.ts';
import type { StoredRow } from '../../../ledger/schema.ts';

interface By {
  readonly at: string;
  readonly by: string;
}
export type SetSchedule = ReportSchedule & By & { readonly onSince: string };

/** What it begins with: off, until somebody wants it; what a manager asks of a month that is over. */
export const FIRST_SCHEDULE: ReportSchedule = {
  isOn: false,
  day: 3,
  language: 'zh-CN',
  numbers: 'short',
  panels: [
    ...(['rates', 'rate_trend', 'exception_kinds', 'resolution'] as const),
    ...(['volume', 'channels', 'merchants', 'refunds', 'fees', 'lag', 'balances', 'waterfall'] as const),
  ],
};

export function appendSchedule(ledger: Ledger, schedule: ReportSchedule, by: By): void {
  const { isOn, day, language, numbers, panels } = schedule;
  ledger.append(
    ledger.query
      .insertInto('report_schedule')
      .values({ is_on: isOn ? 1 : 0, day, language, numbers, panels: JSON.stringify(panels), ...by }),
  );
}

/** As it stands; `onSince` is when it was last switched on, '' while it is off. */
export function readSchedule(ledger: Ledger): SetSchedule {
  const rows = ledger.all(ledger.query.selectFrom('report_schedule').selectAll().orderBy('row'));
  const last = rows.at(-1);
  if (!last) return { ...FIRST_SCHEDULE, panels: [...FIRST_SCHEDULE.panels], at: '', by: '', onSince: '' };
  const lastOff = rows.findLastIndex((row) => row.is_on === 0);
  return {
    isOn: last.is_on === 1,
    day: last.day,
    language: localeOf(last.language),
    numbers: FIGURES_NUMBERS.find((each) => each === last.numbers) ?? 'plain',
    panels: panelsOf(last.panels),
    at: last.at,
    by: last.by,
    onSince: rows[lastOff + 1]?.at ?? '',
  };
}

interface SealedFile {
  readonly original: string;
  readonly sha256: string;
  readonly bytes: number;
}
export interface ReportFact
  extends Pick<ReportView, 'month' | 'version' | 'language' | 'panels' | 'standing'>,
    By {
  readonly findings: Pick<ReportView, 'missing' | 'failedFiles' | 'begins'>;
  readonly pdf: SealedFile;
  readonly xlsx: SealedFile;
}

export function appendReport(ledger: Ledger, fact: ReportFact): number {
  const { month, version, language, panels, standing, findings, pdf, xlsx, at, by } = fact;
  return ledger.append(
    ledger.query.insertInto('monthly_report').values({
      ...{ month, version, language, standing, at, by },
      panels: JSON.stringify(panels),
      findings: JSON.stringify(findings),
      ...{ pdf_original: pdf.original, pdf_sha256: pdf.sha256, pdf_bytes: pdf.bytes },
      ...{ xlsx_original: xlsx.original, xlsx_sha256: xlsx.sha256, xlsx_bytes: xlsx.bytes },
    }),
  );
}

export type StoredReport = ReportFact & { readonly id: number };

/** Newest month first, and of a month the newest version. */
export const readReports = (ledger: Ledger): StoredReport[] =>
  ledger
    .all(
      ledger.query
        .selectFrom('monthly_report')
        .selectAll()
        .orderBy('month', 'desc')
        .orderBy('version', 'desc'),
    )
    .map(reportOf);

/** The sealed files of all reports, also of versions that another came after: no sweep may remove them. */
export const reportOriginals = (ledger: Ledger): string[] =>
  ledger
    .all(ledger.query.selectFrom('monthly_report').select(['pdf_original', 'xlsx_original']))
    .flatMap((row) => [row.pdf_original, row.xlsx_original]);

function reportOf(row: StoredRow<'monthly_report'>): StoredReport {
  return {
    ...{ id: row.id, month: row.month, version: row.version, at: row.at, by: row.by },
    language: localeOf(row.language),
    panels: panelsOf(row.panels),
    standing: STANDINGS.find((each) => each === row.standing) ?? 'incomplete',
    findings: JSON.parse(row.findings) as ReportFact['findings'], // Written by appendReport.
    pdf: { original: row.pdf_original, sha256: row.pdf_sha256, bytes: row.pdf_bytes },
    xlsx: { original: row.xlsx_original, sha256: row.xlsx_sha256, bytes: row.xlsx_bytes },
  };
}

const localeOf = (text: string) => LOCALES.find((each) => each === text) ?? 'zh-CN';

/** A panel that another version of the program had is left out. */
const panelsOf = (json: string): OpenPanel[] => {
  const names = JSON.parse(json) as readonly string[]; // Written by this file.
  return names.flatMap((name) => OPEN_PANEL_NAMES.find((each) => each === name) ?? []);
};

export const reportView = (
  { id, month, version, language, panels, standing, findings, at, by, ...files }: StoredReport,
  nameOf: (person: string) => string,
): ReportView => ({
  ...{ id, month, version, language, panels, standing, ...findings },
  madeAt: at,
  madeByName: by === '' ? '' : nameOf(by),
  files: REPORT_FORMATS.map((format) => {
    const { sha256, bytes } = files[format];
    return { format, sha256, bytes };
  }),
});
