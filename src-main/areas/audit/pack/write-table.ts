/**
 * A table as CSV, with what its rows add up to and one locator a record. Cells cannot bite and cannot break a record; amounts are decimals of their own
 * currency.
 */
import { record } from '../../exports/csv.ts';
import { cellText } from './cell-text.ts';
import { locatorOf } from './locators.ts';
import { type PackedFile, packing } from './packer.ts';
import type { Cells, PackGround, PackTable } from './table.ts';
import { TableTotals } from './totals.ts';
import { WorkbookWriter } from './workbook.ts';

const BOM = '\u{feff}';
/** Characters gathered before they are hashed and deflated. */
const PIECE_CHARS = 256 * 1024;

export interface WrittenTable {
  readonly table: PackTable;
  readonly file: PackedFile;
  readonly locators: PackedFile;
  /** Null where none was asked for. */
  readonly workbook: PackedFile | null;
  readonly leftOut: number;
  readonly totals: TableTotals;
}

export async function writeTable(
  table: PackTable,
  ground: PackGround,
  breathe: () => Promise<void>,
  withWorkbook: boolean,
): Promise<WrittenTable> {
  const file = packing(`data/${table.name}.csv`);
  const locators = packing(`rows/${table.name}`);
  const totals = new TableTotals(table);
  const book = withWorkbook ? new WorkbookWriter(table) : null;
  let rows: Cells[] = [];
  try {
    let text = '';
    let marks = '';
    const flush = async () => {
      file.add(text);
      locators.add(marks);
      text = '';
      marks = '';
      await file.drained();
      await book?.add(rows);
      rows = [];
      await breathe();
    };
    const put = (line: string) => {
      text += line;
      marks += locatorOf(line.slice(0, -1));
    };
    put(BOM + record(table.columns.map(({ code }) => code)));
    for (const { cells, isIn } of table.rows(ground)) {
      totals.add(cells, isIn);
      if (!isIn) continue;
      put(record(cells.map(cellText)));
      if (book) rows.push(cells);
      if (text.length > PIECE_CHARS) await flush();
    }
    await flush();
    return {
      ...{ table, totals, leftOut: totals.leftOut },
      file: await file.end(totals.records),
      locators: await locators.end(),
      workbook: (await book?.end()) ?? null,
    };
  } catch (fault) {
    file.drop();
    locators.drop();
    book?.drop();
    throw fault;
  }
}
