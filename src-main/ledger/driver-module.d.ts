/** The driver's package hides its own types behind "exports"; these are the few parts we use. */
declare module 'better-sqlite3-multiple-ciphers' {
  export interface RunResult {
    readonly changes: number;
    readonly lastInsertRowid: number | bigint;
  }
  export interface Statement {
    readonly reader: boolean;
    readonly source: string;
    columns(): readonly { readonly name: string }[];
    /** Rows as lists of values. */
    raw(): Statement;
    /** The first value of a row instead of the row. */
    pluck(): Statement;
    run(...values: readonly unknown[]): RunResult;
    get(...values: readonly unknown[]): unknown;
    all(...values: readonly unknown[]): unknown[];
    iterate(...values: readonly unknown[]): IterableIterator<unknown>;
  }
  export interface Database {
    readonly open: boolean;
    pragma(text: string): unknown;
    prepare(sql: string): Statement;
    transaction<T>(work: () => T): { immediate(): T };
    close(): void;
  }
  const Driver: new (file: string) => Database;
  export default Driver;
}
