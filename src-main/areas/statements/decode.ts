/**
 * Bytes to text, by what the bytes are and never by what the file is called: byte order mark, strict UTF-8, UTF-16 without a mark, what the
 * head of an XML or OFX file declares, GB18030, code page 852, windows-1252.
 *
 * The text comes in pieces. A file in two encodings at once is refused with the row: read as one of them, half of it would be other words.
 */
import { isAscii, isUtf8 } from 'node:buffer';
import { declaredCharset } from './declared-charset.ts';
import { DOS, decodeDos, isDosText } from './dos-page.ts';
import { RefusedStatement } from './refused-statement.ts';

/** As TextDecoder calls it; beside the five that are told by the bytes, whatever a file declares. */
type Encoding = string;

export interface DecodedText {
  readonly encoding: Encoding;
  /** The whole text, from the beginning, in pieces of about a million characters. */
  pieces(): Iterable<string>;
}

export const PIECE_BYTES = 1024 * 1024;
const LF = 0x0a;
/** Two-byte sequences looked at before Chinese is told from Western text. */
const SEQUENCES_JUDGED = 20_000;

export function decodeText(bytes: Buffer): DecodedText {
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) {
    const rest = bytes.subarray(3);
    if (!isUtf8(rest)) throw whyNotUtf8(rest);
    return { encoding: 'utf-8', pieces: () => utf8Pieces(rest) };
  }
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return streamed(bytes.subarray(2), 'utf-16le');
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return streamed(bytes.subarray(2), 'utf-16be');
  const wide = wideWithoutMark(bytes);
  if (wide) return streamed(bytes, wide);
  if (bytes.subarray(0, 65_536).includes(0))
    throw new RefusedStatement('not_a_statement', { what: 'binary' });
  if (isUtf8(bytes)) return { encoding: 'utf-8', pieces: () => utf8Pieces(bytes) };
  return streamed(bytes, declaredCharset(bytes) ?? narrowEncoding(bytes));
}

function* utf8Pieces(bytes: Buffer): Generator<string> {
  let from = 0;
  while (from < bytes.length) {
    let to = Math.min(from + PIECE_BYTES, bytes.length);
    // Behind the end of a line where there is one, so that no line is put together again; never within a character.
    if (to < bytes.length) {
      const lineEnd = bytes.subarray(from, to).lastIndexOf(LF);
      if (lineEnd >= 0) to = from + lineEnd + 1;
      else while (((bytes[to] ?? 0) & 0xc0) === 0x80) to -= 1;
    }
    yield bytes.toString('utf8', from, to);
    from = to;
  }
}

const streamed = (bytes: Buffer, encoding: Encoding): DecodedText => ({
  encoding,
  pieces: () => (encoding === DOS ? dosPieces(bytes) : streamedPieces(bytes, encoding)),
});

function* dosPieces(bytes: Buffer): Generator<string> {
  for (let from = 0; from < bytes.length; from += PIECE_BYTES)
    yield decodeDos(bytes.subarray(from, from + PIECE_BYTES));
}

function* streamedPieces(bytes: Buffer, encoding: Encoding): Generator<string> {
  const decoder = new TextDecoder(encoding, { fatal: true, ignoreBOM: true });
  for (let from = 0; from < bytes.length; from += PIECE_BYTES) {
    const isLast = from + PIECE_BYTES >= bytes.length;
    let piece: string;
    try {
      piece = decoder.decode(bytes.subarray(from, from + PIECE_BYTES), { stream: !isLast });
    } catch {
      const at = encoding === 'gb18030' ? surveyGb(bytes, Number.POSITIVE_INFINITY).invalidAt : -1;
      const row = rowAt(bytes, at < 0 ? from : at, encoding === 'utf-16be' ? 1 : 0, encoding);
      throw new RefusedStatement('invalid_bytes', { row, encoding });
    }
    if (piece !== '') yield piece;
  }
}

/** UTF-16 shows itself without a mark: digits, commas and line ends have a zero byte on one side and never on the other. */
function wideWithoutMark(bytes: Buffer): 'utf-16le' | 'utf-16be' | null {
  const head = bytes.subarray(0, 4096);
  if (bytes.length < 4 || bytes.length % 2 !== 0) return null;
  let even = 0;
  let odd = 0;
  for (const [at, byte] of head.entries()) {
    if (byte !== 0) continue;
    if (at % 2 === 0) even += 1;
    else odd += 1;
  }
  const many = head.length / 8;
  if (odd > many && even === 0) return 'utf-16le';
  if (even > many && odd === 0) return 'utf-16be';
  return null;
}

/** GB18030, code page 852 or windows-1252, for bytes that are not UTF-8 as a whole. */
function narrowEncoding(bytes: Buffer): 'gb18030' | typeof DOS | 'windows-1252' {
  const survey = surveyGb(bytes, SEQUENCES_JUDGED);
  // In Chinese text nearly every character is two high bytes; in Western text a high byte stands before a letter.
  const isChinese = survey.bothHigh > 0 && survey.bothHigh >= survey.lowTrail;
  const lines = censusOfLines(bytes);
  const utf8Lines = isChinese ? lines.utf8Chinese : lines.utf8;
  if (utf8Lines.count > 0) {
    const narrow = isChinese ? 'gb18030' : 'windows-1252';
    const mostlyUtf8 = utf8Lines.count >= lines.notUtf8.count;
    if (mostlyUtf8 && !isGb(lineAt(bytes, lines.notUtf8.firstAt)))
      throw new RefusedStatement('invalid_bytes', { row: lines.notUtf8.firstRow, encoding: 'utf-8' });
    throw new RefusedStatement('mixed_encodings', {
      row: mostlyUtf8 ? lines.notUtf8.firstRow : utf8Lines.firstRow,
      encoding: mostlyUtf8 ? 'utf-8' : narrow,
      other: mostlyUtf8 ? narrow : 'utf-8',
    });
  }
  if (isChinese) return 'gb18030';
  if (isDosText(bytes)) return DOS;
  const undefinedAt = bytes.findIndex(
    (byte) => byte === 0x81 || byte === 0x8d || byte === 0x8f || byte === 0x90 || byte === 0x9d,
  );
  if (undefinedAt >= 0)
    throw new RefusedStatement('invalid_bytes', {
      row: rowAt(bytes, undefinedAt, 0, 'windows-1252'),
      encoding: 'windows-1252',
    });
  return 'windows-1252';
}

