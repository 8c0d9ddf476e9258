/**
 * The statements' tables: appends imports whole and answers what was imported. One import is one transaction of the caller's.
 */
import { Refused } from '../../../shared/contract/errors.ts';
import type { FileSummary, ImportView } from '../../../shared/contract/shapes.ts';
import { bytesOf, compress, compressHashes, decompress } from '../../ledger/compress.ts';
import type { Ledger } from '../../ledger/ledger.ts';
import type { AccountBalance } from './adapter.ts';
import { COLUMN_NAMES, isHashes, makeColumns } from './rules/column-builder.ts';
import type { LineColumns } from './rules/line-columns.ts';
import type { Period } from './rules/shared-days.ts';
import type { Supersession } from './versions/rules/version-tree.ts';

export interface NewImport {
  readonly summary: FileSummary;
  readonly originalName: string;
  readonly originalFile: string;
  readonly member: string;
  readonly planHash: string;
  /** Balances per account, for the files of other days. */
  readonly balances: readonly AccountBalance[];
  /** First and last day on which its lines may be met again: wider than the stated ones where a row lies outside of them. */
  readonly days: Period;
  readonly columns: LineColumns;
  readonly blocks: readonly Uint8Array[];
  /** Line ids of older lines and positions in `columns` of newer ones, or the reverse. */
  readonly supersessions: readonly {
    readonly knownLineId: number;
    readonly position: number;
    readonly stands: 'arriving' | 'known';
  }[];
  readonly committedAt: string;
  readonly committedBy: string;
}

/** An import as the rest of the engine uses it. */
export interface StoredImport {
  readonly id: number;
  readonly view: ImportView;
  readonly firstLineId: number;
  readonly lineCount: number;
  readonly originalName: string;
  readonly originalFile: string;
  readonly member: string;
  readonly balances: readonly AccountBalance[];
  readonly days: Period;
}

/** Some megabytes: after so many blocks whoever waits is told, and may stop it. */
const BLOCKS_AT_A_TIME = 200;

/**
 * Appends one import with its lines; gives its id. Call inside a transaction. `between` is called again and again with the share that is
 * done; what it throws ends the transaction.
 */
export function appendImport(
  ledger: Ledger,
  entry: NewImport,
  between: (share: number) => void = () => undefined,
): number {
  const { summary } = entry;
  const last = ledger.first(
    ledger.query
      .selectFrom('statement_import')
      .select(['first_line_id', 'line_count'])
      .orderBy('first_line_id', 'desc')
      .limit(1),
  );
  // An import without lines still takes one id, so that first_line_id stays unique.
  const firstLineId = last ? last.first_line_id + Math.max(1, last.line_count) : 1;
  const importId = ledger.append(
    ledger.query.insertInto('statement_import').values({
      file_name: summary.file,
      sha256: summary.sha256,
      bytes: summary.bytes,
      encoding: summary.encoding,
      adapter: summary.adapter,
      adapter_version: summary.adapterVersion,
      source_kind: summary.sourceKind,
      channel: summary.channel,
      accounts: JSON.stringify(summary.accounts),
      currencies: JSON.stringify(summary.currencies),
      period_from: summary.periodFrom,
      period_to: summary.periodTo,
      row_count: summary.counts.rows,
      added: summary.counts.added,
      duplicates: summary.counts.duplicates,
      changed: summary.counts.changed,
      skipped: summary.counts.skipped,
      proof: summary.proof,
      findings: JSON.stringify({
        structure: summary.counts.structure,
        totals: summary.totals,
        checks: summary.checks,
        drift: summary.drift,
        balances: entry.balances,
        days: entry.days,
      }),
      original_name: entry.originalName,
      original_file: entry.originalFile,
      member: entry.member,
      plan_hash: entry.planHash,
      first_line_id: firstLineId,
      line_count: entry.columns.count,
      committed_at: entry.committedAt,
      committed_by: entry.committedBy,
    }),
  );
  const { blocks } = entry;
  const steps = Math.ceil(blocks.length / BLOCKS_AT_A_TIME) + COLUMN_NAMES.length;
  let step = 0;
  const next = () => {
    step += 1;
    between(step / steps);
  };
  for (let from = 0; from < blocks.length; from += BLOCKS_AT_A_TIME) {
    const some = blocks.slice(from, from + BLOCKS_AT_A_TIME);
    ledger.appendMany(
      'line_block',
      ['import_id', 'block_no', 'bytes'],
      some.map((bytes, at) => [importId, from + at, bytes]),
    );
    next();
  }
  // One by one: each is large while it is compressed.
  for (const name of COLUMN_NAMES) {
    const column = entry.columns[name];
    const bytes = (isHashes(name) ? compressHashes : compress)(bytesOf(column));
    ledger.appendMany('line_column', ['import_id', 'name', 'bytes'], [[importId, name, bytes]]);
    next();
  }
  ledger.appendMany(
    'line_supersession',
    ['old_line_id', 'new_line_id', 'import_id'],
    entry.supersessions.map(({ knownLineId, position, stands }) => {
      const arriving = firstLineId + position;
      return stands === 'arriving' ? [knownLineId, arriving, importId] : [arriving, knownLineId, importId];
    }),
  );
  return importId;
}

