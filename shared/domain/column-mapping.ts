/**
 * A column mapping (列映射): what a clerk said once about a table that no format knows, so that the next file of its kind is read without a
 * question. Columns are named by their place in the header it was made on; in another file they are found again by their words.
 */
import type { Channel, Direction, LineKind, LineStatus, SourceKind } from './statement-line.ts';

/** How text is cut; '`' is WeChat's own, a comma and a backtick. */
export const DELIMITERS = [',', ';', '\t', '|', '`'] as const;
export const DATE_ORDERS = ['ymd', 'dmy', 'mdy'] as const;
export const DECIMAL_SIGNS = ['.', ','] as const;

/** Fields of a line that one column gives. The amount is told apart (AmountColumns), a description may be several columns joined. */
export const MAPPED_FIELDS = [
  'date', // The day, or the whole moment.
  'time', // The time of day, where it has a column of its own.
  'bookingDate',
  'valueDate',
  'gross', // Beside an amount that is the net.
  'fee',
  'net', // Beside an amount that is the gross.
  'orderAmount',
  'balance',
  'currency',
  'account',
  'channel',
  'kind',
  'status',
  'merchantOrderNo',
  'refundNo',
  'channelTransactionId',
  'relatedTransactionId',
  'batchNo',
  'bankReference',
  'counterparty',
] as const;
export type MappedField = (typeof MAPPED_FIELDS)[number];

/** Without these a file that otherwise looks the same is refused; a column that only adds to a line may be missing, and is told. */
export const NEEDED_FIELDS: ReadonlySet<MappedField> = new Set([
  'date',
  'gross',
  'fee',
  'net',
  'orderAmount',
  'balance',
  'currency',
  'account',
  'channel',
  'kind',
  'status',
]);

/** How a row says how much moved, and which way. `outSign`: how money out is usually printed; the other sign there is a reversal (红字). */
export type AmountColumns =
  /** One column with signs; `positive` says what a plus is: money in, or spending as on a card. */
  | { readonly form: 'signed'; readonly amount: number; readonly positive: Direction }
  /** Two columns; one of them may be missing in a table that only ever pays out. */
  | {
      readonly form: 'in_out';
      readonly in: number | null;
      readonly out: number | null;
      readonly outSign: AmountSign;
    }
  /** A word beside the amount. `noneWords` are said of rows that moved nothing (不计收支). */
  | {
      readonly form: 'word';
      readonly amount: number;
      readonly direction: number;
      readonly inWords: readonly string[];
      readonly outWords: readonly string[];
      readonly noneWords: readonly string[];
      readonly outSign: AmountSign;
    }
  /** What the row is says it: a payment comes in, a refund goes out. */
  | { readonly form: 'kind'; readonly amount: number; readonly outSign: AmountSign };
export const AMOUNT_SIGNS = ['positive', 'negative'] as const;
export type AmountSign = (typeof AMOUNT_SIGNS)[number];

/** How a fee is printed: a charge with a plus, with a minus, or without a sign (then charged on money in and given back on money out). */
export const FEE_SIGNS = ['charged_positive', 'charged_negative', 'unsigned'] as const;
export type FeeSign = (typeof FEE_SIGNS)[number];

export const BALANCE_SENSES = ['held', 'owed'] as const;
export type BalanceSense = (typeof BALANCE_SENSES)[number];

