/**
 * What every statement format supplies: how to know it, and how to read its records.
 *
 * An adapter sees records of texts (cells), whether they came from CSV or a workbook, and hands lines, skips, problems and stated
 * totals to a sink. It knows nothing of the ledger, of other formats or of files. Columns are found by the meaning of the header,
 * never by position; the header row by its words, never by its number.
 */
import type { Channel, ParsedLine, SourceKind } from '../../../shared/domain/statement-line.ts';
import type { TagNode } from './split-tags.ts';

/** One record of the decoded file. `cells` are as printed (not trimmed). */
export interface RawRow {
  /** 1-based line of the decoded text where the record starts; the sheet row for workbooks; the ordinal of the entry for XML and SGML. */
  readonly row: number;
  readonly cells: readonly string[];
  /** Workbooks only: cells whose number has more digits than Excel keeps, so that its tail is lost. */
  readonly cutCells?: ReadonlySet<number>;
  /** Files of tags only: the element itself. `cells` are then its values, in the order of `names`. */
  readonly tree?: TagNode;
  /** Files of tags only: the path of each cell, 'Amt@Ccy'. */
  readonly names?: readonly string[];
}

/** How the text is cut into records. */
export type Splitter =
  /** Delimited values, quoted where needed. */
  | { readonly kind: 'csv'; readonly delimiter: ',' | ';' | '\t' | '|' }
  /** WeChat's own: a comma followed by a backtick. */
  | { readonly kind: 'backtick' }
  /** Every line of text is a record of one cell: MT940, BAI2, QIF. */
  | { readonly kind: 'lines' }
  /** Columns of so many bytes, a blank between them; what follows the last is one more cell. A character outside ASCII counts two bytes (GBK). */
  | { readonly kind: 'fixed'; readonly widths: readonly number[] }
  /**
   * XML or SGML, namespaces left out. Each element called as one of `records` is a record (row = its ordinal in the file, from 1); each called
   * as one of `frames` (and in no record) comes as a row with the ordinal of the record before it, 0 before the first.
   */
  | {
      readonly kind: 'tags';
      readonly dialect: 'xml' | 'sgml';
      readonly records: readonly string[];
      readonly frames: readonly string[];
    };

/** The first rows of a file (at most SAMPLE_ROWS), what recognition looks at. `rows` were cut with `splitter`. */
export interface Sample {
  readonly fileName: string;
  readonly text: string;
  /** True when the sample holds the whole file. */
  readonly isWhole: boolean;
  /** The rows are those of a workbook: their cells are what they are, no stray delimiter has cut them. */
  readonly isGrid?: true;
  /** Cuts the sample; workbooks answer their grid for any splitter. */
  readonly rows: (splitter: Splitter) => readonly RawRow[];
}
export const SAMPLE_ROWS = 500;
export const SAMPLE_CHARS = 256 * 1024;

/** `certain`: a signature no other format has; `likely`: fits, others might too (generic shapes). */
export interface Recognition {
  readonly sureness: 'certain' | 'likely';
  readonly splitter: Splitter;
  /** What was found out on the way and the parser needs (column places, date order …); of the adapter's own shape. */
  readonly layout: unknown;
  /** Differences from the layouts we know: columns nobody asked for, columns missing that we can do without. */
  readonly drift: readonly { readonly kind: 'unknown_column' | 'absent_column'; readonly column: string }[];
  /** Instead of the adapter's own, where this file prints a balance on some of its rows only. */
  readonly balanceChain?: 'strict' | 'none';
  /** A clerk mapped exactly this header: her word counts before every signature. */
  readonly isExplicit?: boolean;
}

/** Why a file that looks like ours cannot be read: shown with what was understood and what not. */
export interface Refusal {
  readonly kind: 'unknown_layout' | 'undecided' | 'no_rows';
  /** Header words understood, as our field names; and those that were not. */
  readonly understood: readonly string[];
  readonly notUnderstood: readonly string[];
  /** For `undecided`: what the data cannot decide, e.g. 'date_order', 'decimal_sign', 'amount_sign'. */
  readonly question: string;
  /** Formats (adapters/list.ts, ANSWERED) of which a person may choose one, and a text of the file that shows what she decides. */
  readonly choices?: readonly string[];
  readonly example?: string;
  /** Where the sample is only a part of the file and the rest may decide: it is shown every row and asked again. */
  readonly wholeFile?: RowScan;
  /** Plainly the table a clerk mapped, with a column gone: nobody who would only guess has a go at it. */
  readonly isExplicit?: boolean;
}

/** One look at the whole file before it is parsed. Keeps a bounded number of rows, however long the file. */
export interface RowScan {
  readonly splitter: Splitter;
  row(raw: RawRow): void;
  /** After the last row. May again be refused with another question and another scan. */
  answer(): RecogniseAnswer;
}

export type RecogniseAnswer =
  | { readonly is: 'mine'; readonly recognition: Recognition }
  | { readonly is: 'refused'; readonly refusal: Refusal } // Close enough that our refusal is better than "unknown".
  | { readonly is: 'not_mine' };

/** Why a row becomes no line. Every row has an end: a line, a skip with one of these reasons, or a problem. */
export const SKIP_REASONS = [
  'blank_row',
  'preamble',
  'header',
  'footer',
  'summary',
  'opening_balance',
  'closing_balance',
  'no_movement',
  'continuation', // A further line of the record above it: MT940 :86:, BAI2 88, a QIF field.
] as const;
export type SkipReason = (typeof SKIP_REASONS)[number];

