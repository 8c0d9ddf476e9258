/**
 * Reading cells: what every format with a header row does the same way. Headers are found by their words, amounts and moments are read or
 * refused; nothing is guessed and nothing is rounded.
 */
import { CHINA_ZONE, dayNumber, formatDay } from '../../../../shared/domain/dates.ts';
import { type Minor, type MoneyProblem, parseMinor } from '../../../../shared/domain/money.ts';
import type { ParsedLine } from '../../../../shared/domain/statement-line.ts';
import type { Result } from '../../../../shared/result.ts';
import type { Places, RawRow, Sample, Splitter } from '../adapter.ts';

/** Without TAB, NBSP, U+3000 and BOM around it (all white space to `trim`), and without the `="…"` by which Excel keeps a number a text. */
export function trimCell(text: string): string {
  const trimmed = text.trim();
  return trimmed.startsWith('="') && trimmed.endsWith('"') && trimmed.length > 3
    ? trimmed.slice(2, -1).trim()
    : trimmed;
}

export const isBlank = (raw: RawRow): boolean => raw.cells.every((cell) => trimCell(cell) === '');

/** No header is longer; of a cell that is, comparing the beginning is enough. */
const HEADER_CHARS_MAX = 300;

/** A header's word for comparing: '收入金额（+元）' and '收入金额(+元) ' are both '收入金额'; 'Order No.' is 'order_no'. */
export const headerWord = (text: string): string =>
  trimCell(text)
    .slice(0, HEADER_CHARS_MAX)
    .normalize('NFKC') // Full-width brackets, letters and blanks become the plain ones.
    .replace(/\s*\([+-]?\s*元\)$/, '')
    .replace(/^`\s*/, '') // WeChat's values carry one, and in some copies its headers.
    .toLowerCase()
    .replace(/\.+$/, '')
    .replace(/[\s_-]+/g, '_');

/** Every format compares the same few rows with the words it knows: each row and each list of words is turned into words once. */
const turned = new WeakMap<readonly string[], readonly string[]>();
function headerWords(texts: readonly string[]): readonly string[] {
  const known = turned.get(texts);
  if (known?.length === texts.length) return known;
  const words = texts.map(headerWord);
  turned.set(texts, words);
  return words;
}

/** Words by field; earlier words win where a file has several of them. */
export type HeaderWords<Field extends string> = Readonly<Record<Field, readonly string[]>>;

interface Column {
  readonly at: number;
  /** As printed, trimmed. */
  readonly name: string;
}

export interface Header<Field extends string> {
  readonly columns: ReadonlyMap<Field, Column>;
  /** Columns nobody asked for, as printed. */
  readonly unknown: readonly string[];
  /** How many cells a whole row has (trailing empty ones left out). */
  readonly width: number;
}

/** Headings that were understood, as printed. */
export const understoodNames = (header: Header<string>): string[] =>
  [...header.columns.values()].map(({ name }) => name);

export function readHeader<Field extends string>(
  cells: readonly string[],
  words: HeaderWords<Field>,
  knownUnused: readonly string[] = [],
): Header<Field> {
  const printed = headerWords(cells);
  const columns = new Map<Field, Column>();
  const taken = new Set<number>();
  for (const field of Object.keys(words) as Field[]) {
    // The table is closed: its keys are the fields.
    for (const word of headerWords(words[field])) {
      const at = printed.indexOf(word);
      if (at < 0 || taken.has(at)) continue;
      columns.set(field, { at, name: trimCell(cells[at] ?? '') });
      taken.add(at);
      break;
    }
  }
  const unused = new Set(headerWords(knownUnused));
  const unknown = cells
    .map(trimCell)
    .filter((cell, at) => cell !== '' && !taken.has(at) && !unused.has(printed[at] ?? ''));
  const width = printed.reduce((widest, word, at) => (word === '' ? widest : at + 1), 0);
  return { columns, unknown, width };
}

/** Which fields of a header each field of a line is made of. */
export type FieldSources<Field extends string> = Partial<Record<keyof ParsedLine, readonly Field[]>>;

/** The cells a line's fields are made of, by the header that recognition found and keeps as its layout; none where the file has no header. */
export function placesIn<Field extends string>(layout: unknown, sources: FieldSources<Field>): Places {
  const columns =
    typeof layout === 'object' && layout !== null && 'columns' in layout && layout.columns instanceof Map
      ? (layout as Header<Field>).columns // Layouts are kept by our own recognition; no other map of columns comes here.
      : new Map<Field, Column>();
  const places = Object.entries(sources).flatMap(([field, fields]) => {
    const at = fields.flatMap((each) => columns.get(each)?.at ?? []);
    return at.length > 0 ? [[field, at] as const] : [];
  });
  return Object.fromEntries(places);
}

/** Tries the delimiters of CSV files in turn; a workbook answers the same rows for each. */
export function withDelimiter<Found>(
  sample: Sample,
  find: (rows: readonly RawRow[]) => Found | null,
): { readonly found: Found; readonly splitter: Splitter } | null {
  for (const delimiter of [',', '\t', ';', '|'] as const) {
    const splitter: Splitter = { kind: 'csv', delimiter };
    const found = find(sample.rows(splitter));
    if (found !== null) return { found, splitter };
  }
  return null;
}

/** An amount as printed in files people have handled: '1,234.50', '¥12', '１２．００元', '−5'. */
export function readAmount(text: string, digits = 2): Result<Minor, MoneyProblem> {
  const plain = parseMinor(text, digits);
  if (plain.ok) return plain;
  const written = text
    .normalize('NFKC')
    .replace(/\u2212/g, '-')
    .replace(/(?<!\d)\s+|\s+(?!\d)/g, '')
    .replace(/^([+-]?)¥/, '$1')
    .replace(/^¥([+-])/, '$1')
    .replace(/元$/, '');
  // Blanks between digits are those of thousands, or it is no amount.
  const again = parseMinor(GROUPED.test(written) ? written.replace(/\s/g, '') : written, digits);
  // Cleaned of its decoration it may show a better reason than the decoration itself.
  return again.ok || again.error.kind !== 'not_an_amount' ? again : plain;
}

const GROUPED = /^[+-]?\d{1,3}(?:\s\d{3})+(?:\.\d+)?$/;

const MOMENT =
  /^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?(?:[T\s]+(\d{1,2}):(\d{2})(?::(\d{2})(?:\.\d+)?)?\s*(Z|[+-]\d{2}:?\d{2})?)?$/i;

/**
 * 'YYYY-MM-DD HH:mm:ss' and its kin (slashes, T, one-digit months as Excel re-saves them, no seconds, a zone) → instant with zone, Chinese
 * time where none is printed; a bare day stays a day. Null where the text is no such moment. The year stands first, so no order is guessed.
 */
export function readMoment(text: string): string | null {
  const found = MOMENT.exec(text);
  if (!found) return null;
  const [, year, month, date, hour, minute = '', second = '00', zone = CHINA_ZONE] = found;
  const day = dayNumber(Number(year), Number(month), Number(date));
  if (day === null) return null;
  if (hour === undefined) return formatDay(day);
  if (Number(hour) > 23 || Number(minute) > 59 || Number(second) > 59) return null;
  const written =
    zone.toUpperCase() === 'Z' ? 'Z' : zone.includes(':') ? zone : `${zone.slice(0, 3)}:${zone.slice(3)}`;
  return `${formatDay(day)}T${hour.padStart(2, '0')}:${minute}:${second}${written}`;
}

/** '4.2E+27': a spreadsheet took a number for an amount and dropped its last digits. */
export const hasLostDigits = (text: string): boolean => /^[+-]?\d(?:\.\d+)?e\+\d+$/i.test(text);
