/**
 * One file into what waits for a person: unpacked, decoded, recognised, cut into records, parsed and staged.
 *
 * Also the way back: the printed rows around a line, from the original bytes by the same path.
 */
import { Refused } from '../../../shared/contract/errors.ts';
import { maskText } from '../../../shared/domain/masking/text.ts';
import type { FormatAdapter, RawRow, Splitter } from './adapter.ts';
import { ADAPTERS } from './adapters/list.ts';
import { baseName, type Part, partsOf } from './containers.ts';
import { type DecodedText, decodeText, PIECE_BYTES } from './decode.ts';
import {
  feed,
  finished,
  REPLACEMENT,
  type ReadOptions,
  type ReadPart,
  type RefusedPart,
  ROWS_PER_BREATH,
} from './read-part.ts';
import { readSheets, recogniseSheet, sheetOfMember, sheetRowsAround } from './read-sheets.ts';
import { type Recognised, recogniseFile, textSample } from './recognise.ts';
import { RefusedStatement } from './refused-statement.ts';
import { splitterFor } from './split.ts';
import { Staging } from './staging.ts';
import { alignedTo } from './tags/row.ts';

const PIECES_PER_BREATH = 4;

export async function readStatement(
  bytes: Buffer,
  name: string,
  options: ReadOptions,
): Promise<{ read: ReadPart[]; refused: RefusedPart[] }> {
  const read: ReadPart[] = [];
  const refused: RefusedPart[] = [];
  for await (const part of partsOf(bytes, name, { passwords: options.passwords ?? [] })) {
    try {
      if (part.content.kind === 'refused') throw part.content.refused;
      if (part.content.kind === 'text') read.push(await readText(part, part.content.bytes, options));
      else {
        const sheets = await readSheets(part, part.content, options);
        read.push(...sheets.read);
        refused.push(...sheets.refused);
      }
    } catch (error) {
      const told = {
        ...refusedPart(part.file, error),
        member: part.member,
        ...(part.openedBy ? { openedBy: part.openedBy } : {}),
      };
      // A member is named by its own name; whoever dropped the archive knows only the archive's.
      refused.push(
        part.member === '' ? told : { ...told, facts: { ...told.facts, archive: baseName(name) } },
      );
    }
    await options.breathe();
  }
  return { read, refused };
}

async function readText(part: Part, bytes: Buffer, options: ReadOptions): Promise<ReadPart> {
  const decoded = decodeText(bytes);
  const found = await recogniseFile(
    textSample(part.file, decoded),
    options.adapters ?? ADAPTERS,
    (splitter) => rowsOfText(decoded, splitter, options.breathe),
  );
  const staging = new Staging(found.adapter.sourceKind);
  const parser = found.adapter.parse(found.recognition.layout, staging);
  const splitter = splitterFor(found.recognition.splitter);
  let sinceBreath = 0;
  let pieces = 0;
  let isDamaged = false;
  for (const piece of decoded.pieces()) {
    isDamaged ||= !found.adapter.readsDamagedTexts && piece.includes(REPLACEMENT);
    sinceBreath += feed(splitter.push(piece), parser, staging, isDamaged);
    pieces += 1;
    // An entry of tags takes as long as a hundred plain rows.
    if (sinceBreath < ROWS_PER_BREATH && pieces % PIECES_PER_BREATH !== 0) continue;
    sinceBreath = 0;
    options.progress(Math.min(pieces * PIECE_BYTES, bytes.length), bytes.length, part.file);
    await options.breathe();
  }
  feed(splitter.end(), parser, staging, isDamaged);
  parser.end();
  options.progress(bytes.length, bytes.length, part.file);
  return finished(part, part.file, part.member, decoded.encoding, found, staging);
}

/** Every record of the text, for a look ahead of the reading itself. */
async function* rowsOfText(
  decoded: DecodedText,
  splitter: Splitter,
  breathe: () => Promise<void>,
): AsyncGenerator<RawRow> {
  const cutter = splitterFor(splitter);
  for (const piece of decoded.pieces()) {
    yield* cutter.push(piece);
    await breathe();
  }
  yield* cutter.end();
}