/** A row that cannot be read. Any one of them keeps the file from being committed. */
export interface RowProblem {
  readonly row: number;
  /** The column's header as printed, or ''. */
  readonly column: string;
  readonly kind:
    | 'not_an_amount'
    | 'finer_than_minor_unit'
    | 'out_of_range'
    | 'not_a_date'
    | 'unknown_word'
    | 'missing_value'
    | 'too_few_cells'
    | 'too_many_cells'
    | 'net_differs'
    | 'direction_contradicts'
    | 'text_too_long'
    | 'replacement_character';
  /** What stood there, cut to 80 characters. */
  readonly text: string;
  /** What was expected, in the field's words: an amount like '1,234.56', one of the known words, … */
  readonly expected: string;
}

/** A total the file itself states (汇总数). */
export interface StatedTotal {
  /** What it counts; the same names are used for the computed side. 'count', 'in_count', 'out_count' carry counts. */
  readonly name: TotalName;
  /** Minor units, or a count for the *_count names. */
  readonly value: number;
  /** Where it stands. */
  readonly row: number;
  /** strict: a mismatch fails the proof; advisory: the format itself says it may differ. */
  readonly weight: 'strict' | 'advisory';
  /** Restricts the total to one currency; '' for all. */
  readonly currency: string;
  /** Which statement, batch, group or account of the file it is stated for; absent: the file as a whole. An adapter computes these itself. */
  readonly scope?: string;
}
export const TOTAL_NAMES = [
  'count',
  'in_count',
  'out_count',
  'payment_count',
  'refund_count',
  'in_sum',
  'out_sum',
  'net_sum',
  'payment_sum',
  'refund_sum',
  'order_sum',
  'refund_order_sum',
  'fee_sum',
  'coupon_refund_sum',
  'opening_balance',
  'closing_balance',
  'available_balance', // 可用余额 (PayPal STL, MT940 :64:).
  'settled_sum', // 清算净额 (UnionPay RD).
  'gross_sum',
  'batch_net', // All rows of a batch net to nothing (Adyen).
  'payout_sum', // What a payout takes equals what it is made of (Stripe, Square).
  'control_sum', // BAI2 49/98/99: all amounts as they stand, added.
  'record_count', // Records of the file's own form, headers and trailers included.
  'account_count',
  'group_count',
  'final_totals_count', // The totals the format always ends with: 1 expected, 0 found.
  'statement_number', // A statement follows the one before by number.
] as const;
export type TotalName = (typeof TOTAL_NAMES)[number];

/** What the parser found out about the file as a whole. */
export interface FileFacts {
  /** Account of the file where a preamble names it; '' otherwise. */
  readonly account: string;
  /** First and last day the file says it covers, 'YYYY-MM-DD' inclusive; '' where not stated (then the lines' own days count). */
  readonly periodFrom: string;
  readonly periodTo: string;
}

/** An account's balance (期初、期末余额) as one statement states it; signed minor units; null where not stated. */
export interface AccountBalance {
  readonly account: string;
  readonly currency: string;
  readonly opening: number | null;
  readonly closing: number | null;
  /** 'YYYY-MM-DD', first and last day the two balances speak of; '' where unknown. */
  readonly from: string;
  readonly to: string;
}

/** Fields of a line that a column stands for: by its place in the row, or by its path in files of tags. For showing where a figure came from. */
export type Places = Partial<Record<keyof ParsedLine, readonly (number | string)[]>>;

export interface Sink {
  line(line: ParsedLine): void;
  skip(row: number, reason: SkipReason): void;
  problem(problem: RowProblem): void;
  stated(total: StatedTotal): void;
  /** The adapter's own computation of a stated total, where the general one (counts and sums over the lines) does not give it. */
  computed(name: TotalName, value: number, currency?: string, scope?: string): void;
  /** What an account stood at, where the format states it: compared with the files of the days before. Not needed beside a balance on every row. */
  balance(balance: AccountBalance): void;
  facts(facts: Partial<FileFacts>): void;
}

/** Fed every record of the file in order, header and preamble included. */
export interface RowParser {
  row(raw: RawRow): void;
  /** After the last row. */
  end(): void;
}

/** A file of totals without rows (汇总): they are stated for the lines of another file, of the same account and days. */
export interface SummaryRole {
  /** Id of the adapter whose files it speaks for. */
  readonly of: string;
  /** The ways a total may be meant, likeliest first: endings of its scope under which that adapter computes it. */
  readonly readings: readonly string[];
}

export interface FormatAdapter {
  /** snake_case, stable: it is stored with every line. */
  readonly id: string;
  /** Whole number; grows when the same bytes would give other lines. */
  readonly version: number;
  /** What a clerk called it, where it is a mapping of hers. */
  readonly name?: string;
  /** A clerk's mapping; of several that fit the first in the list counts, which is the newest. */
  readonly isMapping?: boolean;
  readonly sourceKind: SourceKind;
  /** The payment channel it speaks for; 'none' where each line names its own. */
  readonly channel: Channel;
  /** Does the file state a running balance that must chain row by row ('strict'), or have none? Order may be newest first. */
  readonly balanceChain: 'strict' | 'none';
  /** Its files state totals of another file and become no plan of their own. */
  readonly summary?: SummaryRole;
  /** Its rows can do without numbers that Excel has cut (ids): it gets those cells empty, and named in `cutCells`. Otherwise such a row is a problem. */
  readonly toleratesCutNumbers?: true;
  /**
   * Its figures and its texts stand in lines of their own, so it gets rows with replacement characters (U+FFFD) and refuses those whose figures
   * they hit. Otherwise such a row is a problem.
   */
  readonly readsDamagedTexts?: true;
  recognise(sample: Sample): RecogniseAnswer;
  parse(layout: unknown, sink: Sink): RowParser;
  /** Which columns the fields of a line come from; absent where a record has no columns (MT940). */
  places?(layout: unknown): Places;
}
