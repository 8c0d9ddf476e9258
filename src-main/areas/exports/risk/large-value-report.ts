/**
 * The large-value report of some days: every transaction behind each sum that is due or filed. What cannot be judged and what an officer found not to be
 * reportable is counted in the statement and stands among the sums, never among the transactions.
 */
import { formatDay } from '../../../../shared/domain/dates.ts';
import type { RiskDeps } from '../../risk/deps.ts';
import { customerFields } from '../../risk/large-value/customer-fields.ts';
import { missingOn } from '../../risk/large-value/missing-files.ts';
import { type LargeValueRow, largeValueBook } from '../../risk/large-value/rows.ts';
import { type StandingRow, standingRows } from '../../risk/large-value/standing.ts';
import type { Reader } from '../tables/reader.ts';
import { column, plainTable, type ReportTable } from '../tables/table.ts';
import type { FieldRow, RiskReport, StatementItem, TransactionCode } from './report.ts';
import { type MadeFor, statementOf, thresholdItems } from './statement.ts';
import { lineFields, paymentFields, type Told } from './transaction-fields.ts';

/** Transactions between two chances for others to have their turn. */
const ROWS_PER_STEP = 2000;

export async function largeValueReport(made: MadeFor, step: () => Promise<void>): Promise<RiskReport> {
  const { deps, asked, reader } = made;
  const found = standingRows(deps).filter(({ row }) => {
    const day = formatDay(row.day);
    return (asked.from === '' || day >= asked.from) && (asked.to === '' || day <= asked.to);
  });
  const reported = found.filter(({ row, state }) => row.threshold !== null && state !== 'not_reportable');
  const rows: FieldRow<TransactionCode>[] = [];
  for (const { row } of reported.toReversed())
    for (const each of transactionsOf(deps, row)) {
      rows.push(each);
      if (rows.length % ROWS_PER_STEP === 0) await step();
    }
  const title = reader.words('risk_report.large_value');
  const own = ownItems(deps, found, reported, rows.length, reader);
  return {
    ...{ root: 'LargeValueReport', title, head: [], rows },
    sums: sumsTable(found.toReversed(), deps, reader),
    statement: statementOf(made, { title, rows, own: [...thresholdItems(reader), ...own] }),
  };
}

function* transactionsOf(deps: RiskDeps, row: LargeValueRow): Generator<FieldRow<TransactionCode>> {
  const told: Told = {
    customer: customerFields(row, deps.parties),
    code: row.threshold?.code ?? '',
    direction: row.direction,
    house: deps.house(),
  };
  for (const id of row.lines) yield lineFields(told, deps.lines.unmasked(id));
  const { store } = deps.payments;
  for (const itemNo of row.payments) {
    const item = store.item(itemNo);
    if (item) yield paymentFields(told, { ...item, at: formatDay(row.day) });
  }
}

function ownItems(
  deps: RiskDeps,
  found: readonly StandingRow[],
  reported: readonly StandingRow[],
  rows: number,
  { words }: Reader,
): StatementItem[] {
  const item = (code: string, label: string, value: string): StatementItem => ({ code, label, value });
  const customers = new Set(reported.map(({ row }) => row.customerId)).size;
  const isMissing = missingOn(deps);
  const incomplete = [...new Set(found.map(({ row }) => formatDay(row.day)))].filter(isMissing).toSorted();
  const apart = (holds: (each: StandingRow) => boolean) =>
    words('risk_report.sumCount', { count: found.filter(holds).length });
  return [
    item(
      'counts',
      words('risk_report.counts'),
      words('risk_report.counts.said', { customers, sums: reported.length, rows }),
    ),
    item(
      'not_judged',
      words('risk_report.notJudged'),
      apart(({ row }) => row.threshold === null),
    ),
    item(
      'not_reportable',
      words('risk_report.notReportable'),
      apart(({ state }) => state === 'not_reportable'),
    ),
    item(
      'incomplete_days',
      words('risk_report.incomplete'),
      incomplete.length === 0 ? words('risk_report.none') : incomplete.join(' '),
    ),
    ...largeValueBook(deps)
      .left.filter(({ count }) => count > 0)
      .map(({ reason, count }) =>
        item(
          'left_out',
          words('risk_report.leftOut'),
          words('risk_report.leftOut.said', { reason: words(`risk_report.left.${reason}`), count }),
        ),
      ),
  ];
}

/** Every sum of the days with how far it is, the report's own and those apart. */
function sumsTable(found: readonly StandingRow[], deps: RiskDeps, { words }: Reader): ReportTable {
  const columns = [
    column('day', words('risk_report.day'), 2.4),
    column('customer', words('risk_report.customer'), 5),
    column('person', words('risk_report.person'), 2.4),
    column('direction', words('large_value_field.TSDR'), 2),
    column('code', 'CRCD', 1.6),
    column('rule', words('risk_report.rule'), 3),
    column('currency', words('risk_report.currency'), 1.6),
    column('sum', words('risk_report.sum'), 3, true),
    column('threshold', words('risk_report.threshold.amount'), 3, true),
    column('count', words('risk_report.count'), 1.6),
    column('deadline', words('risk_report.deadline'), 2.4),
    column('state', words('risk_report.state'), 2),
    column('late', words('risk_report.late'), 1.6),
    column('reference', words('risk_report.reference'), 3),
    column('reason', words('risk_report.reason'), 5),
  ];
  const rows = found.map(({ row, state, deadline, isLate, reference, reason }) => {
    const { currency, direction, rule, threshold } = row;
    const { person } = row.customer;
    return [
      ...[formatDay(row.day), customerFields(row, deps.parties).CTNM],
      { code: person, text: words(`risk_report.person.${person}`) },
      { code: direction, text: words(`risk_report.direction.${direction}`) },
      ...[threshold?.code ?? '', { code: rule, text: words(`large_value.${rule}`) }, currency],
      ...[{ amount: row.sum, currency }, threshold ? { amount: threshold.amount, currency } : null],
      ...[String(row.lines.length + row.payments.length), formatDay(deadline)],
      { code: state, text: words(`risk_report.state.${state}`) },
      { code: isLate ? 'yes' : 'no', text: words(isLate ? 'risk_report.yes' : 'risk_report.no') },
      ...[reference, reason],
    ];
  });
  return plainTable(words('risk_report.sums'), columns, rows);
}
