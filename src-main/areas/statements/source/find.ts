/**
 * The way back: the printed rows around a line, from the original bytes by the path on which they were read.
 *
 * Nothing of it is stored: where the original no longer gives the row, that is said and nothing else is shown in its place.
 */
import { Refused } from '../../../../shared/contract/errors.ts';
import type { SourceForm } from '../../../../shared/contract/source.ts';
import type { ParsedLine } from '../../../../shared/domain/statement-line.ts';
import type { FormatAdapter, Places, RawRow, Splitter } from '../adapter.ts';
import { ADAPTERS } from '../adapters/list.ts';
import { baseName, type Part, partsOf } from '../containers.ts';
import { type DecodedText, decodeText } from '../decode.ts';
import { rowsOfText } from '../read.ts';
import { recogniseSheet, sheetOfMember } from '../read-sheets.ts';
import { type Recognised, recogniseFile, textSample } from '../recognise.ts';
import { splitterFor } from '../split.ts';
import { alignedTo } from '../tags/row.ts';
import type { Sheet } from '../workbooks/sheet.ts';
import { headerBefore } from './header.ts';
import { LINES_BEFORE, textRecord } from './text-record.ts';

export interface SourceQuery {
  /** Name of the original as it came in. */
  readonly fileName: string;
  readonly member: string;
  readonly row: number;
  /** Records wanted before and after. */
  readonly around: number;
  /** Not a line is looked for, but what the file states there about itself. */
  readonly isFigure?: boolean;
}

export interface FoundSource {
  readonly form: SourceForm;
  /** Path in the archive; '' where it came by itself. */
  readonly member: string;
  /** '' for texts. */
  readonly sheet: string;
  /** Row 0 where the file has none; of tags the paths of the wanted record. */
  readonly header: RawRow;
  readonly rows: readonly RawRow[];
  /** The rows the record is printed on. */
  readonly own: ReadonlySet<number>;
  /** Columns of the wanted row that each field of its line is made of. */
  readonly places: Readonly<Record<string, readonly number[]>>;
  /** What the format's own parser makes of the rows, where no header says what stands in them. */
  readonly lines: readonly ParsedLine[];
}

/** `adapters`: the format by which the line was read; others need not be asked. */
export async function findSourceRows(
  bytes: Buffer,
  query: SourceQuery,
  adapters: readonly FormatAdapter[] = ADAPTERS,
  passwords: readonly string[] = [],
  breathe: () => Promise<void> = async () => {},
): Promise<FoundSource> {
  const { member } = query;
  const isWanted = (name: string) => member === name || member.startsWith(`${name}#`);
  for await (const part of partsOf(bytes, baseName(query.fileName), { passwords, isWanted })) {
    if (part.content.kind === 'refused') {
      if (part.content.refused.refusal === 'password_protected') throw part.content.refused;
      continue;
    }
    if (part.content.kind === 'sheets') {
      const sheet = sheetOfMember(part, part.content.sheets, member);
      if (sheet) return await inSheet(part, sheet, query, adapters);
    } else if (part.member === member)
      return await inText(part, decodeText(part.content.bytes), query, adapters, breathe);
  }
  throw new Refused('not_found', { what: 'source', file: query.fileName });
}

async function inSheet(
  part: Part,
  sheet: Sheet,
  query: SourceQuery,
  adapters: readonly FormatAdapter[],
): Promise<FoundSource> {
  const found = await recogniseSheet(part, sheet, adapters);
  const rows: RawRow[] = [];
  let behind = 0;
  for await (const piece of sheet.pieces(Math.max(1, query.row - LINES_BEFORE))) {
    for (const raw of piece.rows) {
      rows.push(raw);
      if (raw.row > query.row) behind += 1;
      if (behind > query.around) break;
    }
    if (behind > query.around) break;
  }
  return {
    form: 'sheet',
    member: part.member,
    sheet: sheet.name,
    header: headerBefore(sheet.sample, found, query.row),
    rows: around(rows, query),
    own: new Set([query.row]),
    places: columnsOf(placesOf(found), null),
    lines: [],
  };
}

