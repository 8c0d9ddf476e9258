/**
 * Is the old .xls whole? It has no check sums, and a reader that finds it cut off gives the rows it got: here every record is walked first,
 * so that a shorter workbook is refused as what it is.
 */
import { RefusedStatement } from '../refused-statement.ts';

const BOF = 0x0809;
/** Before Excel 5. */
const OLD_BOFS: ReadonlySet<number> = new Set([0x0009, 0x0209, 0x0409]);
const EOF = 0x0a;
const FILE_PASS = 0x2f;
const BOUND_SHEET = 0x85;

/** `stream`: what the compound file keeps as Workbook (or Book). */
export function checkBiff(stream: Buffer): { readonly isLocked: boolean } {
  const starts = new Set<number>();
  const sheets: number[] = [];
  let depth = 0;
  let at = 0;
  while (at + 4 <= stream.length) {
    const kind = stream.readUInt16LE(at);
    const length = stream.readUInt16LE(at + 2);
    const isStart = kind === BOF || OLD_BOFS.has(kind);
    if (depth === 0 && !isStart) break; // What follows the last sheet is padding.
    if (at + 4 + length > stream.length) throw new RefusedStatement('truncated', { what: 'workbook' });
    if (isStart) {
      starts.add(at);
      depth += 1;
    } else if (kind === EOF) depth -= 1;
    else if (kind === FILE_PASS && sheets.length === 0 && depth === 1) return { isLocked: true };
    else if (kind === BOUND_SHEET && length >= 4) sheets.push(stream.readUInt32LE(at + 4));
    at += 4 + length;
  }
  if (at === 0) throw new RefusedStatement('damaged', { what: 'workbook' });
  if (depth > 0) throw new RefusedStatement('truncated', { what: 'workbook' });
  if (sheets.some((start) => !starts.has(start))) throw new RefusedStatement('damaged', { what: 'workbook' });
  return { isLocked: false };
}
