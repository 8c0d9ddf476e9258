/**
 * One record of a QIF file while its lines arrive: the fields it has, by their letters. Text is kept up to a bound; what is longer is told.
 */

/** A part of a movement that was booked on several categories. */
export interface Split {
  readonly category: string;
  memo: string;
  amount: string | null;
}

/** Real records have a few hundred characters, with many splits a few thousand. */
export const RECORD_CHARS_MAX = 64 * 1024;

export class QifRecord {
  readonly row: number;
  date: string | null = null;
  amount: string | null = null;
  /** 'U': the same amount again, written by later versions. */
  fullAmount: string | null = null;
  payee = '';
  memo = '';
  number = '';
  category = '';
  readonly splits: Split[] = [];
  /** '$' outside of any part: in portfolios the money that was moved. */
  moved: string | null = null;
  #chars = 0;
  /** Day or amount came twice: the '^' between two records is missing. */
  isDouble = false;
  /** The letter of its last line: where a file is cut, nobody knows whether this one is complete. */
  lastLetter = '';

  constructor(row: number) {
    this.row = row;
  }

  get isTooLong(): boolean {
    return this.#chars > RECORD_CHARS_MAX;
  }

  add(letter: string, text: string): void {
    this.#chars += text.length + 1;
    this.lastLetter = letter;
    if (this.isTooLong) return;
    const split = this.splits[this.splits.length - 1];
    switch (letter) {
      case 'D':
        // Behind a part it is that part's own, which some programs write.
        if (split && this.date !== null) return;
        this.isDouble ||= this.date !== null;
        this.date = text;
        return;
      case 'T':
        this.isDouble ||= this.amount !== null;
        this.amount = text;
        return;
      case 'U':
        this.isDouble ||= this.fullAmount !== null;
        this.fullAmount = text;
        return;
      case 'P':
        this.payee ||= text;
        return;
      case 'M':
        this.memo = this.memo === '' ? text : `${this.memo} ${text}`;
        return;
      case 'N':
        this.number ||= text;
        return;
      case 'L':
        this.category ||= text;
        return;
      case 'S':
        this.splits.push({ category: text, memo: '', amount: null });
        return;
      case 'E':
        if (split) split.memo = text;
        return;
      case '$':
        if (split) split.amount = text;
        else this.moved ??= text;
        return;
      default: // Cleared, address, percentage, budget: nothing the line has a place for.
    }
  }
}
