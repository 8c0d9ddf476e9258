/**
 * A table found by the words of its heading, wherever in the file it begins and whatever separates its cells. Rows are read by field; what
 * cannot be read is a problem with row, column, text and what was expected, protected texts masked.
 */
import type { RowProblem } from '../../../../shared/contract/row-problem.ts';
import { CHINA_ZONE, dayNumber } from '../../../../shared/domain/dates.ts';
import { maskCell } from '../../../../shared/domain/masking/cell.ts';
import { maskAccount } from '../../../../shared/domain/masking/party.ts';
import { maskText } from '../../../../shared/domain/masking/text.ts';
import { fractionDigits, type Minor } from '../../../../shared/domain/money.ts';
import type { RawRow } from '../adapter.ts';
import {
  type Header,
  type HeaderWords,
  hasLostDigits,
  isBlank,
  readAmount,
  readHeader,
  readMoment,
  trimCell,
} from '../adapters/cells.ts';
import { REPLACEMENT } from '../read-part.ts';
import type { Grid } from './open-file.ts';

/** Banks put a title, the account and the totals above. */
const HEADER_WITHIN = 60;
const PROBLEM_CHARS_MAX = 80;

export interface HeadedTable<Field extends string> {
  readonly grid: Grid;
  readonly header: Header<Field>;
  readonly headerRow: RawRow;
}

/** The first grid with a row that has a heading for every field that is needed. */
export function findTable<Field extends string>(
  grids: readonly Grid[],
  words: HeaderWords<Field>,
  needed: readonly Field[],
): HeadedTable<Field> | null {
  for (const grid of grids)
    for (const headerRow of grid.head.slice(0, HEADER_WITHIN)) {
      const header = readHeader(headerRow.cells, words);
      if (needed.every((field) => header.columns.has(field))) return { grid, header, headerRow };
    }
  return null;
}

/** The word alone: a payee may be called 合计科技. */
const TOTAL_ROW = /^(?:合计|总计|总额|汇总|total|grand total|sum)\s*[:：]?$/i;
export const isTotalRow = (raw: RawRow): boolean =>
  TOTAL_ROW.test(cellText(raw.cells.find((cell) => trimCell(cell) !== '') ?? ''));

/** WeChat's tables put a backtick before a value so that a spreadsheet keeps it a text. */
export const cellText = (cell: string): string => trimCell(cell).replace(/^`/, '');

export interface SplitRows {
  readonly above: readonly RawRow[];
  readonly items: readonly RawRow[];
  readonly totals: readonly RawRow[];
}
export async function splitRows({ grid, headerRow }: HeadedTable<string>): Promise<SplitRows> {
  const rows = (await grid.all()).filter((raw) => !isBlank(raw));
  const below = rows.filter((raw) => raw.row > headerRow.row);
  return {
    above: rows.filter((raw) => raw.row < headerRow.row),
    items: below.filter((raw) => !isTotalRow(raw)),
    totals: below.filter(isTotalRow),
  };
}

export class TableRow<Field extends string> {
  readonly raw: RawRow;
  readonly #header: Header<Field>;
  readonly #problems: RowProblem[];

  constructor(raw: RawRow, header: Header<Field>, problems: RowProblem[]) {
    this.raw = raw;
    this.#header = header;
    this.#problems = problems;
    const surplus = raw.cells.slice(header.width).filter((cell) => trimCell(cell) !== '');
    if (surplus.length > 0)
      this.#push('', 'too_many_cells', surplus.map(maskAccount).join(','), String(header.width));
  }

  heading(field: Field): string {
    return this.#header.columns.get(field)?.name ?? '';
  }

  refuse(field: Field, problem: string, text: string, expected: string): void {
    // A number may stand in a column it does not belong to.
    this.#push(this.heading(field), problem, maskText(maskCell(this.heading(field), text)), expected);
  }

  text(field: Field, max = 400): string {
    const column = this.#header.columns.get(field);
    if (!column) return '';
    const text = cellText(this.raw.cells[column.at] ?? '');
    // Half a number is none, and half a name is another.
    if (this.raw.cutCells?.has(column.at) || hasLostDigits(text))
      this.refuse(field, 'lost_digits', text, '≠ 6.2E+18');
    if (text.includes(REPLACEMENT)) this.refuse(field, 'replacement_character', text, 'Unicode');
    if ([...text].length > max) this.refuse(field, 'text_too_long', text, `≤ ${max}`);
    return text;
  }

  required(field: Field, expected: string, max = 400): string {
    const text = this.text(field, max);
    if (text === '') this.refuse(field, 'missing_value', '', expected);
    return text;
  }

  /** Null where the cell is blank or cannot be read. */
  amount(field: Field, currency: string): Minor | null {
    const text = this.text(field);
    if (text === '') return null;
    const read = readAmount(text, fractionDigits(currency));
    if (read.ok) return read.value;
    this.refuse(field, read.error.kind, text, fractionDigits(currency) === 0 ? '1,234' : '1,234.56');
    return null;
  }

  /** As an instant or a day; '' where the cell is blank. */
  moment(field: Field): string {
    const text = this.text(field);
    if (text === '') return '';
    const read = readMoment(text) ?? readCompact(text);
    if (read === null) this.refuse(field, 'not_a_date', text, '2026-05-08 10:00:00');
    return read ?? '';
  }

  #push(column: string, problem: string, text: string, expected: string): void {
    this.#problems.push({
      row: this.raw.row,
      column,
      problem,
      text: text.slice(0, PROBLEM_CHARS_MAX),
      expected,
    });
  }
}

const COMPACT = /^(\d{4})(\d{2})(\d{2})(?:(\d{2})(\d{2})(\d{2}))?$/;
/** '20260508', '20260508100000' */
function readCompact(text: string): string | null {
  const [, year = '', month = '', day = '', hour, minute, second] = COMPACT.exec(text) ?? [];
  if (dayNumber(Number(year), Number(month), Number(day)) === null) return null;
  const date = `${year}-${month}-${day}`;
  if (hour === undefined) return date;
  const isTime = Number(hour) < 24 && Number(minute) < 60 && Number(second) < 60;
  return isTime ? `${date}T${hour}:${minute}:${second}${CHINA_ZONE}` : null;
}
