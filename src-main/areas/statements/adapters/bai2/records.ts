/**
 * Physical lines of a BAI2 file into logical records: a record ends with '/' at the end of its line, goes on in 88 records and in lines that
 * begin with no record code, and may share its line with others. A '/' within a text ends nothing.
 */

export const RECORD_CODES = ['01', '02', '03', '16', '88', '49', '98', '99'] as const;
export type RecordCode = (typeof RECORD_CODES)[number];

/** A part of a record: what one line holds of it. */
export interface Piece {
  readonly code: RecordCode;
  /** Behind the code and its comma, without the closing '/' and the padding. */
  readonly body: string;
}

const CODE = /^\s*(01|02|03|16|88|49|98|99)(,|:)/;

/**
 * Where a further record may begin on the same line: behind a '/' and at least one blank, in a form that hardly any text has. Some banks fill
 * records to a fixed length and leave out the line ends.
 */
const NEXT =
  /\/\s{1,200}(?=(?:16,\d{3},|88,|49,[+-]?\d{0,18},\d+\s*\/?|98,[+-]?\d{0,18},\d+,\d+\s*\/?|99,[+-]?\d{0,18},\d+,\d+\s*\/?|0[123],[^,/]{0,40},))/g;

/** Empty where the line begins with no record code: then it goes on with the text of the record before. */
export function piecesOf(line: string): Piece[] {
  if (!CODE.test(line)) return [];
  const pieces: Piece[] = [];
  for (const part of line.split(NEXT)) {
    const found = CODE.exec(part);
    const code = RECORD_CODES.find((each) => each === found?.[1]);
    // '88:' is a slip one bank makes; the other codes are followed by a comma or are none.
    if (!found || !code || (found[2] === ':' && code !== '88')) {
      if (pieces.length === 0) return [];
      continue;
    }
    pieces.push({ code, body: bodyOf(part.slice(found[0].length)) });
  }
  return pieces;
}

/** Without padding and the '/' that closes the record. */
export function bodyOf(text: string): string {
  const trimmed = text.trimEnd();
  return trimmed.endsWith('/') ? trimmed.slice(0, -1) : trimmed;
}

/** The fields of a record, comma by comma, over all its pieces; what is left is text. */
export class FieldReader {
  readonly #pieces: readonly string[];
  #piece = 0;
  #at = 0;

  constructor(pieces: readonly string[]) {
    this.#pieces = pieces;
  }

  /** The next field, trimmed; null behind the last. */
  next(): string | null {
    for (;;) {
      const piece = this.#pieces[this.#piece];
      if (piece === undefined) return null;
      if (this.#at > piece.length) {
        this.#piece += 1;
        this.#at = 0;
        continue;
      }
      const comma = piece.indexOf(',', this.#at);
      const end = comma < 0 ? piece.length : comma;
      const field = piece.slice(this.#at, end).trim();
      this.#at = end + 1;
      return field;
    }
  }

  /** The field read last was the last one of its record: the next stands in an 88, or there is none. */
  get isAtRecordEnd(): boolean {
    return this.#at > (this.#pieces[this.#piece] ?? '').length;
  }

  /** Everything behind the fields read so far: one text, whatever commas stand in it. */
  rest(): string {
    const texts: string[] = [];
    for (; this.#piece < this.#pieces.length; this.#piece += 1) {
      const text = (this.#pieces[this.#piece] ?? '').slice(this.#at).trim();
      if (text !== '') texts.push(text);
      this.#at = 0;
    }
    return texts.join(' ');
  }
}

/** How the money becomes available: a letter or digit, and for some letters further fields, which shift all that follow. */
export interface FundsType {
  readonly type: string;
  /** YYMMDD of 'V'; ''. */
  readonly valueDate: string;
  /** False where the fields are not as the letter wants them. */
  readonly isKnown: boolean;
}

/** No bank spreads an amount over more days. */
const DISTRIBUTIONS_MAX = 366;

export function readFundsType(fields: FieldReader): FundsType {
  const type = fields.next() ?? '';
  const plain = { type, valueDate: '', isKnown: true };
  switch (type.toUpperCase()) {
    case '':
    case '0':
    case '1':
    case '2':
    case 'Z':
      return plain;
    case 'V': {
      const valueDate = fields.next() ?? '';
      fields.next(); // The time.
      return { ...plain, valueDate };
    }
    case 'S':
      for (let days = 0; days < 3; days += 1) fields.next();
      return plain;
    case 'D': {
      const count = Number(fields.next() ?? '');
      if (!Number.isInteger(count) || count < 0 || count > DISTRIBUTIONS_MAX)
        return { ...plain, isKnown: false };
      for (let at = 0; at < 2 * count; at += 1) fields.next();
      return plain;
    }
    default:
      return { ...plain, isKnown: false };
  }
}
