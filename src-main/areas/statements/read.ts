/**
 * One file into what waits for a person: unpacked, decoded, recognised, cut into records, parsed and staged.
 *
 * Also the way back: the printed rows around a line, from the original bytes by the same path.
 */
import { hash } from 'node:crypto';
import { type Facts, Refused } from '../../../shared/contract/errors.ts';
import { maskText } from '../../../shared/domain/masking/text.ts';
import type { StatementRefusal } from '../../../shared/domain/statement-refusal.ts';
import type { FormatAdapter, RawRow, RowParser, Sink, Splitter } from './adapter.ts';
import { ADAPTERS } from './adapters/list.ts';
import { baseName, type Part, partsOf } from './containers.ts';
import { type DecodedText, decodeText, PIECE_BYTES } from './decode.ts';
import type { FileIdentity } from './plan.ts';
import { gridSample, type Recognised, recogniseFile, textSample } from './recognise.ts';
import { RefusedStatement } from './refused-statement.ts';
import { RowSplitter } from './split.ts';
import { isStructure, type StagedLines, Staging } from './staging.ts';
import type { Sheet } from './workbook.ts';

export interface ReadPart {
  readonly identity: FileIdentity;
  readonly staging: Staging;
  readonly lines: StagedLines;
  /** Finds the part in the original again; '' where the original is the part. */
  readonly member: string;
}
export interface RefusedPart {
  readonly file: string;
  readonly refusal: StatementRefusal;
  readonly facts: Facts;
  /** As in ReadPart. */
  readonly member: string;
}

export interface ReadOptions {
  /** Called about every twenty thousand rows; may throw Refused to stop. */
  readonly breathe: () => Promise<void>;
  /** Bytes of this part that are done. */
  readonly progress: (done: number, of: number, file: string) => void;
  readonly adapters?: readonly FormatAdapter[];
}

const ROWS_PER_BREATH = 20_000;

