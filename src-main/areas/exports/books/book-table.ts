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

/** Null where a side has no amount. */
export type BookCell = string | { readonly amount: number; readonly currency: string } | null;

export interface BookTable {
  readonly title: string;
  readonly lines: readonly string[];
  readonly columns: readonly BookColumn[];
  readonly rows: readonly (readonly BookCell[])[];
  /** Printed under the rows for people; not in CSV files, whose rows are all of one kind. */
  readonly totals: readonly (readonly BookCell[])[];
}

/** A balance stands on one side, the other is empty; nought stands on neither. */
export const onSides = (balance: number, currency: string): readonly [BookCell, BookCell] => [
  balance > 0 ? { amount: balance, currency } : null,
  balance < 0 ? { amount: -balance, currency } : null,
];

export const unlessNought = (amount: number, currency: string): BookCell =>
  amount === 0 ? null : { amount, currency };
