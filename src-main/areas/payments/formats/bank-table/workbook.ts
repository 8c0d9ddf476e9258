/**
 * The same rows as a workbook. Every cell is a text, amounts and numbers too: a spreadsheet neither runs, rounds nor shortens a text.
 *
 * The zip around it is packed anew with one fixed time, so that the same batch is the same bytes whenever it is written.
 */
import { unzipSync, zipSync } from 'fflate';

/** A zip knows local times only: said in the zone of the machine, it is the same on every machine. */
const PACKED_AT = new Date(2000, 0, 1);

export async function workbookOf(rows: readonly (readonly string[])[], madeAt: string): Promise<Uint8Array> {
  const { default: ExcelJS } = await import('exceljs'); // Twenty megabytes that only workbooks need.
  const workbook = new ExcelJS.Workbook();
  workbook.creator = 'Countinghouse';
  workbook.lastModifiedBy = 'Countinghouse';
  workbook.created = new Date(madeAt);
  workbook.modified = new Date(madeAt);
  const sheet = workbook.addWorksheet('Sheet1');
  for (const cells of rows) sheet.addRow([...cells]);
  for (const [at, heading] of (rows[0] ?? []).entries()) {
    const column = sheet.getColumn(at + 1);
    column.numFmt = '@';
    column.width = Math.max(12, 2 * heading.length + 4);
  }
  const members = unzipSync(new Uint8Array(await workbook.xlsx.writeBuffer()));
  return zipSync(members, { mtime: PACKED_AT, level: 6 });
}
