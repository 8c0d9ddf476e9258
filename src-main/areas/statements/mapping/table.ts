/**
 * Is this the table a mapping was made for? Its header is looked for by words in any row; the order of columns never counts, columns that came
 * or went are told. What cannot be done without, or would change what an amount means, is named instead of being read as if nothing were.
 */
import type { ColumnMapping, MappedField } from '../../../../shared/domain/column-mapping.ts';
import { amountPlaces, MAPPED_FIELDS, NEEDED_FIELDS } from '../../../../shared/domain/column-mapping.ts';
import type { RawRow, Recognition, Splitter } from '../adapter.ts';
import { type Field as BankField, meaningOf } from '../adapters/bank-csv/header-words.ts';
import { wordOf } from '../adapters/bank-csv/text.ts';
import { headerWord, trimCell } from '../adapters/cells.ts';

/** Rows in which a header is looked for: the longest preambles we know have about 25. */
export const HEADER_WITHIN = 60;

/** How much of two headers is the same, shared words against all words. Less is another table that happens to share some headings. */
const ALIKE = 0.6;
/** A column we need is gone, and the rest is so much alike that nobody else should have a go at the file. */
const PLAINLY_OURS = 0.75;

/** Headings as they are compared: case, blanks, accents, brackets and the unit 元 do not count. */
export const headingKey = (heading: string): string => wordOf(headerWord(heading));

/** The same rows are held against every mapping there is, and the same headings against every file. */
const keysKnown = new WeakMap<readonly string[], readonly string[]>();
function keysOf(headings: readonly string[]): readonly string[] {
  const known = keysKnown.get(headings);
  if (known) return known;
  const keys = headings.map((heading) => (heading.length > HEADING_CHARS_MAX ? '' : headingKey(heading)));
  keysKnown.set(headings, keys);
  return keys;
}
const HEADING_CHARS_MAX = 400;

export const splitterOf = (delimiter: ColumnMapping['table']['delimiter']): Splitter =>
  delimiter === '`' ? { kind: 'backtick' } : { kind: 'csv', delimiter };

export interface MappedTable {
  /** Row of the header; 0 for a table without one. */
  readonly headerRow: number;
  /** Headings of this file, as printed. */
  readonly names: readonly string[];
  /** Where each of the mapping's columns stands in this file; −1 where it does not. */
  readonly places: readonly number[];
  readonly width: number;
  readonly drift: Recognition['drift'];
}

export type TableAnswer =
  | { readonly is: 'table'; readonly table: MappedTable }
  /** Nearly: `missing` are headings that are needed, `unclear` are new ones that would change what an amount means. */
  | {
      readonly is: 'lacking';
      readonly understood: readonly string[];
      readonly missing: readonly string[];
      readonly unclear: readonly string[];
      readonly isPlainlyOurs: boolean;
    }
  | { readonly is: 'other' };

export function findMappedTable(rows: readonly RawRow[], mapping: ColumnMapping): TableAnswer {
  let best: { readonly raw: RawRow; readonly likeness: number } | null = null;
  for (const raw of rows.slice(0, HEADER_WITHIN)) {
    const likeness = likenessOf(raw.cells, mapping.table.header);
    if (likeness > (best?.likeness ?? 0)) best = { raw, likeness };
  }
  return best === null ? { is: 'other' } : judge(best.raw, best.likeness, mapping);
}

function judge(raw: RawRow, likeness: number, mapping: ColumnMapping): TableAnswer {
  if (likeness < ALIKE) return { is: 'other' };
  const { header } = mapping.table;
  const places = placesOf(raw.cells, header);
  const lost = header.flatMap((name, at) => (places[at] === -1 && headingKey(name) !== '' ? [at] : []));
  const needed = neededPlaces(mapping);
  const missing = lost.filter((at) => needed.has(at));
  const strangers = raw.cells
    .map((cell, at) => ({ name: trimCell(cell), at }))
    .filter(({ name, at }) => name !== '' && !places.includes(at));
  // Where a column we need stands there twice, nobody knows which of the two it is.
  const ours = new Set([...needed].map((at) => headingKey(header[at] ?? '')));
  const unclear = strangers.filter(({ name }) => ours.has(headingKey(name)) || changesMeaning(name, mapping));
  if (missing.length > 0 || unclear.length > 0)
    return {
      is: 'lacking',
      understood: header.filter((name, at) => places[at] !== -1 && name !== ''),
      missing: missing.map((at) => header[at] ?? ''),
      unclear: unclear.map(({ name }) => name),
      isPlainlyOurs: likeness >= PLAINLY_OURS,
    };
  const used = usedPlaces(mapping);
  return {
    is: 'table',
    table: {
      headerRow: raw.row,
      names: raw.cells.map(trimCell),
      places,
      width: raw.cells.length,
      drift: [
        ...lost.filter((at) => used.has(at)).map((at) => absent(header[at] ?? '')),
        ...strangers.map(({ name }) => ({ kind: 'unknown_column', column: name }) as const),
      ],
    },
  };
}

const absent = (column: string) => ({ kind: 'absent_column', column }) as const;

function likenessOf(cells: readonly string[], header: readonly string[]): number {
  const wanted = keysOf(header).filter((key) => key !== '');
  const found = keysOf(cells).filter((key) => key !== '');
  const left = [...found];
  let shared = 0;
  for (const key of wanted) {
    const at = left.indexOf(key);
    if (at < 0) continue;
    shared += 1;
    left.splice(at, 1);
  }
  return shared === 0 ? 0 : shared / (wanted.length + found.length - shared);
}

/** Each heading's place among the cells; the second of two equal headings is the second there, too. */
function placesOf(cells: readonly string[], header: readonly string[]): number[] {
  const found = keysOf(cells);
  const taken = new Set<number>();
  return keysOf(header).map((key) => {
    const at = found.findIndex((each, place) => each === key && !taken.has(place));
    if (at >= 0) taken.add(at);
    return at;
  });
}

const placesFor = (mapping: ColumnMapping, fields: readonly MappedField[]): number[] =>
  fields.map((field) => mapping.columns[field]).filter((place) => place !== undefined);

function neededPlaces(mapping: ColumnMapping): ReadonlySet<number> {
  const { amount } = mapping;
  return new Set([
    ...amountPlaces(amount),
    ...(amount.form === 'word' ? [amount.direction] : []),
    ...placesFor(
      mapping,
      MAPPED_FIELDS.filter((field) => NEEDED_FIELDS.has(field)),
    ),
  ]);
}

const usedPlaces = (mapping: ColumnMapping): ReadonlySet<number> =>
  new Set([...neededPlaces(mapping), ...placesFor(mapping, MAPPED_FIELDS), ...mapping.descriptions]);

/** A heading that was not there when she looked, and says something about every amount: which way it went, in which money, or that it did not. */
function changesMeaning(heading: string, mapping: ColumnMapping): boolean {
  const field: BankField | undefined = meaningOf(heading)?.field;
  const { columns, amount, amountIs } = mapping;
  if (field === 'direction') return amount.form !== 'word';
  if (field === 'in' || field === 'out') return true;
  if (field === 'currency') return columns.currency === undefined;
  const key = headingKey(heading);
  if (FEE.has(key)) return amountIs === 'gross' && columns.fee === undefined;
  return STATUS.has(key) && columns.status === undefined && mapping.sourceKind !== 'bank';
}

const keys = (words: string): ReadonlySet<string> => new Set(words.split(' ').map(headingKey));
const FEE = keys('手续费 服务费 费用 fee fees commission gebuhr frais comision taxa');
const STATUS = keys('状态 交易状态 订单状态 支付状态 status state etat estado');
