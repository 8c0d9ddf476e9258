/** A row of an original file as it is shown to who may not see protected cells. */
import { maskCell } from '../../../shared/domain/masking/cell.ts';
import { maskText } from '../../../shared/domain/masking/text.ts';
import type { RawRow } from './adapter.ts';

/**
 * The row of headings is nobody's (对方户名 is no name); what stands above it, and words in any column, are searched as free text: an account
 * in a preamble has no heading, and a footer stands under the wrong one.
 */
export function maskedCells(row: RawRow, header: RawRow): string[] {
  if (row.cells.every((cell, at) => cell.trim() === header.cells[at]?.trim())) return [...row.cells];
  return row.cells.map((cell, at) => {
    const masked = row.row < header.row ? cell : maskCell(header.cells[at] ?? '', cell);
    return row.row < header.row || /\p{L}/u.test(cell) ? maskText(masked) : masked;
  });
}
