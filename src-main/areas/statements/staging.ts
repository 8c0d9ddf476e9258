/**
 * Takes what an adapter says about one file and holds it, small, until a person commits or discards it: columns, compressed blocks of
 * packed lines, skipped rows, problems, stated totals.
 */
import type { Currency } from '../../../shared/domain/money.ts';
import type { ParsedLine, SourceKind } from '../../../shared/domain/statement-line.ts';
import { assert } from '../../../shared/result.ts';
import { compress, decompress } from '../../ledger/compress.ts';
import type {
  AccountBalance,
  FileFacts,
  RowProblem,
  Sink,
  SkipReason,
  StatedTotal,
  TotalName,
} from './adapter.ts';
import { ColumnBuilder } from './rules/column-builder.ts';
import type { LineColumns } from './rules/line-columns.ts';
import { cleaned, FIELD_LENGTH_MAX, TEXT_FIELDS } from './rules/packed-line.ts';
import { computedKey } from './rules/proof.ts';

/**
 * Lines in one compressed block: small enough to open for one line (a page in the order of amounts opens a hundred), large enough to
 * compress well: blocks of 1000 are 2 % smaller and take five times as long to open.
 */
export const LINES_PER_BLOCK = 250;

/** A block of lines of an ordinary length; a packed line is at most 64 KiB, so doubling once is always enough for the next. */
const OPEN_BYTES = 128 * 1024;
const LF = 0x0a;

/** Problems kept with their text; past this a file is refused anyway and the count says how many more there are. */
const PROBLEMS_KEPT_MAX = 10_000;

/** What is no row of data at all. */
const STRUCTURE: ReadonlySet<SkipReason> = new Set([
  'blank_row',
  'preamble',
  'header',
  'footer',
  'summary',
  'opening_balance',
  'closing_balance',
  'continuation',
]);
export const isStructure = (reason: SkipReason): boolean => STRUCTURE.has(reason);

export class Staging implements Sink {
  readonly #sourceKind: SourceKind;
  readonly #builder: ColumnBuilder;
  readonly #blocks: Buffer[] = [];
  /** Packed lines of the open block, a line feed behind each; grows to what the largest block needs. */
  #open = new Uint8Array(OPEN_BYTES);
  #openBytes = 0;
  #openLines = 0;
  readonly skips: { readonly row: number; readonly reason: SkipReason }[] = [];
  readonly problems: RowProblem[] = [];
  problemCount = 0;
  readonly statedTotals: StatedTotal[] = [];
  readonly computedTotals = new Map<string, number>();
  readonly statedBalances: AccountBalance[] = [];
  readonly fileFacts: { -readonly [Fact in keyof FileFacts]: FileFacts[Fact] } = {
    account: '',
    periodFrom: '',
    periodTo: '',
  };

  constructor(sourceKind: SourceKind) {
    this.#sourceKind = sourceKind;
    this.#builder = new ColumnBuilder(sourceKind);
  }

  get sourceKind(): SourceKind {
    return this.#sourceKind;
  }

  get accounts(): readonly string[] {
    return this.#builder.accounts;
  }

  get currencies(): readonly Currency[] {
    return this.#builder.currencies;
  }

  line(raw: ParsedLine): void {
    if (this.#builder.add(raw)) {
      this.#keepPacked();
      return;
    }
    const line = cleaned(raw);
    for (const field of TEXT_FIELDS) {
      if (line[field].length > FIELD_LENGTH_MAX) {
        this.problem({
          row: line.row,
          column: field,
          kind: 'text_too_long',
          text: line[field].slice(0, 80),
          expected: String(FIELD_LENGTH_MAX),
        });
        return;
      }
    }
    assert(this.#builder.add(line), 'dates, words and currencies are written by the adapter itself');
    this.#keepPacked();
  }

  #keepPacked(): void {
    const packed = this.#builder.packed();
    if (this.#openBytes + packed.length >= this.#open.length) {
      const grown = new Uint8Array(this.#open.length * 2);
      grown.set(this.#open);
      this.#open = grown;
    }
    this.#open.set(packed, this.#openBytes);
    this.#openBytes += packed.length + 1;
    this.#open[this.#openBytes - 1] = LF;
    this.#openLines += 1;
    if (this.#openLines === LINES_PER_BLOCK) this.#closeBlock();
  }

  skip(row: number, reason: SkipReason): void {
    this.skips.push({ row, reason });
  }

  problem(problem: RowProblem): void {
    this.problemCount += 1;
    if (this.problems.length < PROBLEMS_KEPT_MAX)
      this.problems.push({ ...problem, text: problem.text.slice(0, 80) });
  }

  stated(total: StatedTotal): void {
    this.statedTotals.push(total);
  }

  computed(name: TotalName, value: number, currency = '', scope = ''): void {
    this.computedTotals.set(computedKey(name, currency, scope), value);
  }

  balance(balance: AccountBalance): void {
    this.statedBalances.push(balance);
  }

  facts(facts: Partial<FileFacts>): void {
    Object.assign(this.fileFacts, facts);
  }

  finish(): StagedLines {
    if (this.#openLines > 0) this.#closeBlock();
    this.#open = new Uint8Array(0); // Many files may wait, and this is the largest thing of a small one.
    return { columns: this.#builder.finish(), blocks: this.#blocks };
  }

  #closeBlock(): void {
    this.#blocks.push(compress(this.#open.subarray(0, this.#openBytes - 1)));
    this.#openBytes = 0;
    this.#openLines = 0;
  }
}

export interface StagedLines {
  readonly columns: LineColumns;
  /** Compressed blocks of LINES_PER_BLOCK packed lines, the last one shorter. */
  readonly blocks: readonly Buffer[];
}

/** Where each line of an opened block begins; the entry behind the last is one past the end of the block. Answers how many there are. */
export function findLines(bytes: Buffer, starts: Uint32Array): number {
  let count = 0;
  for (let at = 0; at >= 0; ) {
    starts[count] = at;
    count += 1;
    const feed = bytes.indexOf(LF, at);
    at = feed < 0 ? -1 : feed + 1;
  }
  starts[count] = bytes.length + 1;
  return count;
}

export const openBlock = (block: Uint8Array): Buffer => decompress(block);

export const linesOfBlock = (block: Uint8Array): string[] => openBlock(block).toString('utf8').split('\n');

/** The blocks of the lines at `positions` only, in that order. */
export function pickBlocks(blocks: readonly Buffer[], positions: Uint32Array): Buffer[] {
  const picked: Buffer[] = [];
  let open: string[] = [];
  let blockNo = -1;
  let lines: string[] = [];
  for (const position of positions) {
    const wanted = Math.floor(position / LINES_PER_BLOCK);
    const block = blocks[wanted];
    if (wanted !== blockNo && block) {
      lines = linesOfBlock(block);
      blockNo = wanted;
    }
    open.push(lines[position % LINES_PER_BLOCK] ?? '');
    if (open.length === LINES_PER_BLOCK) {
      picked.push(compress(Buffer.from(open.join('\n'), 'utf8')));
      open = [];
    }
  }
  if (open.length > 0) picked.push(compress(Buffer.from(open.join('\n'), 'utf8')));
  return picked;
}
