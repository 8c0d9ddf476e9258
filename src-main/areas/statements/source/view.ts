/**
 * What was found in an original, as a screen shows it: masked where the person has not said why she looks, and no longer than an answer may be.
 */
import type { OriginalRows } from '../../../../shared/contract/source.ts';
import type { RawRow } from '../adapter.ts';
import { baseName } from '../containers.ts';
import { maskedCells } from '../masked-row.ts';
import type { StoredImport } from '../store.ts';
import type { FoundSource } from './find.ts';
import { maskedTexts } from './rules/masked-text.ts';

/** Of the wanted record everything is shown that a person can read; its neighbours only say where it stands. */
const OWN_CHARS_MAX = 100_000;
const OTHER_CHARS_MAX = 2_000;

export function sourceView(imported: StoredImport, found: FoundSource, isRevealed: boolean): OriginalRows {
  const { view } = imported;
  const rows = found.rows.map((raw) => cut(raw, found.own.has(raw.row) ? OWN_CHARS_MAX : OTHER_CHARS_MAX));
  return {
    importId: view.id,
    file: view.file,
    archive: found.member === '' ? '' : baseName(imported.originalFile),
    member: found.member,
    sheet: found.sheet,
    sha256: view.sha256,
    encoding: view.encoding,
    form: found.form,
    headerRow: found.header.row,
    header: [...found.header.cells],
    rows: cellsOf(rows, found, imported, isRevealed).map(({ row, cells }) => ({
      row,
      cells: [...cells],
      isTheLine: found.own.has(row),
    })),
    places: Object.fromEntries(Object.entries(found.places).map(([field, at]) => [field, [...at]])),
  };
}

function cellsOf(
  rows: readonly RawRow[],
  { form, header, lines }: FoundSource,
  { view }: StoredImport,
  isRevealed: boolean,
): readonly RawRow[] {
  if (isRevealed) return rows;
  if (form !== 'text') return rows.map((raw) => ({ row: raw.row, cells: maskedCells(raw, header) }));
  const texts = maskedTexts(
    rows.map((raw) => raw.cells.join('')),
    lines,
    view.sourceKind,
  );
  return rows.map((raw, at) => ({ row: raw.row, cells: [texts[at] ?? ''] }));
}

/** The dots say that there is more; the saved original has all of it. */
const cut = (raw: RawRow, charsMax: number): RawRow => ({
  row: raw.row,
  cells: raw.cells.map((cell) => (cell.length > charsMax ? `${cell.slice(0, charsMax)}…` : cell)),
});
