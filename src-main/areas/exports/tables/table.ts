/** A report as rows, before it is a file: amounts stay minor units until a format prints them, words of ours keep their code beside what is read. */

export interface TableColumn {
  /** As scripts read it in CSV files; never changes. */
  readonly code: string;
  /** As people read it. */
  readonly head: string;
  /** Its part of a printed line. */
  readonly share: number;
  readonly isAmount?: boolean;
  /** What a printed line has no room for. */
  readonly isOffPaper?: boolean;
}

interface TableAmount {
  readonly amount: number;
  readonly currency: string;
}
/** A word of ours: its code for scripts, in every language the same, and what people read. */
interface TableWord {
  readonly code: string;
  readonly text: string;
}
/** Null where a side has no amount. */
export type TableCell = string | TableAmount | TableWord | null;

/** What a cell says; amounts as the format prints them. */
export function cellText(
  cell: TableCell,
  { amount, word }: { readonly amount: (cell: TableAmount) => string; readonly word: 'code' | 'text' },
): string {
  if (cell === null) return '';
  if (typeof cell === 'string') return cell;
  return 'code' in cell ? cell[word] : amount(cell);
}

export interface ReportTable {
  readonly title: string;
  readonly lines: readonly string[];
  readonly columns: readonly TableColumn[];
  /** Known before the first row is made: a file that cannot hold them is not begun. */
  readonly count: number;
  readonly rows: Iterable<readonly TableCell[]>;
  /** Under the rows, strong. */
  readonly totals: readonly (readonly TableCell[])[];
  /** Whether a script gets the totals as well; else every row of a CSV file is of one kind, and sums are its own to make. */
  readonly hasTotalsInCsv: boolean;
}

export const column = (code: string, head: string, share: number, isAmount = false): TableColumn => ({
  ...{ code, head, share, isAmount },
});

/** Rows that are all there, with nothing said above them and nothing added up below. */
export const plainTable = (
  title: string,
  columns: readonly TableColumn[],
  rows: readonly (readonly TableCell[])[],
): ReportTable => ({
  ...{ title, lines: [], columns, rows, count: rows.length, totals: [], hasTotalsInCsv: false },
});

/** A balance stands on one side, the other is empty; nought stands on neither. */
export const onSides = (balance: number, currency: string): readonly [TableCell, TableCell] => [
  balance > 0 ? { amount: balance, currency } : null,
  balance < 0 ? { amount: -balance, currency } : null,
];

export const unlessNought = (amount: number, currency: string): TableCell =>
  amount === 0 ? null : { amount, currency };
