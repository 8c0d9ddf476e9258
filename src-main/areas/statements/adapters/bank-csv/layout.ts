/**
 * The layout of one bank file: what recognition found out and the parser needs; and which columns the fields of a line come from.
 */
import type { Places } from '../../adapter.ts';
import type { DecimalSign } from './amounts.ts';
import type { DateOrder } from './date-parts.ts';
import type { Yearless } from './date-reader.ts';
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
  | { readonly kind: 'word'; readonly manner: 'unsigned' | 'agrees' | 'opposed' }
  /** An amount without a sign; the text begins with what happened: 消费, 退货, 还款. */
  | { readonly kind: 'text' };

export interface BankLayout {
  /** The row of the header, 0 where the file has none. */
  readonly headerRow: number;
  /** The first row that may be data. */
  readonly dataRow: number;
  /** Headers as printed. */
  readonly names: readonly string[];
  readonly width: number;
  readonly columns: Columns;
  readonly form: AmountForm;
  /** −1 where the balance is what is owed. */
  readonly balanceSign: 1 | -1;
  readonly dateOrder: DateOrder;
  /** Dates without a year in some column; null where all have theirs. */
  readonly yearless: Yearless | null;
  readonly decimal: DecimalSign;
  /** From a workbook. */
  readonly isGrid: boolean;
  /** Nearly all amounts print their decimals. */
  readonly hasDecimals: boolean;
  /** Of rows that print none. */
  readonly currency: string;
  /** Headed in Chinese. */
  readonly isHan: boolean;
  /** Banks in China print the time of their own zone; elsewhere a time without a zone is left out. */
  readonly hasTime: boolean;
  /** Some states are words nobody knows: such rows count as booked, and the column is told. */
  readonly hasOtherStates: boolean;
  readonly facts: PreambleFacts;
}

/** Cells before parsing: the rows of data the sample holds. */
export type CellRow = readonly string[];

export const cellAt = (cells: CellRow, column: number | undefined): string =>
  column === undefined ? '' : (cells[column] ?? '');

/** What a row says of itself: its type and its texts; where nothing describes it, the other side's name ('PAYMENT - THANK YOU'). */
export const sayings = ({ type, counterparty, descriptions }: Columns): readonly (number | undefined)[] => [
  type,
  ...(descriptions.length > 0 ? descriptions : [counterparty]),
];

/** The columns that may hold the day of a movement, the day of the trade first. */
export const dayColumns = (columns: Columns): number[] =>
  [columns.date, columns.bookingDate, columns.valueDate].filter((column) => column !== undefined);

export function placesOf({ columns, form }: BankLayout): Places {
  const some = (...places: readonly (number | undefined)[]) => places.filter((place) => place !== undefined);
  const amounts = form.kind === 'in_out' ? some(columns.in, columns.out) : some(columns.amount);
  const texts = [...some(columns.type), ...columns.descriptions];
  const [day] = dayColumns(columns);
  const found: Places = {
    occurredAt: some(day, columns.time),
    bookingDate: some(columns.bookingDate ?? day),
    valueDate: some(columns.valueDate),
    net: [...amounts, ...some(columns.fee)],
    gross: columns.fee === undefined ? [] : amounts,
    fee: some(columns.fee),
    direction: form.kind === 'word' ? some(columns.direction) : form.kind === 'text' ? texts : amounts,
    kind: texts,
    balance: some(columns.balance),
    currency: some(columns.currency ?? columns.balanceCurrency),
    status: some(columns.status),
    account: some(columns.account, columns.payerAccount, columns.payeeAccount),
    bankReference: some(columns.reference),
    merchantOrderNo: some(columns.merchantOrderNo),
    batchNo: some(columns.batchNo),
    counterparty: some(
      ...(columns.counterparty === undefined ? [columns.payer, columns.payee] : [columns.counterparty]),
      columns.counterpartyAccount,
    ),
    description: texts,
  };
  return Object.fromEntries(Object.entries(found).filter(([, places]) => places.length > 0));
}
