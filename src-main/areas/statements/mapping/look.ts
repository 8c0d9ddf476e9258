/**
 * A look at a file that is to be mapped: an adapter that says of every table it is its own and keeps its rows instead of making lines. So the
 * file is unpacked, decoded and cut by the one path every file takes, and never held twice.
 */
import { DELIMITERS } from '../../../../shared/domain/column-mapping.ts';
import type { FormatAdapter, RawRow, Sample, Sink } from '../adapter.ts';
import { AmountReader } from '../adapters/bank-csv/amounts.ts';
import { splitDate } from '../adapters/bank-csv/date-parts.ts';
import { isTimeLike } from '../adapters/bank-csv/date-reader.ts';
import { cleanCell, isBlank } from '../adapters/bank-csv/text.ts';
import { guessRole } from './guess-fields.ts';
import { HEADER_WITHIN, splitterOf } from './table.ts';

/** Rows kept to guess from; what they leave open is asked of the rows behind them. */
export const ROWS_KEPT = 2_000;

export interface TableShape {
  readonly delimiter: (typeof DELIMITERS)[number];
  /** Row of the header; 0 for none. */
  readonly headerRow: number;
  readonly header: readonly string[];
  readonly width: number;
}

export interface Look {
  readonly shape: TableShape;
  /** Rows above the header. */
  readonly preamble: RawRow[];
  /** The first rows below it. */
  readonly rows: RawRow[];
  /** Asked of every row behind the kept ones, when there are any. */
  further: ((raw: RawRow) => void) | null;
}

/** `begin` is told when the kept rows are full, and says what is to be asked of the rest. */
export function lookingAdapter(begin: (look: Look) => (raw: RawRow) => void): {
  readonly adapter: FormatAdapter;
  readonly looks: ReadonlyMap<Sink, Look>;
} {
  const looks = new Map<Sink, Look>();
  const adapter: FormatAdapter = {
    id: 'mapping_look',
    version: 0,
    sourceKind: 'bank',
    channel: 'none',
    balanceChain: 'none',
    recognise: (sample) => {
      const shape = shapeOf(sample);
      return shape === null
        ? { is: 'not_mine' }
        : {
            is: 'mine',
            recognition: {
              sureness: 'certain',
              splitter: splitterOf(shape.delimiter),
              layout: shape,
              drift: [],
            },
          };
    },
    parse: (layout, sink) => {
      const look: Look = { shape: layout as TableShape, preamble: [], rows: [], further: null }; // Made above.
      looks.set(sink, look);
      return {
        row: (raw) => {
          sink.skip(raw.row, 'no_movement');
          if (raw.row < look.shape.headerRow) look.preamble.push(raw);
          else if (raw.row === look.shape.headerRow || raw.cells.every(isBlank)) return;
          else if (look.rows.length < ROWS_KEPT) look.rows.push(raw);
          else {
            look.further ??= begin(look);
            look.further(raw);
          }
        },
        end: () => undefined,
      };
    },
  };
  return { adapter, looks };
}

/** The delimiter by which most headings are understood, most rows are equally wide and most cells are days and amounts. */
function shapeOf(sample: Sample): TableShape | null {
  let best: { readonly shape: TableShape; readonly score: number } | null = null;
  for (const delimiter of DELIMITERS) {
    if (delimiter === '`' && !sample.text.includes(',`')) continue;
    const rows = sample.rows(splitterOf(delimiter)).filter((raw) => !raw.cells.every(isBlank));
    const header = headerOf(rows);
    const width = Math.max(header?.raw.cells.length ?? 0, usualWidth(rows));
    if (width < 2) continue;
    const even = rows.filter((raw) => raw.cells.length === width).length / rows.length;
    const score = 10 * (header?.understood ?? 0) + 5 * even + 3 * figuresOf(rows, width);
    if (score <= (best?.score ?? 0)) continue;
    const names = (header?.raw.cells ?? []).map(cleanCell);
    best = { shape: { delimiter, headerRow: header?.raw.row ?? 0, header: names, width }, score };
  }
  return best?.shape ?? null;
}

/** The row with the most headings that are understood; where none is, the first row of words above days and amounts. */
function headerOf(rows: readonly RawRow[]): { readonly raw: RawRow; readonly understood: number } | null {
  let best: { raw: RawRow; understood: number } | null = null;
  for (const raw of rows.slice(0, HEADER_WITHIN)) {
    if (raw.cells.some(isFigure)) continue;
    const understood = raw.cells.filter((cell) => guessRole(cleanCell(cell)) !== null).length;
    if (understood >= 2 && understood > (best?.understood ?? 0)) best = { raw, understood };
  }
  if (best) return best;
  for (const [at, raw] of rows.slice(0, HEADER_WITHIN).entries()) {
    const below = rows[at + 1];
    const words = raw.cells.filter((cell) => !isBlank(cell));
    const isTitled = words.length >= 2 && 2 * words.length >= raw.cells.length && !raw.cells.some(isFigure);
    if (isTitled && below?.cells.length === raw.cells.length && below.cells.some(isFigure))
      return { raw, understood: 0 };
    if (raw.cells.filter(isFigure).length >= 2) return null; // A row of data, and nothing above it.
  }
  return null;
}

/** Days and amounts in a row of the usual width, on the average of some. */
function figuresOf(rows: readonly RawRow[], width: number): number {
  const some = rows.filter((raw) => raw.cells.length === width).slice(-FIGURE_ROWS);
  const figures = some.reduce((sum, raw) => sum + raw.cells.filter(isFigure).length, 0);
  return some.length === 0 ? 0 : figures / some.length;
}
const FIGURE_ROWS = 20;

const amounts = [new AmountReader('.'), new AmountReader(',')];
const isFigure = (cell: string): boolean => {
  const text = cleanCell(cell);
  if (!/\d/.test(text)) return false;
  const day = splitDate(text);
  return day === null
    ? amounts.some((reader) => reader.read(text, 3) === 'ok')
    : isTimeLike(text.slice(day.rest));
};

function usualWidth(rows: readonly RawRow[]): number {
  const counts = new Map<number, number>();
  for (const { cells } of rows) counts.set(cells.length, (counts.get(cells.length) ?? 0) + 1);
  return [...counts].reduce((best, each) => (each[1] > best[1] ? each : best), [0, 0])[0];
}
