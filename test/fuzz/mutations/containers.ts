/** The file in a gzip, in a zip, in a damaged one; the table as a workbook, and the workbook as a text. */
import { gzipSync } from 'node:zlib';
import { zip } from '../../support/zip.ts';
import type { Document } from '../document.ts';
import { gridWorkbook, gridWorkbookOfNumbers } from '../grid.ts';
import type { Random } from '../random.ts';
import type { Mutation, Promised } from './mutation.ts';

const change = (
  name: string,
  file: (name: string) => string,
  make: (document: Document, random: Random) => Buffer | null,
  promised: Promised = 'same_lines',
): Mutation => ({
  name: `container: ${name}`,
  apply: (document, random) => {
    const bytes = make(document, random);
    return bytes === null ? null : { bytes, promised, file: file(document.seed.file) };
  },
});

const isPacked = ({ seed }: Document): boolean => seed.bytes[0] === 0x50 && seed.bytes[1] === 0x4b;
const zipped = (document: Document): Buffer | null =>
  isPacked(document) && !document.isWorkbook
    ? null
    : zip([{ name: document.seed.file, content: document.seed.bytes }]);
const cut = (bytes: Buffer | null, random: Random): Buffer | null =>
  bytes?.subarray(0, random.below(bytes.length)) ?? null;
/** Reckoned with in what a bank sends as a workbook of numbers, and where somebody saved the text from a spreadsheet. */
const asGrid = ({ table, isWorkbook }: Document) => (table && !isWorkbook ? table.rows : null);

const textOf = ({ table, isWorkbook }: Document): Buffer | null => {
  if (!table || !isWorkbook) return null;
  const quoted = (cell: string) => (/[",\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell);
  return Buffer.from(table.rows.map(({ cells }) => cells.map(quoted).join(',')).join('\r\n'));
};

export const CONTAINER_MUTATIONS: readonly Mutation[] = [
  change(
    'gzip',
    (name) => `${name}.gz`,
    (document) => (isPacked(document) ? null : gzipSync(document.seed.bytes)),
  ),
  change(
    'gzip without its end',
    (name) => `${name}.gz`,
    ({ seed }, random) => cut(gzipSync(seed.bytes), random),
    'same_money',
  ),
  change('zip', (name) => `${name}.zip`, zipped),
  change(
    'zip without its end',
    (name) => `${name}.zip`,
    (document, random) => cut(zipped(document), random),
    'same_money',
  ),
  change(
    'zip with other files',
    (name) => `${name}.zip`,
    (document) =>
      isPacked(document)
        ? null
        : zip([
            { name: '__MACOSX/._x', content: 'x' },
            { name: 'readme.txt', content: 'See the other file.\n' },
            { name: document.seed.file, content: document.seed.bytes },
          ]),
  ),
  change(
    'zip with a changed byte',
    (name) => `${name}.zip`,
    (document, random) => {
      const bytes = zipped(document);
      if (bytes) bytes[random.below(bytes.length)] = random.below(256);
      return bytes;
    },
    'same_money',
  ),
  change(
    'workbook of texts',
    (name) => `${name}.xlsx`,
    (document) => {
      const rows = asGrid(document);
      return rows && gridWorkbook(rows);
    },
  ),
  change(
    'workbook of numbers',
    (name) => `${name}.xlsx`,
    (document) => {
      const rows = asGrid(document);
      return rows && gridWorkbookOfNumbers(rows);
    },
  ),
  change('text of a workbook', (name) => `${name}.csv`, textOf),
];
