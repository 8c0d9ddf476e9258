/**
 * The ways in which a cell may be read, said so that a person sees which one is meant: "03/04/2026" as 3 April or as 4 March, "1.234" as one
 * thousand or as one and a bit. For questions only; lines are made by the engine.
 */
import type { ColumnMapping } from '../../../../shared/domain/column-mapping.ts';

type DateOrder = ColumnMapping['dateOrder'];
type DecimalSign = ColumnMapping['decimal'];

const PLACES: Readonly<Record<DateOrder, readonly [number, number, number]>> = {
  ymd: [0, 1, 2],
  dmy: [2, 1, 0],
  mdy: [2, 0, 1],
};

/** The day in words of the reader's language; '' where the cell cannot be read in this order. */
export function dateReading(cell: string, order: DateOrder, locale: string): string {
  const parts = partsOf(cell, order);
  if (!parts) return '';
  const [yearAt, monthAt, dayAt] = PLACES[order];
  const printed = parts[yearAt] ?? '';
  if (printed.length !== 2 && printed.length !== 4) return '';
  const year = Number(printed) + (printed.length === 2 ? 2000 : 0);
  const month = Number(parts[monthAt]);
  const day = Number(parts[dayAt]);
  if (month < 1 || month > 12 || day < 1 || day > new Date(Date.UTC(year, month, 0)).getUTCDate()) return '';
  const format = new Intl.DateTimeFormat(locale === 'en' ? 'en-GB' : locale, {
    dateStyle: 'long',
    timeZone: 'UTC',
  });
  return format.format(Date.UTC(year, month - 1, day));
}

function partsOf(cell: string, order: DateOrder): readonly string[] | null {
  const text = cell.trim();
  const whole = /^\d{8}$/.test(text) ? (order === 'ymd' ? [4, 6] : [2, 4]) : null;
  if (whole) return [text.slice(0, whole[0]), text.slice(whole[0], whole[1]), text.slice(whole[1])];
  const found = /^(\d{1,4})\D{1,3}(\d{1,2})\D{1,3}(\d{1,4})(?!\d)/.exec(text);
  return found ? found.slice(1) : null;
}

/** The first of some cells that are read differently by different orders; else the first of all. */
export function tellingDate(cells: readonly string[]): string {
  const isTelling = (cell: string) => {
    const read = (['dmy', 'mdy'] as const).map((order) => dateReading(cell, order, 'en'));
    return new Set(read).size > 1 && !read.includes('');
  };
  return cells.find(isTelling) ?? cells.find((cell) => cell.trim() !== '') ?? '';
}

/** The amount as our screens write it; '' where the cell cannot be read with this sign. */
export function decimalReading(cell: string, sign: DecimalSign): string {
  const text = cell.replace(/[^\d.,+\-−]/g, '').replace('−', '-');
  const found = /^([+-]?)([\d.,]*\d)$/.exec(text);
  if (!found) return '';
  const [whole = '', fraction = '', ...more] = (found[2] ?? '').split(sign);
  const groups = whole.split(sign === '.' ? ',' : '.');
  const isGrouped = groups.every((group, at) => /^\d+$/.test(group) && (at === 0 || group.length === 3));
  if (more.length > 0 || !isGrouped || !/^\d*$/.test(fraction)) return '';
  const digits = groups.join('').replace(/^0+(?=\d)/, '');
  return `${found[1] === '-' ? '−' : ''}${digits.replace(/\B(?=(\d{3})+$)/g, ',')}.${fraction.padEnd(2, '0')}`;
}
