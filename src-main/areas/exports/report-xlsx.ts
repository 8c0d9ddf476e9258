/**
 * report.xlsx: the hand-over for people. Summary, matches, exceptions, and every file's proof, in the reader's language.
 *
 * Numbers of orders and references are texts, so a spreadsheet neither shortens nor runs them; amounts are numbers with the currency's
 * decimals as long as a spreadsheet holds them exactly, else texts.
 */
import type { FileSummary, LegSummary } from '../../../shared/contract/shapes.ts';
import { differenceOf, type Leg } from '../../../shared/domain/leg.ts';
import { type Locale, say, sayOr } from '../../../shared/wording/catalogue.ts';
import { exceptionKindName } from '../../../shared/wording/exception-kind.ts';
import { dayText } from '../review/standing.ts';
import type { Explainer } from '../review/why/explainer.ts';
import { type LeftOut, leftOutOf, standingWith } from './left-out.ts';
import { ruleOf } from './matches-csv.ts';
import { amount, type Cell, type Column, money, printed, text } from './report-cells.ts';
import { type LegReport, membersOf, reportNo } from './report-data.ts';
import { filesNotProved, proofColumns, proofRows } from './report-proof.ts';
import { ruleColumns, ruleRows } from './report-rules.ts';
import { type Numbered, WhyOfReports } from './why-of-reports.ts';

/** Rows of a sheet; the CSV exports hold all. Exceptions are worked through; matched lines are only sampled. */
const SHEET_ROWS_MAX = 50_000;
const MATCH_ROWS_MAX = 5_000;
/** Reasons written into each sheet; the command `explain` tells all. */
const REASONS_MAX = 1_000;

export interface ReportParts {
  readonly locale: Locale;
  readonly title: string;
  readonly asOf: string;
  readonly madeAt: string;
  readonly version: string;
  /** The signed head of the record when this was written: kept, it proves later that nothing before it was changed. */
  readonly checkpoint: string;
  readonly files: readonly FileSummary[];
  readonly legs: readonly LegSummary[];
  /** Files that were read for this report and are not in. */
  readonly leftOut?: readonly LeftOut[];
  readonly reports: readonly LegReport[];
  /** What the reasons of proposals and exceptions are told by. */
  readonly explainer: Explainer;
}

