/** The three checks of client funds as a table, a row a business day and currency: figures, outcomes, who signed. Nothing that was not checked looks calm. */
import type { Output } from '../../../../shared/contract/calls.ts';
import { chinaMinute } from '../../../../shared/domain/china-time.ts';
import { formatMinorGrouped } from '../../../../shared/domain/money.ts';
import type { Reader } from '../tables/reader.ts';
import type { ReportTable, TableCell, TableColumn } from '../tables/table.ts';

type Row = Output<'journal.fundChecks'>['rows'][number];
type Check = Row['owed'];

const COLUMNS = [
  ['date', 2.2, 'text'],
  ['currency', 1.5, 'text'],
  ['requirement', 2.8, 'amount'],
  ['resource', 2.8, 'amount'],
  ['difference', 2.6, 'amount'],
  ['owed_check', 1.8, 'text'],
  ['received', 2.6, 'amount'],
  ['outside', 2.4, 'amount'],
  ['segregated_check', 1.8, 'text'],
  ['stated', 2.8, 'amount'],
  ['booked', 2.8, 'amount'],
  ['bank_check', 1.8, 'text'],
  ['signed', 3.4, 'text'],
  ['signed_at', 3, 'off_paper'],
  ['note', 5, 'off_paper'],
] as const;

export function fundChecksTable(rows: readonly Row[], reader: Reader): ReportTable {
  const { words } = reader;
  const [first, last] = [rows.at(-1)?.day ?? '—', rows[0]?.day ?? '—'];
  return {
    title: words('fundChecks.title'),
    lines: [words('book_report.period', { from: first, to: last })],
    columns: COLUMNS.map(([code, share, kind]): TableColumn => {
      const head = words(`book_report.funds.${code}`);
      return { code, head, share, isAmount: kind === 'amount', isOffPaper: kind === 'off_paper' };
    }),
    count: rows.length,
    rows: rows.map((row) => cellsOf(row, reader)),
    totals: [],
    hasTotalsInCsv: false,
  };
}

function cellsOf(row: Row, { words }: Reader): readonly TableCell[] {
  const { day, currency, owed, segregated, bank, seen } = row;
  const amount = (minor: number): TableCell => ({ amount: minor, currency });
  const outcome = ({ outcome: code }: Check): TableCell => ({
    code,
    text: words(`fund_check.outcome.${code}`),
  });
  // What no statement says is no nought.
  const stated = (minor: number): TableCell => (bank.outcome === 'not_checked' ? null : amount(minor));
  const signed = seen ? `${seen.byName}${seen.isChanged ? ` · ${words('fund_check.changed')}` : ''}` : '';
  return [
    day,
    currency,
    amount(owed.wanted),
    amount(owed.found),
    amount(owed.found - owed.wanted),
    outcome(owed),
    amount(segregated.wanted),
    amount(segregated.wanted - segregated.found),
    outcome(segregated),
    stated(bank.wanted),
    stated(bank.found),
    outcome(bank),
    signed,
    seen ? chinaMinute(seen.at) : '',
    seen?.note ?? '',
  ];
}

/** Days said in red above the paper; the table has all of them. */
const WARNINGS_MAX = 8;

export const shortDays = (rows: readonly Row[], { words }: Reader): readonly string[] =>
  rows
    .filter(({ shortfall }) => shortfall > 0)
    .slice(0, WARNINGS_MAX)
    .map(
      ({ day, currency, shortfall }) =>
        `${day} ${words('book_report.short', { currency, amount: formatMinorGrouped(shortfall, currency) })}`,
    );
