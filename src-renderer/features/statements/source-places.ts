/** How a place in a file is called: column D of a sheet, the fourth column of a text, the path of an element; and the line's fields made of it. */
import type { OriginalRows, SourceForm } from '../../../shared/contract/source.ts';
import type { Words } from '../../ui/words.ts';

/** 0 is A, 26 is AA. */
export function columnLetters(column: number): string {
  let letters = '';
  for (let rest = column + 1; rest > 0; rest = Math.floor((rest - 1) / 26))
    letters = String.fromCharCode(65 + ((rest - 1) % 26)) + letters;
  return letters;
}

/** Short, for a mark: D, 4, Amt. */
export function columnMark(source: Pick<OriginalRows, 'form' | 'header'>, column: number): string {
  if (source.form === 'sheet') return columnLetters(column);
  if (source.form !== 'tags') return String(column + 1);
  return source.header[column]?.split('/').at(-1) ?? '';
}

/** In full, for who hears it or looks longer: 表 流水 D4（支出）. */
export function placeText(words: Words, source: OriginalRows, column: number, row: number): string {
  const name = source.header[column]?.trim() ?? '';
  if (source.form === 'tags') return words('source.atPath', { path: name, row });
  const key = PLACE_WORDS[source.form];
  return words(name === '' ? `${key}` : `${key}Named`, { column: columnMark(source, column), row, name });
}
const PLACE_WORDS = { sheet: 'source.atCell', table: 'source.atColumn', text: 'source.atColumn' } as const;

/** The columns a field was made of: those in which something stands, where it might have been in several (收入 and 支出). */
export function columnsOf({ places, rows }: OriginalRows, field: string): readonly number[] {
  const columns = places[field] ?? [];
  const own = rows.find((row) => row.isTheLine);
  const filled = columns.filter((column) => (own?.cells[column] ?? '').trim() !== '');
  return filled.length > 0 ? filled : columns;
}

/** The fields of the line that a column was read into. */
export const fieldsAt = (source: OriginalRows, column: number): string[] =>
  Object.keys(source.places).filter((field) => columnsOf(source, field).includes(column));

/** Blanks and what looks like one, as signs that can be seen. */
const SIGNS: Readonly<Record<string, string>> = {
  ' ': '·',
  '\t': '→',
  '\n': '↵\n',
  '\r': '␍',
  '\u00a0': '⍽',
  '\u3000': '□',
  '\u200b': '∅',
  '\ufeff': '∅',
};
export const withBlanksSeen = (text: string): string =>
  text.replace(/[ \t\n\r\u00a0\u3000\u200b\ufeff]/g, (sign) => SIGNS[sign] ?? sign);

export const hasColumns = (form: SourceForm): boolean => form !== 'text';
