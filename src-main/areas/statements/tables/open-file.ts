/**
 * A file handed in, opened as the statements' reader opens files: unpacked, decoded by its bytes, a workbook as its sheets. Whatever keeps it
 * from being read as a whole is a refusal by name; nothing is read as far as it goes.
 */
import type { Facts } from '../../../../shared/contract/errors.ts';
import { type RawRow, SAMPLE_ROWS, type Splitter } from '../adapter.ts';
import { type Part, partsOf } from '../containers.ts';
import { type DecodedText, decodeText } from '../decode.ts';
import { textSample } from '../recognise.ts';
import { RefusedStatement } from '../refused-statement.ts';
import { splitterFor } from '../split.ts';
import type { Sheet } from '../workbooks/sheet.ts';

/** Ten thousand payments are a few million bytes. */
export const PAYMENT_FILE_BYTES_MAX = 64 * 1024 * 1024;

export interface Unreadable {
  readonly refusal: string;
  readonly facts: Facts;
}

/** One way to cut the file into rows: by a separator, or a sheet of it. */
export interface Grid {
  /** What separates its cells; '' for a sheet. */
  readonly separator: '' | ',' | ';' | '\t' | '|';
  /** Its first rows. */
  readonly head: readonly RawRow[];
  all(): Promise<readonly RawRow[]>;
}

export interface OpenedFile {
  /** Null where it is a workbook. */
  readonly text: DecodedText | null;
  readonly grids: readonly Grid[];
}

/** What the statements' reader refuses while `read` is at work becomes a value. */
export async function orRefused<Value>(read: () => Promise<Value>): Promise<Value | Unreadable> {
  try {
    return await read();
  } catch (error) {
    if (error instanceof RefusedStatement) return { refusal: error.refusal, facts: error.facts };
    throw error;
  }
}

export async function openFile(name: string, bytes: Buffer): Promise<OpenedFile | Unreadable> {
  if (bytes.length > PAYMENT_FILE_BYTES_MAX)
    return { refusal: 'too_large', facts: { limit: PAYMENT_FILE_BYTES_MAX, bytes: bytes.length } };
  return await orRefused(async () => {
    const parts: Part[] = [];
    for await (const part of partsOf(bytes, name)) parts.push(part);
    const [part] = parts;
    if (!part) return { refusal: 'empty_file', facts: {} };
    if (parts.length > 1) return { refusal: 'several_files', facts: { count: parts.length } };
    const { content } = part;
    if (content.kind === 'refused') throw content.refused;
    if (content.kind === 'sheets') return { text: null, grids: content.sheets.map(gridOfSheet) };
    const text = decodeText(content.bytes);
    return { text, grids: gridsOfText(part.file, text) };
  });
}

const gridOfSheet = (sheet: Sheet): Grid => ({
  separator: '',
  head: sheet.sample,
  async all() {
    const rows: RawRow[] = [];
    for await (const piece of sheet.pieces()) rows.push(...piece.rows);
    return rows;
  },
});

function gridsOfText(file: string, text: DecodedText): Grid[] {
  const sample = textSample(file, text);
  return ([',', '\t', ';', '|'] as const).map((delimiter) => {
    const splitter: Splitter = { kind: 'csv', delimiter };
    return {
      separator: delimiter,
      head: sample.rows(splitter).slice(0, SAMPLE_ROWS),
      all: async () => rowsOf(text, splitter),
    };
  });
}

/** Every record of the text. */
export function rowsOf(text: DecodedText, splitter: Splitter): readonly RawRow[] {
  const cutter = splitterFor(splitter);
  const rows: RawRow[] = [];
  for (const piece of text.pieces()) for (const row of cutter.push(piece)) rows.push(row);
  for (const row of cutter.end()) rows.push(row);
  return rows;
}
