/**
 * One file into what waits for a person: unpacked, decoded, recognised, cut into records, parsed and staged.
 */
import { Refused } from '../../../shared/contract/errors.ts';
import { maskText } from '../../../shared/domain/masking/text.ts';
import type { RawRow, Splitter } from './adapter.ts';
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
import { readSheets } from './read-sheets.ts';
import { recogniseFile, textSample } from './recognise.ts';
import { RefusedStatement } from './refused-statement.ts';
import { splitterFor } from './split.ts';
import { Staging } from './staging.ts';
import type { Between } from './zip.ts';

const PIECES_PER_BREATH = 4;

export async function readStatement(
  bytes: Buffer,
  name: string,
  options: ReadOptions,
): Promise<{ read: ReadPart[]; refused: RefusedPart[] }> {
  const read: ReadPart[] = [];
  const refused: RefusedPart[] = [];
  const between: Between = async (done, of) => {
    options.progress(done, of, baseName(name));
    await options.breathe();
  };
  for await (const part of partsOf(bytes, name, { passwords: options.passwords ?? [], between })) {
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
  let ahead = 0;
  const lookingAhead = async () => {
    ahead += PIECE_BYTES;
    options.progress(Math.min(ahead, bytes.length), bytes.length, part.file);
    await options.breathe();
  };
  const found = await recogniseFile(
    textSample(part.file, decoded),
    options.adapters ?? ADAPTERS,
    (splitter) => rowsOfText(decoded, splitter, lookingAhead),
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
export async function* rowsOfText(
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
