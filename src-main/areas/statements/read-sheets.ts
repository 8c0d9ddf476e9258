/**
 * The sheets of a workbook, each a file of its own where it is a statement: recognised by its first rows, then read piece by piece.
 *
 * A number that Excel has cut is no number: its row is a problem, unless the adapter can do without such a cell and gets it empty.
 */
import { Refused } from '../../../shared/contract/errors.ts';
import type { FormatAdapter, RawRow } from './adapter.ts';
import { ADAPTERS } from './adapters/list.ts';
import type { Part } from './containers.ts';
import {
  feed,
  finished,
  type ReadOptions,
  type ReadPart,
  type RefusedPart,
  ROWS_PER_BREATH,
} from './read-part.ts';
import { gridSample, type Recognised, recogniseFile } from './recognise.ts';
import { RefusedStatement } from './refused-statement.ts';
import { Staging } from './staging.ts';
import type { WorkbookKind } from './workbook.ts';
import type { Sheet } from './workbooks/sheet.ts';

interface Sheets {
  readonly sheets: readonly Sheet[];
  readonly workbook: WorkbookKind;
}

export async function readSheets(
  part: Part,
  { sheets, workbook }: Sheets,
  options: ReadOptions,
): Promise<{ read: ReadPart[]; refused: RefusedPart[] }> {
  const known: { sheet: Sheet; found: Recognised }[] = [];
  const others: { sheet: Sheet; error: unknown }[] = [];
  for (const sheet of sheets) {
    try {
      known.push({ sheet, found: await recogniseSheet(part, sheet, options.adapters ?? ADAPTERS) });
    } catch (error) {
      if (error instanceof Refused) throw error; // Cancelled: no word on the sheet.
      others.push({ sheet, error });
    }
  }
  if (known.length === 0) throw others[0]?.error ?? new RefusedStatement('empty_file');
  const read: ReadPart[] = [];
  for (const { sheet, found } of known) {
    const staging = await stagedSheet(part, sheet, found, options);
    // Rows of two sheets have the same numbers, so the sheet belongs to the name.
    const file = known.length > 1 ? `${part.file}#${sheet.name}` : part.file;
    read.push(finished(part, file, sheetMember(part, sheets, sheet), workbook, found, staging));
  }
  const refused = others.map(({ sheet }) => ({
    file: part.file,
    refusal: 'sheet_left_out' as const,
    facts: { sheet: sheet.name },
    member: sheetMember(part, sheets, sheet),
  }));
  return { read, refused };
}

export const recogniseSheet = (
  part: Part,
  sheet: Sheet,
  adapters: readonly FormatAdapter[],
): Promise<Recognised> =>
  recogniseFile(gridSample(part.file, sheet.sample, sheet.isWhole), adapters, () => rowsOf(sheet));

async function* rowsOf(sheet: Sheet): AsyncGenerator<RawRow> {
  for await (const { rows } of sheet.pieces()) yield* rows;
}

async function stagedSheet(
  part: Part,
  sheet: Sheet,
  { adapter, recognition }: Recognised,
  options: ReadOptions,
): Promise<Staging> {
  const staging = new Staging(adapter.sourceKind);
  const parser = adapter.parse(recognition.layout, staging);
  const isTolerant = adapter.toleratesCutNumbers === true;
  let sinceBreath = 0;
  for await (const { rows, done } of sheet.pieces()) {
    for (const raw of rows) {
      const cut = raw.cutCells;
      if (!cut) feed([raw], parser, staging, true);
      else if (isTolerant) feed([withoutCells(raw, cut)], parser, staging, true);
      else
        staging.problem({
          row: raw.row,
          column: '',
          kind: 'missing_value',
          text: raw.cells.find((_cell, column) => cut.has(column)) ?? '',
          expected: 'every digit, kept as text',
        });
    }
    sinceBreath += rows.length;
    if (sinceBreath < ROWS_PER_BREATH && done < sheet.size) continue;
    sinceBreath = 0;
    options.progress(done, sheet.size, part.file);
    await options.breathe();
  }
  parser.end();
  return staging;
}

const withoutCells = (raw: RawRow, columns: ReadonlySet<number>): RawRow => ({
  ...raw,
  cells: raw.cells.map((cell, column) => (columns.has(column) ? '' : cell)),
});

const sheetMember = (part: Part, sheets: readonly Sheet[], sheet: Sheet): string =>
  sheets.length > 1 ? `${part.member}#${sheet.name}` : part.member;

export const sheetOfMember = (part: Part, sheets: readonly Sheet[], member: string): Sheet | undefined =>
  sheets.find((each) => sheetMember(part, sheets, each) === member);