/** A file that says UTF-8 by its mark and is not. */
function whyNotUtf8(bytes: Buffer): RefusedStatement {
  const { notUtf8 } = censusOfLines(bytes);
  const line = lineAt(bytes, notUtf8.firstAt);
  return isGb(line)
    ? new RefusedStatement('mixed_encodings', { row: notUtf8.firstRow, encoding: 'utf-8', other: 'gb18030' })
    : new RefusedStatement('invalid_bytes', { row: notUtf8.firstRow, encoding: 'utf-8' });
}

interface Tally {
  count: number;
  firstRow: number;
  firstAt: number;
}
const tally = (): Tally => ({ count: 0, firstRow: 0, firstAt: 0 });
const note = (into: Tally, row: number, at: number): void => {
  if (into.count === 0) {
    into.firstRow = row;
    into.firstAt = at;
  }
  into.count += 1;
};

/** Which lines are UTF-8, which cannot be. A GB18030 line may look like UTF-8 by chance, but hardly like Chinese in UTF-8. */
function censusOfLines(bytes: Buffer): { notUtf8: Tally; utf8: Tally; utf8Chinese: Tally } {
  const found = { notUtf8: tally(), utf8: tally(), utf8Chinese: tally() };
  let row = 1;
  for (let from = 0; from < bytes.length; row += 1) {
    const end = bytes.indexOf(LF, from);
    const line = bytes.subarray(from, end < 0 ? bytes.length : end);
    if (!isUtf8(line)) note(found.notUtf8, row, from);
    else if (!isAscii(line)) {
      note(found.utf8, row, from);
      if (CHINESE_ONLY.test(line.toString('utf8'))) note(found.utf8Chinese, row, from);
    }
    if (end < 0) break;
    from = end + 1;
  }
  return found;
}
/** ASCII with at least one ideograph, and beside those nothing but CJK punctuation, full-width forms and the yen sign. */
const CHINESE_ONLY =
  /^[\u0000-\u007f\u00a5\u00b7\u2000-\u206f\u3000-\u9fff\uff00-\uffef]*[\u4e00-\u9fff][\u0000-\u007f\u00a5\u00b7\u2000-\u206f\u3000-\u9fff\uff00-\uffef]*$/;

interface GbSurvey {
  /** Two-byte characters of two high bytes, and those whose second byte is an ASCII character. */
  readonly bothHigh: number;
  readonly lowTrail: number;
  /** First byte that GB18030 does not allow; -1 when there is none in what was looked at. */
  readonly invalidAt: number;
}

function surveyGb(bytes: Uint8Array, sequencesMax: number): GbSurvey {
  let bothHigh = 0;
  let lowTrail = 0;
  let invalidAt = -1;
  for (let at = 0; at < bytes.length && bothHigh + lowTrail < sequencesMax; ) {
    const length = gbLength(bytes, at);
    if (length === 0) {
      if (invalidAt < 0) invalidAt = at;
      lowTrail += 1;
      at += 1;
      continue;
    }
    if (length === 2) {
      if ((bytes[at + 1] ?? 0) >= 0x80) bothHigh += 1;
      else lowTrail += 1;
    }
    at += length;
  }
  return { bothHigh, lowTrail, invalidAt };
}

/** Bytes of the GB18030 character at `at`; 0 where there is none. */
function gbLength(bytes: Uint8Array, at: number): number {
  const lead = bytes[at] ?? 0;
  if (lead < 0x80) return 1;
  if (lead === 0x80 || lead === 0xff) return 0;
  const second = bytes[at + 1] ?? 0;
  if (second >= 0x40 && second !== 0x7f && second !== 0xff) return 2;
  const third = bytes[at + 2] ?? 0;
  const fourth = bytes[at + 3] ?? 0;
  const isFour = second >= 0x30 && second <= 0x39 && third >= 0x81 && third !== 0xff;
  return isFour && fourth >= 0x30 && fourth <= 0x39 ? 4 : 0;
}

const isGb = (line: Uint8Array): boolean => surveyGb(line, Number.POSITIVE_INFINITY).invalidAt < 0;

function lineAt(bytes: Buffer, from: number): Buffer {
  const end = bytes.indexOf(LF, from);
  return bytes.subarray(from, end < 0 ? bytes.length : end);
}

/** 1-based line of the byte at `at`. */
function rowAt(bytes: Buffer, at: number, unitByte: number, encoding: Encoding): number {
  const isWide = encoding === 'utf-16le' || encoding === 'utf-16be';
  let row = 1;
  for (let found = bytes.indexOf(LF); found >= 0 && found < at; found = bytes.indexOf(LF, found + 1)) {
    if (!isWide || (found % 2 === unitByte && bytes[found ^ 1] === 0)) row += 1;
  }
  return row;
}
