/**
 * The ledger: the encrypted database, its migrations, and synchronous reads and writes built with Kysely.
 *
 * Queries are composed and typed by Kysely and run at once on the driver, because one use case is one transaction and a transaction
 * has no await inside. Nothing here decides anything.
 */
import { type Compilable, Kysely, type Migration, Migrator, SqliteDialect } from 'kysely';
import { Refused } from '../../shared/contract/errors.ts';
import { type Driver, explainFault, openDriver } from './driver.ts';
import { arrivalExpectations } from './migrations/arrival-expectations.ts';
import { columnMappings } from './migrations/column-mappings.ts';
import { fetchSources } from './migrations/fetch-sources.ts';
import { firstTables } from './migrations/first-tables.ts';
import { lineLinkDecisions } from './migrations/line-link-decisions.ts';
import { matchingByRules } from './migrations/matching-by-rules.ts';
import { monthlyReport } from './migrations/monthly-report.ts';
import { ordersPaymentsBooks } from './migrations/orders-payments-books.ts';
import { peopleAndRecord } from './migrations/people-and-record.ts';
import { riskAndEvidence } from './migrations/risk-and-evidence.ts';
import { settlement } from './migrations/settlement.ts';
import { sourceSecrets } from './migrations/source-secrets.ts';
import type { Schema } from './schema.ts';

/** In order; a name never changes once released. */
const MIGRATIONS: Readonly<Record<string, Migration>> = {
  '0001-first-tables': firstTables,
  '0002-people-and-record': peopleAndRecord,
  '0003-column-mappings': columnMappings,
  '0004-arrival-expectations': arrivalExpectations,
  '0005-source-secrets': sourceSecrets,
  '0006-line-link-decisions': lineLinkDecisions,
  '0007-fetch-sources': fetchSources,
  '0008-matching-by-rules': matchingByRules,
  '0009-orders-payments-books': ordersPaymentsBooks,
  '0010-settlement': settlement,
  '0011-risk-and-evidence': riskAndEvidence,
  '0012-monthly-report': monthlyReport,
};

/** How many values one statement binds at most when rows are written in bulk. */
const VALUES_PER_STATEMENT = 500;

/** Rows written to a table, first to last by their numbers. */
export interface RowRange {
  readonly table: string;
  readonly first: number;
  readonly last: number;
}

export class Ledger {
  readonly query: Kysely<Schema>;
  readonly #driver: Driver;
  readonly #prepared = new Map<string, ReturnType<Driver['prepare']>>();
  /** What is written inside `noting`, innermost last. */
  readonly #notes: RowRange[][] = [];
  /** How often a transaction that had written was rolled back. */
  #takenBack = 0;

  constructor(driver: Driver, query: Kysely<Schema>) {
    this.#driver = driver;
    this.query = query;
  }

