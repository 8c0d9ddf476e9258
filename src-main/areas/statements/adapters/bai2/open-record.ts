/**
 * A logical record while its lines arrive: its pieces, and the row whose end it owes. What is longer than any record is told, never cut.
 */
import type { RecordCode } from './records.ts';

/** A record of real files has a few hundred characters, a few thousand with its addenda. */
export const RECORD_CHARS_MAX = 64 * 1024;

export class OpenRecord {
  readonly code: RecordCode;
  readonly row: number;
  /** False where the end of the row belongs to another record on the same line. */
  readonly ownsRow: boolean;
  /** Records of the file's own form: this one and its 88. */
  records = 1;
  readonly #pieces: string[] = [];
  #chars = 0;

  constructor(code: RecordCode, row: number, ownsRow: boolean, body: string) {
    this.code = code;
    this.row = row;
    this.ownsRow = ownsRow;
    this.addText(body);
  }

  /** An 88. */
  addRecord(body: string): void {
    this.records += 1;
    this.addText(body);
  }

  /** A line without a code. */
  addText(text: string): void {
    this.#chars += text.length;
    if (!this.isTooLong) this.#pieces.push(text);
  }

  get isTooLong(): boolean {
    return this.#chars > RECORD_CHARS_MAX;
  }

  get pieces(): readonly string[] {
    return this.#pieces;
  }
}