async function inText(
  part: Part,
  decoded: DecodedText,
  query: SourceQuery,
  adapters: readonly FormatAdapter[],
  breathe: () => Promise<void>,
): Promise<FoundSource> {
  const sample = textSample(part.file, decoded);
  const found = await recogniseFile(sample, adapters, (splitter) => rowsOfText(decoded, splitter, breathe));
  const form = found.recognition.splitter;
  const head = { member: part.member, sheet: '' };
  if (form.kind === 'lines') {
    const record = await textRecord(cutFrom(decoded, form, 1, breathe), found, query);
    return { ...head, form: 'text', header: { row: 0, cells: [] }, places: {}, ...record };
  }
  const own = new Set([query.row]);
  if (form.kind === 'tags' && query.isFigure) {
    const { names, cells } = await framesAt(decoded, form, query.row, breathe);
    const frame: RawRow = { row: query.row, cells };
    if (names.length > 0)
      return {
        ...head,
        form: 'tags',
        header: { row: 0, cells: names },
        rows: [frame],
        own,
        places: {},
        lines: [],
      };
  }
  const rows = await rowsAround(decoded, form, query, breathe);
  if (form.kind === 'tags') {
    // The paths of the wanted record name the columns, and its neighbours are laid out under them.
    const names = rows.find((raw) => raw.row === query.row)?.names ?? form.records;
    return {
      ...head,
      form: 'tags',
      header: { row: 0, cells: names },
      rows: around(rows, query).map((raw) => alignedTo(names, raw)),
      own,
      places: columnsOf(placesOf(found), names),
      lines: [],
    };
  }
  return {
    ...head,
    form: 'table',
    header: headerBefore(sample.rows(form), found, query.row),
    rows: around(rows, query),
    own,
    places: columnsOf(placesOf(found), null),
    lines: [],
  };
}

const placesOf = ({ adapter, recognition }: Recognised): Places => adapter.places?.(recognition.layout) ?? {};

/** Places as columns of the table that is shown; in files of tags a path may stand for several of its cells. */
function columnsOf(places: Places, names: readonly string[] | null): Record<string, readonly number[]> {
  const columns = Object.entries(places).map(([field, at]): [string, number[]] => [
    field,
    at.flatMap((place) => {
      if (typeof place === 'number') return [place];
      return (names ?? []).flatMap((name, column) => (name === place ? [column] : []));
    }),
  ]);
  return Object.fromEntries(columns.filter(([, at]) => at.length > 0));
}

/** The records from some way before the wanted one to as many behind it as are asked for. */
async function rowsAround(
  decoded: DecodedText,
  form: Splitter,
  query: SourceQuery,
  breathe: () => Promise<void>,
): Promise<RawRow[]> {
  const before = form.kind === 'tags' ? query.around : LINES_BEFORE;
  const isRecord = (raw: RawRow) => form.kind !== 'tags' || form.records.includes(raw.tree?.name ?? '');
  const rows: RawRow[] = [];
  let behind = 0;
  for await (const cut of cutFrom(decoded, form, Math.max(1, query.row - before), breathe)) {
    for (const raw of cut) {
      if (!isRecord(raw)) continue;
      rows.push(raw);
      if (raw.row > query.row) behind += 1;
    }
    if (behind >= query.around && (rows.at(-1)?.row ?? 0) >= query.row) return rows;
  }
  return rows;
}

/** What stands between two records about the whole: balances and totals, as one table. */
async function framesAt(
  decoded: DecodedText,
  form: Splitter,
  row: number,
  breathe: () => Promise<void>,
): Promise<{ readonly names: readonly string[]; readonly cells: readonly string[] }> {
  const names: string[] = [];
  const cells: string[] = [];
  for await (const cut of cutFrom(decoded, form, row, breathe)) {
    for (const raw of cut) {
      const name = raw.tree?.name ?? '';
      if (raw.row > row) return { names, cells };
      if (form.kind === 'tags' && form.records.includes(name)) continue;
      names.push(...(raw.names ?? []).map((path) => `${name}/${path}`));
      cells.push(...raw.cells);
    }
  }
  return { names, cells };
}

/** The records from some row on, as many at a time as a piece of the text holds: each is to be taken to the last. */
async function* cutFrom(
  decoded: DecodedText,
  form: Splitter,
  fromRow: number,
  breathe: () => Promise<void>,
): AsyncGenerator<Iterable<RawRow>> {
  const splitter = splitterFor(form, fromRow);
  for (const piece of decoded.pieces()) {
    yield splitter.push(piece);
    await breathe();
  }
  yield splitter.end();
}

/** The wanted row with its neighbours, or the next one there is. */
function around(rows: readonly RawRow[], query: SourceQuery): RawRow[] {
  const at = rows.findIndex((each) => each.row >= query.row);
  if (at < 0) return [];
  return rows.slice(Math.max(0, at - query.around), at + query.around + 1);
}
