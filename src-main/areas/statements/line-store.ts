/**
 * The lines as the engine works with them: columns of the active imports in memory, packed texts read block by block when somebody looks.
 *
 * Derived from the ledger at any time; forget it and read again is always right. Lines of undone imports and lines for which a later word
 * stands do not appear in any set, yet can still be looked at by id.
 */
import { Refused } from '../../../shared/contract/errors.ts';
import type { LineView } from '../../../shared/contract/shapes.ts';
import { maskLine } from '../../../shared/domain/masking/line.ts';
import { type ParsedLine, SOURCE_KINDS, type SourceKind } from '../../../shared/domain/statement-line.ts';
import type { Ledger } from '../../ledger/ledger.ts';
import { erasedImports } from '../../record/erasures.ts';
import { OpenedBlocks } from './opened-blocks.ts';
import { laterWord } from './rules/arrivals.ts';
import { COLUMN_MAKERS, COLUMN_NAMES, makeColumns, pickEntries } from './rules/column-builder.ts';
import type { LineColumns, LineSet } from './rules/line-columns.ts';
import { searchableTexts, unpackLine } from './rules/packed-line.ts';
import { isPendingAmong, mayMeet, type Period } from './rules/shared-days.ts';
import { findLines, LINES_PER_BLOCK, openBlock } from './staging.ts';
import {
  allImports,
  allSupersessions,
  readBlock,
  readColumn,
  readColumns,
  type StoredImport,
} from './store.ts';
import { VersionTree } from './versions/rules/version-tree.ts';

export class LineStore {
  readonly #ledger: Ledger;
  #imports: readonly StoredImport[] | null = null;
  #versions: VersionTree | null = null;
  readonly #columns = new Map<number, LineColumns>();
  readonly #opened = new OpenedBlocks((importId, blockNo) => this.#readBytes(importId, blockNo));
  /** By import: whether a line of it waits. */
  readonly #pending = new Map<number, boolean>();
  readonly #sets = new Map<string, LineSet>();
  readonly #importsOf = new WeakMap<LineSet, readonly StoredImport[]>();

  constructor(ledger: Ledger) {
    this.#ledger = ledger;
  }

