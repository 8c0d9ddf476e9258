/** Columns in another order, lost, doubled, called otherwise, new ones and separators too many: what channels do to their files over the years. */
import type { Document, Row, Table } from '../document.ts';
import type { Random } from '../random.ts';
import type { Mutation, Promised } from './mutation.ts';

type Cells = readonly string[];

function change(
  name: string,
  promised: Promised,
  make: (
    width: number,
    random: Random,
    header: Cells,
  ) => {
    readonly cells: (cells: Cells, isHeader: boolean, place: number) => Cells;
    readonly told: string;
  } | null,
): Mutation {
  return {
    name: `columns: ${name}`,
    apply: (document, random) => {
      const { table, print } = document;
      const header = table?.rows[table.header]?.cells;
      if (!table || !header) return null;
      const made = make(header.length, random, header);
      if (!made) return null;
      const { cells, told } = made;
      const rows = table.rows.map((row, at) =>
        isOfTable(table, at, header.length)
          ? { ...row, cells: cells(filled(row, header.length), at === table.header, at) }
          : row,
      );
      return { bytes: print(rows), promised, told };
    },
  };
}

/** Header, data, and what else is laid out in the columns of the table: totals. */
const isOfTable = ({ rows, header, lines }: Table, at: number, width: number): boolean =>
  at === header || lines.has(at) || (at > header && rows[at]?.cells.length === width && width > 2);

/** Rows may end before their last cells. */
const filled = ({ cells }: Row, width: number): Cells =>
  cells.length >= width ? cells : [...cells, ...Array.from({ length: width - cells.length }, () => '')];

const isChinese = (header: Cells): boolean => header.some((name) => /\p{Script=Han}/u.test(name));
const named = (header: Cells, at: number): string => JSON.stringify(header[at]?.trim() ?? '');
const IS_CURRENCY = /币|currency|ccy/i;
const NEW_NAMES = ['新增列', 'Extra', 'Neue Spalte', '备用字段1', 'x_internal_id'];

export const COLUMN_MUTATIONS: readonly Mutation[] = [
  change('in another order', 'same_lines', (width, random, header) => {
    const places = Array.from({ length: width }, (_, at) => ({ at, key: random.next() }));
    const order = places.sort((one, other) => one.key - other.key).map(({ at }) => at);
    return {
      cells: (cells) => [...order.map((at) => cells[at] ?? ''), ...cells.slice(width)],
      told: order.map((at) => header[at]?.trim()).join('|'),
    };
  }),
  change('two change places', 'same_lines', (width, random, header) => {
    const one = random.below(width);
    const other = random.below(width);
    return {
      cells: (cells) => cells.with(one, cells[other] ?? '').with(other, cells[one] ?? ''),
      told: `${named(header, one)} and ${named(header, other)}`,
    };
  }),
  change('one dropped', 'same_money', (width, random, header) => {
    const at = random.below(width);
    return { cells: (cells) => cells.toSpliced(at, 1), told: named(header, at) };
  }),
  change('one doubled', 'same_money', (width, random, header) => {
    const at = random.below(width);
    return { cells: (cells) => cells.toSpliced(at, 0, cells[at] ?? ''), told: named(header, at) };
  }),
  change('one doubled with other figures', 'same_money', (width, random, header) => {
    const at = random.below(width);
    return {
      cells: (cells, isHeader) => [
        ...cells,
        isHeader ? (cells[at] ?? '') : (cells[at] ?? '').replace(/\d/, '7'),
      ],
      told: named(header, at),
    };
  }),
  change('one called otherwise', 'same_money', (width, random, header) => {
    const at = random.below(width);
    // In the language of the others: a Chinese word would make it a file of China.
    const name = isChinese(header)
      ? random.of('某列', '', '金额2', '备注2')
      : random.of('Column X', '', 'Amount 2');
    return {
      cells: (cells, isHeader) => (isHeader ? cells.with(at, name) : cells),
      told: `${named(header, at)} now ${name}`,
    };
  }),
  change('two names change places', 'vouched', (width, random, header) => {
    const one = random.below(width);
    const other = random.below(width);
    // What a currency is, its column's name alone says.
    if (IS_CURRENCY.test(header[one] ?? '') || IS_CURRENCY.test(header[other] ?? '')) return null;
    return {
      cells: (cells, isHeader) =>
        isHeader ? cells.with(one, cells[other] ?? '').with(other, cells[one] ?? '') : cells,
      told: `${named(header, one)} and ${named(header, other)}`,
    };
  }),
  change('a new one of texts', 'same_lines', (width, random) => {
    const at = random.below(width + 1);
    const name = random.pick(NEW_NAMES) ?? '';
    return {
      cells: (cells, isHeader, place) => cells.toSpliced(at, 0, isHeader ? name : `x${place}`),
      told: `${name} at ${at}`,
    };
  }),
  change('a new one of figures', 'same_lines', (width, random) => {
    const at = random.below(width + 1);
    const name = random.pick(NEW_NAMES) ?? '';
    return {
      cells: (cells, isHeader, place) => cells.toSpliced(at, 0, isHeader ? name : `${place}.50`),
      told: `${name} at ${at}`,
    };
  }),
  change('empty ones at the end', 'same_lines', (_, random) => {
    const count = 1 + random.below(3);
    return { cells: (cells) => [...cells, ...Array.from({ length: count }, () => '')], told: String(count) };
  }),
  change('names padded', 'same_lines', (_, random) => {
    const pad = random.of(' ', '\t', '\u00a0', '　', '  ');
    return {
      cells: (cells, isHeader) => (isHeader ? cells.map((cell) => `${pad}${cell}${pad}`) : cells),
      told: JSON.stringify(pad),
    };
  }),
  change('cells padded', 'same_lines', (_, random) => {
    const pad = random.of(' ', '\t', '\u00a0', '　', '  ');
    return {
      cells: (cells, isHeader) => (isHeader ? cells : cells.map((cell) => `${cell}${pad}`)),
      told: JSON.stringify(pad),
    };
  }),
  change('brackets of the other width', 'same_lines', () => ({
    cells: (cells, isHeader) =>
      isHeader
        ? cells.map((cell) =>
            cell.includes('（')
              ? cell.replaceAll('（', '(').replaceAll('）', ')')
              : cell.replaceAll('(', '（').replaceAll(')', '）'),
          )
        : cells,
    told: '',
  })),
];

/** A separator more on one row alone, or one less. */
export const SEPARATOR_MUTATIONS: readonly Mutation[] = [
  rowChange('a cell put in', (cells, at) => cells.toSpliced(at, 0, '')),
  rowChange('a cell lost', (cells, at) => cells.toSpliced(at, 1)),
  rowChange('cells cut off', (cells, at) => cells.slice(0, at)),
];

function rowChange(name: string, make: (cells: Cells, at: number) => Cells): Mutation {
  return {
    name: `row: ${name}`,
    apply: ({ table, print }: Document, random) => {
      if (!table) return null;
      const which = random.pick([...table.lines]) ?? -1;
      const row = table.rows[which];
      if (!row) return null;
      const at = random.below(row.cells.length);
      const rows = table.rows.with(which, { ...row, cells: make(row.cells, at) });
      return { bytes: print(rows), promised: 'vouched', told: `row ${which + 1}, cell ${at + 1}` };
    },
  };
}
