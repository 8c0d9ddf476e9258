/**
 * The total under the rows of a result table (合计) must be theirs, count and sum, or rows were added or lost on the way: then the file says nothing.
 */
import type { RowProblem } from '../../../../../shared/contract/row-problem.ts';
import { formatMinor } from '../../../../../shared/domain/money.ts';
import type { RawRow } from '../../../statements/adapter.ts';
import { cellText, type HeadedTable, TableRow } from '../../../statements/tables/headed.ts';
import type { ResultField } from './columns.ts';

interface Amounts {
  readonly amount: number | null;
}
interface Rows {
  /** As they are printed, and with what is said twice said once: a total may be of either. */
  readonly read: readonly Amounts[];
  readonly items: readonly Amounts[];
}

export function amountIn(row: TableRow<ResultField>, currency: string): number | null {
  const inMinor = row.text('amountMinor');
  if (inMinor === '') return row.amount('amount', currency);
  if (/^\d{1,15}$/.test(inMinor)) return Number(inMinor);
  row.refuse('amountMinor', 'not_an_amount', inMinor, '123456');
  return null;
}

/** What the file says of itself, once it is proved; null where it says nothing of it. */
export function fileTotal(
  {
    table,
    totals,
    usual,
  }: {
    readonly table: HeadedTable<ResultField>;
    readonly totals: readonly RawRow[];
    readonly usual: string;
  },
  { read, items }: Rows,
  problems: RowProblem[],
): { readonly count: number | null; readonly sum: number | null } {
  const [added, once] = [sumOf(read), sumOf(items)];
  let [hasCount, hasSum] = [false, false];
  for (const raw of totals) {
    const row = new TableRow(raw, table.header, problems);
    const sum = amountIn(row, usual);
    hasSum ||= sum !== null;
    if (sum !== null && sum !== added && sum !== once) {
      const field = row.text('amountMinor') === '' ? 'amount' : 'amountMinor';
      row.refuse(field, 'total_differs', row.text(field), formatMinor(added, usual));
    }
    const counts = countsOf(raw, table);
    hasCount ||= counts.length > 0;
    const [first] = counts;
    if (first && !counts.some(({ count }) => count === read.length || count === items.length))
      problems.push({
        row: raw.row,
        column: cellText(table.headerRow.cells[first.at] ?? ''),
        problem: 'total_differs',
        text: String(first.count),
        expected: String(read.length),
      });
  }
  return { count: hasCount ? items.length : null, sum: hasSum ? once : null };
}

const sumOf = (rows: readonly Amounts[]): number =>
  rows.reduce((before, { amount }) => before + (amount ?? 0), 0);

/** '2', '2笔', '共 2 笔', '笔数：2'. */
const COUNT = /^(?:共|总?笔数[:：]?)?\s*(\d{1,7})\s*笔?$/;
/** A whole number under one of these is money. */
const MONEY = /额|费|amount|fee|sum/i;

/** Whole numbers of a total row that stand under no money: how many rows there are, wherever the bank puts it. Several may be told apart by state. */
function countsOf({ cells }: RawRow, { headerRow }: HeadedTable<ResultField>) {
  return cells.flatMap((cell, at) => {
    const found = COUNT.exec(cellText(cell));
    if (!found || MONEY.test(cellText(headerRow.cells[at] ?? ''))) return [];
    return [{ at, count: Number(found[1]) }];
  });
}