export async function writeReport(parts: ReportParts): Promise<Buffer> {
  const { default: ExcelJS } = await import('exceljs'); // Twenty megabytes that nothing but a report needs.
  const workbook = new ExcelJS.Workbook();
  workbook.creator = 'Countinghouse';
  workbook.created = new Date(parts.madeAt);
  const word = (key: Parameters<typeof say>[1], facts = {}) => say(parts.locale, key, facts);
  const named = (key: string, otherwise: string) => sayOr(parts.locale, key, otherwise);
  const leg = (name: Leg) => word(`leg.${name}`);
  const why = new WhyOfReports(parts.explainer, parts.locale, parts.reports);
  const reasonsOf = () => {
    let told = 0;
    return (each: Numbered): string => {
      told += 1;
      return told > REASONS_MAX ? '' : why.inBrief(each);
    };
  };

  const sheetOf = (
    name: string,
    columns: readonly Column[],
    rows: Iterable<readonly Cell[]>,
    rowsMax = SHEET_ROWS_MAX,
  ) => {
    const sheet = workbook.addWorksheet(name, { views: [{ state: 'frozen', ySplit: 1 }] });
    sheet.columns = columns.map((column) => ({
      header: column.head,
      width: column.width,
      style: column.isAmount
        ? { numFmt: '#,##0.00;[Red]-#,##0.00', alignment: { horizontal: 'right' as const } }
        : { numFmt: '@' },
    }));
    sheet.getRow(1).font = { bold: true };
    let count = 0;
    for (const row of rows) {
      if (count === rowsMax) {
        sheet.addRow([word('report.more_in_csv', { count: rowsMax })]).font = { bold: true };
        break;
      }
      sheet.addRow([...row]);
      count += 1;
    }
    sheet.autoFilter = { from: { row: 1, column: 1 }, to: { row: 1, column: columns.length } };
  };

  const leftOut = (each: LegSummary) => leftOutOf(each, parts.leftOut ?? []);
  const standingOf = (each: LegSummary): string => {
    const standing = standingWith(each, leftOut(each));
    return named(`standing.${standing}`, standing);
  };

  sheetOf(
    word('report.sheet.summary'),
    [
      text(word('report.leg'), 24),
      text(word('report.currency'), 8),
      text(word('report.standing'), 14),
      text(word('report.left_lines'), 12),
      money(word('report.left_sum')),
      text(word('report.right_lines'), 12),
      money(word('report.right_sum')),
      money(word('report.difference')),
      text(word('report.matched_groups'), 12),
      text(word('report.proposed_groups'), 12),
      text(word('report.open_exceptions'), 12),
      money(word('report.open_difference')),
      text(word('report.waiting'), 12),
      money(word('report.waiting_amount')),
      text(word('report.as_of'), 12),
      text(word('report.not_proved'), 40),
    ],
    parts.legs.map((each) => [
      leg(each.leg),
      each.currency,
      standingOf(each),
      each.leftCount,
      amount(each.leftSum, each.currency),
      each.rightCount,
      amount(each.rightSum, each.currency),
      amount(differenceOf(each.leg, each.leftSum, each.rightSum), each.currency),
      each.acceptedGroups + each.confirmedGroups,
      each.proposedGroups,
      each.openExceptions,
      amount(each.openDifference, each.currency),
      each.waiting,
      amount(each.waitingAmount, each.currency),
      parts.asOf,
      filesNotProved(each, leftOut(each), parts.locale),
    ]),
  );

  sheetOf(
    word('report.sheet.exceptions'),
    [
      text(word('report.number'), 22),
      text(word('report.leg'), 24),
      text(word('report.kind'), 28),
      text(word('report.state'), 12),
      text(word('report.file'), 32),
      text(word('report.row'), 8),
      money(word('report.amount')),
      money(word('report.difference')),
      text(word('report.currency'), 8),
      text(word('report.reference'), 34),
      text(word('report.age_days'), 10),
      text(word('report.expected_by'), 12),
      text(word('report.suggestion'), 20),
      text(word('report.owner'), 14),
      text(word('report.disposition'), 16),
      text(word('report.why'), 80),
    ],
    (function* () {
      const reasonOf = reasonsOf();
      for (const report of parts.reports) {
        for (const [index, each] of report.exceptions.entries()) {
          let reason = reasonOf({ what: 'exception', number: reportNo(report.leg, index), exception: each });
          for (const { row } of membersOf(report, each)) {
            yield [
              reportNo(report.leg, index),
              leg(report.leg),
              exceptionKindName(parts.locale, { leg: report.leg, kind: each.kind }),
              named(`exceptionState.${each.state}`, each.state),
              row.file,
              row.row,
              printed(row.amount, row.currency),
              amount(each.difference, each.currency),
              each.currency,
              row.reference,
              each.ageDays,
              dayText(each.expectedByDay),
              named(`suggestion.${each.suggestion}`, each.suggestion),
              each.owner,
              each.disposition === null ? '' : named(`disposition.${each.disposition}`, each.disposition),
              reason,
            ];
            reason = ''; // Once is enough for all its lines.
          }
        }
      }
    })(),
  );

  sheetOf(
    word('report.sheet.matches'),
    [
      text(word('report.number'), 22),
      text(word('report.leg'), 24),
      text(word('report.rule'), 26),
      text(word('report.state'), 12),
      text(word('report.file'), 32),
      text(word('report.row'), 8),
      text(word('report.line_kind'), 12),
      text(word('report.direction'), 8),
      money(word('report.amount')),
      text(word('report.currency'), 8),
      text(word('report.reference'), 34),
      text(word('report.why'), 80),
    ],
    (function* () {
      const reasonOf = reasonsOf();
      for (const report of parts.reports) {
        let index = 0;
        for (const group of report.groups()) {
          const rule = ruleOf(group);
          const number = reportNo(report.leg, index);
          let reason =
            group.state === 'proposed' ? reasonOf({ what: 'group', number, leg: report.leg, group }) : '';
          for (const { row } of membersOf(report, group)) {
            yield [
              number,
              leg(report.leg),
              named(`rule.${rule}`, rule),
              named(`groupState.${group.state}`, group.state),
              row.file,
              row.row,
              named(`lineKind.${row.lineKind}`, row.lineKind),
              named(`direction.${row.direction}`, row.direction),
              printed(row.amount, row.currency),
              row.currency,
              row.reference,
              reason,
            ];
            reason = '';
          }
          index += 1;
        }
      }
    })(),
    MATCH_ROWS_MAX,
  );

  const rules = parts.explainer.standing.run()?.rules ?? [];
  sheetOf(word('report.sheet.rules'), ruleColumns(parts.locale), ruleRows(rules, parts.locale));

  sheetOf(word('report.sheet.files'), proofColumns(parts.locale), proofRows(parts.files, parts.locale));

  sheetOf(
    word('report.sheet.about'),
    [text(word('report.item'), 30), text(word('report.value'), 60)],
    [
      [word('report.workspace'), parts.title],
      [word('report.as_of'), parts.asOf],
      [word('report.made_at'), parts.madeAt],
      [word('report.software'), `Countinghouse ${parts.version}`],
      [word('report.checkpoint'), parts.checkpoint],
    ],
  );
  return Buffer.from(await workbook.xlsx.writeBuffer());
}
