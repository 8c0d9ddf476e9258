/**
 * Makes the report of a month: both files are sealed first, then one fact says that they are there. Killed in between, nothing points to them and the next
 * opening sweeps them; whoever makes the month anew gets another version, and the one before stays.
 */
import { type AnalyticsFilter, UNFILTERED } from '../../../../shared/contract/analytics.ts';
import type { ReportSchedule } from '../../../../shared/contract/analytics-files.ts';
import type { CallInfo } from '../../../platform/handlers.ts';
import { sha256Of } from '../../../platform/sha256.ts';
import { readerOf } from '../../exports/tables/reader.ts';
import type { AnalyticsDeps } from '../deps.ts';
import { figuresFile, pagesOf } from '../exports/calls.ts';
import { worstStanding } from '../exports/page.ts';
import { daysOf } from './rules/due.ts';
import { findingsOf } from './rules/findings.ts';
import { appendReport, type ReportFact, readReports, type StoredReport } from './store.ts';

export async function makeReport(
  deps: AnalyticsDeps,
  month: string,
  schedule: Omit<ReportSchedule, 'isOn' | 'day'>,
  info: CallInfo,
): Promise<StoredReport> {
  const { ledger, record, now } = deps;
  const { language, numbers, panels } = schedule;
  const { words } = readerOf(language);
  const version =
    1 + Math.max(0, ...readReports(ledger).flatMap((each) => (each.month === month ? each.version : [])));
  const title = words('monthly_report.title', { month });
  const filter = filterOf(month);
  const pages = await pagesOf(deps, { panels, filter, language }, info);
  const notes = [words('monthly_report.version', { version }), words('monthly_report.note')];
  const asked = { panels, filter, language, numbers, title };
  const pdf = await figuresFile(deps, { ...asked, format: 'pdf' }, pages, info, notes);
  const xlsx = await figuresFile(deps, { ...asked, format: 'xlsx' }, pages, info, notes);
  const report = await withSealed(deps.originals(), [pdf, xlsx], ([pdfName = '', xlsxName = '']) => {
    const fact: ReportFact = {
      ...{ month, version, language, panels, at: now(), by: info.person },
      standing: worstStanding(pages),
      findings: findingsOf(pages.map(({ answer }) => answer)),
      pdf: { original: pdfName, sha256: sha256Of(pdf), bytes: pdf.length },
      xlsx: { original: xlsxName, sha256: sha256Of(xlsx), bytes: xlsx.length },
    };
    const { standing } = fact;
    const subject = { month, version, standing, pdf: fact.pdf.sha256, xlsx: fact.xlsx.sha256 };
    const id = record.write(info, { action: 'analytics.report_made', subject }, () =>
      appendReport(ledger, fact),
    );
    return { ...fact, id };
  });
  info.changed('analytics', 'record');
  return report;
}

/** Files that no fact points to in the end are gone again. */
async function withSealed<T>(
  originals: ReturnType<AnalyticsDeps['originals']>,
  files: readonly Buffer[],
  note: (names: readonly string[]) => T,
): Promise<T> {
  const sealed: Awaited<ReturnType<typeof originals.put>>[] = [];
  try {
    for (const file of files) sealed.push(await originals.put(file));
    return note(sealed.map(({ name }) => name));
  } catch (fault) {
    for (const { name, isNew } of sealed) if (isNew) await originals.remove(name);
    throw fault;
  }
}

/** The whole month, day by day, against as many days before. */
function filterOf(month: string): AnalyticsFilter {
  return { ...daysOf(month), by: 'day', compare: 'previous', ...UNFILTERED };
}
