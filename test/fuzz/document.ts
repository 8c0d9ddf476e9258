/**
 * A seed taken apart so that it can be changed where it means something: its text, its rows and cells, its header and the rows that became
 * lines; and the ways to put a changed one together again.
 */

import type { Splitter } from '../../src-main/areas/statements/adapter.ts';
import { ADAPTERS } from '../../src-main/areas/statements/adapters/list.ts';
import { partsOf } from '../../src-main/areas/statements/containers.ts';
import { decodeText } from '../../src-main/areas/statements/decode.ts';
import { recogniseFile, textSample } from '../../src-main/areas/statements/recognise.ts';
import { splitSample } from '../../src-main/areas/statements/split.ts';
import { gb } from '../support/gb.ts';
import type { Seed } from '../support/seeds/seed.ts';
import { gridWorkbook } from './grid.ts';
import { type Reading, reading } from './reading.ts';

export interface Row {
  readonly cells: readonly string[];
  /** WeChat's own rows: a backtick before each cell. */
  readonly isMarked: boolean;
}

export interface Table {
  readonly rows: readonly Row[];
  /** Place of the header among the rows; -1 where there is none. */
  readonly header: number;
  /** Places of the rows that became lines. */
  readonly lines: ReadonlySet<number>;
}

export interface Document {
  readonly seed: Seed;
  /** As the seed is read unchanged. */
  readonly before: Reading;
  /** Null for what is no text: workbooks, archives. */
  readonly text: string | null;
  readonly encoding: string;
  readonly splitter: Splitter | null;
  /** Null for what has no columns. */
  readonly table: Table | null;
  readonly isWorkbook: boolean;
  /** The text in the encoding the seed has. */
  readonly encode: (text: string) => Buffer;
  readonly print: (rows: readonly Row[]) => Buffer;
}

export async function documentOf(seed: Seed): Promise<Document> {
  const before = await reading([{ name: seed.file, bytes: seed.bytes }, ...(seed.beside ?? [])]);
  const nothing = {
    seed,
    before,
    text: null,
    encoding: '',
    splitter: null,
    table: null,
    isWorkbook: false,
    encode: (text: string) => Buffer.from(text),
    print: () => seed.bytes,
  };
  for await (const part of partsOf(seed.bytes, seed.file)) {
    if (part.member !== '' || part.content.kind === 'refused') continue;
    if (part.content.kind === 'sheets') {
      const [sheet, another] = part.content.sheets;
      if (!sheet || another) continue;
      const rows: Row[] = [];
      const numbers: number[] = [];
      for await (const piece of sheet.pieces()) {
        // A number that Excel has cut is no number any more; as a text it would look like one.
        const isCut = (at: number, cut?: ReadonlySet<number>) => cut?.has(at) === true;
        rows.push(
          ...piece.rows.map(({ cells, cutCells }) => ({
            cells: cells.map((cell, at) => (isCut(at, cutCells) ? '' : cell)),
            isMarked: false,
          })),
        );
        numbers.push(...piece.rows.map(({ row }) => row));
      }
      return { ...nothing, isWorkbook: true, table: tableOf(rows, numbers, before), print: gridWorkbook };
    }
    return { ...nothing, ...(await textDocument(seed, part.content.bytes, before)) };
  }
  return nothing;
}

async function textDocument(seed: Seed, bytes: Buffer, before: Reading) {
  const decoded = decodeText(bytes);
  const text = [...decoded.pieces()].join('').replace(/^\ufeff/, '');
  const { encoding } = decoded;
  const encode = (changed: string) => encoded(changed, encoding);
  const found = await recogniseFile(textSample(seed.file, decoded), ADAPTERS, (form) =>
    splitSample(text, form, true),
  );
  const { splitter } = found.recognition;
  if (splitter.kind !== 'csv' && splitter.kind !== 'backtick') return { text, encoding, splitter, encode };
  const cut = splitSample(text, splitter, true);
  const starts = lineStarts(text);
  const rows = cut.map(({ row, cells }) => ({
    cells,
    isMarked: splitter.kind === 'backtick' && text[starts[row - 1] ?? 0] === '`',
  }));
  const delimiter = splitter.kind === 'csv' ? splitter.delimiter : ',';
  return {
    text,
    encoding,
    splitter,
    encode,
    table: tableOf(
      rows,
      cut.map(({ row }) => row),
      before,
    ),
    print: (changed: readonly Row[]) => encode(changed.map((row) => printed(row, delimiter)).join('\n')),
  };
}

function tableOf(rows: readonly Row[], numbers: readonly number[], before: Reading): Table {
  const [witness] = before.witnesses;
  const placeOf = new Map(numbers.map((number, at) => [number, at]));
  const [header] = witness?.headers ?? [];
  return {
    rows,
    header: header === undefined ? -1 : (placeOf.get(header) ?? -1),
    lines: new Set((witness?.lineRows ?? []).map((number) => placeOf.get(number) ?? -1)),
  };
}

function lineStarts(text: string): number[] {
  const starts = [0];
  for (const found of text.matchAll(/\r\n?|\n/g)) starts.push(found.index + found[0].length);
  return starts;
}

function printed({ cells, isMarked }: Row, delimiter: string): string {
  if (isMarked) return cells.map((cell) => `\`${cell}`).join(',');
  return cells
    .map((cell) =>
      cell.includes(delimiter) || /["\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell,
    )
    .join(delimiter);
}

/** UTF-8 where the text has characters that the encoding of the seed has not. */
export function encoded(text: string, encoding: string): Buffer {
  if (encoding === 'utf-16le') return Buffer.from(`\ufeff${text}`, 'utf16le');
  if (encoding !== 'gb18030') return Buffer.from(text);
  try {
    return gb(text);
  } catch {
    return Buffer.from(text);
  }
}
