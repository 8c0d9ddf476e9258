/**
 * `risk.export`: reports of risk control as files, each behind a download token. To whom and for what is a fact among those of risk control; the record says
 * no more than of any other of them, and no file of a case or an alert says in its name what it is.
 */
import type { Input } from '../../../../shared/contract/calls.ts';
import { Refused } from '../../../../shared/contract/errors.ts';
import { chinaDay } from '../../../../shared/domain/china-time.ts';
import type { CallInfo, HandlersOf } from '../../../platform/handlers.ts';
import { sha256Of } from '../../../platform/sha256.ts';
import { alertsFor } from '../../risk/alerts/alert-book.ts';
import { alertView } from '../../risk/alerts/views.ts';
import { casesFor } from '../../risk/cases/case-book.ts';
import { caseView } from '../../risk/cases/views.ts';
import type { RiskDeps } from '../../risk/deps.ts';
import { tableCsv, tableWorkbook } from '../tables/files.ts';
import { type Reader, readerOf } from '../tables/reader.ts';
import type { ReportTable } from '../tables/table.ts';
import { largeValueReport } from './large-value-report.ts';
import { alertsTable, casesTable } from './lists.ts';
import { reportCsv, reportWorkbook, reportXml } from './report-files.ts';
import { suspiciousReportOf } from './suspicious-report.ts';

type Asked = Input<'risk.export'>;

export function riskExportCalls(deps: RiskDeps): HandlersOf<'risk.export'> {
  return {
    'risk.export': async (asked, info) => {
      info.progress('exporting', 0, 1);
      await info.breathe();
      const bytes = await bytesOf(deps, asked, info);
      const sha256 = sha256Of(bytes);
      const fileName = nameOf(asked, sha256);
      const { kind, format, from, to, caseNo, recipient, purpose } = asked;
      const { size } = deps.record.head();
      deps.facts.keep(info, {
        ...{ what: 'risk_handed_over', kind, format, from, to, caseNo, recipient, purpose },
        ...{ fileName, sha256, bytes: bytes.length, size },
      });
      info.changed('risk', 'record');
      return { token: info.offer(fileName, bytes), fileName };
    },
  };
}

function nameOf({ kind, from, to, format }: Asked, sha256: string): string {
  if (kind !== 'large_value') return `report-${sha256.slice(0, 8)}.${format}`;
  const days = [from, to].filter((day) => day !== '');
  return `${['large-value', ...days].join('-')}.${format}`;
}

async function bytesOf(deps: RiskDeps, asked: Asked, info: CallInfo): Promise<Buffer> {
  const reader = readerOf(deps.locale());
  const step = () => info.breathe();
  if (asked.kind === 'alerts' || asked.kind === 'cases') {
    const table = listOf(deps, asked, info, reader);
    if (asked.format === 'xml') throw new Refused('bad_input', { at: 'format', expected: 'csv, xlsx' });
    return asked.format === 'csv' ? tableCsv(table, step) : tableWorkbook(table, deps.now(), step);
  }
  const made = { deps, asked, person: info.person, reader };
  const report = asked.kind === 'large_value' ? await largeValueReport(made, step) : suspiciousReportOf(made);
  if (asked.format === 'xml') return reportXml(report);
  return asked.format === 'csv' ? reportCsv(report, step) : reportWorkbook(report, deps.now(), reader, step);
}

/** Those of the days asked for, as this officer may see them. */
function listOf(
  deps: RiskDeps,
  { kind, from, to }: Asked,
  { person }: CallInfo,
  reader: Reader,
): ReportTable {
  const isOn = (first: string, last: string) => (to === '' || first <= to) && (from === '' || last >= from);
  if (kind === 'alerts')
    return alertsTable(
      alertsFor(deps, person)
        .map((each) => alertView(deps, each))
        .filter((each) => isOn(each.from, each.to)),
      reader,
    );
  return casesTable(
    casesFor(deps, person)
      .map((each) => caseView(deps, each, person))
      .filter(({ openedAt }) => isOn(chinaDay(openedAt), chinaDay(openedAt))),
    reader,
  );
}
