/**
 * A record of a text without columns (MT940, BAI2, QIF): the rows it is printed on, as the format's own parser tells where it goes on, and
 * some rows above and below.
 *
 * What a row means depends on the rows above it, so the parser is shown the file from its beginning.
 */
import type { ParsedLine } from '../../../../shared/domain/statement-line.ts';
import type { RawRow, SkipReason } from '../adapter.ts';
import type { Recognised } from '../recognise.ts';
import { deafSink } from './header.ts';

/** Records may run over several rows, so more rows than records are looked at around the wanted one. */
export const LINES_BEFORE = 200;
const LINES_AFTER = 200;

export interface TextRecord {
  readonly rows: readonly RawRow[];
  readonly own: ReadonlySet<number>;
  /** The lines among these rows, for hiding in a text what belongs to somebody. */
  readonly lines: readonly ParsedLine[];
}

export async function textRecord(
  cuts: AsyncIterable<Iterable<RawRow>>,
  { adapter, recognition }: Recognised,
  { row, around }: { readonly row: number; readonly around: number },
): Promise<TextRecord> {
  const reasons = new Map<number, SkipReason>();
  const lines: ParsedLine[] = [];
  const from = row - LINES_BEFORE;
  const parser = adapter.parse(
    recognition.layout,
    deafSink({
      skip: (at, reason) => {
        if (at >= from) reasons.set(at, reason);
      },
      line: (line) => {
        if (line.row >= from) lines.push(line);
      },
    }),
  );
  const near: RawRow[] = [];
  for await (const cut of cuts) {
    for (const raw of cut) {
      if (raw.row > row + LINES_AFTER) break;
      parser.row(raw);
      if (raw.row >= from) near.push(raw);
    }
    if ((near.at(-1)?.row ?? 0) >= row + LINES_AFTER) break;
  }
  parser.end();
  const own = ownRows(near, reasons, row);
  const last = Math.max(...own);
  const shown = near.filter((raw) => raw.row >= row - around && raw.row <= last + around);
  return { rows: shown, own, lines };
}

/** The row itself and what continues it; a blank row between two parts of a record belongs to it. */
function ownRows(
  near: readonly RawRow[],
  reasons: ReadonlyMap<number, SkipReason>,
  row: number,
): Set<number> {
  const own = new Set([row]);
  let blank: number[] = [];
  for (const raw of near) {
    if (raw.row <= row) continue;
    const reason = reasons.get(raw.row);
    if (reason === 'blank_row') blank.push(raw.row);
    else if (reason === 'continuation') {
      for (const each of [...blank, raw.row]) own.add(each);
      blank = [];
    } else break;
  }
  return own;
}
