/**
 * A table without a header is known by its width and by its cells: days where the mapping says a day stands, amounts where it says an amount
 * does, in every row of the sample that is a row of data.
 */
import { amountPlaces, type ColumnMapping } from '../../../../shared/domain/column-mapping.ts';
import type { RawRow } from '../adapter.ts';
import { AmountReader } from '../adapters/bank-csv/amounts.ts';
import { DateReader } from '../adapters/bank-csv/date-reader.ts';
import { cleanCell, isBlank, textOf } from '../adapters/bank-csv/text.ts';
import type { MappedTable } from './table.ts';
import { wordKey } from './words.ts';

export function headerlessTable(rows: readonly RawRow[], mapping: ColumnMapping): MappedTable | null {
  const { width } = mapping.table;
  const skipped = mapping.skipWords.map(wordKey);
  const data = rows.filter((raw) => {
    const first = raw.cells.map(cleanCell).find((cell) => cell !== '');
    return first !== undefined && !skipped.some((word) => word !== '' && wordKey(first).startsWith(word));
  });
  const isWhole = (raw: RawRow) => raw.cells.length <= width || raw.cells.slice(width).every(isBlank);
  const hasWidth = data.some((raw) => raw.cells.length === width);
  if (data.length === 0 || !hasWidth || !data.every(isWhole)) return null;
  const dates = new DateReader(mapping.dateOrder);
  const amounts = new AmountReader(mapping.decimal);
  const money = amountPlaces(mapping.amount);
  const isData = ({ cells }: RawRow) =>
    dates.read(cells[mapping.columns.date ?? -1] ?? '') &&
    money.every((place) => textOf(cells[place]) === '' || amounts.read(cells[place], 3) === 'ok') &&
    money.some((place) => textOf(cells[place]) !== '');
  // A cell that cannot be read is a problem of its row, not another table.
  if (5 * data.filter(isData).length < 4 * data.length) return null;
  const places = Array.from({ length: width }, (_, at) => at);
  return { headerRow: 0, names: [], places, width, drift: [] };
}