export async function readStatement(
  bytes: Buffer,
  name: string,
  options: ReadOptions,
): Promise<{ read: ReadPart[]; refused: RefusedPart[] }> {
  const read: ReadPart[] = [];
  const refused: RefusedPart[] = [];
  for (const part of await partsOf(bytes, name)) {
    try {
      if (part.content.kind === 'refused') throw part.content.refused;
      if (part.content.kind === 'text') read.push(await readText(part, part.content.bytes, options));
      else {
        const sheets = await readSheets(part, part.content.sheets, options);
        read.push(...sheets.read);
        refused.push(...sheets.refused);
      }
    } catch (error) {
      const told = { ...refusedPart(part.file, error), member: part.member };
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
  const splitter = new RowSplitter(found.recognition.splitter);
  let sinceBreath = 0;
  let pieces = 0;
  let isDamaged = false;
  for (const piece of decoded.pieces()) {
    isDamaged ||= piece.includes(REPLACEMENT);
    sinceBreath += feed(splitter.push(piece), parser, staging, isDamaged);
    pieces += 1;
    if (sinceBreath < ROWS_PER_BREATH) continue;
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
  const cutter = new RowSplitter(splitter);
  for (const piece of decoded.pieces()) {
    yield* cutter.push(piece);
    await breathe();
  }
  yield* cutter.end();
}

const REPLACEMENT = '\ufffd';

/** Hands the rows over one by one; answers how many. A replacement character stands where somebody before us could not read the text: what was there is lost. */
function feed(rows: Iterable<RawRow>, parser: RowParser, sink: Sink, isDamaged: boolean): number {
  let count = 0;
  for (const raw of rows) {
    count += 1;
    const damaged = isDamaged ? raw.cells.find((cell) => cell.includes(REPLACEMENT)) : undefined;
    if (damaged === undefined) parser.row(raw);
    else
      sink.problem({
        row: raw.row,
        column: '',
        kind: 'replacement_character',
        text: damaged,
        expected: 'the text as the channel wrote it',
      });
  }
  return count;
}

async function readSheets(
  part: Part,
  sheets: readonly Sheet[],
  options: ReadOptions,
): Promise<{ read: ReadPart[]; refused: RefusedPart[] }> {
  const known: { sheet: Sheet; found: Recognised }[] = [];
  const others: { sheet: Sheet; error: unknown }[] = [];
  for (const sheet of sheets) {
    try {
      const found = await recogniseFile(
        gridSample(part.file, sheet.rows),
        options.adapters ?? ADAPTERS,
        () => sheet.rows,
      );
      known.push({ sheet, found });
    } catch (error) {
      others.push({ sheet, error });
    }
  }
  if (known.length === 0) throw others[0]?.error ?? new RefusedStatement('empty_file');
  const read: ReadPart[] = [];
  for (const { sheet, found } of known) {
    const staging = new Staging(found.adapter.sourceKind);
    const parser = found.adapter.parse(found.recognition.layout, staging);
    const cut = new Map(sheet.cutNumbers.map((each) => [each.row, each.text]));
    for (let from = 0; from < sheet.rows.length; from += ROWS_PER_BREATH) {
      for (const raw of sheet.rows.slice(from, from + ROWS_PER_BREATH)) {
        const text = cut.get(raw.row);
        if (text === undefined) feed([raw], parser, staging, true);
        else
          staging.problem({
            row: raw.row,
            column: '',
            kind: 'missing_value',
            text,
            expected: 'every digit, kept as text',
          });
      }
      options.progress(from, sheet.rows.length, part.file);
      await options.breathe();
    }
    parser.end();
    // Rows of two sheets have the same numbers, so the sheet belongs to the name.
    const file = known.length > 1 ? `${part.file}#${sheet.name}` : part.file;
    read.push(finished(part, file, sheetMember(part, sheets, sheet), 'xlsx', found, staging));
  }
  const refused = others.map(({ sheet }) => ({
    file: part.file,
    refusal: 'sheet_left_out' as const,
    facts: { sheet: sheet.name },
    member: sheetMember(part, sheets, sheet),
  }));
  return { read, refused };
}

const sheetMember = (part: Part, sheets: readonly Sheet[], sheet: Sheet): string =>
  sheets.length > 1 ? `${part.member}#${sheet.name}` : part.member;

function finished(
  part: Part,
  file: string,
  member: string,
  encoding: string,
  { adapter, recognition }: Recognised,
  staging: Staging,
): ReadPart {
  const lines = staging.finish();
  const saysNothing =
    lines.columns.count === 0 &&
    staging.problemCount === 0 &&
    staging.statedTotals.length === 0 &&
    staging.fileFacts.periodFrom === '' &&
    staging.skips.every((skip) => isStructure(skip.reason));
  if (saysNothing) throw new RefusedStatement('no_rows', { adapter: adapter.id });
  return {
    identity: {
      file,
      sha256: hash('sha256', part.bytes, 'hex'),
      bytes: part.bytes.length,
      encoding,
      adapter: adapter.id,
      adapterVersion: adapter.version,
      adapterName: adapter.name ?? '',
      sourceKind: adapter.sourceKind,
      channel: adapter.channel,
      balanceChain: recognition.balanceChain ?? adapter.balanceChain,
      drift: recognition.drift.map((each) => ({ ...each })),
    },
    staging,
    lines,
    member,
  };
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
): Promise<{ header: RawRow; rows: RawRow[] }> {
  for (const part of await partsOf(bytes, baseName(query.fileName))) {
    if (part.content.kind === 'refused') continue;
    if (part.content.kind === 'sheets') {
      const { sheets } = part.content;
      const sheet = sheets.find((each) => sheetMember(part, sheets, each) === query.member);
      if (!sheet) continue;
      const found = await recogniseFile(gridSample(part.file, sheet.rows), adapters, () => sheet.rows);
      return { header: headerBefore(sheet.rows, found, query.row), rows: around(sheet.rows, query) };
    }
    if (part.member !== query.member) continue;
    const decoded = decodeText(part.content.bytes);
    const sample = textSample(part.file, decoded);
    const found = await recogniseFile(sample, adapters, (splitter) =>
      rowsOfText(decoded, splitter, async () => {}),
    );
    const header = headerBefore(sample.rows(found.recognition.splitter), found, query.row);
    const splitter = new RowSplitter(found.recognition.splitter, Math.max(1, query.row - LINES_BEFORE));
    const rows: RawRow[] = [];
    for (const piece of decoded.pieces()) {
      rows.push(...splitter.push(piece));
      if (rows.filter((each) => each.row > query.row).length >= query.around && rows.length > 0) break;
    }
    if (rows.filter((each) => each.row > query.row).length < query.around) rows.push(...splitter.end());
    return { header, rows: around(rows, query) };
  }
  throw new Refused('not_found', { what: 'source', file: query.fileName });
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
