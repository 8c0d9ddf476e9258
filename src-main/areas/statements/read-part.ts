/**
 * What reading one part comes to, and the two steps that text and sheets share: handing rows to the parser, and closing the staging.
 */
import { hash } from 'node:crypto';
import type { Facts } from '../../../shared/contract/errors.ts';
import type { StatementRefusal } from '../../../shared/domain/statement-refusal.ts';
import type { FormatAdapter, RawRow, RowParser, Sink } from './adapter.ts';
import type { Part } from './containers.ts';
import type { FileIdentity } from './plan.ts';
import type { Recognised } from './recognise.ts';
import { RefusedStatement } from './refused-statement.ts';
import { isStructure, type StagedLines, type Staging } from './staging.ts';

export interface ReadPart {
  readonly identity: FileIdentity;
  readonly staging: Staging;
  readonly lines: StagedLines;
  /** Finds the part in the original again; '' where the original is the part. */
  readonly member: string;
  /** Places in `ReadOptions.passwords` of those that opened it, the outermost first; absent where none was needed. */
  readonly openedBy?: readonly number[];
}
export interface RefusedPart {
  readonly file: string;
  readonly refusal: StatementRefusal;
  readonly facts: Facts;
  /** Both as in ReadPart: what was opened may be refused for what it holds. */
  readonly member: string;
  readonly openedBy?: readonly number[];
}

export interface ReadOptions {
  /** Called about every twenty thousand rows; may throw Refused to stop. */
  readonly breathe: () => Promise<void>;
  /** Bytes of this part that are done. */
  readonly progress: (done: number, of: number, file: string) => void;
  readonly adapters?: readonly FormatAdapter[];
  /** Tried in this order on whatever is locked. */
  readonly passwords?: readonly string[];
}

export const ROWS_PER_BREATH = 20_000;
export const REPLACEMENT = '\ufffd';

/** Hands the rows over one by one; answers how many. A replacement character stands where somebody before us could not read the text: what was there is lost. */
export function feed(rows: Iterable<RawRow>, parser: RowParser, sink: Sink, isDamaged: boolean): number {
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

export function finished(
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
    ...(part.openedBy ? { openedBy: part.openedBy } : {}),
  };
}
