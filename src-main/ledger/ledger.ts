/**
 * The ledger: the encrypted database, its migrations, and synchronous reads and writes built with Kysely.
 *
 * Queries are composed and typed by Kysely and run at once on the driver, because one use case is one transaction and a transaction
 * has no await inside. Nothing here decides anything.
 */
import { type Compilable, Kysely, type Migration, Migrator, SqliteDialect } from 'kysely';
import { Refused } from '../../shared/contract/errors.ts';
import { type Driver, explainFault, openDriver } from './driver.ts';
import { firstTables } from './migrations/first-tables.ts';
import type { Schema } from './schema.ts';

/** In order; a name never changes once released. */
const MIGRATIONS: Readonly<Record<string, Migration>> = {
  '0001-first-tables': firstTables,
};

/** How many values one statement binds at most when rows are written in bulk. */
const VALUES_PER_STATEMENT = 500;

export class Ledger {
  readonly query: Kysely<Schema>;
  readonly #driver: Driver;
  readonly #prepared = new Map<string, ReturnType<Driver['prepare']>>();

  constructor(driver: Driver, query: Kysely<Schema>) {
    this.#driver = driver;
    this.query = query;
  }

  all<Row>(query: Compilable<Row>): Row[] {
    const { sql, parameters } = query.compile();
    return guard(() => this.#prepare(sql).all(...parameters) as Row[]); // The rows are of the shape the typed query names.
  }

  first<Row>(query: Compilable<Row>): Row | undefined {
    const { sql, parameters } = query.compile();
    return guard(() => this.#prepare(sql).get(...parameters) as Row | undefined); // As above.
  }

  /** Runs an insert; gives the row id. */
  append(query: Compilable<unknown>): number {
    const { sql, parameters } = query.compile();
    return guard(() => Number(this.#prepare(sql).run(...parameters).lastInsertRowid));
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
      guard(() => statement.run(...values));
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
    return guard(() => this.#driver.transaction(work).immediate());
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

/** Opens the ledger file and brings its tables up to date. `key` is the raw 32-byte ledger key. */
export async function openLedger(file: string, key: Buffer): Promise<Ledger> {
  const driver = await openDriver(file, key);
  const query = new Kysely<Schema>({ dialect: new SqliteDialect({ database: driver }) });
  const migrator = new Migrator({ db: query, provider: { getMigrations: async () => ({ ...MIGRATIONS }) } });
  const { error } = await migrator.migrateToLatest();
  if (error) {
    driver.close();
    // Kysely says so when the file knows migrations this build does not: it was written by a newer version.
    if (error instanceof Error && /corrupted migrations/.test(error.message))
      throw new Refused('workspace_newer', { file: 'ledger.db' });
    throw explainFault(error);
  }
  return new Ledger(driver, query);
}
