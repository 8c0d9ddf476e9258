/**
 * The layout of one bank file: what recognition found out and the parser needs.
 */
import type { DecimalSign } from './amounts.ts';
import type { DateOrder } from './dates.ts';
import type { Field } from './header-words.ts';
import type { PreambleFacts } from './preamble.ts';

/** Place of each field's column; description may have several. */
export type Columns = Readonly<Partial<Record<Exclude<Field, 'known' | 'description'>, number>>> & {
  readonly descriptions: readonly number[];
};

/** How a row says which way the money went. */
export type AmountForm =
  /** One signed column; `sign` −1 where a positive amount is money out (cards). */
  | { readonly kind: 'signed'; readonly sign: 1 | -1 }
  /** Two columns. An amount with the other sign than the column usually prints is a reversal. */
  | { readonly kind: 'in_out'; readonly isInNegative: boolean; readonly isOutNegative: boolean }
  /** A word beside the amount; the sign is absent, agrees with the word, or is its opposite all through the file. */
  | { readonly kind: 'word'; readonly manner: 'unsigned' | 'agrees' | 'opposed' };

export interface BankLayout {
  /** The row of the header, 0 where the file has none. */
  readonly headerRow: number;
  /** Headers as printed. */
  readonly names: readonly string[];
  readonly width: number;
  readonly columns: Columns;
  readonly form: AmountForm;
  /** −1 where the balance is what is owed. */
  readonly balanceSign: 1 | -1;
  readonly dateOrder: DateOrder;
  readonly decimal: DecimalSign;
  /** Of rows that print none. */
  readonly currency: string;
  /** Banks in China print the time of their own zone; elsewhere a time without a zone is left out. */
  readonly hasChinaTime: boolean;
  readonly facts: PreambleFacts;
}

/** Cells before parsing: the rows of data the sample holds. */
export type CellRow = readonly string[];

export const cellAt = (cells: CellRow, column: number | undefined): string =>
  column === undefined ? '' : (cells[column] ?? '');
