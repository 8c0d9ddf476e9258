/** A report of the books as rows, before it is a file: amounts stay minor units until a format prints them. */

export interface BookColumn {
  /** As scripts read it in CSV files; never changes. */
  readonly code: string;
  /** As people read it. */
  readonly head: string;
  /** Its part of a printed line. */
  readonly share: number;
  readonly isAmount?: boolean;
}

interface BookAmount {
  readonly amount: number;
  readonly currency: string;
}
/** A word of ours: its code for scripts, in every language the same, and what people read. */
interface BookWord {
  readonly code: string;
  readonly text: string;
}
/** Null where a side has no amount. */
export type BookCell = string | BookAmount | BookWord | null;

/** What a cell says; amounts as the format prints them. */
export function cellText(
  cell: BookCell,
  { amount, word }: { readonly amount: (cell: BookAmount) => string; readonly word: 'code' | 'text' },
): string {
  if (cell === null) return '';
  if (typeof cell === 'string') return cell;
  return 'code' in cell ? cell[word] : amount(cell);
}

export interface BookTable {
  readonly title: string;
  readonly lines: readonly string[];
  readonly columns: readonly BookColumn[];
  readonly rows: readonly (readonly BookCell[])[];
  /** Under the rows, strong. */
  readonly totals: readonly (readonly BookCell[])[];
  /** Whether a script gets the totals as well; else every row of a CSV file is of one kind, and sums are its own to make. */
  readonly hasTotalsInCsv: boolean;
}

/** A balance stands on one side, the other is empty; nought stands on neither. */
export const onSides = (balance: number, currency: string): readonly [BookCell, BookCell] => [
  balance > 0 ? { amount: balance, currency } : null,
  balance < 0 ? { amount: -balance, currency } : null,
];

export const unlessNought = (amount: number, currency: string): BookCell =>
  amount === 0 ? null : { amount, currency };