export function appendUndo(
  ledger: Ledger,
  undo: { importId: number; at: string; by: string; reason: string },
): void {
  ledger.append(
    ledger.query
      .insertInto('import_undo')
      .values({ import_id: undo.importId, at: undo.at, by: undo.by, reason: undo.reason }),
  );
}

/** Every import ever made, oldest first, undone ones included; or those behind one of them. */
export function allImports(ledger: Ledger, behind = 0): StoredImport[] {
  const rows = ledger.all(
    ledger.query
      .selectFrom('statement_import')
      .leftJoin('import_undo', 'import_undo.import_id', 'statement_import.id')
      .selectAll('statement_import')
      .select(['import_undo.at as undone_at'])
      .where('statement_import.id', '>', behind)
      .orderBy('statement_import.id'),
  );
  return rows.map((row) => {
    const findings = JSON.parse(row.findings) as Pick<FileSummary, 'totals' | 'checks' | 'drift'> & {
      structure: number;
      balances?: AccountBalance[];
      days?: Period;
    }; // Our own JSON, written above.
    const view: ImportView = {
      id: row.id,
      file: row.file_name,
      sha256: row.sha256,
      bytes: row.bytes,
      encoding: row.encoding,
      adapter: row.adapter,
      adapterVersion: row.adapter_version,
      adapterName: '',
      sourceKind: row.source_kind as ImportView['sourceKind'],
      channel: row.channel as ImportView['channel'],
      accounts: JSON.parse(row.accounts),
      currencies: JSON.parse(row.currencies),
      periodFrom: row.period_from,
      periodTo: row.period_to,
      counts: {
        rows: row.row_count,
        added: row.added,
        duplicates: row.duplicates,
        changed: row.changed,
        skipped: row.skipped,
        errors: 0,
        structure: findings.structure,
      },
      totals: findings.totals,
      checks: findings.checks.map((check) => ({ ...check, scope: check.scope ?? '' })), // Older imports have none.
      drift: findings.drift,
      proof: row.proof as ImportView['proof'],
      committedAt: row.committed_at,
      committedBy: row.committed_by,
      state: row.undone_at === null ? 'active' : 'undone',
      undoneAt: row.undone_at ?? '',
    };
    return {
      id: row.id,
      view,
      firstLineId: row.first_line_id,
      lineCount: row.line_count,
      originalName: row.original_name,
      originalFile: row.original_file,
      member: row.member,
      balances: findings.balances ?? [],
      days: findings.days ?? { from: row.period_from, to: row.period_to }, // Older imports have none.
    };
  });
}

export function readColumns(ledger: Ledger, imported: StoredImport): LineColumns {
  const columns = makeColumns(imported.lineCount);
  const rows = ledger.all(
    ledger.query.selectFrom('line_column').select(['name', 'bytes']).where('import_id', '=', imported.id),
  );
  for (const name of COLUMN_NAMES) {
    const row = rows.find((each) => each.name === name);
    const target = bytesOf(columns[name]);
    const written = row ? decompress(row.bytes) : Buffer.alloc(0);
    const bytes = name === 'account' ? widenedPlaces(written, imported.lineCount) : written;
    if (bytes.length !== target.length)
      throw new Refused('workspace_damaged', { file: 'ledger.db', column: name });
    target.set(bytes);
  }
  return columns;
}

/** Places of accounts had two bytes each once. */
function widenedPlaces(written: Buffer, lineCount: number): Buffer {
  if (written.length !== 2 * lineCount) return written;
  const places = new Uint16Array(lineCount);
  bytesOf(places).set(written);
  return Buffer.from(Uint32Array.from(places).buffer);
}

/** One column alone: bytes, as they lie. */
export function readColumn(ledger: Ledger, imported: StoredImport, name: 'status'): Uint8Array {
  const row = ledger.first(
    ledger.query
      .selectFrom('line_column')
      .select('bytes')
      .where('import_id', '=', imported.id)
      .where('name', '=', name),
  );
  return row ? decompress(row.bytes) : new Uint8Array(0);
}

export function readBlock(ledger: Ledger, importId: number, blockNo: number): Uint8Array | undefined {
  return ledger.first(
    ledger.query
      .selectFrom('line_block')
      .select('bytes')
      .where('import_id', '=', importId)
      .where('block_no', '=', blockNo),
  )?.bytes;
}

/** Every line that ever gave way to another, in the order in which they were told. */
export const allSupersessions = (ledger: Ledger): Supersession[] =>
  ledger
    .all(ledger.query.selectFrom('line_supersession').select(['old_line_id', 'new_line_id']).orderBy('row'))
    .map((row) => ({ earlier: row.old_line_id, later: row.new_line_id }));