  all<Row>(query: Compilable<Row>): Row[] {
    const { sql, parameters } = query.compile();
    return guard(() => this.#prepare(sql).all(...parameters) as Row[]); // The rows are of the shape the typed query names.
  }

  /** Row after row, where all of them at once would be a million objects. */
  each<Row>(query: Compilable<Row>): Iterable<Row> {
    const { sql, parameters } = query.compile();
    return guardEach(() => this.#driver.prepare(sql).iterate(...parameters) as Iterable<Row>); // As above.
  }

  first<Row>(query: Compilable<Row>): Row | undefined {
    const { sql, parameters } = query.compile();
    return guard(() => this.#prepare(sql).get(...parameters) as Row | undefined); // As above.
  }

  /** Runs an insert of one row; gives the row id. */
  append(query: Compilable<unknown>): number {
    const { sql, parameters } = query.compile();
    const row = guard(() => Number(this.#prepare(sql).run(...parameters).lastInsertRowid));
    this.#note(/^insert into "(\w+)"/.exec(sql)?.[1] ?? '', row, row);
    return row;
  }

  /** Deletes or changes rows of tables that allow it (names, secrets of sources, drafts; what is due, within its erasing); gives how many. Everything else is refused by the database. */
  erase(query: Compilable<unknown>): number {
    const { sql, parameters } = query.compile();
    return guard(() => this.#prepare(sql).run(...parameters).changes);
  }

  /** Overwrites columns of one row, by its number. The database refuses every row but one that is being erased (retention_erasing), and of that what always stays. */
  overwrite(table: string, number: number, values: Readonly<Record<string, string | Uint8Array>>): void {
    const columns = Object.keys(values);
    if (![table, ...columns].every((name) => /^[a-z_]+$/.test(name)))
      throw new Refused('workspace_damaged', { file: 'ledger.db', table });
    const set = columns.map((column) => `${column} = ?`).join(', ');
    const text = `UPDATE ${table} SET ${set} WHERE rowid = ?`;
    guard(() => this.#prepare(text).run(...Object.values(values), number));
  }

  /** Appends many rows with several a statement. `columns` name the table's columns in the order of the values in each row. */
  appendMany<Table extends keyof Schema & string>(
    table: Table,
    columns: readonly (keyof Schema[Table] & string)[],
    rows: Iterable<readonly unknown[]>,
  ): void {
    const perStatement = Math.max(1, Math.floor(VALUES_PER_STATEMENT / columns.length));
    const one = `(${columns.map(() => '?').join(',')})`;
    const text = (count: number) =>
      `INSERT INTO ${table} (${columns.join(',')}) VALUES ${Array(count).fill(one).join(',')}`;
    let values: unknown[] = [];
    let count = 0;
    const flush = () => {
      if (count === 0) return;
      const statement = this.#prepare(text(count));
      const last = guard(() => Number(statement.run(...values).lastInsertRowid));
      this.#note(table, last - count + 1, last); // One writer at a time: rows of one statement are numbered in a row.
      values = [];
      count = 0;
    };
    for (const row of rows) {
      values.push(...row);
      count += 1;
      if (count === perStatement) flush();
    }
    flush();
  }

  /** All or nothing. Immediate, so that the write lock is taken before anything is read. */
  transaction<T>(work: () => T): T {
    const before = this.writes();
    try {
      return guard(() => this.#driver.transaction(work).immediate());
    } catch (fault) {
      // What was read meanwhile is of rows that are there no more.
      if (this.writes() !== before) this.#takenBack += 1;
      throw fault;
    }
  }

  /** Does the work and gives the rows it wrote, by table, neighbours joined. */
  noting<T>(work: () => T): { readonly result: T; readonly rows: readonly RowRange[] } {
    const rows: RowRange[] = [];
    this.#notes.push(rows);
    try {
      return { result: work(), rows };
    } finally {
      this.#notes.pop();
    }
  }

  #note(table: string, first: number, last: number): void {
    const rows = this.#notes.at(-1);
    if (!rows) return;
    const before = rows.findLastIndex((each) => each.table === table);
    const joined = rows[before];
    if (joined && joined.last + 1 === first) rows[before] = { table, first: joined.first, last };
    else rows.push({ table, first, last });
  }

  /** The rows of a table as they stand, by their numbers: names of the columns, then the values of each row. */
  readRows(
    table: string,
    first: number,
    last: number,
  ): { readonly columns: readonly string[]; readonly rows: Iterable<readonly unknown[]> } {
    if (!/^[a-z_]+$/.test(table)) throw new Refused('workspace_damaged', { file: 'ledger.db', table });
    return guard(() => {
      const statement = this.#prepare(`SELECT * FROM ${table} WHERE rowid BETWEEN ? AND ? ORDER BY rowid`);
      return {
        columns: statement.columns().map((column) => column.name),
        // A statement of its own: the caller may read others while it goes over these.
        rows: guardEach(
          () => this.#driver.prepare(statement.source).raw().iterate(first, last) as Iterable<unknown[]>, // What raw() gives.
        ),
      };
    });
  }

  /** The numbers of a table's rows, ascending: all, or those in a range. */
  rowNumbers(
    table: string,
    first = Number.MIN_SAFE_INTEGER,
    last: number = Number.MAX_SAFE_INTEGER,
  ): number[] {
    if (!/^[a-z_]+$/.test(table)) throw new Refused('workspace_damaged', { file: 'ledger.db', table });
    const text = `SELECT rowid FROM ${table} WHERE rowid BETWEEN ? AND ? ORDER BY rowid`;
    return guard(() => this.#prepare(text).pluck().all(first, last) as number[]); // Row numbers are integers.
  }

  /** How many rows each table holds: what the record must account for. */
  countRows(tables: readonly string[]): ReadonlyMap<string, number> {
    return new Map(
      tables.map((table) => [
        table,
        guard(() => Number(this.#prepare(`SELECT count(*) FROM ${table}`).pluck().get())),
      ]),
    );
  }

  /** What the database finds wrong with its own pages and indexes; nothing when it is whole. Reads every page. */
  findings(): string[] {
    return guard(() => {
      const found = this.#prepare('PRAGMA integrity_check').pluck().all() as string[]; // Lines of text.
      return found.filter((line) => line !== 'ok');
    });
  }

  /** A consistent, encrypted copy under the same key, while the ledger is in use. */
  copyTo(file: string): void {
    guard(() => this.#driver.prepare('VACUUM INTO ?').run(file));
  }

  /** Empties the write-ahead log into the file: pages as they were before an erasing lie in it until then. A reader in the way leaves it to the next one. */
  settle(): void {
    guard(() => this.#driver.pragma('wal_checkpoint(TRUNCATE)'));
  }

  /** Grows with every row that is written, and once more where rows are taken back: whether anything changed, between two moments. */
  writes(): number {
    const written = guard(() => Number(this.#prepare('SELECT total_changes()').pluck().get()));
    return written + this.#takenBack;
  }

  close(): void {
    if (!this.#driver.open) return;
    this.#prepared.clear();
    this.#driver.close(); // Checkpoints the WAL and removes it.
  }

  #prepare(sql: string): ReturnType<Driver['prepare']> {
    const known = this.#prepared.get(sql);
    if (known) return known;
    const statement = this.#driver.prepare(sql);
    if (this.#prepared.size > 200) this.#prepared.clear();
    this.#prepared.set(sql, statement);
    return statement;
  }
}

function guard<T>(work: () => T): T {
  try {
    return work();
  } catch (fault) {
    throw explainFault(fault);
  }
}

/** The same for rows that are read one by one. */
function* guardEach<T>(rows: () => Iterable<T>): Generator<T> {
  try {
    yield* rows();
  } catch (fault) {
    throw explainFault(fault);
  }
}

/** Opens the ledger file and brings its tables up to date. `key` is the raw 32-byte ledger key. */
export async function openLedger(file: string, key: Buffer): Promise<Ledger> {
  const driver = await openDriver(file, key);
  const query = new Kysely<Schema>({ dialect: new SqliteDialect({ database: driver }) });
  const migrator = new Migrator({ db: query, provider: { getMigrations: async () => ({ ...MIGRATIONS }) } });
  const { error, results } = await migrator.migrateToLatest();
  if (error) {
    driver.close();
    // Kysely says so when the file knows migrations this build does not: it was written by a newer version.
    if (error instanceof Error && /corrupted migrations/.test(error.message))
      throw new Refused('workspace_newer', { file: 'ledger.db' });
    throw explainFault(error);
  }
  driver.pragma('foreign_keys = ON'); // Off until here: a migration may make a table anew.
  const broken = results?.length ? driver.pragma('foreign_key_check') : [];
  if (Array.isArray(broken) && broken.length > 0) {
    driver.close();
    throw new Refused('workspace_damaged', { file: 'ledger.db' });
  }
  return new Ledger(driver, query);
}
