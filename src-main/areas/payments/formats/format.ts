/**
 * What every format of payments says to the area: a writer of instructions, a reader of results, a reader of files that ask for payments.
 *
 * A format's folder knows its columns and nothing of batches, persons or the ledger. Whatever cannot be written or read whole is named; nothing is
 * shortened, replaced or left out. Amounts are minor units of their currency; numbers and names stand here unmasked.
 */
import type { Facts } from '../../../../shared/contract/errors.ts';
import type { RESULT_FORMATS } from '../../../../shared/contract/payments.ts';
import type { RowProblem } from '../../../../shared/contract/row-problem.ts';
import type { AccountKind } from '../../../../shared/domain/party.ts';
import type { BatchPurpose, InstructionFormat } from '../../../../shared/domain/payment.ts';
import type { Channel } from '../../../../shared/domain/statement-line.ts';

export type ResultFormat = (typeof RESULT_FORMATS)[number];

/** Where the money goes, or comes from where the batch is a collection; as it was when it was agreed to. */
export interface InstructionItem {
  /** Our number of it: end-to-end id, 商户明细单号. */
  readonly itemNo: string;
  /** From 1, as agreed. */
  readonly place: number;
  readonly payee: string;
  readonly number: string;
  readonly bankName: string;
  /** 联行号 (12 digits) or BIC; '' where not known. */
  readonly bankCode: string;
  readonly kind: AccountKind;
  readonly channel: Channel;
  readonly isOrganisation: boolean;
  readonly amount: number;
  readonly currency: string;
  readonly remark: string;
  readonly mandateId: string;
  /** 'YYYY-MM-DD' or ''. */
  readonly mandateDay: string;
}

/** A batch as it was agreed to, with all that its file needs. */
export interface InstructionBatch {
  readonly batchNo: string;
  /** Ours, of letters and digits, at most 35: the same for the same batch, whenever it is written. */
  readonly messageId: string;
  /** ISO instant in UTC: when it was agreed to, so that writing it twice gives the same bytes. */
  readonly madeAt: string;
  readonly purpose: BatchPurpose;
  readonly executionDay: string;
  readonly currency: string;
  readonly note: string;
  readonly from: {
    readonly holder: string;
    readonly number: string;
    readonly bankName: string;
    readonly bankCode: string;
    readonly channel: Channel;
  };
  /** By place, at least one. */
  readonly items: readonly InstructionItem[];
  readonly count: number;
  readonly sum: number;
}

/** Why a format cannot carry a batch; words are wording `format_problem.<problem>`. */
export interface FormatProblem {
  /** Of the item; 0 for the batch as a whole. */
  readonly place: number;
  /** Of InstructionItem or InstructionBatch: payee, number, bankCode, remark, currency … */
  readonly field: string;
  /** too_long, character, missing, not_carried … */
  readonly problem: string;
  /** What stands there; protected fields masked. */
  readonly text: string;
  readonly expected: string;
}

export interface BatchWriter {
  /** What this format carries: a batch of another purpose is a problem by name. */
  readonly purposes: readonly BatchPurpose[];
  /** All of them; [] says that `write` will do. */
  problems(batch: InstructionBatch): readonly FormatProblem[];
  /** The same batch gives the same bytes. May take its time (workbooks); throws where `problems` is not empty. */
  write(batch: InstructionBatch): Promise<WrittenFile>;
}
/** One that is shipped. */
export interface InstructionWriter extends BatchWriter {
  readonly format: InstructionFormat;
}
export interface WrittenFile {
  readonly fileName: string;
  readonly bytes: Uint8Array;
}

export const RESULT_STATES = ['accepted', 'paid', 'failed', 'returned', 'unknown'] as const;
export type ResultState = (typeof RESULT_STATES)[number];

export interface ResultItem {
  /** As provenance says it: line of the text, row of the sheet, ordinal of the entry. */
  readonly row: number;
  readonly itemNo: string;
  /** Null where the file does not say it. */
  readonly amount: number | null;
  /** '' where the file does not say it. */
  readonly currency: string;
  readonly state: ResultState;
  /** As the file has it; '' where it gives none. */
  readonly reasonCode: string;
  readonly reasonText: string;
  /** ISO instant or day as the file prints it; '' where it does not say. */
  readonly happenedAt: string;
}
/** A result as its file states it; of one batch. */
export interface ResultFile {
  /** The message id of the instruction, or the number of the batch, whichever the file states; one of them is not ''. */
  readonly messageId: string;
  readonly batchNo: string;
  /** Null where the file does not state it. They are of the batch or of the file, as `statedOf` says. */
  readonly statedCount: number | null;
  readonly statedSum: number | null;
  /** The sum as it is printed, where the file names no currency (pain.002): to be read in the digits of the batch's; `statedSum` is null then. */
  readonly statedSumText?: string;
  /** batch: totals of the instruction that is answered. file: of the items in this file. */
  readonly statedOf: 'batch' | 'file';
  /** '' where the file does not say it. */
  readonly currency: string;
  /** What the file says of the batch as a whole and so of every item it does not name; null where it says nothing. */
  readonly whole: Pick<ResultItem, 'state' | 'reasonCode' | 'reasonText' | 'happenedAt'> | null;
  readonly items: readonly ResultItem[];
}

export type ReadResult =
  | { readonly ok: ResultFile }
  | { readonly problems: readonly RowProblem[] }
  /** Not readable as a whole: refusal is a word of the statements' reader or of the format (not_a_result, invalid_bytes …). */
  | { readonly refusal: string; readonly facts: Facts };

export interface ResultReader {
  readonly format: ResultFormat;
  /** Cheap: by head and columns. At most one reader recognises a file; none: `not_a_result`. Must not throw. */
  recognise(name: string, bytes: Buffer): Promise<boolean>;
  read(name: string, bytes: Buffer): Promise<ReadResult>;
}

/** A row of a file that asks for payments. */
export interface PaymentRow {
  readonly row: number;
  readonly payee: string;
  readonly number: string;
  readonly bankName: string;
  readonly bankCode: string;
  readonly amount: number;
  /** '' where the file does not say it: the batch's then. */
  readonly currency: string;
  readonly remark: string;
  readonly merchantOrderNo: string;
}
export type ReadPayments =
  | { readonly rows: readonly PaymentRow[]; readonly problems: readonly RowProblem[] }
  | { readonly refusal: string; readonly facts: Facts };
/** A table of payments (CSV or workbook, columns by meaning): its rows, and every row that is wrong. */
export interface PaymentFileReader {
  /** `currency`: of the batch, whose minor unit amounts without a currency are in. */
  read(name: string, bytes: Buffer, currency: string): Promise<ReadPayments>;
}

/** The formats this build knows; whoever wires the area hands them in (formats/all.ts), tests a small one. */
export interface Formats {
  readonly writers: readonly InstructionWriter[];
  readonly readers: readonly ResultReader[];
  readonly payments: PaymentFileReader;
}