/** Expected refusals by their name; a cancelled task stops everything; a bug of ours stays with this file. */
export function refusedPart(file: string, error: unknown): RefusedPart {
  if (error instanceof RefusedStatement)
    return { file, refusal: error.refusal, facts: error.facts, member: '' };
  if (error instanceof Refused) throw error;
  // She is asked to hand it on: what it quotes of the file is masked.
  const detail = error instanceof Error ? maskText(error.message.slice(0, 200)) : 'unknown';
  return { file, refusal: 'internal', facts: { detail }, member: '' };
}

export interface SourceQuery {
  /** Name of the original as it came in. */
  readonly fileName: string;
  readonly member: string;
  readonly row: number;
  /** Records wanted before and after. */
  readonly around: number;
}

/** Records may run over several lines, so more lines than records are looked at before the wanted one. */
const LINES_BEFORE = 200;

export async function findSourceRows(
  bytes: Buffer,
  query: SourceQuery,
  adapters: readonly FormatAdapter[] = ADAPTERS,
  passwords: readonly string[] = [],
): Promise<{ header: RawRow; rows: RawRow[] }> {
  for await (const part of partsOf(bytes, baseName(query.fileName), { passwords })) {
    if (part.content.kind === 'refused') continue;
    if (part.content.kind === 'sheets') {
      const sheet = sheetOfMember(part, part.content.sheets, query.member);
      if (!sheet) continue;
      const found = await recogniseSheet(part, sheet, adapters);
      const rows = await sheetRowsAround(sheet, query.row, query.around);
      return { header: headerBefore(sheet.sample, found, query.row), rows };
    }
    if (part.member !== query.member) continue;
    const decoded = decodeText(part.content.bytes);
    const sample = textSample(part.file, decoded);
    const found = await recogniseFile(sample, adapters, (splitter) =>
      rowsOfText(decoded, splitter, async () => {}),
    );
    const form = found.recognition.splitter;
    const rows = rowsAround(decoded, form, query);
    if (form.kind === 'tags') return tagsAround(rows, form.records, query);
    const header = headerBefore(sample.rows(form), found, query.row);
    return { header, rows: around(rows, query) };
  }
  throw new Refused('not_found', { what: 'source', file: query.fileName });
}

/** The records from some way before the wanted one to as many behind it as are asked for. */
function rowsAround(decoded: DecodedText, form: Splitter, query: SourceQuery): RawRow[] {
  const before = form.kind === 'tags' ? query.around : LINES_BEFORE;
  const splitter = splitterFor(form, Math.max(1, query.row - before));
  const isRecord = (raw: RawRow) => form.kind !== 'tags' || form.records.includes(raw.tree?.name ?? '');
  const rows: RawRow[] = [];
  let behind = 0;
  const take = (cut: Iterable<RawRow>) => {
    for (const raw of cut) {
      if (!isRecord(raw)) continue;
      rows.push(raw);
      if (raw.row > query.row) behind += 1;
    }
  };
  for (const piece of decoded.pieces()) {
    take(splitter.push(piece));
    if (behind >= query.around && (rows.at(-1)?.row ?? 0) >= query.row) return rows;
  }
  take(splitter.end());
  return rows;
}

/** Records of tags have no header: the paths of the wanted one name the columns, and its neighbours are laid out under them. */
function tagsAround(
  rows: readonly RawRow[],
  records: readonly string[],
  query: SourceQuery,
): { header: RawRow; rows: RawRow[] } {
  const wanted = rows.find((raw) => raw.row === query.row);
  const names = wanted?.names ?? records;
  const shown = around(rows, query).map((raw) => alignedTo(names, raw));
  return { header: { row: 0, cells: names }, rows: shown };
}

function around(rows: readonly RawRow[], query: SourceQuery): RawRow[] {
  const at = rows.findIndex((each) => each.row >= query.row);
  if (at < 0) return [];
  return rows.slice(Math.max(0, at - query.around), at + query.around + 1);
}

/** The parser itself says which row it took for the header. */
function headerBefore(rows: readonly RawRow[], { adapter, recognition }: Recognised, row: number): RawRow {
  let headerRow = 0;
  const ignore = () => {};
  const parser = adapter.parse(recognition.layout, {
    line: ignore,
    problem: ignore,
    stated: ignore,
    computed: ignore,
    balance: ignore,
    facts: ignore,
    skip: (at, reason) => {
      if (reason === 'header' && at < row) headerRow = at;
    },
  });
  for (const raw of rows) parser.row(raw);
  return rows.find((each) => each.row === headerRow) ?? { row: headerRow, cells: [] };
}