  /** To be called after every commit or undo. */
  forget(): void {
    this.#imports = null;
    this.#versions = null;
    this.#sets.clear();
    const active = new Set(this.active().map((each) => each.id));
    // An import that was taken back before it was written gives its number to the next one.
    for (const known of [this.#columns, this.#pending])
      for (const id of known.keys()) if (!active.has(id)) known.delete(id);
  }

  /** Within a commit of many: one more was appended, and nothing else changed. */
  noteAppended(): void {
    const known = this.imports();
    this.#imports = [...known, ...allImports(this.#ledger, known.at(-1)?.id)];
    this.#versions = null;
    this.#sets.clear();
  }

  imports(): readonly StoredImport[] {
    this.#imports ??= allImports(this.#ledger);
    return this.#imports;
  }

  /**
   * Imports that count, in an order that does not depend on when they came in: by kind, file name, content.
   */
  active(): readonly StoredImport[] {
    const rank = (each: StoredImport) => SOURCE_KINDS.indexOf(each.view.sourceKind);
    return this.imports()
      .filter((each) => each.view.state === 'active')
      .toSorted(
        (a, b) =>
          rank(a) - rank(b) ||
          compare(a.view.file, b.view.file) ||
          compare(a.view.sha256, b.view.sha256) ||
          a.id - b.id,
      );
  }

  columns(imported: StoredImport): LineColumns {
    const held = this.#columns.get(imported.id) ?? readColumns(this.#ledger, imported);
    this.#columns.set(imported.id, held);
    return held;
  }

  #hasPending(imported: StoredImport): boolean {
    const known = this.#pending.get(imported.id);
    if (known !== undefined) return known;
    const found = isPendingAmong(readColumn(this.#ledger, imported, 'status'));
    this.#pending.set(imported.id, found);
    return found;
  }

  isSuperseded(lineId: number): boolean {
    return this.versions().isSuperseded(lineId);
  }

  /** Which line is a version of which. */
  versions(): VersionTree {
    this.#versions ??= new VersionTree(
      allSupersessions(this.#ledger),
      (lineId) => this.#find(lineId)?.view.state === 'active',
      (a, b) => this.#isLater(a, b),
    );
    return this.#versions;
  }

  /** The lines of which there are several versions, superseded ones too, in (fileRank, row) order; `only` narrows it to some imports. */
  changedSet(only: readonly number[] | null = null): LineSet {
    const key = `changed|${only?.join(',') ?? ''}`;
    const held = this.#sets.get(key);
    if (held) return held;
    const members = this.versions().members();
    const placesOf = (imported: StoredImport) =>
      Uint32Array.from(
        members.map((id) => id - imported.firstLineId).filter((at) => at >= 0 && at < imported.lineCount),
      );
    const imports = this.active().filter((each) => only === null || only.includes(each.id));
    const set = this.#join(imports, placesOf);
    this.#sets.set(key, set);
    return set;
  }

  /** All standing lines of the active imports of one kind, in (fileRank, row) order; `only` narrows it to some imports. */
  set(sourceKind: SourceKind | 'all', only: readonly number[] | null = null): LineSet {
    const key = `${sourceKind}|${only?.join(',') ?? ''}`;
    const held = this.#sets.get(key);
    if (held) return held;
    const imports = this.active().filter(
      (each) =>
        (sourceKind === 'all' || each.view.sourceKind === sourceKind) &&
        (only === null || only.includes(each.id)),
    );
    const set = this.#join(imports);
    this.#sets.set(key, set);
    return set;
  }

  /** Lines an arriving file of this kind and these days could meet again, superseded ones too, with a mark for those that stand. */
  known(
    sourceKind: SourceKind,
    days: Period,
    arriving: Pick<LineColumns, 'status'> = { status: new Uint8Array(0) },
    apart: ReadonlySet<number> = new Set(),
  ): { readonly columns: LineSet; readonly isStanding: Uint8Array } {
    const isPending = isPendingAmong(arriving.status);
    const earlier = (imported: StoredImport) => ({
      channel: imported.view.channel,
      days: imported.days,
      hasPending: () => this.#hasPending(imported),
    });
    const imports = this.active().filter(
      (each) =>
        each.view.sourceKind === sourceKind &&
        !apart.has(each.id) &&
        mayMeet(earlier(each), sourceKind, days, isPending),
    );
    const columns = this.#join(imports, () => null);
    const isStanding = new Uint8Array(columns.count).fill(1);
    for (let line = 0; line < columns.count; line += 1)
      if (this.isSuperseded(columns.lineId[line] ?? 0)) isStanding[line] = 0;
    return { columns, isStanding };
  }

  /** Its original went because it was due; its lines stay. */
  isErased(importId: number): boolean {
    return erasedImports(this.#ledger).has(importId);
  }

  importOf(lineId: number): StoredImport {
    const found = this.#find(lineId);
    if (!found) throw new Refused('not_found', { what: 'line', id: lineId });
    return found;
  }

  #find(lineId: number): StoredImport | undefined {
    return this.imports().find(
      (each) => lineId >= each.firstLineId && lineId < each.firstLineId + each.lineCount,
    );
  }

  /** Of two versions none of which gave way to the other. */
  #isLater(a: number, b: number): boolean {
    const [one, other] = [this.importOf(a), this.importOf(b)];
    const [at, otherAt] = [a - one.firstLineId, b - other.firstLineId];
    return laterWord(this.columns(one), at, this.columns(other), otherAt) === 'arriving';
  }

  /** The line as it was parsed. */
  parsed(lineId: number): ParsedLine {
    const imported = this.importOf(lineId);
    const position = lineId - imported.firstLineId;
    const blockNo = Math.floor(position / LINES_PER_BLOCK);
    const { bytes, starts } = this.#opened.get(imported.id, blockNo);
    const line = position % LINES_PER_BLOCK;
    return unpackLine(bytes.toString('utf8', starts[line], (starts[line + 1] ?? 0) - 1));
  }

  /** As screens show it: protected fields masked. */
  view(lineId: number): LineView {
    return maskLine(this.unmasked(lineId));
  }

  /** With its protected fields; whoever calls this has recorded why. */
  unmasked(lineId: number): LineView {
    const { view } = this.importOf(lineId);
    return {
      ...this.parsed(lineId),
      id: lineId,
      importId: view.id,
      file: view.file,
      adapter: view.adapter,
      sourceKind: view.sourceKind,
      proof: view.proof,
    };
  }

  /** The imports a set was joined from; `fileRank` of a line is its place in this list. */
  importsOfSet(set: LineSet): readonly StoredImport[] {
    return this.#importsOf.get(set) ?? [];
  }

  /** Reads the texts of a set's lines in the order of the set: all fields a person may search for, separated by U+001F. */
  scanTexts(set: LineSet, visit: (position: number, texts: string) => void): void {
    this.scan(set, (position, bytes, from, to) =>
      visit(position, searchableTexts(bytes.toString('utf8', from, to))),
    );
  }

  /**
   * Reads the packed lines of a set in its order, each block opened once: the line is `bytes` from `from` to `to`, and is gone when the
   * next one is visited. `part` says which positions are asked for; blocks of others stay closed.
   */
  scan(
    set: LineSet,
    visit: (position: number, bytes: Buffer, from: number, to: number) => void,
    part: { readonly from: number; readonly to: number; readonly wanted?: Uint8Array } = {
      from: 0,
      to: set.count,
    },
  ): void {
    const imports = this.importsOfSet(set);
    const starts = new Uint32Array(LINES_PER_BLOCK + 1);
    let openImport = -1;
    let openBlock = -1;
    let bytes: Buffer = Buffer.alloc(0);
    for (let position = part.from; position < part.to; position += 1) {
      const imported = imports[set.fileRank[position] ?? 0];
      if (!imported || part.wanted?.[position] === 0) continue;
      const place = (set.lineId[position] ?? 0) - imported.firstLineId;
      const blockNo = Math.floor(place / LINES_PER_BLOCK);
      if (imported.id !== openImport || blockNo !== openBlock) {
        bytes = this.#readBytes(imported.id, blockNo);
        findLines(bytes, starts);
        openImport = imported.id;
        openBlock = blockNo;
      }
      const line = place % LINES_PER_BLOCK;
      visit(position, bytes, starts[line] ?? 0, (starts[line + 1] ?? 0) - 1);
    }
  }

  #readBytes(importId: number, blockNo: number): Buffer {
    const bytes = readBlock(this.#ledger, importId, blockNo);
    if (!bytes) throw new Refused('workspace_damaged', { file: 'ledger.db' });
    return openBlock(bytes);
  }

  /** `chosen`: which lines of an import, null for all; the standing ones unless it is given. */
  #join(
    imports: readonly StoredImport[],
    chosen: (imported: StoredImport) => Uint32Array | null = (imported) => this.#standing(imported),
  ): LineSet {
    const accounts: string[] = [];
    const currencies: string[] = [];
    const placeIn = (list: string[]) => {
      const places = new Map<string, number>();
      return (text: string) => {
        const place = places.get(text) ?? list.push(text) - 1;
        places.set(text, place);
        return place;
      };
    };
    const [accountPlace, currencyPlace] = [placeIn(accounts), placeIn(currencies)];
    const parts = imports.map((imported, rank) => {
      const whole = this.columns(imported);
      const picked = chosen(imported);
      return { imported, rank, columns: picked ? pickEntries(whole, picked) : whole, picked };
    });
    const count = parts.reduce((sum, part) => sum + part.columns.count, 0);
    const joined = {
      ...makeColumns(count),
      lineId: new Uint32Array(count),
      fileRank: new Uint32Array(count),
    };
    let at = 0;
    for (const { imported, rank, columns, picked } of parts) {
      for (const name of COLUMN_NAMES) joined[name].set(columns[name], at * COLUMN_MAKERS[name](1).length);
      const accountOf = imported.view.accounts.map(accountPlace);
      const currencyOf = imported.view.currencies.map(currencyPlace);
      for (let line = 0; line < columns.count; line += 1) {
        joined.lineId[at + line] = imported.firstLineId + (picked?.[line] ?? line);
        joined.fileRank[at + line] = rank;
        joined.account[at + line] = accountOf[columns.account[line] ?? 0] ?? 0;
        joined.currency[at + line] = currencyOf[columns.currency[line] ?? 0] ?? 0;
      }
      at += columns.count;
    }
    const set: LineSet = { ...joined, accounts, currencies };
    this.#importsOf.set(set, imports);
    return set;
  }

  /** Positions that stand, or null when all do. */
  #standing(imported: StoredImport): Uint32Array | null {
    const versions = this.versions();
    if (versions.size === 0) return null;
    const positions: number[] = [];
    for (let position = 0; position < imported.lineCount; position += 1) {
      if (!versions.isSuperseded(imported.firstLineId + position)) positions.push(position);
    }
    return positions.length === imported.lineCount ? null : Uint32Array.from(positions);
  }
}

export const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
