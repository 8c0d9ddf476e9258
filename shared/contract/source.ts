/**
 * Provenance: from a line, or from a figure that a file states, to the words of the original file; and the original itself, as it came in.
 */
import { z } from 'zod';
import { call } from './call.ts';
import { count, hash, id, reason, token } from './shapes.ts';

/**
 * sheet: rows of a workbook; table: rows of a text with columns; tags: an element of XML or SGML, its paths and values; text: lines of a form
 * without columns (MT940, BAI2, QIF).
 */
export const SOURCE_FORMS = ['sheet', 'table', 'tags', 'text'] as const;
export type SourceForm = (typeof SOURCE_FORMS)[number];

const originalRows = z.object({
  importId: id,
  /** Base name of the statement, as lists show it. */
  file: z.string(),
  /** The archive it came in, and its place there; '' both where it came by itself. */
  archive: z.string(),
  member: z.string(),
  /** '' for texts. */
  sheet: z.string(),
  sha256: hash,
  encoding: z.string(),
  form: z.enum(SOURCE_FORMS),
  /** 0 where the file has none. */
  headerRow: count,
  /** Of files of tags the paths of the element. */
  header: z.array(z.string()),
  rows: z.array(
    z.object({
      row: count,
      cells: z.array(z.string()),
      /** More than one where a record runs over several lines of text. */
      isTheLine: z.boolean(),
    }),
  ),
  /** For each field of the line the columns of its row that it was made of, from 0. */
  places: z.record(z.string(), z.array(count)),
});
export type OriginalRows = z.infer<typeof originalRows>;

const around = z.number().int().min(0).max(20);
/** Why the cells are to be shown unmasked; needs the right `reveal`, and is recorded. */
const reveal = reason.optional();

export const sourceCalls = {
  /** The original text around a line, decrypted from the sealed file and decoded again. */
  'statements.source': call('read', z.object({ lineId: id, around, reveal }), originalRows),
  /** The same around any row of an import: where a figure stands that the file states. */
  'statements.sourceRow': call(
    'read',
    z.object({ importId: id, row: z.number().int().min(1).safe(), around, reveal }),
    originalRows,
  ),
  /** The file as it came in, byte for byte; whole and unmasked, so the right `reveal` is needed too, and it is recorded. */
  'statements.saveOriginal': call(
    'export',
    z.object({ importId: id, reason }),
    z.object({ token, fileName: z.string() }),
  ),
} as const;
