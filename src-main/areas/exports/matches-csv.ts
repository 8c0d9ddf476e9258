/** matches.csv and exceptions.csv: one record for every line that is in a group or an exception. */
import { SIDES } from '../../../shared/domain/leg.ts';
import { formatMinor } from '../../../shared/domain/money.ts';
import type { GroupRef } from '../review/leg-view.ts';
import { dayText } from '../review/standing.ts';
import { type ChunkWriter, cell, record } from './csv.ts';
import { type LegReport, membersOf, reportNo } from './report-data.ts';

export const ruleOf = (group: GroupRef): string => group.rule?.id ?? group.person?.rule ?? 'by_hand';

export function writeMatchesCsv(reports: readonly LegReport[], out: ChunkWriter): void {
  out.add(
    record([
      'match_group',
      'leg',
      'rule',
      'state',
      'confidence',
      'file',
      'row',
      'source_kind',
      'line_kind',
      'direction',
      'amount',
      'currency',
      'reference',
    ]),
  );
  for (const report of reports) {
    let index = 0;
    for (const group of report.groups()) {
      const head = `${reportNo(report.leg, index)},${report.leg},${cell(ruleOf(group))},${group.state},${group.confidence}`;
      for (const side of SIDES) {
        for (const lineId of group[side]) {
          const row = report.rowOf[side](lineId);
          const line = `${row.row},${row.sourceKind},${row.lineKind},${row.direction},${row.amount},${row.currency}`;
          out.add(`${head},${cell(row.file)},${line},${cell(row.reference)}\n`);
        }
      }
      index += 1;
    }
  }
  out.flush();
}

/** `amount` is the line's, `difference` the exception's: left − right. */
export function writeExceptionsCsv(reports: readonly LegReport[], out: ChunkWriter): void {
  out.add(
    record([
      'exception',
      'leg',
      'kind',
      'state',
      'file',
      'row',
      'source_kind',
      'amount',
      'difference',
      'currency',
      'reference',
      'age_days',
      'expected_by',
      'suggestion',
    ]),
  );
  for (const report of reports) {
    report.exceptions.forEach((exception, index) => {
      for (const { row } of membersOf(report, exception))
        out.add(
          record([
            reportNo(report.leg, index),
            report.leg,
            exception.kind,
            exception.state,
            row.file,
            row.row,
            row.sourceKind,
            row.amount,
            formatMinor(exception.difference, exception.currency),
            exception.currency,
            row.reference,
            String(exception.ageDays),
            dayText(exception.expectedByDay),
            exception.suggestion,
          ]),
        );
    });
  }
  out.flush();
}
