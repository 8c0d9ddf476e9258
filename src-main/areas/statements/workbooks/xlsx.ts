/**
 * An .xlsx (or .xlsm): each sheet is read from the zip row by row, so that a million rows need no more memory than their shared texts.
 */
import { RefusedStatement } from '../refused-statement.ts';
import type { ZipMember } from '../zip.ts';
import { sheetXmlFrom } from './row-skip.ts';
import { readSharedStrings, SharedStrings } from './shared-strings.ts';
import { openSheet, type Sheet } from './sheet.ts';
import { readXlsxParts } from './xlsx-parts.ts';
import { type BookFacts, RowWalker } from './xlsx-rows.ts';
import { walkXml } from './xml-walk.ts';

export async function readXlsx(members: readonly ZipMember[]): Promise<Sheet[]> {
  const parts = await readXlsxParts(members);
  const strings = parts.sharedStrings
    ? await readSharedStrings(parts.sharedStrings.pieces())
    : new SharedStrings();
  const facts: BookFacts = { strings, kinds: parts.kinds, is1904: parts.is1904 };
  const sheets: Sheet[] = [];
  for (const { name, member } of parts.sheets) {
    const sheet = await openSheet({
      name,
      size: member.size,
      pieces: (from) => rowPieces(member, facts, from),
    });
    if (sheet) sheets.push(sheet);
  }
  if (sheets.length === 0) throw new RefusedStatement('empty_file');
  return sheets;
}

async function* rowPieces(member: ZipMember, facts: BookFacts, from = 1) {
  const walker = new RowWalker(facts);
  const xml = from > 1 ? sheetXmlFrom(member.pieces(), from) : member.pieces();
  let done = 0;
  for await (const bytes of walkXml(xml, walker)) {
    done += bytes;
    yield { rows: walker.take(), done };
  }
  yield { rows: walker.take(), done };
}
