/**
 * A table as CSV, with what its rows add up to and one locator a record. Cells cannot bite and cannot break a record; amounts are decimals of their own
 * currency.
 */
import { hash } from 'node:crypto';
import { record } from '../../exports/csv.ts';
import { cellText } from './cell-text.ts';
import { type PackedFile, packing } from './packer.ts';
import type { Cells, PackGround, PackTable } from './table.ts';
import { TableTotals } from './totals.ts';

const BOM = '\u{feff}';
/** Characters gathered before they are hashed and deflated. */
const PIECE_CHARS = 256 * 1024;
const LOCATOR_DIGITS = 8;

export interface WrittenTable {
  readonly table: PackTable;
  readonly file: PackedFile;
  readonly locators: PackedFile;
  readonly leftOut: number;
  readonly totals: TableTotals;
}

export async function writeTable(
  table: PackTable,
  ground: PackGround,
  breathe: () => Promise<void>,
  also?: (cells: Cells) => void,
): Promise<WrittenTable> {
  const file = packing(`data/${table.name}.csv`);
  const locators = packing(`rows/${table.name}`);
  const totals = new TableTotals(table);
  try {
    let text = '';
    let marks = '';
    const flush = async () => {
      file.add(text);
      locators.add(marks);
      text = '';
      marks = '';
      await file.drained();
      await breathe();
    };
    const put = (line: string) => {
      text += line;
      marks += `${hash('sha256', line.slice(0, -1), 'hex').slice(0, LOCATOR_DIGITS)}\n`;
    };
    put(BOM + record(table.columns.map(({ code }) => code)));
    for (const { cells, isIn } of table.rows(ground)) {
      totals.add(cells, isIn);
      if (!isIn) continue;
      put(record(cells.map(cellText)));
      also?.(cells);
      if (text.length > PIECE_CHARS) await flush();
    }
    await flush();
    return {
      ...{ table, totals, leftOut: totals.leftOut },
      file: await file.end(totals.records),
      locators: await locators.end(),
    };
  } catch (fault) {
    file.drop();
    locators.drop();
    throw fault;
  }
}
