/**
 * A sheet as rows of texts, read from the beginning as often as wanted and never held as a whole.
 *
 * Blank rows are left out; every row is as wide as the widest of the first rows, as it would be in a CSV file. What a sheet may cost is
 * bounded here for every kind of workbook.
 */
import { type RawRow, SAMPLE_ROWS } from '../adapter.ts';
import { RefusedStatement } from '../refused-statement.ts';

/** Cells that something stands in, of one sheet. A million rows of twelve columns are twelve million. */
export const SHEET_CELLS_MAX = 200_000_000;
/** Excel's own last column, XFD. */
export const COLUMNS_MAX = 16_384;
/** One stray cell far to the right must not make every row as wide. */
const PADDED_WIDTH_MAX = 256;

export interface SheetPiece {
  readonly rows: readonly RawRow[];
  /** How far the reading has come, of `Sheet.size`. */
  readonly done: number;
}

export interface Sheet {
  readonly name: string;
  /** The first rows, at most SAMPLE_ROWS. */
  readonly sample: readonly RawRow[];
  /** True when the sample holds the whole sheet. */
  readonly isWhole: boolean;
  /** What `done` counts up to. */
  readonly size: number;
  /** All rows, or those from this one on. */
  pieces(from?: number): AsyncIterable<SheetPiece>;
}

export interface SheetRow {
  readonly row: number;
  readonly cells: string[];
  readonly cutCells?: ReadonlySet<number>;
}

export interface SheetSource {
  readonly name: string;
  readonly size: number;
  /** May hand out rows before `from`, too, where passing over them saves nothing. */
  pieces(from?: number): AsyncIterable<{ readonly rows: readonly SheetRow[]; readonly done: number }>;
}

const ROWS_PER_PIECE = 5000;

/** Rows that are in memory anyway; handed out as copies, since a row is padded where it goes. */
export const rowsInMemory = (name: string, rows: readonly SheetRow[]): SheetSource => ({
  name,
  size: rows.length,
  pieces: async function* () {
    for (let from = 0; from < rows.length; from += ROWS_PER_PIECE) {
      const piece = rows.slice(from, from + ROWS_PER_PIECE);
      yield { rows: piece.map((row) => ({ ...row, cells: [...row.cells] })), done: from + piece.length };
    }
  },
});

/** Reads the first rows; null where there are none at all. */
export async function openSheet(source: SheetSource): Promise<Sheet | null> {
  const sample: SheetRow[] = [];
  let isWhole = true;
  for await (const { rows } of filled(source)) {
    sample.push(...rows.slice(0, SAMPLE_ROWS + 1 - sample.length));
    if (sample.length <= SAMPLE_ROWS) continue;
    isWhole = false;
    break;
  }
  if (sample.length === 0) return null;
  sample.length = Math.min(sample.length, SAMPLE_ROWS);
  const width = Math.min(
    PADDED_WIDTH_MAX,
    sample.reduce((widest, row) => Math.max(widest, row.cells.length), 0),
  );
  return {
    name: source.name,
    sample: sample.map((row) => padded(row, width)),
    isWhole,
    size: source.size,
    pieces: async function* (from = 1) {
      for await (const { rows, done } of filled(source, from))
        yield { rows: rows.map((row) => padded(row, width)), done };
    },
  };
}

/** Without blank rows, and no more than the limit. */
async function* filled(source: SheetSource, from = 1): AsyncGenerator<{ rows: SheetRow[]; done: number }> {
  let cells = 0;
  for await (const { rows, done } of source.pieces(from)) {
    const kept = rows.filter((row) => row.row >= from && row.cells.some((cell) => cell.trim() !== ''));
    for (const row of kept) cells += row.cells.length;
    if (cells > SHEET_CELLS_MAX)
      throw new RefusedStatement('too_large', { limit: SHEET_CELLS_MAX, sheet: source.name });
    yield { rows: kept, done };
  }
}

/** Blank cells at the end of a row are not in the workbook; in a CSV file they would stand between their commas. */
function padded(row: SheetRow, width: number): RawRow {
  while (row.cells.length < width) row.cells.push('');
  return row;
}