export interface ColumnMapping {
  readonly name: string;
  readonly sourceKind: SourceKind;
  /** Of lines where no column says it. */
  readonly channel: Channel;
  readonly table: {
    /** How text is cut; a workbook has cells of its own. */
    readonly delimiter: (typeof DELIMITERS)[number];
    /** The sheet it was made on; '' for a text. In another workbook the table is found by its header, whatever the sheet is called. */
    readonly sheet: string;
    /** Headings as printed, in their order; none for a table without a header. */
    readonly header: readonly string[];
    /** How many columns: what a table without a header is known by. */
    readonly width: number;
  };
  readonly columns: { readonly [Field in MappedField]?: number | undefined };
  readonly descriptions: readonly number[];
  readonly amount: AmountColumns;
  /** What the amount is: what reached the account (net), or what was traded before the fee (gross). */
  readonly amountIs: 'net' | 'gross';
  readonly feeSign: FeeSign;
  /** Of lines where no column says it. */
  readonly account: string;
  readonly currency: string;
  /** What the words of the columns kind, status and channel mean. A word that is not here is a problem of its row, unless `otherKind` says. */
  readonly kindWords: readonly { readonly word: string; readonly kind: LineKind }[];
  readonly otherKind: LineKind | null;
  readonly statusWords: readonly { readonly word: string; readonly status: LineStatus }[];
  readonly channelWords: readonly { readonly word: string; readonly channel: Channel }[];
  readonly dateOrder: (typeof DATE_ORDERS)[number];
  readonly decimal: (typeof DECIMAL_SIGNS)[number];
  /** Zone of the printed times, '+08:00'; 'none' where a time is not worth keeping: then a line has its day only. */
  readonly zone: string;
  /**
   * Rows without a day whose first cell is one of these words, or begins with it, are no lines: totals, notes. A row with a day is none only where
   * a whole cell is one of them and the word says a balance (期初余额).
   */
  readonly skipWords: readonly string[];
  /** A balance says what the account holds, or, as on a card, what is owed. */
  readonly balanceIs: BalanceSense;
  /** Every row's balance is the one before and its movement. */
  readonly hasBalanceChain: boolean;
}

/** A guess: what the file itself cannot decide is open, and is asked. */
export interface MappingDraft extends Omit<ColumnMapping, 'amount' | 'dateOrder' | 'decimal'> {
  /** Null where no column could be found; `positive` null where nothing says what a plus means. */
  readonly amount:
    | Exclude<AmountColumns, { form: 'signed' }>
    | { readonly form: 'signed'; readonly amount: number; readonly positive: Direction | null }
    | null;
  readonly dateOrder: ColumnMapping['dateOrder'] | null;
  readonly decimal: ColumnMapping['decimal'] | null;
}

/** What keeps a draft from being used, by the name of what is missing or contradicts itself (words: mappingFault.<name>). */
export const MAPPING_FAULTS = [
  'no_name',
  'no_date',
  'no_amount',
  'no_currency',
  'no_date_order',
  'no_decimal_sign',
  'no_amount_sign',
  'no_kind', // The kind is to say which way money went, and no column says the kind.
  'no_such_column', // A place beyond the table.
  'column_twice', // One column of amounts cannot be two of them.
] as const;
export type MappingFault = (typeof MAPPING_FAULTS)[number];

/** The columns the amount is read from. */
export function amountPlaces(amount: MappingDraft['amount']): number[] {
  if (amount === null) return [];
  if (amount.form === 'in_out') return [amount.in, amount.out].filter((place) => place !== null);
  return [amount.amount];
}

/** Empty for a mapping that can be used. */
export function mappingFaults(draft: MappingDraft): MappingFault[] {
  const { columns, amount, table } = draft;
  const moneyFields = ['gross', 'fee', 'net', 'orderAmount', 'balance'] as const;
  const money = [
    ...amountPlaces(amount),
    ...moneyFields.flatMap((field) => (columns[field] === undefined ? [] : [columns[field]])),
  ];
  const places = [
    ...money,
    ...draft.descriptions,
    ...Object.values(columns).filter((place) => place !== undefined),
    ...(amount?.form === 'word' ? [amount.direction] : []),
  ];
  const tests: Readonly<Record<MappingFault, boolean>> = {
    no_name: draft.name.trim() === '',
    no_date: columns.date === undefined,
    no_amount: amountPlaces(amount).length === 0,
    no_currency: draft.currency === '' && columns.currency === undefined,
    no_date_order: draft.dateOrder === null,
    no_decimal_sign: draft.decimal === null,
    no_amount_sign: amount?.form === 'signed' && amount.positive === null,
    no_kind: amount?.form === 'kind' && columns.kind === undefined,
    no_such_column: places.some((place) => place >= Math.max(table.width, table.header.length)),
    column_twice: new Set(money).size !== money.length,
  };
  return MAPPING_FAULTS.filter((fault) => tests[fault]);
}

/** Mapped formats are named in files and lines by this and the mapping's id. */
const MAPPED_PREFIX = 'mapped_';
export const mappedAdapterId = (mappingId: string): string => `${MAPPED_PREFIX}${mappingId}`;
/** The mapping's id behind a format's name; '' where the format is one of our own. */
export const mappingIdOf = (adapterId: string): string =>
  adapterId.startsWith(MAPPED_PREFIX) ? adapterId.slice(MAPPED_PREFIX.length) : '';
